// Every screen of the kiosk in every language and way of seeing and reaching it: buttons of 20 mm, all below the reach, contrast,
// and nothing that axe finds. A ticket is taken in each.
import { readFileSync } from "node:fs";
import { misfits } from "./misfits.mjs";
import { findings, picture, play, shows, tell, given } from "./browser.mjs";
import { brokenWords, outOfReach, tooFaint } from "./sized.mjs";

const TARGET_MM = 20;
const REACH_MM = 1_220;
const MM_PER_INCH = 25.4;
/** What the page takes a press on a new screen for: one that was meant for the screen before. */
const TURN_MS = 750;
const WAYS = { plain: [], big: ["big"], low: ["low"], "big-low": ["big", "low"], dark: ["contrast"], light: ["contrast", "contrast"] };
const CONTRAST_MIN = { dark: 10, light: 10 };

const found = [];
const numbers = {};
const { width, height, inches, bottom_mm } = given.screen;
const mm_px = Math.hypot(width, height) / (inches * MM_PER_INCH);
const reach_px = (REACH_MM - bottom_mm) * mm_px;

function wordsOf(code) {
  const file = readFileSync(new URL(`../../languages/${code}.ftl`, import.meta.url), "utf8");
  return (key) => new RegExp(`^kiosk-${key} = (.*)$`, "m").exec(file)[1];
}

class Seen {
  constructor(page, code, way) {
    Object.assign(this, { page, code, way, words: wordsOf(code), name: `${width}x${height}-${code}-${way}` });
  }

  button(key) {
    return this.page.getByRole("button", { name: this.words(key) });
  }

  async look(screen) {
    const reach = this.way.includes("low") ? reach_px : null;
    const wrong = [
      ...(await this.page.evaluate(outOfReach, { mm_px, target_mm: TARGET_MM, reach_px: reach })),
      ...(await this.page.evaluate(tooFaint, CONTRAST_MIN[this.way] ?? 7)),
      ...(await this.page.evaluate(brokenWords)),
      ...(await this.page.evaluate(misfits)),
      ...(given.axe && !this.way.includes("low") ? await findings(this.page) : []),
    ];
    if (wrong.length > 0 || given.pictures) await picture(this.page, `everyone-${this.name}-${screen}`);
    found.push(...wrong.map((one) => `${this.name}-${screen}: ${one}`));
  }

  async open(tile) {
    await this.page.locator("main li button:visible").nth(tile).click();
  }
}

async function visit(seen) {
  const { page } = seen;
  await seen.look("departments");
  await seen.button("search").click();
  await seen.look("search");
  await seen.button("back").click();
  await seen.button("booking").click();
  await seen.look("booking");
  await seen.button("back").click();
  await seen.open(1);
  await seen.look("services");
  await seen.open(0);
  await page.waitForTimeout(TURN_MS);
  await seen.look("confirm");
  await seen.button("take").click();
  await seen.button("done").waitFor();
  await seen.look("number");
  numbers[seen.name] = (await page.getByText(/^[A-Z]\d{3,4}$/).first().innerText()).trim();
  await page.waitForTimeout(TURN_MS);
  await seen.button("done").click();
  await page.locator("[data-big=false][data-contrast=plain] main li button").first().waitFor();
}

await play(async (visitor) => {
  const page = await visitor.open(given.kiosk, { viewport: { width, height }, hasTouch: true });
  await shows(page, given.shows);
  await page.locator("html[data-reach=known]").waitFor();
  for (const code of given.languages) {
    for (const way of given.ways ?? Object.keys(WAYS)) {
      await page.locator(`[role="group"] > button[lang|="${code}"]`).click();
      const seen = new Seen(page, code, way);
      for (const key of WAYS[way]) await seen.button(key).click();
      await visit(seen);
    }
  }
  visitor.allWell();
  tell({ numbers });
});
if (found.length > 0) throw new Error(`what not everyone can use:\n${[...new Set(found)].join("\n")}`);
