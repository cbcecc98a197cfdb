// Every screen of the kiosk on every screen that it is sold with, in every type, reach and language: nothing is cut, nothing lies
// outside, no two texts lie on each other, and neither two fingers nor keys enlarge the page.
import { readFileSync } from "node:fs";
import { picture, play, shows, tell, given } from "./browser.mjs";
import { misfits } from "./misfits.mjs";

/** So long a screen takes to be laid out. */
const SETTLE_MS = 120;
/** A press that comes sooner on a new screen is not taken. */
const TURN_MS = 750;
const PAGES_MAX = 60;
const BACK_MAX = 4;
const WAYS = [[], ["big"], ["low"], ["big", "low"]];

const WORDS = ["search", "booking", "big", "low", "down", "up", "back", "take", "done", "check_in"].concat([
  "by_department",
  "list_only",
  "list_printed",
]);

const found = [];

/** What the buttons say in a language. */
function wordsOf(code) {
  const file = readFileSync(new URL(`../../languages/${code}.ftl`, import.meta.url), "utf8");
  const said = (key) => new RegExp(`^kiosk-${key} = (.*)$`, "m").exec(file)[1];
  return { code, ...Object.fromEntries(WORDS.map((key) => [key, said(key)])) };
}

/** A visitor of one kiosk, in one way of seeing and reaching it. */
class Seen {
  constructor(page, name, words) {
    Object.assign(this, { page, name, words });
  }

  button(words) {
    return this.page.getByRole("button", { name: words });
  }

  /** Measures what is on the screen, and keeps a picture of it. */
  async look(screen) {
    await this.page.waitForTimeout(SETTLE_MS);
    const here = `${this.name}-${screen}`;
    const wrong = await this.page.evaluate(misfits);
    if (wrong.length > 0 || given.pictures) await picture(this.page, `fits-${here}`);
    found.push(...wrong.map((misfit) => `${here}: ${misfit}`));
  }

  /** Measures every page of a list; how many there are. */
  async lookThrough(screen) {
    await this.look(screen);
    const on = this.button(new RegExp(this.words.down));
    for (let page = 1; page < PAGES_MAX; page += 1) {
      if (!(await on.isVisible()) || !(await on.isEnabled())) return page;
      await on.click();
      await this.look(`${screen}-${page + 1}`);
    }
    throw new Error(`${this.name}: ${screen} has no end`);
  }

  async toFirstPage() {
    const up = this.button(new RegExp(this.words.up));
    while ((await up.isVisible()) && (await up.isEnabled())) await up.click();
  }

  async open(tile) {
    await this.page.locator("main li button:visible").nth(tile).click();
  }

  async back() {
    await this.button(new RegExp(this.words.back)).click();
  }
}

async function searched(seen) {
  const { page, words } = seen;
  await seen.button(words.search).click();
  await seen.look("search");
  await page.locator("input").fill(given.query);
  await page.getByText(given.found[seen.words.code] ?? given.found.zh).first().waitFor();
  await seen.lookThrough("found");
  // Another question begins with the first page.
  await page.locator("input").fill("");
  await page.locator("input").fill(given.query);
  const service = page.getByRole("button", { name: given.found[words.code] ?? given.found.zh }).first();
  await service.click();
  await seen.lookThrough("papers");
  await seen.back();
  await seen.back();
}

async function booked(seen) {
  await seen.button(seen.words.booking).click();
  await seen.look("booking");
  await seen.page.keyboard.type("10000000");
  await seen.button(seen.words.check_in).and(seen.page.locator(":enabled")).waitFor();
  await seen.page.waitForTimeout(TURN_MS);
  await seen.page.keyboard.press("Enter");
  await seen.page.locator("[role=alert]").waitFor();
  await seen.look("no-booking");
  await seen.back();
}

/** From the first screen to the number, and back to a first screen for the next. */
async function visited(seen) {
  const pages = await seen.lookThrough("start");
  await seen.button(seen.words.by_department).click();
  await seen.lookThrough("departments");
  await seen.toFirstPage();
  await seen.open(0);
  await seen.lookThrough("journeys");
  if (await seen.page.locator("main li button").count()) await seen.open(0);
  await seen.lookThrough("journey");
  const back = seen.button(new RegExp(seen.words.back));
  for (let step = 0; step < BACK_MAX && (await back.isVisible()); step += 1) await seen.back();
  await seen.open(1);
  await seen.lookThrough("services");
  await seen.open(0);
  await seen.look("service");
  await seen.button(seen.words.list_only).click();
  await seen.page.getByText(seen.words.list_printed).waitFor();
  await seen.look("list");
  await seen.button(seen.words.take).click();
  await seen.button(seen.words.done).waitFor();
  await seen.look("number");
  const largest = await seen.page.evaluate(largestText);
  if (!/^[A-Z]\d{3}$/.test(largest)) found.push(`${seen.name}: the largest text beside the number is ${largest}`);
  await seen.page.waitForTimeout(TURN_MS);
  await seen.button(seen.words.done).click();
  await seen.page.locator("[data-big=false] main li button").first().waitFor();
  return pages;
}

function largestText() {
  const texts = [...document.querySelectorAll("main *")].filter((one) => one.innerText?.trim() && !one.children.length);
  const size = (one) => Number.parseFloat(getComputedStyle(one).fontSize);
  const largest = texts.reduce((one, other) => (size(other) > size(one) ? other : one));
  return (largest.closest(".number") ?? largest).innerText.trim();
}

/** What two fingers, the wheel and the menu's button do: nothing. */
async function staysInPlace(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Input.synthesizePinchGesture", { x: 400, y: 400, scaleFactor: 2, gestureSourceType: "touch" });
  const scale = await page.evaluate(() => visualViewport.scale);
  if (scale !== 1) found.push(`two fingers enlarge the page ${scale} times`);
  const menu = await page.evaluate(() => {
    const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
    return document.querySelector("h1").dispatchEvent(event);
  });
  if (menu) found.push("a long press opens the browser's menu");
  const { translate, meta, swipe } = await page.evaluate(() => ({
    translate: document.documentElement.translate,
    meta: document.querySelector("meta[name=google]")?.content,
    swipe: getComputedStyle(document.documentElement).overscrollBehaviorX,
  }));
  if (translate || meta !== "notranslate") found.push("the browser offers to translate the page");
  if (swipe !== "none") found.push("a swipe leaves the page");
}

await play(async (visitor) => {
  const pages = {};
  for (const [width, height] of given.sizes) {
    const page = await visitor.open(given.kiosk, { viewport: { width, height }, hasTouch: true, expected: /status of 4/ });
    await shows(page, given.hall);
    await staysInPlace(page);
    for (const words of given.languages.map(wordsOf)) {
      for (const way of given.ways ?? WAYS) {
        await page.locator(`[role="group"] > button[lang|="${words.code}"]`).click();
        const seen = new Seen(page, [`${width}x${height}`, words.code, ...way].join("-"), words);
        for (const one of way) await seen.button(words[one]).click();
        await searched(seen);
        await booked(seen);
        pages[seen.name] = await visited(seen);
      }
    }
    await page.context().close();
  }
  visitor.allWell();
  tell({ pages });
});
if (found.length > 0) throw new Error(`what does not fit:\n${found.join("\n")}`);
