import { describe, expect, it } from "vitest";
import { clock } from "$shared/clock.svelte";
import type { CurvePoint } from "$shared/wire.gen";
import { optionOf } from "./chart";
import { countDoings, needsLook, onBar, peakOf, serviceState, standsStill, worstFirst } from "./judge";
import { Overview } from "./overview.svelte";
import { dashboard, device, service, window } from "./sample";
import { texts } from "./texts";

function following(...more: Parameters<typeof dashboard>): Overview {
  const overview = new Overview("h");
  overview.live.body = dashboard(...more);
  overview.live.state = "live";
  return overview;
}

describe("services against their targets", () => {
  it("what nobody serves is worse than what is late, and late worse than what will be", () => {
    const services = [
      service("quiet"),
      service("fine", { waiting: 2, longest_wait_s: 300, wait: { low_s: 200, high_s: 600 } }),
      service("risk", { waiting: 3, wait: { low_s: 600, high_s: 1_500 } }),
      service("over", { waiting: 1, longest_wait_s: 1_300 }),
      service("unserved", { waiting: 1, windows_open: 0, wait: null }),
    ];
    expect(worstFirst(services).map(serviceState)).toEqual(["unserved", "over", "risk", "fine", "quiet"]);
  });

  it("of two late ones the one further over its own target stands first", () => {
    const long = service("long", { waiting: 1, longest_wait_s: 4_000, target_wait_s: 3_600 });
    const short = service("short", { waiting: 1, longest_wait_s: 1_800, target_wait_s: 600 });
    expect(worstFirst([long, short])[0]?.service).toBe("short");
  });

  it("the target lies in the middle of every bar, and no wait leaves the bar", () => {
    expect(onBar(600, 600)).toBe(50);
    expect(onBar(1_200, 1_200)).toBe(50);
    expect(onBar(90_000, 600)).toBe(100);
  });

  it("shows the worst and offers the rest", () => {
    const overview = following({ services: Array.from({ length: 12 }, (_, at) => service(`s${at}`)) });
    const shown = overview.services_shown.length;
    expect(shown).toBeLessThan(12);
    expect(overview.services_over).toBe(12 - shown);
    overview.all_services = true;
    expect(overview.services_shown).toHaveLength(12);
  });
});

describe("the longest wait", () => {
  it("goes on between two changes", () => {
    const overview = following({ waiting: 3, longest_wait_s: 60, now: 1_000_000 });
    clock.now_ms = 1_030_000;
    expect(overview.longest_wait_s).toBe(90);
  });

  it("stands still while the hall is closed, and while the page is cut off", () => {
    const closed = following({ waiting: 3, longest_wait_s: 60, now: 1_000_000, open: false });
    const cut_off = following({ waiting: 3, longest_wait_s: 60, now: 1_000_000 });
    cut_off.live.state = "stale";
    clock.now_ms = 1_030_000;
    expect(closed.longest_wait_s).toBe(60);
    expect(cut_off.longest_wait_s).toBe(60);
  });
});

describe("windows", () => {
  it("are counted by what they do, those that stand still first", () => {
    const windows = [window("1", "serving"), window("2", "not_calling"), window("3", "serving")];
    expect(countDoings(windows)).toEqual([
      { doing: "not_calling", count: 1 },
      { doing: "serving", count: 2 },
    ]);
  });

  it("a pause asks for a look once it has run out", () => {
    const paused = window("1", "paused", { back_at: 1_000 });
    expect(standsStill(paused, 900)).toBe(false);
    expect(standsStill(paused, 1_100)).toBe(true);
  });
});

describe("devices", () => {
  it("asks for a look when gone, slow to glass or without paper", () => {
    expect(needsLook(device("board:main", { glass_ms: 80 }))).toBe(false);
    expect(needsLook(device("board:main", { glass_ms: 1_400 }))).toBe(true);
    expect(needsLook(device("board:main", { state: "away" }))).toBe(true);
    expect(needsLook(device("kiosk:k1", { printer: { state: "paper_low", since: 0 } }))).toBe(true);
  });

  it("puts those that need somebody first", () => {
    const overview = following({ devices: [device("board:a"), device("kiosk:k1", { state: "silent" })] });
    expect(overview.devices.map(({ view }) => view)).toEqual(["kiosk:k1", "board:a"]);
    expect(overview.devices_wrong).toBe(1);
  });
});

describe("curves", () => {
  const point = (more: Partial<CurvePoint>): CurvePoint => ({
    at: 0,
    arrivals: 1,
    calls: 1,
    waiting: 1,
    mean_wait_s: null,
    told_low_s: null,
    told_high_s: null,
    ...more,
  });

  it("names the quarter with most people waiting", () => {
    expect(peakOf([point({ at: 1, waiting: 4 }), point({ at: 2, waiting: 9 })])?.at).toBe(2);
    expect(peakOf([])).toBeUndefined();
  });

  it("the band reaches from the low end told to the high end, and has a gap where nothing was told", () => {
    const colours = { ink: "", quiet: "", line: "", edge: "", accent: "", font: "" };
    const curve = [point({ told_low_s: 600, told_high_s: 1_500 }), point({})];
    const { series } = optionOf({ curve, texts: texts.zh, utc_offset_min: 480 }, colours);
    const data = (Array.isArray(series) ? series : []).map((one) => one?.data);
    expect(data[2]).toEqual([10, null]);
    expect(data[3]).toEqual([15, null]);
  });
});
