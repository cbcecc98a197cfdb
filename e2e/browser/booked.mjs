// A visitor books a time at home and comes with the code: checks what kiosk and reception do with it.
import { looksWell, play, shows, tapUntil, tell, given } from "./browser.mjs";

const CODE = /\b\d{4} \d{4}\b/;

async function book(visitor) {
  const page = await visitor.open(given.book, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await shows(page, given.service);
  await tapUntil(page, page.getByRole("button", { name: given.service }).first(), "几点来");
  // The last slot of the last day: nobody is late for it.
  const days = page.locator("select");
  await days.selectOption({ index: (await days.locator("option").count()) - 1 });
  const times = page.locator("li button:enabled");
  await times.last().tap();
  await looksWell(page, "book-confirm");
  await tapUntil(page, page.getByRole("button", { name: given.book_it }).first(), given.booked);
  const code = (await page.getByText(CODE).first().innerText()).replace(/\D/g, "");
  await looksWell(page, "book-booked");
  return code;
}

async function atTheKiosk(visitor, code) {
  const page = await visitor.open(given.kiosk, {
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    expected: /409|404/,
  });
  await shows(page, "预约");
  await tapUntil(page, page.getByRole("button", { name: "预约", exact: true }), "请输入预约码");
  await looksWell(page, "kiosk-booking");
  for (const digit of code.slice(0, 4)) await page.getByRole("button", { name: digit, exact: true }).tap();
  // The rest by keyboard, as a scanner would.
  await page.keyboard.type(code.slice(4));
  await tapUntil(page, page.getByRole("button", { name: "签到取号" }), "来早了");
  await looksWell(page, "kiosk-too-early");
}

async function atReception(visitor, code) {
  const context = await visitor.context({ viewport: { width: 1280, height: 900 } });
  const answer = await context.request.post(`${given.server}/api/v1/session`, { data: given.account });
  if (!answer.ok()) throw new Error(`reception cannot sign in: ${answer.status()}`);
  const page = await visitor.open(given.reception, { context, expected: /409/ });
  await shows(page, "请问办什么");
  await page.keyboard.type(`${code.slice(0, 4)} ${code.slice(4)}`);
  await shows(page, "预约码");
  await page.keyboard.press("Enter");
  await shows(page, "已预约");
  await looksWell(page, "reception-booking");
  await page.keyboard.press("Enter");
  await shows(page, "来早了");
  await page.keyboard.press("x");
  await shows(page, "再按一次");
  await page.keyboard.press("x");
  await shows(page, "已取消");
  await page.keyboard.press("Escape");
  // An agent with two principals, using only the keyboard.
  await page.keyboard.type(given.other);
  await page.keyboard.press("Enter");
  await shows(page, "代办");
  await page.keyboard.press("d");
  await page.getByPlaceholder("姓名").first().fill("李雷");
  await page.getByRole("button", { name: "再加一人" }).click();
  await page.getByPlaceholder("姓名").last().fill("韩梅梅");
  await looksWell(page, "reception-agent");
  await page.getByPlaceholder("姓名").last().press("Enter");
  await shows(page, "已发号");
  await looksWell(page, "reception-agent-issued");
}

await play(async (visitor) => {
  const code = await book(visitor);
  await atTheKiosk(visitor, code);
  await atReception(visitor, code);
  visitor.allWell();
  tell({ code });
});
