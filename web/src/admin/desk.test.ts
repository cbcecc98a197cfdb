import { describe, expect, it } from "vitest";
import { Refused, type Tagged } from "$shared/api";
import { PLAN } from "$shared/sample";
import type { LeftOut } from "$shared/wire.gen";
import { changedParts, differences, placed, PlanDesk } from "./desk.svelte";

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
    const words = { zh: "没有时区", en: "unknown" };
    const mistake = { code: "bad_zone", warning: false, path: "hall.zone", line: 2, column: 1, parts: {}, words };
    const problem = {
      status: 422,
      code: "invalid",
      detail: "",
      errors: ["plan.toml:2:1: hall.zone: unknown"],
      mistakes: [mistake],
    };
    const desk = new PlanDesk("h", {
      get: () => Promise.resolve({ text: JSON.stringify(PLAN), tag: '"1"' }),
      put: () => Promise.reject(new Refused(problem)),
    });
    await desk.load();
    desk.choose({ name: "hall.toml", text: '[hall]\nzone = "Mars"' });
    await desk.adopt();
    expect(desk.errors).toEqual([{ line: 2, path: "hall.zone", words, quoted: 'zone = "Mars"' }]);
    expect(desk.chosen?.name).toBe("hall.toml");
    expect(desk.adopted).toBeNull();
  });

  it("names what is in use in both languages, each part once with everybody who uses it", async () => {
    const left_out: LeftOut[] = [
      { part: "windows_for", id: "a", number: "A001" },
      { part: "windows_for", id: "a", number: "A002" },
      { part: "service", id: "b", booked_for: Date.parse("2026-11-24T02:00:00Z") },
      { part: "window", id: "gone" },
    ];
    const problem = { status: 409, code: "plan_in_use", detail: "", errors: ["every window for a (A001)"], left_out };
    const desk = new PlanDesk("h", {
      get: () => Promise.resolve({ text: JSON.stringify(PLAN), tag: '"1"' }),
      put: () => Promise.reject(new Refused(problem)),
    });
    await desk.load();
    desk.choose({ name: "hall.json", text: "{}" });
    await desk.adopt();
    expect(desk.errors.map(({ path, words }) => `${path} ${words.zh}`)).toMatchInlineSnapshot(`
      [
        "a “a”将没有窗口办理：A001 号、A002 号",
        "b 事项“b”仍在使用：11月24日 周二 10:00 的预约",
        "gone gone 号窗口还没有关窗",
      ]
    `);
    expect(desk.errors.map(({ words }) => words.en)).toMatchInlineSnapshot(`
      [
        "no window would be left for “a”: A001, A002",
        "the service “b” is in use: a booking for Tuesday 24 November 10:00",
        "window gone is not closed",
      ]
    `);
  });
});

it("a mistake without a line keeps its place in the plan", () => {
  const mistake = {
    code: "empty",
    warning: false,
    path: "windows[2].label",
    parts: {},
    words: { zh: "空", en: "empty" },
  };
  expect(placed([mistake], "{}")).toEqual([{ line: null, path: "windows[2].label", words: mistake.words, quoted: "" }]);
});

it("a plan that is taken on with warnings keeps them beside their lines", async () => {
  const words = { zh: "没有窗口办理", en: "nobody offers it" };
  const warning = { code: "unoffered", warning: true, path: "services[0].id", line: 1, column: 6, parts: {}, words };
  const desk = new PlanDesk("h", {
    get: () => Promise.resolve({ text: JSON.stringify(PLAN), tag: '"1"' }),
    put: () => Promise.resolve({ text: JSON.stringify({ ...PLAN, plan_warnings: [warning] }), tag: '"2"' }),
  });
  await desk.load();
  desk.choose({ name: "hall.toml", text: 'id = "card"' });
  await desk.adopt();
  expect(desk.plan).toEqual(PLAN);
  expect(desk.warnings).toEqual([{ line: 1, path: "services[0].id", words, quoted: 'id = "card"' }]);
});

it("what today keeps is no part of the plan, and is told until another plan is read", async () => {
  const today_kept = { day: "2026-11-23", zone: "UTC", spans: [], new_from: "2026-11-24", words: { zh: "", en: "" } };
  const desk = new PlanDesk("h", {
    get: () => Promise.resolve({ text: JSON.stringify(PLAN), tag: '"1"' }),
    put: () => Promise.resolve({ text: JSON.stringify({ ...PLAN, today_kept }), tag: '"2"' }),
  });
  await desk.load();
  desk.choose({ name: "hall.toml", text: "" });
  await desk.adopt();
  expect([desk.plan, desk.today]).toEqual([PLAN, today_kept]);
  await desk.load();
  expect(desk.today).toBe(null);
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
