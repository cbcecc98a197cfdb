import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Refused } from "./api";
import { knownCodes, readable } from "./refusals";

test("every refusal of the hall has words", () => {
  const source = readFileSync("../libs/hall-core/src/refusal.rs", "utf8");
  const codes = [...source.matchAll(/=> "([a-z_]+)"/g)].map(([, code]) => code ?? "");
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !knownCodes.has(code))).toEqual([]);
});

test("words name the number that is in the way", () => {
  const refused = new Refused({ status: 409, code: "window_busy", detail: "", number: "A001" });
  expect(readable(refused, "zh")).toContain("A001");
  expect(readable(refused, "en")).toContain("A001 is at the window");
});

test("a code that is new is told in the server's words", () => {
  expect(readable(new Refused({ status: 409, code: "novel", detail: "said so" }), "zh")).toBe("said so (novel)");
});
