// A real Chromium for the tests: started once per scene, always closed, screenshots kept.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
// playwright-core and axe-core are development packages of the pages.
const require = createRequire(join(top, "web/package.json"));
const { chromium } = require("playwright-core");
const axeSource = require.resolve("axe-core/axe.min.js");

export const screens = join(top, "target/screens");
const WAIT_MS_MAX = 20_000;
const TAPS_MAX = 5;
const TAP_MS_APART = 1_000;
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/** What the test passed in: addresses, tokens, accounts. */
export const given = JSON.parse(process.env.SCENE ?? "{}");

/** Reports something to the test: one line of JSON. */
export function tell(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/** Plays a scene in a browser of its own. */
export async function play(scene) {
  mkdirSync(screens, { recursive: true });
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error("there is no Chromium: install Debian's package `chromium`");
  // A hall with its own authority: trusted by its key, as on a computer with its certificate installed.
  const believed = !given.authority ? [] : [`--ignore-certificate-errors-spki-list=${given.authority}`];
  const browser = await chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...believed] });
  try {
    await scene(new Visitor(browser));
  } finally {
    await browser.close();
  }
}

/** Opens pages, each in a context of its own unless asked otherwise, and collects their errors. */
class Visitor {
  #browser;
  /** Errors of all pages so far. */
  wrong = [];

  constructor(browser) {
    this.#browser = browser;
  }

  async context(options = {}) {
    return this.#browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options });
  }

  /** `expected` are the errors that belong to the scene. */
  async open(address, { context, expected, ...options } = {}) {
    const page = await (context ?? (await this.context(options))).newPage();
    page.setDefaultTimeout(WAIT_MS_MAX);
    page.on("pageerror", (error) => this.wrong.push(`${address}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !expected?.test(message.text())) this.wrong.push(`${address}: ${message.text()}`);
    });
    const answer = await page.goto(address);
    if (answer === null || !answer.ok()) throw new Error(`${address} answers ${answer?.status()}`);
    return page;
  }

  /** Fails if any page had an error. */
  allWell() {
    if (this.wrong.length > 0) throw new Error(`errors in pages:\n${this.wrong.join("\n")}`);
  }
}

export async function picture(page, name) {
  await page.screenshot({ path: join(screens, `${name}.png`) });
}

/** Waits until a text is visible on the page. */
export async function shows(page, text) {
  try {
    await page.getByText(text, { exact: false }).first().waitFor({ state: "visible", timeout: WAIT_MS_MAX });
  } catch (error) {
    await picture(page, "failed");
    const there = await page.locator("body").innerText();
    throw new Error(`${page.url()} does not show ${text}; it shows:\n${there}`, { cause: error });
  }
}

/** Waits until no act is in progress: a board may show it before its answer is here, and until then a page accepts no other. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null, null, { timeout: WAIT_MS_MAX });
}

/** Presses keys one after another, each after the previous one was answered. */
export async function press(page, ...keys) {
  for (const key of keys) {
    await settled(page);
    await page.keyboard.press(key);
  }
  await settled(page);
}

/** Taps until the next text appears: a new screen ignores presses for a moment, which is too short for a visitor to notice. */
export async function tapUntil(page, button, text) {
  for (let tries = 0; tries < TAPS_MAX; tries += 1) {
    if (await button.isVisible()) await button.tap();
    try {
      await page.getByText(text, { exact: false }).first().waitFor({ state: "visible", timeout: TAP_MS_APART });
      return;
    } catch {
      // Not there yet.
    }
  }
  await shows(page, text);
}

/** Takes a screenshot of a page in use, which must have no serious or critical axe findings. */
export async function looksWell(page, name) {
  await picture(page, name);
  const found = await findings(page);
  if (found.length > 0) throw new Error(`findings of axe on ${name}:\n${found.join("\n")}`);
}

/** Returns the serious and critical axe findings of a page, as text. */
export async function findings(page) {
  // The pages allow only their own scripts; what the test evaluates is exempt from that policy.
  await page.evaluate(readFileSync(axeSource, "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 5).map(({ target, failureSummary }) => `    ${target.join(" ")}: ${failureSummary}`);
    return `${impact} ${id}: ${help}\n${places.join("\n")}`;
  });
}
