// A visitor who does not see takes a ticket by the key pad alone, with the screen dark: what was really played is compared with what
// a voice of its own makes of the words.
import { readFileSync } from "node:fs";
import { findings, picture, play, tell, given } from "./browser.mjs";
import { Ear, differsFromWords } from "./hearing.mjs";
import { mayTranscribe, plain, transcribed } from "./transcript.mjs";

/** English sentences on the way to a ticket, told apart by the recogniser from each other. */
const SENTENCES = ["kiosk-ask", "kiosk-ask_service", "guide-is_dark", "guide-again", "kiosk-take", "kiosk-printed"];

/** What a language's file says under a key. */
function text(code, key) {
  const file = readFileSync(new URL(`../../languages/${code}.ftl`, import.meta.url), "utf8");
  return new RegExp(`^${key} = (.*)$`, "m").exec(file)[1];
}
/** The voice of a sound's language. */
const voiceOf = ({ lang }) => text(lang, "language-voice");
const found = [];
const numbers = {};
let transcripts = 0;

/** What an independent recogniser hears in what was played, where there is one. */
function transcribe(sounds) {
  if (!mayTranscribe()) return;
  const sentences = SENTENCES.map((key) => text("en", key));
  for (const sentence of sentences) {
    const sound = sounds.find((one) => one.lang === "en" && plain(one.words) === plain(sentence));
    const heard = sound && transcribed(sound, sentences);
    if (sound && heard !== plain(sentence)) found.push(`en: the recogniser hears “${heard}” for “${sentence}”`);
    if (sound) transcripts += 1;
  }
}

/** A dark screen shows the same whatever happens behind it. */
async function isDark(page, before) {
  const now = await page.screenshot();
  if (before && !now.equals(before)) throw new Error("the dark screen shows what its visitor does");
  return now;
}

await play(async (visitor) => {
  for (const [at, code] of given.languages.entries()) {
    const ear = await Ear.at(visitor, given.kiosk, { viewport: { width: 1080, height: 1920 } });
    const { page } = ear;
    await page.waitForFunction(() => document.querySelectorAll("main li button").length > 0);
    await page.waitForFunction(() => document.querySelectorAll(".bar button[aria-pressed]").length === 4);
    const theme = given.theme[code] ?? given.theme.zh;
    const service = given.service[code] ?? given.service.zh;

    await ear.key(given.begin ?? "F13");
    await ear.hears(text(given.languages[0], "guide-welcome").split("。")[0]);
    for (let down = 0; down < at; down += 1) await ear.key("ArrowDown");
    await page.locator(`[role="group"] > button[lang|="${code}"]:focus`).waitFor();
    let from = await ear.count();
    await ear.key("Enter");
    await ear.hears(text(code, "kiosk-ask"), { from });
    await picture(page, `heard-${code}`);
    found.push(...(await findings(page)).map((finding) => `${code}, guided: ${finding}`));

    await ear.key(".");
    await page.locator(".veil").waitFor();
    await ear.hears(text(code, "guide-is_dark").split(/[。.]/)[0]);
    const dark = await isDark(page);
    await picture(page, `heard-${code}-dark`);

    await ear.walkTo(theme);
    from = await ear.count();
    await ear.key("Enter");
    await ear.hears(text(code, "kiosk-ask_service"), { from });
    await ear.walkTo(service);
    from = await ear.count();
    await ear.key("Enter");
    await ear.hears(service, { from });
    await ear.walkTo(text(code, "kiosk-take"));
    await isDark(page, dark);
    from = await ear.count();
    await ear.key("Enter");
    await ear.hears(text(code, "kiosk-your_number"), { from });
    const again = await ear.hears(text(code, "guide-again"), { from, wholly: true });
    const said = await page.waitForFunction((at) => globalThis.heard.slice(at + 1).find((one) => one.ended)?.words, again);
    await ear.key("*");
    await ear.hears(await said.jsonValue(), { from: again + 2, wholly: true });
    await isDark(page, dark);
    numbers[code] = (await said.jsonValue()).replace(/[。.]$/, "");

    await ear.walkTo(text(code, "kiosk-done"));
    from = await ear.count();
    await ear.key("Enter");
    await page.locator(".veil").waitFor({ state: "detached" });
    await page.locator("main li button").first().waitFor();
    const sounds = await ear.all();
    found.push(...sounds.flatMap((sound) => differsFromWords(sound, voiceOf(sound)) ?? []));
    if (code === "en") transcribe(sounds);
    await page.context().close();
  }
  visitor.allWell();
  tell({ numbers, transcripts });
});
if (found.length > 0) throw new Error(found.join("\n"));
