import { describe, expect, it } from "vitest";
import { leftWords } from "./left";
import { PLAN } from "./sample";

describe("those whom nobody else would call", () => {
  it("are named by what they wait for and how many they are", () => {
    const left = [{ service: "id-card", waiting: 3 }];
    const name = PLAN.services.find(({ id }) => id === "id-card")?.name;
    expect(leftWords(left, PLAN, "zh")).toBe(`${name?.zh}（3 人）`);
    expect(leftWords(left, PLAN, "en")).toBe(`${name?.en} (3)`);
    expect(leftWords([], PLAN, "en")).toBe("");
  });
});
