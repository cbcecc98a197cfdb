// Every "no" in words that say what to do, by its stable code.
import { languageTexts } from "$src/texts/language.gen";
import { refusalTexts, type RefusalTexts } from "$src/texts/refusal.gen";
import { Refused } from "./api";
import { clock } from "./clock.svelte";
import { MAIN, pick, type Lang } from "./language.svelte";
import { whenText } from "./time";
import type { Problem } from "./wire.gen";

/** The codes whose words need nothing of the refusal. */
type Plain = { [Code in keyof RefusalTexts]: RefusalTexts[Code] extends string ? Code : never }[keyof RefusalTexts];

/** What is said where the refusal says from when on it would be possible. */
const UNTIL = {
  hall_closed: "hall_closed_until",
  not_bookable_yet: "not_bookable_yet_until",
  too_early: "too_early_until",
  closed_at_slot: "closed_at_slot_until",
} as const satisfies Record<string, keyof RefusalTexts>;

/** What is said where the refusal names the number that is at the window. */
const WITH_NUMBER = {
  window_busy: "window_busy_with",
  not_started: "not_started_with",
  already_started: "already_started_with",
} as const satisfies Record<string, keyof RefusalTexts>;

/** Says why something was not done, and what to do; falls back to the server's own words for a code that is new. */
export function readable(refused: unknown, lang: Lang): string {
  const t = refusalTexts[lang];
  if (!(refused instanceof Refused)) return t.page_at_fault;
  const { code, problem } = refused;
  if (has(UNTIL, code) && problem.opens_at) {
    return t[UNTIL[code]](whenText(problem.opens_at, clock.read(), clock.zone, lang));
  }
  if (has(WITH_NUMBER, code) && problem.number !== undefined) return t[WITH_NUMBER[code]](problem.number);
  const said = isPlain(code) ? t[code] : `${problem.detail} (${code})`;
  return withMistakes(problem, isPlain(code) ? said : "", lang) ?? said;
}

/** The codes that have words. */
export const knownCodes: ReadonlySet<string> = new Set(Object.keys(refusalTexts[MAIN]).filter(isPlain));

function isPlain(code: string): code is Plain {
  return Object.hasOwn(refusalTexts[MAIN], code) && typeof refusalTexts[MAIN][code as keyof RefusalTexts] === "string";
}

function has<Key extends string>(table: Record<Key, unknown>, code: string): code is Key {
  return Object.hasOwn(table, code);
}

/** Adds what is wrong to what was said, one mistake after another, or where the body is not what it should be. */
function withMistakes(problem: Problem, head: string, lang: Lang): string | null {
  if (head === "") return null;
  const { colon, clause_separator } = languageTexts[lang];
  const named =
    problem.mistakes?.map(({ path, words }) => `${path} ${pick(words, lang)}`.trim()) ?? problem.errors ?? [];
  if (named.length > 0) return head + colon + named.join(clause_separator);
  if (problem.place === undefined) return null;
  const { field, line, column } = problem.place;
  const { comma, in_brackets } = languageTexts[lang];
  const where = (field === "" ? "" : field + comma) + refusalTexts[lang].location(line, column);
  return head + in_brackets(where + colon + problem.detail);
}
