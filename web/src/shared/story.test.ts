import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "./wire.gen";
import { PLAN } from "./sample";
import { byWords, entryWords } from "./story";

function entry(what: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  // The server leaves particulars out where there are none.
  return { seq: 1, at: 0, what, by: "clerk:c1", ...more };
}

describe("a ticket's story", () => {
  it.each<[HistoryEntry, string]>([
    [entry("issued"), "取号"],
    [entry("granted", { details: { class: "elderly" } }), "优先类型改为老年人"],
    [
      entry("called", {
        window: "w03",
        why: { lane: "score", tier: 1, waited_s: 60, head_start_s: 900, passed: 2, in_a_row: 0, candidates: [] },
      }),
      "叫号到3号窗口（比 2 人先叫：老年人提前 15 分钟）",
    ],
    [entry("went_on", { window: "w03" }), "接着办下一项：3号窗口"],
    [entry("started", { details: { assumed: "true" } }), "开始办理（推定）"],
    [entry("started"), "开始办理"],
    [entry("finished", { window: "w03", details: { outcome: "papers_missing" } }), "办结：待补正"],
    [entry("sent_to_window", { window: "w03", details: { to: "w01" } }), "转到1号窗口"],
    [entry("print_recorded", { details: { outcome: "printed", copy: "true" } }), "补打"],
  ])("%j", (happened, words) => {
    expect(entryWords(happened, PLAN, "elderly").zh).toBe(words);
  });

  it("says who by the part they play", () => {
    expect(byWords("reception:r7").zh).toBe("导办台");
  });
});
