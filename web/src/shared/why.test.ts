import { describe, expect, it } from "vitest";
import type { WhyCalled } from "./wire.gen";
import { whyWords } from "./why";

const ELDERLY = { zh: "老年人", en: "Elderly" };

function why(more: Partial<WhyCalled>): WhyCalled {
  return { lane: "score", tier: 1, waited_s: 540, head_start_s: 0, passed: 0, in_a_row: 0, candidates: [], ...more };
}

describe("why a ticket was called", () => {
  it.each<[string, Partial<WhyCalled>, string]>([
    ["the first in the queue needs no reason", {}, "按先后顺序"],
    ["a head start says whose and how much", { passed: 3, head_start_s: 900 }, "比 3 人先叫：老年人提前 15 分钟"],
    ["an overdue ticket says how long", { lane: "overdue", waited_s: 2460 }, "按先后顺序：已等 41 分钟，超过最长等候"],
    ["whoever was interrupted comes first", { lane: "interrupted", passed: 1 }, "比 1 人先叫：办理被中断，最先叫"],
    ["a class with a share", { lane: "class", passed: 2 }, "比 2 人先叫：老年人有固定名额"],
    [
      "out of order gives the clerk's reason",
      { lane: "out_of_order", passed: 9, reason: "urgent" },
      "比 9 人先叫：急件",
    ],
    ["a service that the window helps with", { tier: 2 }, "按先后顺序 · 兼办"],
  ])("%s", (_name, more, words) => {
    expect(whyWords(why(more), ELDERLY).zh).toBe(words);
  });

  it("reads as a sentence in English", () => {
    expect(whyWords(why({ passed: 1, head_start_s: 900 }), ELDERLY).en).toBe(
      "Before 1 earlier arrival: Elderly counts 15 min earlier",
    );
  });
});
