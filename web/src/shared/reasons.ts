// Reasons that desks choose from a list, as `hall-core` knows them. The record keeps the code, so that every page tells it in
// its reader's language; a reason in the clerk's own words is kept for the day, apart from the record.
import { reasonTexts, type ReasonTexts } from "$src/texts/reason.gen";
import { inEvery, MAIN, same, type Words } from "./language.svelte";

export interface Reason {
  code: string;
  name: Words;
}

/** The reason of a code; the texts write `short_break` for `short-break`. */
const reason = (code: string): Reason => ({ code, name: nameOf(code) ?? same(code) });

/** Why a window pauses, each with the minutes that it usually takes; null: not known. */
export const PAUSE_REASONS: readonly (Reason & { back_min: number | null })[] = [
  { ...reason("short-break"), back_min: 5 },
  { ...reason("papers"), back_min: 10 },
  { ...reason("equipment"), back_min: 15 },
  { ...reason("handover"), back_min: 10 },
  { ...reason("meal"), back_min: 30 },
  { ...reason("meeting"), back_min: 60 },
  { ...reason("other-duties"), back_min: null },
];

/** Why a ticket is called out of order: about the matter, never about a person. */
export const CALL_REASONS: readonly Reason[] = [
  reason("unwell"),
  reason("papers-complete"),
  reason("belongs-together"),
  reason("urgent"),
  reason("correction"),
  reason("approved"),
];

/** The longest reason, in characters. */
export const REASON_CHARS_MAX = 80;

/** A reason in words: the record has its code, and pages get what was typed as long as it is kept. */
export function reasonWords(kept: string): Words {
  return nameOf(kept) ?? same(kept);
}

function nameOf(code: string): Words | undefined {
  const key = code.replaceAll("-", "_");
  return isKey(key) ? inEvery((lang) => reasonTexts[lang][key]) : undefined;
}

function isKey(key: string): key is keyof ReasonTexts {
  return Object.hasOwn(reasonTexts[MAIN], key);
}
