import { describe, expect, it } from "vitest";
import { Refused } from "$shared/api";
import { PLAN } from "$shared/sample";
import type { CaseNow, WindowNow } from "$shared/wire.gen";
import type { Ways } from "$shared/asking.svelte";
import { Acts, coverable, earliestClosing, nextAt, onlyLent, quarterAfter } from "./acts.svelte";

const at = (hour: number, minute: number) => Date.UTC(2026, 10, 23, hour - 8, minute);

class Bench {
  calls: { path: string; body: unknown; key: string }[] = [];
  refused: Refused | null = null;
  acts: Acts;

  constructor(read: Record<string, unknown> = {}) {
    let keys = 0;
    const ways: Ways = {
      get: (path) => Promise.resolve(read[path.replace("/api/v1/halls/h/", "")] as never),
      post: (path, body, key) => {
        this.calls.push({ path: path.replace("/api/v1/halls/h/", ""), body, key });
        return this.refused === null ? Promise.resolve(null) : Promise.reject(this.refused);
      },
      newKey: () => `key-${(keys += 1)}`,
    };
    this.acts = new Acts("h", ways);
  }
}

describe("a longer day is taken back", () => {
  it.each([
    [
      "down to the plan's closing while that is to come",
      { closes_at: at(19, 0), planned_close_at: at(17, 30) },
      at(17, 30),
    ],
    ["from the next minute on once it is past", { closes_at: at(19, 0), planned_close_at: at(16, 0) }, at(17, 2)],
    ["not when nothing is left of it", { closes_at: at(17, 2), planned_close_at: at(16, 0) }, null],
    ["not when nobody made it longer", { closes_at: at(19, 0) }, null],
  ])("%s", (_, body, earliest) => {
    expect(earliestClosing(body, at(17, 1))).toBe(earliest);
  });

  it("by an act of its own", async () => {
    const bench = new Bench();
    await bench.acts.shorten(at(18, 0));
    expect(bench.calls.map(({ path, body }) => [path, body])).toEqual([["hours/shorten", { until: at(18, 0) }]]);
    expect(bench.acts.done).toBe("shorten");
  });
});

describe("what a manager does", () => {
  it("a press whose answer was lost keeps its key; another act has another", async () => {
    const bench = new Bench();
    bench.refused = new Refused({ status: 0, code: "away", detail: "" });
    await bench.acts.lend("w1", ["tax"], 5);
    bench.refused = null;
    await bench.acts.lend("w1", ["tax"], 5);
    await bench.acts.lend("w1", [], 5);
    expect(bench.calls.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-2"]);
    expect(bench.acts.done).toBe("lend_end");
  });

  it("whoever goes on to another sheet quickly sees what belongs to it", async () => {
    const one = { ticket: "t1", service: "s1", due: "2026-11-30" } as CaseNow;
    const bench = new Bench({ plan: {}, clerks: [], cases: { cases: [one] } });
    const first = bench.acts.ask({ kind: "lend", window: "w1" });
    await Promise.all([first, bench.acts.ask({ kind: "open_matters" })]);
    expect(bench.acts.cases).toEqual([one]);
  });

  it("open matters that cannot be read are not none", async () => {
    const bench = new Bench({ plan: {} });
    bench.acts.cases = [];
    await bench.acts.ask({ kind: "open_matters" }).catch(() => undefined);
    expect(bench.acts.cases).toBeNull();
  });

  it("a settled result leaves the list; one that was refused stays", async () => {
    const one = { ticket: "t1", step: 0, service: "s1", due: "2026-11-30" } as CaseNow;
    const other = { ...one, step: 1 };
    const bench = new Bench({ plan: {}, clerks: [], cases: { cases: [one, other] } });
    await bench.acts.ask({ kind: "open_matters" });
    bench.refused = new Refused({ status: 409, code: "no_case", detail: "" });
    await bench.acts.settle(one);
    expect(bench.acts.cases).toHaveLength(2);
    bench.refused = null;
    await bench.acts.settle(one);
    expect(bench.acts.cases).toEqual([other]);
    expect(bench.calls.at(-1)?.body).toEqual({ step: 0 });
  });
});

describe("who can cover for whom", () => {
  it("offers the services of other windows that this one lacks, those that stand still first", () => {
    const [window] = PLAN.windows;
    if (window === undefined) throw new Error("the sample has windows");
    const of = (id: string, services: string[], doing: string) => ({
      rules: { ...window, id, label: id, services },
      now: { face: { id }, doing } as WindowNow,
    });
    const all = [
      of("w1", ["a", "b"], "serving"),
      of("w2", ["b"], "idle"),
      of("w3", ["b", "c"], "serving"),
      of("w4", ["d"], "closed"),
    ];
    const plan = { ...PLAN, windows: all.map(({ rules }) => rules) };
    const offered = coverable(
      plan,
      all.map(({ now }) => now),
      "w1",
    );
    expect(offered.map(({ id, services }) => [id, services])).toEqual([
      ["w4", ["d"]],
      ["w3", ["c"]],
    ]);
  });
});

describe("times on the hall's clock", () => {
  it.each([
    ["18:00", at(18, 0)],
    ["09:30", at(9, 30) + 86_400_000],
    ["1830", at(18, 30)],
    ["18：30", at(18, 30)],
    ["25:00", null],
    ["", null],
  ])("%j after ten o'clock", (typed, expected) => {
    expect(nextAt(typed, at(10, 0), "Asia/Shanghai")).toBe(expected);
  });

  it("quarters are full", () => {
    expect(quarterAfter(at(10, 4), 30)).toBe(at(10, 45));
    expect(quarterAfter(at(10, 0), 30)).toBe(at(10, 30));
  });
});

describe("a window that covers for others", () => {
  it("serves by its cover only what its plan does not list", () => {
    const [here] = PLAN.windows;
    const own = here?.services[0] ?? "";
    expect(onlyLent(PLAN, here?.id ?? "", [own, "elsewhere"], own)).toBe(false);
    expect(onlyLent(PLAN, here?.id ?? "", [own, "elsewhere"], "elsewhere")).toBe(true);
    expect(onlyLent(PLAN, here?.id ?? "", [], "elsewhere")).toBe(false);
  });
});
