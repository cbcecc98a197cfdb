// Dates and times on the hall's own clock, wherever the reader is.
import type { Lang } from "$shared/language.svelte";

/** `09:30`. */
export function clockText(at_ms: number, zone: string): string {
  return format(at_ms, zone, "en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `11月24日 周二` or `Tuesday 24 November`. */
export function dayText(at_ms: number, zone: string, lang: Lang): string {
  if (lang === "en") return format(at_ms, zone, "en-GB", { weekday: "long", day: "numeric", month: "long" });
  const day = format(at_ms, zone, "zh-CN", { month: "long", day: "numeric" });
  return `${day} ${format(at_ms, zone, "zh-CN", { weekday: "short" })}`;
}

/** A date of the calendar, `2026-11-24`, in words: noon is that day in every zone that matters here. */
export function dateText(day: string, lang: Lang): string {
  return dayText(Date.parse(`${day}T12:00:00Z`), "UTC", lang);
}

/** `1234 5678`: a code is read in two groups. */
export function codeText(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}

function format(at_ms: number, zone: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at_ms);
}
