import { expect, test } from "vitest";
import type { WindowBody, WindowFace } from "$shared/wire.gen";
import { faceOf } from "./face";

const CLOCK = { now_ms: Date.UTC(2026, 10, 23, 2, 42), zone: "Asia/Shanghai" };

function body(window: Partial<WindowFace>, more: Partial<WindowBody> = {}): WindowBody {
  const name = { zh: "综合窗口", en: "General" };
  return {
    hall: name,
    window: { id: "w03", label: "3", name, area: "A", state: "open", covers: [], ...window },
    services: [],
    served_alone: [],
    left_here: [],
    parked_max: 10,
    waiting_count: 0,
    longest_wait_s: 0,
    waiting: [],
    missed: [],
    parked: [],
    orphaned: [],
    served: 0,
    open: true,
    plan_version: 1,
    now: CLOCK.now_ms,
    zone: CLOCK.zone,
    ...more,
  };
}

const said = (window: Partial<WindowFace>, more: Partial<WindowBody> = {}) => {
  const { kind, number, title, help } = faceOf(body(window, more), "zh", CLOCK);
  return [kind, number, title, help];
};

test("a called number is asked for, a served one is shown as served", () => {
  expect(said({ number: "A001", number_state: "called" })).toEqual(["called", "A001", "请", ""]);
  expect(said({ number: "A001", number_state: "serving" })).toEqual(["serving", "A001", "办理中", ""]);
});

test("a window that pauses says until when, but serves first whoever is at it", () => {
  const back_at = CLOCK.now_ms + 1_800_000;
  expect(said({ state: "paused", back_at })).toEqual(["paused", null, "暂停服务", "11:12 恢复办理"]);
  const midnight = Date.UTC(2026, 10, 23, 16);
  expect(said({ state: "paused", back_at: midnight })[3]).toBe("24:00 恢复办理");
  expect(said({ state: "closed" }, { open: false, opens_at: midnight })[3]).toBe("大厅 明天 00:00 开始办理");
  expect(said({ state: "paused", back_at, number: "A001", number_state: "serving" })[0]).toBe("serving");
});

test("a closed hall says when it opens", () => {
  const opens_at = CLOCK.now_ms + 3 * 3_600_000;
  expect(said({ state: "closed" }, { open: false, opens_at })[3]).toBe("大厅 13:42 开始办理");
  expect(said({})).toEqual(["idle", null, "请等候叫号", ""]);
});
