import { expect, test } from "vitest";
import { classBeside, text } from "./names";
import { PLAN } from "./sample";
import type { PlanDocument } from "./wire.gen";

test("a booked time is not said twice, another class beside it is", () => {
  const booked = { id: "booked", name: text("预约", "By appointment") };
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
