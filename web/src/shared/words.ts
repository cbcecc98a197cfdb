// Waits, places, people ahead and the rule for missed calls as visitors read them, on every screen and on paper. Here are the
// rules about numbers; the words are each language's own. The kiosk's paper says the same (`libs/hall-words/src/words.rs`);
// both are held to one table of cases.
import { languageTexts } from "$src/texts/language.gen";
import { wordsTexts } from "$src/texts/words.gen";
import { inEvery, type Lang, type Words } from "./language.svelte";
import type { MissedDocument, Ticket, Wait } from "./wire.gen";

/** Waits up to this are worded as none. */
const NO_WAIT_S_MAX = 90;
/** A wait up to this is not worth a range. */
const SHORT_WAIT_MIN_MAX = 5;
/** Waits longer than this are worded in half hours. */
const MINUTES_WORDED_MAX = 100;

/** Joins what is listed: `身份证、户口簿`, `ID card, household register`. */
export function joined(members: readonly string[], lang: Lang): string {
  return members.join(languageTexts[lang].list_separator);
}

/** Whether a wait is worded as none. */
export function isNoWait(wait: Wait | null | undefined): boolean {
  return wait !== null && wait !== undefined && wait.high_s <= NO_WAIT_S_MAX;
}

/** An expected wait in every language; none while no window serves it. */
export function waitWords(wait: Wait | null | undefined): Words {
  return inEvery((lang) => waitText(wait, lang));
}

/** An expected wait in one language: `无需等候`, `5 分钟以内`, `约 10–20 分钟`, `约 1.5–2 小时`, `暂无窗口办理`. */
export function waitText(wait: Wait | null | undefined, lang: Lang): string {
  const t = wordsTexts[lang];
  if (!wait) return t.wait_unserved;
  if (isNoWait(wait)) return t.wait_none;
  if (Math.ceil(wait.high_s / 60) <= SHORT_WAIT_MIN_MAX) return t.wait_within(SHORT_WAIT_MIN_MAX);
  const [low, high] = [asSpoken(wait.low_s, Math.floor), asSpoken(wait.high_s, Math.ceil)];
  if (high > MINUTES_WORDED_MAX) return t.wait_hours(range(halves(low, Math.floor), halves(high, Math.ceil)));
  return low === 0 ? t.wait_within(high) : t.wait_minutes(range(low, high));
}

/** How many are called before somebody if nobody else comes. */
export function aheadWords(count: number): Words {
  return inEvery((lang) => wordsTexts[lang].ahead(count));
}

/** What is particular about a ticket: its booked time, how many people stand behind it, for how many an agent comes. */
export function particularWords(booked: string | null, people: number | null, principals: number): Words[] {
  const said: Words[] = [];
  if (booked !== null) said.push(inEvery((lang) => wordsTexts[lang].booked(booked)));
  if (people !== null && people > 1) said.push(inEvery((lang) => wordsTexts[lang].people(people)));
  if (principals > 0) said.push(inEvery((lang) => wordsTexts[lang].for_others(principals)));
  return said;
}

/** The same of a ticket. */
export function particularsOf(ticket: Ticket, time: (at_ms: number) => string): Words[] {
  const principals = new Set(ticket.steps.flatMap(({ principal }) => (principal === undefined ? [] : [principal])));
  const booked = ticket.booked_at === undefined ? null : time(ticket.booked_at);
  return particularWords(booked, ticket.people ?? null, principals.size);
}

/** Where to wait: `请在A区等候`. */
function areaText(areas: readonly string[], lang: Lang): string {
  const t = wordsTexts[lang];
  return areas.length === 0 ? t.in_hall : t.in_areas(joined(areas.map(t.area), lang), areas.length);
}

/** Where to wait, and which windows call: `请在A区等候，3—6号窗口`. */
export function waitingAreaWords(areas: readonly string[], windows: readonly string[]): Words {
  return inEvery((lang) => {
    const [t, place] = [wordsTexts[lang], areaText(areas, lang)];
    return windows.length === 0 ? t.called_there(place) : t.there_and_windows(place, windowsWords(windows)[lang]);
  });
}

/** `3—6号窗口`, `windows 3–6`. */
export function windowsWords(labels: readonly string[]): Words {
  return inEvery((lang) => wordsTexts[lang].windows(windowsText(labels, lang), labels.length));
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
  const dash = languageTexts[lang].range_dash;
  return joined(
    runs.map((run) => (run.length > 2 ? `${run[0]}${dash}${run.at(-1)}` : joined(run, lang))),
    lang,
  );
}

/** What becomes of somebody who does not come when called. */
export function missedWords(rule: Pick<MissedDocument, "place" | "requeue_behind" | "requeues_max">): Words {
  return inEvery((lang) => {
    const t = wordsTexts[lang];
    if (rule.requeues_max === 0) return t.missed_to_window;
    switch (rule.place) {
      case "behind":
        return t.missed_behind(rule.requeue_behind);
      case "own":
        return t.missed_own;
      default:
        return t.missed_end;
    }
  });
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
