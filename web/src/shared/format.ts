// How long something has lasted, in the reader's words.
import { timeTexts } from "$src/texts/time.gen";
import type { Lang } from "./language.svelte";

/** `不到 1 分`, `18 分`, `1 小时 5 分`. */
export function lastedText(lasted_s: number, lang: Lang): string {
  const t = timeTexts[lang];
  const minutes = Math.floor(lasted_s / 60);
  if (minutes < 1) return t.under_minute;
  if (minutes < 60) return t.minutes(minutes);
  return t.hours_minutes(Math.floor(minutes / 60), minutes % 60);
}
