import { expect, test } from "vitest";
import { CardKeys } from "./card.svelte";

function type(text: string, ms_apart: number): string[] {
  const lines: string[] = [];
  const keys = new CardKeys((line) => {
    lines.push(line);
    return Promise.resolve();
  });
  [...text].forEach((char, index) => keys.typed(char === "\n" ? "Enter" : char, 1_000 + index * ms_apart));
  return lines;
}

test("what a reader types is a line, and what a person types is not", () => {
  expect(type("11010519491231002X\n", 5)).toEqual(["11010519491231002X"]);
  expect(type("11010519491231002X\n", 200)).toEqual([]);
  expect(type("A012\n", 5)).toEqual([]);
});
