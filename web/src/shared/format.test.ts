import { expect, test } from "vitest";
import {
  dayCode,
  daysText,
  lastedText,
  timeText,
  waitText,
  weekdayText,
  whenText,
  windowsText,
  windowWord,
} from "./format";

const CHINA_MIN = 480;
/** Monday 23 November 2026, 10:42 in Shanghai. */
const MONDAY_MS = Date.UTC(2026, 10, 23, 2, 42);
const HOUR_MS = 3_600_000;

test.each([
  [null, "暂无窗口办理"],
  [{ low_s: 0, high_s: 60 }, "不用等"],
  [{ low_s: 60, high_s: 280 }, "5 分钟以内"],
  [{ low_s: 0, high_s: 700 }, "15 分钟以内"],
  [{ low_s: 600, high_s: 1200 }, "约 10–20 分钟"],
  [{ low_s: 570, high_s: 1210 }, "约 9–25 分钟"],
  [{ low_s: 1200, high_s: 1200 }, "约 20 分钟"],
  [{ low_s: 5400, high_s: 7100 }, "约 1.5–2 小时"],
])("a wait of %j is told as %s", (wait, said) => expect(waitText(wait, "zh")).toBe(said));

test("a told range never promises less than the forecast's ends", () => {
  for (let low_s = 0; low_s < 9_000; low_s += 170) {
    const said = waitText({ low_s, high_s: low_s + 400 }, "en");
    const told = [...said.matchAll(/[\d.]+/g)].map(([digits]) => Number(digits) * (said.endsWith("h") ? 60 : 1));
    if (told.length === 0) continue;
    expect(told.at(-1)).toBeGreaterThanOrEqual((low_s + 400) / 60);
    if (told.length === 2) expect(told[0]).toBeLessThanOrEqual(Math.max(30, low_s / 60));
  }
});

test("times are those of the hall's zone, whatever the browser's", () => {
  expect(timeText(MONDAY_MS, CHINA_MIN)).toBe("10:42");
  expect(weekdayText(MONDAY_MS, CHINA_MIN, "zh")).toBe("周一");
  expect(weekdayText(MONDAY_MS + 14 * HOUR_MS, CHINA_MIN, "en")).toBe("Tuesday");
});

test("a time to come names its day only when it is another", () => {
  expect(whenText(MONDAY_MS + 3 * HOUR_MS, MONDAY_MS, CHINA_MIN, "zh")).toBe("13:42");
  expect(whenText(MONDAY_MS + 22 * HOUR_MS, MONDAY_MS, CHINA_MIN, "zh")).toBe("明天 08:42");
  expect(whenText(MONDAY_MS + 70 * HOUR_MS, MONDAY_MS, CHINA_MIN, "zh")).toBe("周四 08:42");
  expect(whenText(MONDAY_MS + 240 * HOUR_MS, MONDAY_MS, CHINA_MIN, "zh")).toBe("12月3日 10:42");
});

test("windows that follow one another are joined", () => {
  expect(windowsText(["6", "3", "5", "4"], "zh")).toBe("3—6");
  expect(windowsText(["3", "5", "8", "9"], "zh")).toBe("3、5、8、9");
});

test("how long something has lasted is told in minutes", () => {
  expect(lastedText(30, "zh")).toBe("不到 1 分");
  expect(lastedText(18 * 60, "zh")).toBe("18 分");
  expect(lastedText(65 * 60, "en")).toBe("1 h 5 min");
});

test("a day is written as the record writes it, by the hall's own clock", () => {
  expect(dayCode(MONDAY_MS, CHINA_MIN)).toBe("2026-11-23");
  expect(dayCode(Date.UTC(2026, 0, 1, 17), CHINA_MIN)).toBe("2026-01-02");
});

test.each([
  ["daily", "每天", "daily"],
  ["mon-fri", "周一至周五", "Monday–Friday"],
  ["tue,thu", "周二、周四", "Tuesday, Thursday"],
  ["sat-mon,wed", "周六至周一、周三", "Saturday–Monday, Wednesday"],
])("the days %s have words", (days, zh, en) => {
  expect([daysText(days, "zh"), daysText(days, "en")]).toEqual([zh, en]);
});

test("one window is a window, several are windows", () => {
  expect(windowWord(windowsText(["3"], "en"))).toBe("window");
  expect(windowWord(windowsText(["3", "5"], "en"))).toBe("windows");
  expect(windowWord(windowsText(["3", "4", "5"], "en"))).toBe("windows");
});
