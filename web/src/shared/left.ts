// Those who would be called by nobody if a window stopped.
import { sharedTexts } from "$src/texts/shared.gen";
import { pick, type Lang } from "./language.svelte";
import { serviceName } from "./names";
import { joined } from "./words";
import type { LeftHere, PlanDocument } from "./wire.gen";

/** `身份证（3 人）、护照（1 人）`; empty when nobody would be left. */
export function leftWords(left: readonly LeftHere[], plan: PlanDocument | null, lang: Lang): string {
  const named = left.map(({ service, waiting }) =>
    sharedTexts[lang].service_waiting(pick(serviceName(plan, service), lang), waiting),
  );
  return joined(named, lang);
}
