// Times and waits in the reader's words.
import type { Lang } from "./language.svelte";
import { sharedTexts } from "./texts";
import type { Wait } from "./wire.gen";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Waits up to this are told as none. */
const NO_WAIT_S_MAX = 90;

const WEEKDAYS: Record<Lang, readonly string[]> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/** The parts of an instant on the hall's own clock. */
export function parts(at_ms: number, utc_offset_min: number) {
  const local = new Date(at_ms + utc_offset_min * MINUTE_MS);
  return {
    day: Math.floor((at_ms + utc_offset_min * MINUTE_MS) / DAY_MS),
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** `10:42` on the hall's clock. */
export function timeText(at_ms: number, utc_offset_min: number): string {
  const { hour, minute } = parts(at_ms, utc_offset_min);
  return `${two(hour)}:${two(minute)}`;
}

/** Until when something lasts: a day ends at 24:00, not at 00:00. */
export function untilText(at_ms: number, utc_offset_min: number): string {
  const time = timeText(at_ms, utc_offset_min);
  return time === "00:00" ? "24:00" : time;
}

/** `周一` or `Monday`. */
export function weekdayText(at_ms: number, utc_offset_min: number, lang: Lang): string {
  return WEEKDAYS[lang][parts(at_ms, utc_offset_min).weekday] ?? "";
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** A plan's days: `每天`, `周一至周五`, `周二、周四`; `daily`, `Monday–Friday`, `Tuesday, Thursday`. */
export function daysText(days: string, lang: Lang): string {
  const t = sharedTexts[lang];
  const name = (day: string) => WEEKDAYS[lang][DAYS.indexOf(day)] ?? day;
  const parts = days.split(",").map((part) => {
    const [from = "", to] = part.trim().split("-");
    if (from === "daily") return t.daily;
    return to === undefined ? name(from) : t.from_to(name(from), name(to));
  });
  return parts.join(lang === "zh" ? "、" : ", ");
}

/** What a zone's time is called: `中国时间` for `Asia/Shanghai`; the zone itself where the browser has no word. */
export function zoneText(zone: string, lang: Lang): string {
  try {
    const said = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts();
    return said.find(({ type }) => type === "timeZoneName")?.value ?? zone;
  } catch {
    return zone;
  }
}

/** `11月23日` or `23 November`. */
export function dateText(at_ms: number, utc_offset_min: number, lang: Lang): string {
  const { month, date } = parts(at_ms, utc_offset_min);
  if (lang === "zh") return `${month}月${date}日`;
  const name = new Date(Date.UTC(2024, month - 1, 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
  return `${date} ${name}`;
}

/** `2026-11-23`, as working days are written. */
export function dayCode(at_ms: number, utc_offset_min: number): string {
  const { year, month, date } = parts(at_ms, utc_offset_min);
  return `${year}-${two(month)}-${two(date)}`;
}

/** A time to come: `14:00`, `明天 08:30`, `周三 08:30`, `10月8日 08:30`. */
export function whenText(at_ms: number, now_ms: number, utc_offset_min: number, lang: Lang): string {
  const time = timeText(at_ms, utc_offset_min);
  const days = parts(at_ms, utc_offset_min).day - parts(now_ms, utc_offset_min).day;
  if (days <= 0) return time;
  if (days === 1) return sharedTexts[lang].tomorrow(time);
  if (days < 7) return `${weekdayText(at_ms, utc_offset_min, lang)} ${time}`;
  return `${dateText(at_ms, utc_offset_min, lang)} ${time}`;
}

/** An expected wait: `不用等`, `5 分钟以内`, `约 10–20 分钟`, `约 1.5–2 小时`, `暂无窗口办理`. */
export function waitText(wait: Wait | null | undefined, lang: Lang): string {
  const t = sharedTexts[lang];
  if (!wait) return t.no_window;
  if (wait.high_s <= NO_WAIT_S_MAX) return t.no_wait;
  const high_min = Math.ceil(wait.high_s / 60);
  if (high_min <= 5) return t.within(5);
  const low = roundTo(wait.low_s / 60, Math.floor);
  const high = roundTo(wait.high_s / 60, Math.ceil);
  if (high > 100) return t.range_hours(halves(low, Math.floor), halves(high, Math.ceil));
  if (low === 0) return t.within(high);
  return low === high ? t.about(high) : t.range(String(low), String(high));
}

/** How long something has lasted: `不到 1 分`, `18 分`, `1 小时 5 分`. */
export function lastedText(lasted_s: number, lang: Lang): string {
  const t = sharedTexts[lang];
  const minutes = Math.floor(lasted_s / 60);
  if (minutes < 1) return t.under_minute;
  if (minutes < 60) return t.minutes(minutes);
  return t.hours_minutes(Math.floor(minutes / 60), minutes % 60);
}

/** `3—6`, `3、5`, `3—5、8`: labels of windows that follow one another are joined. */
export function windowsText(labels: readonly string[], lang: Lang): string {
  const sorted = [...labels].sort((a, b) => Number(a) - Number(b) || a.localeCompare(b));
  const runs: string[][] = [];
  for (const label of sorted) {
    const run = runs.at(-1);
    if (run && Number(label) === Number(run.at(-1)) + 1) run.push(label);
    else runs.push([label]);
  }
  const said = runs.map((run) => (run.length > 2 ? `${run[0]}—${run.at(-1)}` : run.join(lang === "zh" ? "、" : ", ")));
  return said.join(lang === "zh" ? "、" : ", ");
}

/** The English word before labels of windows: one or several. */
export function windowWord(labels: string): string {
  return /[,—]/.test(labels) ? "windows" : "window";
}

/** Minutes below ten to the minute, below an hour to five, above to ten. */
function roundTo(minutes: number, round: (value: number) => number): number {
  const step = minutes < 10 ? 1 : minutes < 60 ? 5 : 10;
  return round(minutes / step) * step;
}

function halves(minutes: number, round: (value: number) => number): string {
  return String(Math.max(round(minutes / 30) / 2, 0.5));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
