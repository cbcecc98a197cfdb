import { describe, expect, it } from "vitest";
import { CALL_REASONS, PAUSE_REASONS, reasonWords } from "./reasons";

describe("reasons of desks", () => {
  it("one from the list is told in both languages", () => {
    expect(reasonWords("meal")).toMatchObject({ zh: "用餐", en: "Meal" });
    expect(reasonWords("urgent")).toMatchObject({ zh: "急件", en: "Urgent matter" });
  });

  it("one in the clerk's own words is told as it was written", () => {
    expect(reasonWords("档案室调卷").en).toBe("档案室调卷");
  });

  it("no code stands for two reasons", () => {
    const codes = [...PAUSE_REASONS, ...CALL_REASONS].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
