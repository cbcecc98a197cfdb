import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PrinterBytes, TechnicianState } from "$shared/wire.gen";
import { HOLD_MS, isInCorner, technicianCorner } from "./corner";
import { TechnicianDesk, type Answer } from "./desk.svelte";

const state = (more: Partial<TechnicianState> = {}): TechnicianState => ({
  kiosk: "k1",
  now: 0,
  health: { version: "0.1.0", started_at: 0 },
  printer: {
    address: "tcp:p:9100",
    profile: "generic-80mm",
    state: "ready",
    words: { zh: "可以取号", en: "Ready" },
    since: 0,
  },
  network: { server: "http://hall:8080", state: { state: "connected" }, trust: "plain" },
  bytes: [],
  logs: [],
  left_s: 180,
  ...more,
});
const exchange = (seq: number): PrinterBytes => ({ seq, at: 0, sent: true, count: 1, hex: "00" });

/** A program that answers from a table, and what it was asked. */
function program(answers: Record<string, Answer>) {
  const asked: string[] = [];
  const left = vi.fn();
  const desk = new TechnicianDesk((method, path, pass) => {
    asked.push(`${method} ${path} ${pass ?? "-"}`);
    return Promise.resolve(answers[path.split("?")[0] ?? ""] ?? { status: 0, body: {} });
  }, left);
  return { desk, asked, left, answers };
}

const open = { "": { status: 200, body: { open: true } }, "/enter": { status: 200, body: { pass: "p" } } };

async function entered(answers: Record<string, Answer>) {
  const made = program({ ...open, ...answers });
  await made.desk.tick();
  made.desk.type("1");
  await made.desk.enter();
  return made;
}

describe("the technician's desk", () => {
  it("says that there is no page where the kiosk has no PIN, and leaves by itself", async () => {
    const { desk, left } = program({ "": { status: 200, body: { open: false } } });
    for (let second = 0; second < 59; second += 1) await desk.tick();
    expect([desk.door, left.mock.calls.length]).toEqual(["off", 0]);
    await desk.tick();
    expect(left).toHaveBeenCalledOnce();
  });
  it("stays at the door after a wrong PIN and forgets what was typed", async () => {
    const { desk } = await entered({ "/enter": { status: 403, body: { code: "wrong_pin" } } });
    expect([desk.door, desk.pin, desk.problem]).toEqual(["shut", "", "wrong_pin"]);
    desk.type("2");
    expect(desk.problem).toBeNull();
  });
  it("asks only for what is new and keeps each exchange once", async () => {
    const { desk, asked, answers } = await entered({
      "/state": { status: 200, body: state({ bytes: [exchange(1), exchange(2)] }) },
    });
    answers["/state"] = { status: 200, body: state({ bytes: [exchange(2), exchange(3)] }) };
    desk.touched();
    await desk.tick();
    expect(desk.bytes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(asked.at(-1)).toBe("GET /state?logs=0&bytes=2&touched=true p");
    await desk.tick();
    expect(asked.at(-1)).toBe("GET /state?logs=0&bytes=3&touched=false p");
  });
  it("goes back to the visitors when its pass has ended", async () => {
    const { desk, left, answers } = await entered({ "/state": { status: 200, body: state() } });
    answers["/state"] = { status: 401, body: { code: "not_entered" } };
    await desk.tick();
    expect(left).toHaveBeenCalledOnce();
  });
  it("prints a test page once, whatever becomes of the answer", async () => {
    const { desk, asked } = await entered({ "/state": { status: 200, body: state() } });
    await desk.testPrint();
    expect(desk.said).toEqual({ what: "away" });
    expect(asked.filter((call) => call.includes("test-print"))).toHaveLength(1);
  });
  it("waits until the program is there again after a restart", async () => {
    const restarted = { "/state": { status: 200, body: state() }, "/restart": { status: 202, body: null } };
    const { desk, left, answers } = await entered(restarted);
    await desk.restart();
    answers["/state"] = { status: 0, body: {} };
    await desk.tick();
    expect([desk.doing, left.mock.calls.length]).toEqual(["restarting", 0]);
    answers["/state"] = { status: 401, body: { code: "not_entered" } };
    await desk.tick();
    expect(left).toHaveBeenCalledOnce();
  });
});

describe("the hidden corner", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const point = (type: string, at: number) =>
    dispatchEvent(new PointerEvent(type, { clientX: at, clientY: at, isPrimary: true }));

  it("opens after five seconds of a finger that stays", () => {
    const go = vi.fn(() => Promise.resolve());
    const stop = technicianCorner(go);
    point("pointerdown", 5);
    vi.advanceTimersByTime(HOLD_MS - 1);
    expect(go).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(go).toHaveBeenCalledOnce();
    for (const [then, at] of [
      ["pointerup", 5],
      ["pointercancel", 5],
      ["pointermove", 600],
    ] as const) {
      point("pointerdown", 5);
      point(then, at);
      vi.advanceTimersByTime(HOLD_MS);
    }
    point("pointerdown", 600);
    vi.advanceTimersByTime(HOLD_MS);
    expect(go).toHaveBeenCalledOnce();
    dispatchEvent(new KeyboardEvent("keydown", { code: "KeyT", ctrlKey: true, altKey: true }));
    expect(go).toHaveBeenCalledTimes(2);
    stop();
    point("pointerdown", 5);
    vi.advanceTimersByTime(HOLD_MS);
    expect(go).toHaveBeenCalledTimes(2);
  });
  it("is small", () => {
    const screen = { width: 1080, height: 1920 };
    expect([isInCorner(100, 100, screen), isInCorner(140, 10, screen), isInCorner(10, 300, screen)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
