// How a step ends, in words.
import { outcomeTexts } from "$src/texts/outcome.gen";
import { inEvery, type Words } from "./language.svelte";
import type { StepOutcome } from "./wire.gen";

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

export function outcomeWords(id: StepOutcome): Words {
  return inEvery((lang) => outcomeTexts[lang][id]);
}
