// Waits, places, people ahead and the rule for missed calls in the words that visitors read, on every screen and on paper.
// The kiosk's paper says the same (`libs/hall-wire/src/words.rs`); both are held to one table of cases.
import { pick, type Lang } from "./language.svelte";
import type { MissedDocument, Text, Ticket, Wait } from "./wire.gen";

/** Waits up to this are told as none. */
const NO_WAIT_S_MAX = 90;
/** A wait up to this is not worth a range. */
const SHORT_WAIT_MIN_MAX = 5;
/** Waits longer than this are told in half hours. */
const MINUTES_TOLD_MAX = 100;

const text = (zh: string, en: string): Text => ({ zh, en });

/** What stands between the members of a list. */
export const COMMA: Record<Lang, string> = { zh: "、", en: ", " };

/** Joins what is listed: `身份证、户口簿`, `ID card, household register`. */
export function joined(members: readonly string[], lang: Lang): string {
  return members.join(COMMA[lang]);
}

/** Whether a wait is told as none. */
export function isNoWait(wait: Wait | null | undefined): boolean {
  return wait !== null && wait !== undefined && wait.high_s <= NO_WAIT_S_MAX;
}

/** An expected wait; none while no window serves it. */
export function waitWords(wait: Wait | null | undefined): Text {
  if (!wait) return text("暂无窗口办理", "No window open for this now");
  if (isNoWait(wait)) return text("无需等候", "No wait");
  const within = (minutes: number) => text(`${minutes} 分钟以内`, `Under ${minutes} min`);
  if (Math.ceil(wait.high_s / 60) <= SHORT_WAIT_MIN_MAX) return within(SHORT_WAIT_MIN_MAX);
  const [low, high] = [asSpoken(wait.low_s, Math.floor), asSpoken(wait.high_s, Math.ceil)];
  if (high > MINUTES_TOLD_MAX) {
    const hours = range(halves(low, Math.floor), halves(high, Math.ceil));
    return text(`约 ${hours} 小时`, `About ${hours} h`);
  }
  if (low === 0) return within(high);
  const minutes = range(low, high);
  return text(`约 ${minutes} 分钟`, `About ${minutes} min`);
}

/** An expected wait in one language: `无需等候`, `5 分钟以内`, `约 10–20 分钟`, `约 1.5–2 小时`, `暂无窗口办理`. */
export function waitText(wait: Wait | null | undefined, lang: Lang): string {
  return pick(waitWords(wait), lang);
}

/** How many are called before somebody if nobody else comes. */
export function aheadWords(count: number): Text {
  if (count === 0) return text("前面没有人", "Nobody ahead of you");
  return text(`前面还有 ${count} 人`, `${count} ${count === 1 ? "person" : "people"} ahead of you`);
}

/** What is particular about a ticket: its booked time, how many people stand behind it, for how many an agent comes. */
export function particularWords(booked: string | null, people: number | null, principals: number): Text[] {
  const said: Text[] = [];
  if (booked !== null) said.push(text(`预约 ${booked}`, `Booked ${booked}`));
  if (people !== null && people > 1) said.push(text(`${people} 人`, `${people} people`));
  const whom = principals === 1 ? "1 other person" : `${principals} others`;
  if (principals > 0) said.push(text(`代 ${principals} 人办理`, `For ${whom}`));
  return said;
}

/** The same of a ticket. */
export function particularsOf(ticket: Ticket, time: (at_ms: number) => string): Text[] {
  const principals = new Set(ticket.steps.flatMap(({ principal }) => (principal === undefined ? [] : [principal])));
  const booked = ticket.booked_at === undefined ? null : time(ticket.booked_at);
  return particularWords(booked, ticket.people ?? null, principals.size);
}

/** Where to wait: `请在A区等候`. */
export function areaWords(areas: readonly string[]): Text {
  if (areas.length === 0) return text("请在大厅等候", "Wait in the hall");
  const zh = `请在${joined(
    areas.map((area) => `${area}区`),
    "zh",
  )}等候`;
  return text(zh, `Wait in ${areas.length > 1 ? "areas" : "area"} ${joined(areas, "en")}`);
}

/** Where to wait, and which windows call: `请在A区等候，3—6号窗口`. */
export function placeWords(areas: readonly string[], windows: readonly string[]): Text {
  const { zh, en } = areaWords(areas);
  if (windows.length === 0) return text(`${zh}叫号`, `${en} to be called`);
  const named = windowsWords(windows);
  return text(`${zh}，${named.zh}`, `${en}, ${named.en}`);
}

/** `3—6号窗口`, `windows 3–6`. */
export function windowsWords(labels: readonly string[]): Text {
  const word = labels.length > 1 ? "windows" : "window";
  return text(`${windowsText(labels, "zh")}号窗口`, `${word} ${windowsText(labels, "en")}`);
}

/** `3—6`, `3、5`, `3—5、8`: numbers in order and before other labels, three and more that follow one another as a range. */
export function windowsText(labels: readonly string[], lang: Lang): string {
  const number = (label: string | undefined) => (label !== undefined && /^\d+$/.test(label) ? Number(label) : Infinity);
  const sorted = labels
    .map((label) => [number(label), label] as const)
    .sort(([a], [b]) => (a === b ? 0 : a - b))
    .map(([, label]) => label);
  const runs: string[][] = [];
  for (const label of sorted) {
    const run = runs.at(-1);
    if (run && number(label) !== Infinity && number(label) === number(run.at(-1)) + 1) run.push(label);
    else runs.push([label]);
  }
  const dash = { zh: "—", en: "–" }[lang];
  return joined(
    runs.map((run) => (run.length > 2 ? `${run[0]}${dash}${run.at(-1)}` : joined(run, lang))),
    lang,
  );
}

/** A run of digits up to this long is said as a number; a longer one digit by digit. */
const DIGITS_AS_NUMBER_MAX = 2;
const DIGITS_ZH = "零一二三四五六七八九";

/** A window's label as it is said: `3` as it stands, `B二` and `B 2`, `二零五` and `2 0 5`: no voice may swallow or sum digits. */
export function saidLabel(label: string, lang: Lang): string {
  const plain = label.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (/^[1-9]\d?$/.test(plain)) return plain;
  const parts = (plain.match(/[A-Za-z]|\d+|[^A-Za-z\d]+/g) ?? []).flatMap((part) =>
    /^\d/.test(part) && (part.length > DIGITS_AS_NUMBER_MAX || part.startsWith("0")) ? part.split("") : [part],
  );
  return lang === "zh" ? saidChinese(parts) : saidEnglish(parts);
}

const LETTER = /^[A-Za-z]$/;
const SAID = /[\p{L}\p{N}]/u;

function saidChinese(parts: readonly string[]): string {
  const said = parts.map((part, at) => {
    // Two letters together would be read as a word.
    if (LETTER.test(part)) return (LETTER.test(parts[at - 1] ?? "") ? " " : "") + part.toUpperCase();
    if (/^\d/.test(part)) return countedChinese(part);
    return SAID.test(part) ? part : " ";
  });
  return said.join("");
}

function saidEnglish(parts: readonly string[]): string {
  const said = parts.map((part, at) => {
    if (!LETTER.test(part)) return SAID.test(part) ? part.trim() : "";
    // Before another word an A would be the article.
    return part.toUpperCase() === "A" && at + 1 < parts.length ? "A," : part.toUpperCase();
  });
  return said.filter(Boolean).join(" ");
}

/** One or two digits as a Chinese number: 二, 十, 十二, 二十一. */
function countedChinese(digits: string): string {
  const [first = 0, second] = digits.split("").map(Number);
  if (second === undefined) return DIGITS_ZH.charAt(first);
  return `${first > 1 ? DIGITS_ZH.charAt(first) : ""}十${second > 0 ? DIGITS_ZH.charAt(second) : ""}`;
}

/** What becomes of somebody who does not come when called. */
export function missedWords(rule: Pick<MissedDocument, "place" | "requeue_behind" | "requeues_max">): Text {
  if (rule.requeues_max === 0) {
    return text("过号请到原窗口，请工作人员重新呼叫", "Missed your call? Go to the window that called you");
  }
  const ask = text("过号请到导办台，", "Missed your call? Go to reception: you wait again ");
  const then: Record<string, Text> = {
    behind: text(`可排在 ${rule.requeue_behind} 人之后重新等候`, `behind ${rule.requeue_behind} others`),
    end: text("可排到队尾重新等候", "behind everyone"),
    own: text("可按原来的次序继续等候", "by your own arrival"),
  };
  const place = then[rule.place] ?? text("请工作人员重新安排", "as reception says");
  return text(ask.zh + place.zh, ask.en + place.en);
}

/** Minutes as people say them: below ten to the minute, below an hour to five, above to ten. */
function asSpoken(seconds: number, round: (value: number) => number): number {
  const step_s = seconds < 600 ? 60 : seconds < 3_600 ? 300 : 600;
  return (round(seconds / step_s) * step_s) / 60;
}

function halves(minutes: number, round: (value: number) => number): number {
  return Math.max(round(minutes / 30) / 2, 0.5);
}

function range(low: number, high: number): string {
  return low === high ? String(high) : `${low}–${high}`;
}
