// Those who would be called by nobody if a window stopped.
import { pick, type Lang } from "./language.svelte";
import { serviceName, text } from "./names";
import type { LeftHere, PlanDocument } from "./wire.gen";

/** `身份证（3 人）、护照（1 人）`; empty when nobody would be left. */
export function leftWords(left: readonly LeftHere[], plan: PlanDocument | null, lang: Lang): string {
  const named = left.map(({ service, waiting }) => {
    const { zh, en } = serviceName(plan, service);
    return text(`${zh}（${waiting} 人）`, `${en || zh} (${waiting})`);
  });
  return named.map((one) => pick(one, lang)).join(lang === "zh" ? "、" : ", ");
}
