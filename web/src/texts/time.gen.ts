// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** Days, dates and how long something lasts. */
export interface TimeTexts {
  weekday: (day: number) => string;
  weekday_short: (day: number) => string;
  date: (month: number, date: number) => string;
  date_short: (month: number, date: number) => string;
  day: (date: string, weekday: string) => string;
  tomorrow: (time: string) => string;
  next_day: (time: string) => string;
  on_day: (day: string, time: string) => string;
  daily: string;
  from_to: (from: string, to: string) => string;
  minutes: (count: number) => string;
  under_minute: string;
  hours_minutes: (hours: number, minutes: number) => string;
}

const zh: TimeTexts = {
  weekday: (day) => (day === 0 ? "周日" : day === 1 ? "周一" : day === 2 ? "周二" : day === 3 ? "周三" : day === 4 ? "周四" : day === 5 ? "周五" : "周六"),
  weekday_short: (day) => (day === 0 ? "周日" : day === 1 ? "周一" : day === 2 ? "周二" : day === 3 ? "周三" : day === 4 ? "周四" : day === 5 ? "周五" : "周六"),
  date: (month, date) => `${month}月${date}日`,
  date_short: (month, date) => `${month}月${date}日`,
  day: (date, weekday) => `${date} ${weekday}`,
  tomorrow: (time) => `明天 ${time}`,
  next_day: (time) => `次日 ${time}`,
  on_day: (day, time) => `${day} ${time}`,
  daily: "每天",
  from_to: (from, to) => `${from}至${to}`,
  minutes: (count) => `${count} 分`,
  under_minute: "不到 1 分",
  hours_minutes: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
};

const en: TimeTexts = {
  weekday: (day) => (day === 0 ? "Sunday" : day === 1 ? "Monday" : day === 2 ? "Tuesday" : day === 3 ? "Wednesday" : day === 4 ? "Thursday" : day === 5 ? "Friday" : "Saturday"),
  weekday_short: (day) => (day === 0 ? "Sun" : day === 1 ? "Mon" : day === 2 ? "Tue" : day === 3 ? "Wed" : day === 4 ? "Thu" : day === 5 ? "Fri" : "Sat"),
  date: (month, date) => `${date} ${(month === 1 ? "January" : month === 2 ? "February" : month === 3 ? "March" : month === 4 ? "April" : month === 5 ? "May" : month === 6 ? "June" : month === 7 ? "July" : month === 8 ? "August" : month === 9 ? "September" : month === 10 ? "October" : month === 11 ? "November" : "December")}`,
  date_short: (month, date) => `${date} ${(month === 1 ? "Jan" : month === 2 ? "Feb" : month === 3 ? "Mar" : month === 4 ? "Apr" : month === 5 ? "May" : month === 6 ? "Jun" : month === 7 ? "Jul" : month === 8 ? "Aug" : month === 9 ? "Sep" : month === 10 ? "Oct" : month === 11 ? "Nov" : "Dec")}`,
  day: (date, weekday) => `${weekday} ${date}`,
  tomorrow: (time) => `tomorrow ${time}`,
  next_day: (time) => `${time} the next day`,
  on_day: (day, time) => `${day} ${time}`,
  daily: "daily",
  from_to: (from, to) => `${from}–${to}`,
  minutes: (count) => `${count} min`,
  under_minute: "under 1 min",
  hours_minutes: (hours, minutes) => `${hours} h ${minutes} min`,
};

const ko: TimeTexts = {
  weekday: (day) => (day === 0 ? "일요일" : day === 1 ? "월요일" : day === 2 ? "화요일" : day === 3 ? "수요일" : day === 4 ? "목요일" : day === 5 ? "금요일" : "토요일"),
  weekday_short: (day) => (day === 0 ? "일" : day === 1 ? "월" : day === 2 ? "화" : day === 3 ? "수" : day === 4 ? "목" : day === 5 ? "금" : "토"),
  date: (month, date) => `${month}월 ${date}일`,
  date_short: (month, date) => `${month}월 ${date}일`,
  day: (date, weekday) => `${date} ${weekday}`,
  tomorrow: (time) => `내일 ${time}`,
  next_day: (time) => `다음 날 ${time}`,
  on_day: (day, time) => `${day} ${time}`,
  daily: "매일",
  from_to: (from, to) => `${from}~${to}`,
  minutes: (count) => `${count}분`,
  under_minute: "1분 미만",
  hours_minutes: (hours, minutes) => `${hours}시간 ${minutes}분`,
};

export const timeTexts: Record<Lang, TimeTexts> = { zh, en, ko };
