import { describe, expect, it } from "vitest";
import type { DeviceNow, KioskHealth } from "$shared/wire.gen";
import { clockText, diskText, kioskRows } from "./kiosks";

const NOW = 1_795_432_490_606;
const health: KioskHealth = {
  version: "0.1.0",
  started_at: NOW - 3_600_000,
  temperature_c: 51,
  disk_free_mib: 9_000,
  clock_offset_ms: 120,
  restarts: 0,
  screen_at: NOW - 3_000,
};
const kiosk = (id: string, more: Partial<DeviceNow> = {}): DeviceNow => ({
  view: `kiosk:${id}`,
  id,
  state: "connected",
  since: NOW - 3_600_000,
  health,
  health_at: NOW - 2_000,
  ...more,
});
const only = (more: Partial<DeviceNow>) => kioskRows([kiosk("k1", more)], NOW)[0];
const worries = (more: Partial<KioskHealth>) => [...(only({ health: { ...health, ...more } })?.worries ?? [])];

describe("the panel of kiosks", () => {
  it("puts those that need somebody first and those never seen last, k2 before k10", () => {
    const rows = kioskRows(
      [
        kiosk("k10"),
        kiosk("k2"),
        kiosk("k3", { state: "never", health: undefined, health_at: undefined }),
        kiosk("k4", { state: "silent" }),
        { view: "board:main", id: "b", state: "connected", since: 0 },
      ],
      NOW,
    );
    expect(rows.map(({ id }) => id)).toEqual(["k4", "k2", "k10", "k3"]);
  });
  it("knows nothing of one that is away since then, nor of one that is connected and has long said nothing", () => {
    expect(only({})?.unknown_since).toBeUndefined();
    expect(only({ state: "away", since: NOW - 60_000 })?.unknown_since).toBe(NOW - 60_000);
    const old = only({ health_at: NOW - 61_000 });
    expect([old?.unknown_since, [...(old?.worries ?? [])]]).toEqual([NOW - 61_000, ["old"]]);
    expect(only({ health: undefined, health_at: undefined })?.worries.size).toBe(0);
  });
  it("is worried about what is measured and never about what is not known", () => {
    expect(worries({})).toEqual([]);
    expect(worries({ temperature_c: 80 })).toEqual(["hot"]);
    expect(worries({ disk_free_mib: 499 })).toEqual(["disk"]);
    expect(worries({ clock_offset_ms: -61_000 })).toEqual(["clock"]);
    expect(worries({ restarts: 3 })).toEqual(["restarts"]);
    expect(worries({ screen_at: NOW - 90_000 })).toEqual(["screen"]);
    const unknown = { temperature_c: undefined, disk_free_mib: undefined, screen_at: undefined };
    expect(worries({ ...unknown, clock_offset_ms: undefined, restarts: undefined })).toEqual([]);
  });
  it("names the one with another version than most", () => {
    const other = kiosk("k3", { health: { ...health, version: "0.0.9" } });
    const rows = kioskRows([kiosk("k1"), kiosk("k2"), other], NOW);
    expect(rows.map(({ id, worries: { size } }) => [id, size])).toEqual([
      ["k3", 1],
      ["k1", 0],
      ["k2", 0],
    ]);
    expect(kioskRows([kiosk("k1"), other], NOW).every((row) => row.worries.size === 0)).toBe(true);
  });
  it("says sizes and clocks as people do", () => {
    expect([diskText(512), diskText(10_300)]).toEqual(["512 MB", "10 GB"]);
    expect([clockText(120), clockText(2_600), clockText(-61_000)]).toEqual(["±0 s", "+3 s", "−61 s"]);
  });
});
