import { describe, expect, it, test } from "vitest";
import {
  calendarText,
  dayCode,
  daysText,
  exactText,
  instantOf,
  secondText,
  slotStartText,
  slotText,
  timeText,
  untilText,
  weekdayText,
  whenText,
} from "./time";

const CHINA = "Asia/Shanghai";
const BERLIN = "Europe/Berlin";
const at = (text: string) => Date.parse(text);
/** A Monday. */
const MONDAY = at("2026-11-23T10:42:00+08:00");
const HOUR_MS = 3_600_000;

describe("each instant is told with the offset of its own day", () => {
  it("says on a Friday before summer time when Monday begins", () => {
    const friday = at("2027-03-26T16:30:00+01:00");
    expect(timeText(friday, BERLIN)).toBe("16:30");
    expect(whenText(at("2027-03-29T08:00:00+02:00"), friday, BERLIN, "zh")).toBe("周一 08:00");
  });

  it("says in December what an entry of July says", () => {
    expect(secondText(at("2026-07-01T09:15:07+02:00"), BERLIN)).toBe("09:15:07");
    expect(secondText(at("2026-12-01T09:15:07+01:00"), BERLIN)).toBe("09:15:07");
  });
});

test("times are those of the hall's zone, whatever the reader's", () => {
  // A phone in Urumqi, two hours behind, reads 11:30 of a hall in Shanghai as 11:30.
  expect(timeText(at("2026-11-23T11:30:00+08:00"), CHINA)).toBe("11:30");
  expect(weekdayText(MONDAY, CHINA, "zh")).toBe("周一");
  expect(weekdayText(MONDAY + 14 * HOUR_MS, CHINA, "en")).toBe("Tuesday");
  expect(timeText(at("2026-11-23T00:05:00+08:00"), CHINA)).toBe("00:05");
});

test("a time to come names its day only when it is another", () => {
  expect(whenText(MONDAY + 3 * HOUR_MS, MONDAY, CHINA, "zh")).toBe("13:42");
  expect(whenText(MONDAY + 22 * HOUR_MS, MONDAY, CHINA, "zh")).toBe("明天 08:42");
  expect(whenText(MONDAY + 70 * HOUR_MS, MONDAY, CHINA, "zh")).toBe("周四 08:42");
  expect(whenText(MONDAY + 240 * HOUR_MS, MONDAY, CHINA, "zh")).toBe("12月3日 10:42");
});

test("a day ends at 24:00, and a longer one on the next day", () => {
  const until = (text: string, lang: "zh" | "en" = "zh") => untilText(at(text), MONDAY, CHINA, lang);
  expect(until("2026-11-23T17:30:00+08:00")).toBe("17:30");
  expect(until("2026-11-24T00:00:00+08:00")).toBe("24:00");
  expect(until("2026-11-24T00:30:00+08:00")).toBe("次日 00:30");
  expect(until("2026-11-24T00:30:00+08:00", "en")).toBe("00:30 the next day");
  expect(until("2026-11-25T00:00:00+08:00")).toBe("次日 24:00");
  expect(until("2026-11-26T00:00:00+08:00")).toBe("周三 24:00");
  expect(until("2026-11-26T00:30:00+08:00", "en")).toBe("Thursday 00:30");
  expect(until("2026-12-04T00:00:00+08:00", "en")).toBe("3 December 24:00");
  expect(until("2026-11-23T00:00:00+08:00"), "what is over has no day").toBe("00:00");
});

test("what begins at midnight begins on the next day, and what ends then ends at 24:00", () => {
  const midnight = at("2026-11-24T00:00:00+08:00");
  expect(whenText(midnight, MONDAY, CHINA, "zh")).toBe("明天 00:00");
  expect(untilText(midnight, MONDAY, CHINA, "zh")).toBe("24:00");
  const now = at("2026-10-31T22:00:00-04:00");
  const havana = (text: string) => untilText(at(text), now, "America/Havana", "zh");
  expect(havana("2026-11-01T00:00:00-04:00")).toBe("24:00");
  expect(havana("2026-11-01T00:00:00-05:00"), "the clock shows midnight twice").toBe("次日 00:00 UTC-5");
});

test("a time that the clock shows twice says which of the two it is", () => {
  const [first, second] = [at("2026-10-25T02:30:00+02:00"), at("2026-10-25T02:30:00+01:00")];
  expect([exactText(first, BERLIN), exactText(second, BERLIN)]).toEqual(["02:30 UTC+2", "02:30 UTC+1"]);
  expect(exactText(second + HOUR_MS / 2, BERLIN)).toBe("03:00");
  expect(exactText(at("2027-03-28T03:00:00+02:00"), BERLIN)).toBe("03:00");
  expect(exactText(at("2026-04-05T01:30:00+10:30"), "Australia/Lord_Howe")).toBe("01:30 UTC+10:30");
  expect(exactText(at("2026-11-01T00:00:00-05:00"), "America/Havana")).toBe("00:00 UTC-5");
  expect(slotText(first, first + HOUR_MS / 2, BERLIN, "zh")).toBe("02:30 UTC+2–02:00 UTC+1");
  expect(slotText(at("2026-11-23T23:30:00+08:00"), at("2026-11-24T00:00:00+08:00"), CHINA, "zh")).toBe("23:30–24:00");
});

test("a slot past the midnight of its working day says so", () => {
  const start = (text: string, day?: string) => slotStartText(at(text), day, CHINA, "zh");
  expect(start("2026-11-23T23:30:00+08:00", "2026-11-23")).toBe("23:30");
  expect(start("2026-11-24T00:30:00+08:00", "2026-11-23")).toBe("次日 00:30");
  expect(start("2026-11-24T00:30:00+08:00")).toBe("00:30");
});

test("what is typed is a time on the hall's clock", () => {
  expect(instantOf(MONDAY, CHINA, 18 * 60 + 30)).toBe(at("2026-11-23T18:30:00+08:00"));
  expect(instantOf(MONDAY, CHINA, 30, 1)).toBe(at("2026-11-24T00:30:00+08:00"));
  const change = at("2027-03-28T00:30:00+01:00");
  expect(instantOf(change, BERLIN, 8 * 60)).toBe(at("2027-03-28T08:00:00+02:00"));
  expect(instantOf(change, BERLIN, 60)).toBe(at("2027-03-28T01:00:00+01:00"));
  expect(instantOf(change, BERLIN, 150)).toBe(at("2027-03-28T03:30:00+02:00"));
  expect(instantOf(at("2026-10-25T00:30:00+02:00"), BERLIN, 150)).toBe(at("2026-10-25T02:30:00+02:00"));
});

test("a day is written as the record writes it, by the hall's own clock", () => {
  expect(dayCode(MONDAY, CHINA)).toBe("2026-11-23");
  expect(dayCode(at("2026-01-01T17:00:00Z"), CHINA)).toBe("2026-01-02");
  expect([calendarText("2026-12-10", "zh"), calendarText("2026-12-10", "en")]).toEqual([
    "12月10日 周四",
    "Thursday 10 December",
  ]);
});

test.each([
  ["daily", "每天", "daily"],
  ["mon-fri", "周一至周五", "Monday–Friday"],
  ["tue,thu", "周二、周四", "Tuesday, Thursday"],
  ["sat-mon,wed", "周六至周一、周三", "Saturday–Monday, Wednesday"],
])("the days %s have words", (days, zh, en) => {
  expect([daysText(days, "zh"), daysText(days, "en")]).toEqual([zh, en]);
});
