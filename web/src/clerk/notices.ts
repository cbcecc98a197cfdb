// What the desk says in its calm place: the shared words for a "no", and which key helps.
import { helpTexts, type HelpTexts } from "$src/texts/help.gen";
import type { Refused } from "$shared/api";
import { inEvery, MAIN, type Words } from "$shared/language.svelte";

/** One thing said to the clerk; `refused` is put in words by the shared table. */
export type Notice =
  | { tone: "tell" | "watch" | "alarm"; refused: Refused; todo: Words | null }
  | { tone: "tell"; said: Words; todo: Words | null };

const help = (key: keyof HelpTexts): Words => inEvery((lang) => helpTexts[lang][key]);

/** Which key helps after a refusal; null where none does. */
function keyThatHelps(code: string): Words | null {
  return Object.hasOwn(helpTexts[MAIN], code) ? help(code as keyof HelpTexts) : null;
}

/** What the technician has to mend: pressing again does not. */
const isFault = ({ code }: Refused) => code === "disk_full" || code.startsWith("record_");

export function refusedNotice(refused: Refused): Notice {
  const fault = isFault(refused);
  const tone = fault || refused.code === "away" ? "alarm" : refused.may_be_done ? "watch" : "tell";
  return { tone, refused, todo: refused.may_be_done && !fault ? help("again") : keyThatHelps(refused.code) };
}

function saidNotice(said: keyof HelpTexts, todo?: keyof HelpTexts): Notice {
  return { tone: "tell", said: help(said), todo: todo ? help(todo) : null };
}

export const NOBODY_HERE = saidNotice("nobody_here", "call_next");
export const OTHER_NOT_OPEN = saidNotice("other_not_open", "choose_other");
export const NOBODY_WAITS = saidNotice("nobody_waits");
