// A technician at the kiosk: a finger rests in the corner, a wrong PIN, the right one by keyboard; the page in each language,
// upright and wide; a test page; a restart, after which the visitors' page is there again.
import { looksWell, picture, play, press, shows, tell, given } from "./browser.mjs";

const HELD_MS_MAX = 15_000;

await play(async (visitor) => {
  const page = await visitor.open(given.kiosk, {
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    // What a wrong PIN, and the program being started again, are answered.
    expected: /status of (403|401)|ERR_|WebSocket/,
  });
  await shows(page, given.shows);
  const finger = await page.context().newCDPSession(page);
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: 20, y: 20 }] });
  await page.waitForURL(/technician/, { timeout: HELD_MS_MAX });
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await shows(page, "请输入技术员密码");
  await looksWell(page, "technician-pin");
  for (const digit of "111111") await page.getByRole("button", { name: digit, exact: true }).tap();
  await page.getByRole("button", { name: "进入" }).tap();
  await shows(page, "密码不对");
  await press(page, ...given.pin, "Enter");
  await shows(page, "打印机通信");
  await shows(page, "10 04 01 10 04 02");
  await looksWell(page, "technician-upright-zh");
  await page.setViewportSize({ width: 1920, height: 1080 });
  await looksWell(page, "technician-wide-zh");
  await page.getByRole("button", { name: "English" }).tap();
  await shows(page, "Printer conversation");
  await looksWell(page, "technician-wide-en");
  await page.getByRole("button", { name: "Print a test page" }).tap();
  await shows(page, "The test page is printed");
  await page.setViewportSize({ width: 1080, height: 1920 });
  await looksWell(page, "technician-upright-en");
  const cut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (cut) throw new Error("the page is wider than the screen");
  await page.getByRole("button", { name: "Restart the program" }).tap();
  await page.getByRole("button", { name: "Press again to restart" }).tap();
  await shows(page, "Restarting");
  await picture(page, "technician-restarting");
  tell({ restarting: true });
});
