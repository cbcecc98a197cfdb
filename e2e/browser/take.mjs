// A visitor at the touchscreen: theme, service, 直接取号; reports the number.
import { looksWell, play, shows, tapUntil, tell, given } from "./browser.mjs";

await play(async (visitor) => {
  const page = await visitor.open(given.kiosk, { viewport: { width: 1080, height: 1920 }, hasTouch: true });
  await shows(page, given.theme);
  await looksWell(page, "kiosk-themes");
  await tapUntil(page, page.getByRole("button", { name: given.theme }).first(), given.service);
  await looksWell(page, "kiosk-services");
  await tapUntil(page, page.getByRole("button", { name: given.service }).first(), given.document);
  await looksWell(page, "kiosk-confirm");
  await tapUntil(page, page.getByRole("button", { name: "直接取号" }), "您的号");
  const number = page.getByText(/^[A-Z]\d{3,4}$/).first();
  await number.waitFor();
  await looksWell(page, "kiosk-number");
  visitor.allWell();
  tell({ number: (await number.innerText()).trim() });
});
