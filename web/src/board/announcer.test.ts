import { expect, test } from "vitest";
import type { CallOut } from "$shared/wire.gen";
import cases from "../../../display-board/src/board/announcing.cases.json";
import { Announcer } from "./announcer.svelte";
import { heroOf } from "./hero";

function call(seq: number, more: Partial<CallOut> = {}): CallOut {
  return {
    seq,
    kind: "call",
    number: `A${seq}`,
    window: "3",
    text: { zh: "", en: "" },
    speech: { zh: "", en: "" },
    min_show_ms: 8_000,
    age_ms: 0,
    max_age_ms: 60_000,
    over: false,
    ...more,
  };
}

/** A board whose clock the test moves; `wait` and `say` end when the test says so. */
function board() {
  let now_ms = 0;
  const shown: number[] = [];
  const said: number[] = [];
  let overlaps = 0;
  let speaking = false;
  const waiting: { until_ms: number; done: () => void }[] = [];
  const wait = (ms: number) => new Promise<void>((done) => waiting.push({ until_ms: now_ms + ms, done }));
  const announcer = new Announcer({
    shown: (seq) => shown.push(seq),
    clock_ms: () => now_ms,
    wait,
    say: async ({ seq }) => {
      if (speaking) overlaps += 1;
      speaking = true;
      said.push(seq);
      await wait(5_000);
      speaking = false;
    },
  });
  async function pass(ms: number) {
    for (let passed = 0; passed < ms; passed += 500) {
      now_ms += 500;
      for (const one of waiting.filter(({ until_ms }) => until_ms <= now_ms)) {
        waiting.splice(waiting.indexOf(one), 1);
        one.done();
      }
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    }
  }
  return { announcer, shown, said, pass, overlaps: () => overlaps };
}

test("announcements come one after another, each its least time, none over another", async () => {
  const { announcer, shown, said, pass, overlaps } = board();
  announcer.hear([call(1), call(2)], true);
  expect(announcer.now?.seq).toBe(1);
  await pass(7_500);
  expect(announcer.now?.seq).toBe(1);
  await pass(1_000);
  expect(announcer.now?.seq).toBe(2);
  announcer.hear([call(3)], false);
  await pass(30_000);
  expect(shown).toEqual([1, 2, 3]);
  expect(said).toEqual([1, 2, 3]);
  expect(overlaps()).toBe(0);
  expect(announcer.now).toBeNull();
  expect(announcer.last?.seq).toBe(3);
});

test("a resumed view says no call twice", async () => {
  const { announcer, shown, pass } = board();
  announcer.hear([call(1), call(2)], true);
  await pass(20_000);
  announcer.hear([call(1), call(2), call(3)], false);
  await pass(20_000);
  expect(shown).toEqual([1, 2, 3]);
});

test("what is old or over is listed, not announced", async () => {
  const { announcer, shown, pass } = board();
  announcer.hear([call(1, { age_ms: 61_000 }), call(2, { over: true }), call(3, { age_ms: 59_000 })], true);
  await pass(20_000);
  expect(shown).toEqual([3]);
});

test("a call that grew too old while others were announced is left out", async () => {
  const { announcer, shown, pass } = board();
  announcer.hear([call(1), call(2, { age_ms: 55_000 })], true);
  await pass(20_000);
  expect(shown).toEqual([1]);
});

test("a recall takes the place of the call that waits", async () => {
  const { announcer, shown, pass } = board();
  announcer.hear([call(1), call(2, { number: "A9" }), call(3, { number: "A9", kind: "recall" })], true);
  await pass(30_000);
  expect(shown).toEqual([1, 3]);
});

test("after a restore seqs begin anew", async () => {
  const { announcer, shown, pass } = board();
  announcer.hear([call(50)], true);
  await pass(10_000);
  announcer.hear([call(4)], true);
  await pass(10_000);
  expect(shown).toEqual([50, 4]);
});

/** A step of the table that the LED board is held to as well. */
interface Step {
  at_ms: number;
  calls?: [number, string, string, ("call" | "recall")?][];
  missed?: string[];
  rows?: [number, string, string][];
  large?: string;
}

test.each(cases as unknown as { name: string; steps: Step[]; announced: [number, number][] }[])(
  "$name",
  async ({ steps, announced }) => {
    let now_ms = 0;
    const waiting: { until_ms: number; done: () => void }[] = [];
    const heard: [number, number][] = [];
    const announcer = new Announcer({
      shown: (seq) => heard.push([now_ms, seq]),
      clock_ms: () => now_ms,
      wait: (ms) => new Promise<void>((done) => waiting.push({ until_ms: now_ms + ms, done })),
      say: () => Promise.resolve(),
    });
    const queue = [...steps];
    for (; now_ms <= 30_000; now_ms += 500) {
      for (const one of waiting.filter(({ until_ms }) => until_ms <= now_ms)) one.done();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      while (queue[0] && queue[0].at_ms <= now_ms) {
        const { calls = [], missed = [], rows = [], large } = queue.shift() as Step;
        const row = ([seq, number, window]: [number, string, string]) =>
          ({ seq, number, window, area: "", recalls: 0, serving: false, called_at: 0 }) as const;
        const standing = { missed: missed.map((number) => ({ number, window: "1" })), rows: rows.map(row) };
        announcer.hear(
          calls.map(([seq, number, window, kind = "call"]) => call(seq, { number, window, kind, min_show_ms: 5_000 })),
          false,
          standing,
        );
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        const hero = heroOf(standing, announcer.now, announcer.last);
        if (large !== undefined) expect(hero ? `${hero.number}→${hero.window}` : "").toBe(large);
      }
    }
    expect(heard).toEqual(announced);
  },
);
