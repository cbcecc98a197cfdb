// The clerk calls with one key; the TV page, the window page and the visitor's phone show the call.
import { looksWell, play, press, shows, tell, given } from "./browser.mjs";

await play(async (visitor) => {
  const phone = await visitor.open(given.visit, { viewport: { width: 390, height: 844 } });
  await shows(phone, given.number);
  await looksWell(phone, "visitor-waiting");
  const board = await visitor.open(given.board, { viewport: { width: 1920, height: 1080 } });
  const face = await visitor.open(given.window_page, { viewport: { width: 1280, height: 720 } });
  await shows(board, "实时");
  await shows(face, "实时");
  for (const page of [board, face]) {
    if ((await page.getByText(given.number).count()) > 0) throw new Error(`${page.url()} shows ${given.number} before it is called`);
  }
  await looksWell(board, "board-before");

  const desk = await visitor.open(given.clerk, { viewport: { width: 1280, height: 900 }, expected: /status of 401/ });
  await desk.locator("input[name=name]").fill(given.name);
  await desk.locator("input[type=password]").fill(given.password);
  await desk.keyboard.press("Enter");
  await openWindow(desk);
  await looksWell(desk, "clerk-open");
  await press(desk, "Space");
  // The number was already in the waiting list; only a called visitor can be called again.
  await desk.locator("button:enabled", { hasText: "重呼" }).waitFor();
  await shows(desk, given.number);
  await looksWell(desk, "clerk-called");
  for (const [page, name] of [[board, "board-called"], [face, "window-called"], [phone, "visitor-called"]]) {
    await shows(page, given.number);
    await looksWell(page, name);
  }
  await shows(phone, "请到");
  visitor.allWell();
  tell({ called: true });
});

/** Chooses a window and opens it, as a clerk does in the morning. */
async function openWindow(desk) {
  await shows(desk, "您在哪个窗口");
  await looksWell(desk, "clerk-pick");
  await desk.keyboard.type(given.label);
  await desk.keyboard.press("Enter");
  await desk.getByRole("button", { name: "开放窗口" }).first().click();
  await shows(desk, "下一位");
}
