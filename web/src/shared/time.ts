// Every time and date that a page shows, on the hall's own clock: an instant is told with the offset that the hall's zone
// has at that instant, wherever the reader's device stands. No other file of the pages formats a time.
import { timeTexts } from "$src/texts/time.gen";
import { tagOf, type Lang } from "./language.svelte";
import { joined } from "./words";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Zones whose formatter is kept: a page shows one hall, an administrator's a few. */
const ZONES_KEPT_MAX = 8;

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times what using it does. */
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  if (formatters.size >= ZONES_KEPT_MAX) formatters.clear();
  const numeric = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const clock = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, calendar: "iso8601", ...numeric, ...clock });
  formatters.set(zone, made);
  return made;
}

/** Whether this browser can tell the time of a zone. */
export function knowsZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

/** An instant on the wall of a zone, as if that wall stood in Greenwich: milliseconds. */
function wallMs(at_ms: number, zone: string): number {
  const fields = new Map<string, number>();
  for (const { type, value } of formatter(zone).formatToParts(at_ms)) fields.set(type, Number(value));
  const field = (type: string) => fields.get(type) ?? 0;
  const date = [field("year"), field("month") - 1, field("day")] as const;
  return Date.UTC(...date, field("hour"), field("minute"), field("second"));
}

/** The parts of an instant on the clock of a zone. */
export function parts(at_ms: number, zone: string) {
  const wall_ms = wallMs(at_ms, zone);
  const wall = new Date(wall_ms);
  return {
    day: Math.floor(wall_ms / DAY_MS),
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    date: wall.getUTCDate(),
    weekday: wall.getUTCDay(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  };
}

/** The first instant at which a clock of the zone shows so many minutes of the day in which `at_ms` lies, or of a later one. */
export function instantOf(at_ms: number, zone: string, minute: number, days_later = 0): number {
  const wall_ms = (parts(at_ms, zone).day + days_later) * DAY_MS + minute * MINUTE_MS;
  const { instants, shown } = instantsOf(wall_ms, zone);
  // Summer time leaves some minutes out: then the clock has passed them an hour later.
  return shown.length > 0 ? Math.min(...shown) : Math.max(...instants);
}

/** How far a zone's clock is from UTC. */
function offsetMs(at_ms: number, zone: string): number {
  return wallMs(at_ms, zone) - Math.floor(at_ms / 1_000) * 1_000;
}

/** The instants that a wall could mean, and those at which it does show it: none, one, or two when the clock is set back. */
function instantsOf(wall_ms: number, zone: string) {
  const offsets = new Set([offsetMs(wall_ms - DAY_MS, zone), offsetMs(wall_ms + DAY_MS, zone)]);
  const instants = [...offsets].map((offset_ms) => wall_ms - offset_ms);
  return { instants, shown: instants.filter((instant_ms) => wallMs(instant_ms, zone) === wall_ms) };
}

/** `10:42`. */
export function timeText(at_ms: number, zone: string): string {
  const { hour, minute } = parts(at_ms, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** The time of a booking, or of what is to come: `10:42`, and `02:30 UTC+2` where the clock is set back and shows it twice. */
export function exactText(at_ms: number, zone: string): string {
  const time = timeText(at_ms, zone);
  if (instantsOf(wallMs(at_ms, zone), zone).shown.length < 2) return time;
  const offset_min = offsetMs(at_ms, zone) / MINUTE_MS;
  const [hours, minutes] = [Math.floor(Math.abs(offset_min) / 60), Math.abs(offset_min) % 60];
  return `${time} UTC${offset_min < 0 ? "-" : "+"}${hours}${minutes > 0 ? `:${two(minutes)}` : ""}`;
}

/** When a slot of a working day begins: `09:00`; after that day's midnight, `次日 00:30`. */
export function slotStartText(from_ms: number, day: string | undefined, zone: string, lang: Lang): string {
  const time = exactText(from_ms, zone);
  return day === undefined || dayCode(from_ms, zone) <= day ? time : timeTexts[lang].next_day(time);
}

/** From when to when a booking is: `09:00–09:30`, `23:30–24:00`. */
export function slotText(from_ms: number, to_ms: number, zone: string, lang: Lang): string {
  return `${exactText(from_ms, zone)}–${untilText(to_ms, from_ms, zone, lang)}`;
}

/** `10:42:07`, as a record is read. */
export function secondText(at_ms: number, zone: string): string {
  return `${timeText(at_ms, zone)}:${two(parts(at_ms, zone).second)}`;
}

/**
 * Until when something lasts: its end, and no beginning. Midnight is the end of the day before it, `24:00`; past the day of
 * `now_ms` the day is said: `次日 00:30`, `次日 24:00`, `周三 24:00`.
 */
export function untilText(at_ms: number, now_ms: number, zone: string, lang: Lang): string {
  const day = (instant_ms: number) => parts(instant_ms, zone).day;
  const time = exactText(at_ms, zone);
  if (day(at_ms) <= day(now_ms)) return time;
  // Where the clock is set back over midnight, that comes twice: the second time begins no day.
  const ends_day = timeText(at_ms, zone) === "00:00" && day(at_ms - 1) < day(at_ms);
  const [end_ms, end] = ends_day ? [at_ms - 1, "24:00"] : [at_ms, time];
  const days = day(end_ms) - day(now_ms);
  if (days === 0) return end;
  return days === 1 ? timeTexts[lang].next_day(end) : laterDayText(end_ms, days, end, zone, lang);
}

/** When something begins: `14:00`, `明天 08:30`, `周三 08:30`, `10月8日 08:30`. */
export function whenText(at_ms: number, now_ms: number, zone: string, lang: Lang): string {
  const time = exactText(at_ms, zone);
  const days = parts(at_ms, zone).day - parts(now_ms, zone).day;
  if (days <= 0) return time;
  return days === 1 ? timeTexts[lang].tomorrow(time) : laterDayText(at_ms, days, time, zone, lang);
}

function laterDayText(at_ms: number, days: number, time: string, zone: string, lang: Lang): string {
  return timeTexts[lang].on_day(days < 7 ? weekdayText(at_ms, zone, lang) : dateText(at_ms, zone, lang), time);
}

/** `周一` or `Monday`. */
export function weekdayText(at_ms: number, zone: string, lang: Lang): string {
  return timeTexts[lang].weekday(parts(at_ms, zone).weekday);
}

/** `11月23日` or `23 November`. */
export function dateText(at_ms: number, zone: string, lang: Lang): string {
  const { month, date } = parts(at_ms, zone);
  return timeTexts[lang].date(month, date);
}

/** `11月24日 周二` or `Tuesday 24 November`. */
export function dayText(at_ms: number, zone: string, lang: Lang): string {
  return timeTexts[lang].day(dateText(at_ms, zone, lang), weekdayText(at_ms, zone, lang));
}

/** A date of the calendar, `2026-11-24`, in words: it is that day in no zone but its own. */
export function calendarText(day: string, lang: Lang): string {
  return dayText(Date.parse(`${day}T12:00:00Z`), "UTC", lang);
}

/** `2026-11-23`, as working days are written. */
export function dayCode(at_ms: number, zone: string): string {
  const { year, month, date } = parts(at_ms, zone);
  return `${year}-${two(month)}-${two(date)}`;
}

/** A plan's days: `每天`, `周一至周五`, `周二、周四`; `daily`, `Monday–Friday`, `Tuesday, Thursday`. */
export function daysText(days: string, lang: Lang): string {
  const t = timeTexts[lang];
  const name = (day: string) => (DAYS.includes(day) ? t.weekday(DAYS.indexOf(day)) : day);
  const parts = days.split(",").map((part) => {
    const [from = "", to] = part.trim().split("-");
    if (from === "daily") return t.daily;
    return to === undefined ? name(from) : t.from_to(name(from), name(to));
  });
  return joined(parts, lang);
}

/** What a zone's time is called: `中国时间` for `Asia/Shanghai`; the zone itself where the browser has no word. */
export function zoneText(zone: string, lang: Lang): string {
  try {
    const said = new Intl.DateTimeFormat(tagOf(lang), { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts();
    return said.find(({ type }) => type === "timeZoneName")?.value ?? zone;
  } catch {
    return zone;
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
