// What is said of a step: papers that are missing come before "done".
import type { Visit, VisitStep } from "$shared/wire.gen";

/** Whether a step is over only because papers are missing. */
export function lacksPapers(visit: Pick<Visit, "papers">, step: Pick<VisitStep, "outcome">): boolean {
  return step.outcome === "papers_missing" && visit.papers.length > 0;
}
