// A visitor at the touchscreen: department, service, 取号; reports the number.
import { looksWell, play, shows, tapUntil, tell, told } from "./browser.mjs";

await play(async (visitor) => {
  const page = await visitor.open(told.kiosk, { viewport: { width: 1080, height: 1920 }, hasTouch: true });
  await shows(page, told.department);
  await looksWell(page, "kiosk-departments");
  await tapUntil(page, page.getByRole("button", { name: told.department }).first(), told.service);
  await looksWell(page, "kiosk-services");
  await tapUntil(page, page.getByRole("button", { name: told.service }).first(), told.document);
  await looksWell(page, "kiosk-confirm");
  await tapUntil(page, page.getByRole("button", { name: "取号", exact: true }), "您的号");
  const number = page.getByText(/^[A-Z]\d{3,4}$/).first();
  await number.waitFor();
  await looksWell(page, "kiosk-number");
  visitor.allWell();
  tell({ number: (await number.innerText()).trim() });
});
