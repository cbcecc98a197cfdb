// A visitor with an appointment checks in early: kiosk, paper and phone show how many are called first.
import { looksWell, play, shows, tapUntil, tell, given } from "./browser.mjs";

const CODE = /\b\d{4} \d{4}\b/;

async function book(visitor) {
  const page = await visitor.open(given.book, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await tapUntil(page, page.getByRole("button", { name: given.service }).first(), "几点来");
  await page.locator("li button:enabled", { hasText: given.slot }).tap();
  await tapUntil(page, page.getByRole("button", { name: "确定预约" }).first(), "已预约");
  await looksWell(page, "early-booked");
  return (await page.getByText(CODE).first().innerText()).replace(/\D/g, "");
}

await play(async (visitor) => {
  if (given.visit) {
    const phone = await visitor.open(given.visit, { viewport: { width: 390, height: 844 } });
    await shows(phone, given.ahead);
    await looksWell(phone, "early-phone");
    return tell({ phone: await phone.locator("body").innerText() });
  }
  const code = await book(visitor);
  const kiosk = await visitor.open(given.kiosk, { viewport: { width: 1080, height: 1920 }, hasTouch: true });
  await tapUntil(kiosk, kiosk.getByRole("button", { name: "预约", exact: true }), "请输入预约码");
  await kiosk.keyboard.type(code);
  await tapUntil(kiosk, kiosk.getByRole("button", { name: "签到取号" }), "您的号");
  await shows(kiosk, given.ahead);
  await looksWell(kiosk, "early-kiosk");
  const number = await kiosk.getByText(/^[A-Z]\d{3,4}$/).first().innerText();
  visitor.allWell();
  tell({ number: number.trim() });
});
