// A change of shift: a clerk who leaves with a visitor at the window hands both over; the page left open can do nothing more.
import { looksWell, play, press, shows, tell, given } from "./browser.mjs";

async function signIn(page, account) {
  await page.locator("input[name=name]").fill(account.name);
  await page.locator("input[type=password]").fill(account.password);
  await page.keyboard.press("Enter");
}

async function sit(page) {
  await shows(page, "您在哪个窗口");
  await page.keyboard.type(given.label);
  await page.keyboard.press("Enter");
}

const here = (page, number) => page.locator("article.present", { hasText: number }).waitFor();

await play(async (visitor) => {
  const expected = /status of (401|409)/;
  const context = await visitor.context({ viewport: { width: 1366, height: 768 } });
  const early = await visitor.open(given.clerk, { context, expected });
  await signIn(early, given.early);
  await sit(early);
  await early.getByRole("button", { name: "开放窗口" }).first().click();
  await shows(early, "下一位");
  await press(early, "Space");
  await here(early, given.number);
  await press(early, "s");
  await shows(early, "办理中");
  // The same browser has the page open in a second tab, forgotten.
  const forgotten = await visitor.open(given.clerk, { context, expected });
  await here(forgotten, given.number);

  await early.getByRole("button", { name: "退出" }).first().click();
  await shows(early, "还在窗口");
  await looksWell(early, "shift-leave");
  await early.getByRole("button", { name: "交给接班同事并退出" }).click();
  await early.locator("input[name=name]").waitFor();

  await signIn(early, given.late);
  await shows(early, "上一班已交班");
  await looksWell(early, "shift-arrives");
  await press(early, "Space");
  await here(early, given.number);
  await looksWell(early, "shift-taken-over");

  await forgotten.bringToFront();
  await press(forgotten, "Space");
  await looksWell(forgotten, "shift-forgotten");
  await early.bringToFront();
  await here(early, given.number);
  await press(early, "f", "f");
  await shows(early, "现在没有人等候");
  await looksWell(early, "shift-finished");
  visitor.allWell();
  tell({ forgotten: await forgotten.locator("body").innerText() });
});
