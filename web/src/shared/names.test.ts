import { expect, test } from "vitest";
import { other, pick } from "./language.svelte";
import { classBeside, inEach, paperText } from "./names";
import { PLAN } from "./sample";
import type { PlanDocument } from "./wire.gen";

test("a booked time is not said twice, another class beside it is", () => {
  const booked = { id: "booked", name: { zh: "预约", en: "By appointment" } };
  const plan = {
    ...PLAN,
    classes: [...PLAN.classes, ...PLAN.classes.map((one) => ({ ...one, ...booked }))],
    appointments: [{ class: "booked" }],
  } as PlanDocument;
  expect(classBeside(plan, { class: "booked", booked_at: 1 })).toBeNull();
  expect(classBeside(plan, { class: "booked" })).toEqual(booked.name);
  expect(classBeside(plan, { class: "elderly", booked_at: 1 })?.zh).toBe("老年人");
  expect(classBeside(plan, { class: "ordinary" })).toBeNull();
});

test("a text of the plan is picked in any language, and Chinese or the first further one stands beside it", () => {
  const name = { zh: "民政局", en: "Civil Affairs", "zh-Hant": "民政局（繁）", ja: "" };
  expect(["en-GB", "zh-Hant-HK", "ja", "zh"].map((lang) => pick(name, lang))).toEqual([
    "Civil Affairs",
    "民政局（繁）",
    "民政局",
    "民政局",
  ]);
  expect([other(name, "en"), other(name, "zh"), other({ zh: "窗", en: "" }, "zh")]).toEqual([
    "民政局",
    "Civil Affairs",
    "",
  ]);
  expect(inEach(name, (said) => `1 ${said}`)).toMatchObject({ zh: "1 民政局", "zh-Hant": "1 民政局（繁）", ja: "" });
});

test("the id of a document is no text of it", () => {
  expect(paperText({ id: "id-card", zh: "身份证", en: "ID card" })).toEqual({ zh: "身份证", en: "ID card" });
});
