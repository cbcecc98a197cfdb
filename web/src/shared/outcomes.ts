// How a step ends, in words.
import { text } from "./names";
import { sharedTexts } from "./texts";
import type { Text } from "./wire.gen";

/** How a step ends, in the order of the keys 1 to 7. */
export const OUTCOMES = ["decided", "accepted", "passed", "papers_missing", "refused", "not_here", "advice"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeWords(id: string): Text {
  if (!(OUTCOMES as readonly string[]).includes(id)) return text(id, id);
  const key = `outcome_${id as Outcome}` as const;
  return text(sharedTexts.zh[key], sharedTexts.en[key]);
}
