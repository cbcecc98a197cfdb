import { expect, test } from "vitest";
import { bookedAt, draftWrong } from "$src/reception/counter.svelte";
import { freshParticulars } from "$src/reception/particulars";
import { nextAt } from "$src/manager/acts.svelte";
import { digits, folded, plain } from "./typed";
import { sources } from "./sources";

test.each([
  ["full-width digits", "３６０３２２０５", "36032205"],
  ["full-width letters", "Ａ０１２", "A012"],
  ["an accent that was typed by itself", "Jose\u0301", "Jos\u00e9"],
  ["spaces around, of any kind", "\u3000 王芳\t", "王芳"],
  ["what nobody sees", "王\u200b芳\ufeff\u202e", "王芳"],
  ["controls", "\u001b[31m王芳\u0007", "[31m王芳"],
  ["a half-width kana", "ｶﾞ", "ガ"],
])("%s", (_name, typed, meant) => {
  expect(plain(typed)).toBe(meant);
});

test("labels are compared without regard to capitals, and codes by their digits", () => {
  expect(folded("Ｂ２")).toBe(folded("b2"));
  expect(digits("３６０３ ２２０５")).toBe("36032205");
});

test("fields of numbers take full-width digits", () => {
  const draft = { services: ["s"], class: "ordinary", evidence: "card", language: "zh", parallel: false } as const;
  const filled = {
    ...draft,
    services: ["s"],
    booked: "１０：３０",
    phone: "１３８００００００００",
    particulars: freshParticulars(),
    journey: null,
  };
  expect(draftWrong(filled)).toBeNull();
  expect(bookedAt("１０：３０", 0, "UTC")).toBe(37_800_000);
  expect(nextAt("１８：３０", 0, "UTC")).toBe(66_600_000);
});

test("what is typed is brought into its form in one place", () => {
  const own = sources().filter(({ file, text }) => !file.endsWith("/typed.ts") && text.includes(".normalize("));
  expect(own.map(({ file }) => file)).toEqual([]);
});
