// What somebody types finds what they mean: by touch and by keyboard at the kiosk, at once by Enter at reception.
import { looksWell, play, shows, tapUntil, tell, given } from "./browser.mjs";

async function atTheKiosk(visitor) {
  const page = await visitor.open(given.kiosk, { viewport: { width: 1080, height: 1920 }, hasTouch: true });
  await tapUntil(page, page.getByRole("button", { name: "搜索", exact: true }), "请输入");
  for (const letter of given.letters) await page.getByRole("button", { name: letter, exact: true }).tap();
  await first(page, given.by_letters);
  await looksWell(page, "kiosk-found");
  for (const [typed, meant] of given.meant) {
    await page.getByRole("textbox").fill(typed);
    await first(page, meant);
  }
  // Nothing that is known: what is nearest is there all the same, and the number for who does not know.
  await page.getByRole("textbox").fill("QQQQ");
  await page.waitForFunction(() => document.querySelectorAll("main li button").length > 3);
  await shows(page, "不知道办哪项");
  await looksWell(page, "kiosk-nearest");
}

/** Waits until a service stands first among the tiles. */
async function first(page, name) {
  await page.locator("li").first().getByText(name).waitFor({ state: "visible" });
}

async function atReception(visitor) {
  const context = await visitor.context({ viewport: { width: 1280, height: 900 } });
  const answer = await context.request.post(`${given.server}/api/v1/session`, { data: given.account });
  if (!answer.ok()) throw new Error(`reception cannot sign in: ${answer.status()}`);
  const page = await visitor.open(given.reception, { context });
  await shows(page, "请问办什么");
  const [[typed, meant]] = given.meant;
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: meant }).first().waitFor({ state: "visible" });
}

await play(async (visitor) => {
  await atTheKiosk(visitor);
  await atReception(visitor);
  visitor.allWell();
  tell({ found: true });
});
