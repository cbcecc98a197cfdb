// How a step ends, in words.
import { text } from "./names";
import { sharedTexts } from "./texts";
import type { StepOutcome, Text } from "./wire.gen";

/** How a step ends, in the order of the keys 1 to 7. */
export const OUTCOMES = [
  "decided",
  "accepted",
  "passed",
  "papers_missing",
  "refused",
  "not_here",
  "advice",
] as const satisfies readonly StepOutcome[];

export function outcomeWords(id: StepOutcome): Text {
  const key = `outcome_${id}` as const;
  return text(sharedTexts.zh[key], sharedTexts.en[key]);
}
