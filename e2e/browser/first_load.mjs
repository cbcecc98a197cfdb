// Measures how long a page takes from its first request until it is usable, and the bytes transferred, on a slow processor.
import { play, tell, given } from "./browser.mjs";

/** Slow-down factor for this machine's processor. */
const SLOWED = 6;
const ROUNDS = 5;

await play(async (visitor) => {
  const kiosk = await loads(visitor, given.kiosk, given.theme, { viewport: { width: 1080, height: 1920 } });
  const context = await visitor.context();
  const desk = await visitor.open(given.clerk, { context, expected: /status of 401/ });
  await desk.locator("input[name=name]").fill(given.name);
  await desk.locator("input[type=password]").fill(given.password);
  await desk.keyboard.press("Enter");
  await desk.getByText(given.asks).first().waitFor();
  const storageState = await context.storageState();
  const clerk = await loads(visitor, given.clerk, given.asks, { viewport: { width: 1280, height: 900 }, storageState });
  visitor.allWell();
  tell({ kiosk, clerk });
});

/** Loads a page with an empty cache, repeatedly. */
async function loads(visitor, address, text, options) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await visitor.context(options);
    rounds.push(await load(await context.newPage(), address, text));
    await context.close();
  }
  return rounds;
}

async function load(page, address, text) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await devtools.send("Network.enable");
  let bytes = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(address, { waitUntil: "commit" });
  const usable = await page.waitForFunction((text) => document.body?.innerText.includes(text) && performance.now(), text);
  const usable_ms = await usable.jsonValue();
  await page.waitForLoadState("load");
  return { usable_ms, bytes };
}
