import { describe, expect, it } from "vitest";
import type { CurvePoint, DeviceNow, PlanDocument, ServiceNow } from "$shared/wire.gen";
import { waitsOption, type Look } from "./curves";
import { bar, byArea, deviceRows, matters, needsSomebody, printerText, serviceRows } from "./overview";

function service(id: string, more: Partial<ServiceNow> = {}): ServiceNow {
  return {
    service: id,
    name: { zh: id, en: id },
    waiting: 3,
    longest_wait_s: 300,
    wait: { low_s: 300, high_s: 600 },
    target_wait_s: 900,
    standing: "ok",
    windows_open: 2,
    issued: 10,
    served: 7,
    mean_service_s: 480,
    ...more,
  };
}

describe("a service against its target", () => {
  it("puts the worst first and what is quiet last", () => {
    const rows = serviceRows([
      service("fine"),
      service("empty", { waiting: 0, wait: { low_s: 0, high_s: 60 } }),
      service("over", { longest_wait_s: 2000, standing: "over" }),
      service("uncovered", { wait: null, standing: "uncovered" }),
    ]);
    expect(rows.map((row) => row.service.service)).toEqual(["uncovered", "over", "fine", "empty"]);
    expect(rows.filter(matters)).toHaveLength(3);
  });

  it("draws every target in the middle, and never past the end", () => {
    expect(bar(service("s", { wait: { low_s: 450, high_s: 900 }, longest_wait_s: 9000 }))).toEqual({
      low: 25,
      high: 50,
      longest: 100,
      beyond: false,
    });
  });
});

describe("many services", () => {
  const plan = {
    departments: [
      { id: "police", name: { zh: "公安", en: "Police" } },
      { id: "tax", name: { zh: "税务", en: "Tax" } },
      { id: "water", name: { zh: "水务", en: "Water" } },
    ],
    services: [
      { id: "passport", department: "police" },
      { id: "permit", department: "police" },
      { id: "invoice", department: "tax" },
      { id: "meter", department: "water" },
    ],
    windows: [
      { id: "w1", area: "B", services: ["passport", "meter"] },
      { id: "w2", area: "A", services: ["invoice", "permit"] },
    ],
  } as unknown as PlanDocument;

  it("stand by area and department, the department first that stands worst", () => {
    const rows = serviceRows([
      service("passport", { waiting: 4, standing: "ok" }),
      service("permit", { waiting: 2, standing: "near" }),
      service("meter", { waiting: 1, longest_wait_s: 2000, standing: "over" }),
      service("invoice", { waiting: 0, longest_wait_s: 0 }),
      service("unknown", { waiting: 1 }),
    ]);
    const areas = byArea(rows, plan);
    expect(
      areas.map(({ area, waiting, departments }) => [area, waiting, departments.map(({ department }) => department)]),
    ).toEqual([
      ["B", 7, ["water", "police"]],
      ["A", 0, ["tax"]],
      ["", 1, [""]],
    ]);
    const police = areas[0]?.departments[1];
    expect([police?.waiting, police?.standing, police?.standing_like, police?.rows.length]).toEqual([6, "near", 1, 2]);
  });

  it("tell twice the target from four times and from ten", () => {
    const longest = (times: number) => bar(service("s", { longest_wait_s: 900 * times })).longest;
    expect([0.5, 1, 2, 4, 10, 20].map(longest)).toEqual([25, 50, 65, 80, 100, 100]);
  });
});

describe("devices", () => {
  const board: DeviceNow = { view: "board:main", id: "b", state: "connected", since: 0, glass_ms: 90 };
  const kiosk: DeviceNow = {
    view: "kiosk:k1",
    id: "k",
    state: "connected",
    since: 0,
    printer: { state: "paper_out", since: 0 },
  };

  it("a kiosk out of paper comes before a board that works", () => {
    expect(deviceRows([board, kiosk]).map((device) => device.view)).toEqual(["kiosk:k1", "board:main"]);
    expect([board, kiosk].map(needsSomebody)).toEqual([false, true]);
  });

  it("a printer says what exactly is the matter, and how much paper it should have", () => {
    const roll = { printed_mm: 14_300, left_m: 35 };
    expect(printerText({ state: "ready", since: 0, roll }, "en")).toBe("Printer ready · 35 m of paper left");
    expect(printerText({ state: "error", since: 0, trouble: "paper_jam", roll }, "zh")).toBe(
      "打印机卡纸 · 余纸约 35 米",
    );
    expect(printerText({ state: "error", since: 0, roll: { printed_mm: 5 } }, "zh")).toBe("打印机故障");
  });

  it("a board that shows its calls late needs somebody", () => {
    expect(needsSomebody({ ...board, glass_ms: 1_400 })).toBe(true);
  });

  it("what nobody has seen yet is shown last and alarms nobody", () => {
    const rows = deviceRows([{ ...board, view: "board:area", state: "never" }, board]);
    expect(rows.map((device) => device.view)).toEqual(["board:main", "board:area"]);
    expect(rows.some(needsSomebody)).toBe(false);
  });

  it("a board that is away is shown, a closed page of staff is not", () => {
    const away = { ...board, state: "away" as const };
    const page = { ...board, view: "window:w01", state: "away" as const };
    expect(deviceRows([away, page]).map((device) => device.view)).toEqual(["board:main"]);
  });
});

describe("the curve of waits", () => {
  it("shows the quoted range as a band between its ends, and a gap where nothing was quoted", () => {
    const look: Look = { ink: "", quiet: "", line: "", accent: "", soft: "", watch: "", font: "" };
    const words = { arrivals: "", waiting_people: "", quoted_wait: "quoted", had: "had", people: "", minutes_axis: "" };
    const point: CurvePoint = {
      at: 0,
      arrivals: 1,
      calls: 1,
      waiting: 1,
      mean_wait_s: 660,
      told_low_s: 600,
      told_high_s: 1200,
    };
    const empty: CurvePoint = { ...point, mean_wait_s: null, told_low_s: null, told_high_s: null };
    const option = waitsOption([point, empty], "Asia/Shanghai", look, words) as {
      series: { data: (number | null)[] }[];
    };
    expect(option.series.map((series) => series.data)).toEqual([
      [10, null],
      [10, null],
      [11, null],
    ]);
  });
});
