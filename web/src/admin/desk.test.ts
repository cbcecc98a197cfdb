import { describe, expect, it } from "vitest";
import { Refused, type Tagged } from "$shared/api";
import { PLAN } from "$shared/sample";
import { changedParts, differences, PlanDesk, planErrors } from "./desk.svelte";

describe("a plan that is replaced", () => {
  it("goes under the tag with which it was read, as TOML unless its name says otherwise", async () => {
    const put: { written: Tagged; type: string }[] = [];
    const desk = new PlanDesk("h", {
      get: () => Promise.resolve({ text: JSON.stringify(PLAN), tag: '"1"' }),
      put: (_path, written, type) => {
        put.push({ written, type });
        return Promise.resolve({ text: JSON.stringify({ ...PLAN, classes: [] }), tag: '"2"' });
      },
    });
    await desk.load();
    desk.choose({ name: "hall.toml", text: "[hall]" });
    await desk.adopt();
    desk.choose({ name: "hall.JSON", text: "{}" });
    await desk.adopt();
    expect(put).toEqual([
      { written: { text: "[hall]", tag: '"1"' }, type: "application/toml" },
      { written: { text: "{}", tag: '"2"' }, type: "application/json" },
    ]);
    expect(desk.chosen).toBeNull();
  });

  it("stays chosen with every problem when the server refuses it", async () => {
    const problem = { status: 422, code: "invalid", detail: "", errors: ["plan.toml:2:1: hall.zone: unknown"] };
    const desk = new PlanDesk("h", {
      get: () => Promise.resolve({ text: JSON.stringify(PLAN), tag: '"1"' }),
      put: () => Promise.reject(new Refused(problem)),
    });
    await desk.load();
    desk.choose({ name: "hall.toml", text: '[hall]\nzone = "Mars"' });
    await desk.adopt();
    expect(desk.errors).toEqual([{ line: 2, text: "hall.zone: unknown", quoted: 'zone = "Mars"' }]);
    expect(desk.chosen?.name).toBe("hall.toml");
    expect(desk.adopted).toBeNull();
  });
});

it("a problem without a line keeps its place in the plan", () => {
  expect(planErrors(["windows[2].services: empty"], "{}")).toEqual([
    { line: null, text: "windows[2].services: empty", quoted: "" },
  ]);
});

it("what a replacement changed is told by counts", () => {
  expect(differences(PLAN, { ...PLAN, classes: [] })).toEqual([{ what: "classes", from: 1, to: 0 }]);
});

it("what a replacement changed is named by its part where the counts are the same, and nothing is nothing", () => {
  const renamed = PLAN.windows.map((window) => ({ ...window, label: `${window.label}0` }));
  expect(changedParts(PLAN, { ...PLAN, windows: renamed })).toEqual(["windows"]);
  expect(changedParts(PLAN, { ...PLAN, hall: { ...PLAN.hall, zone: "Asia/Urumqi" } })).toEqual(["other"]);
  expect(changedParts(PLAN, structuredClone(PLAN))).toEqual([]);
});
