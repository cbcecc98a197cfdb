import { describe, expect, it } from "vitest";
import { zoneOffsetMin } from "./clock.svelte";

describe("a zone's distance from UTC", () => {
  it.each([
    ["Asia/Shanghai", Date.UTC(2026, 10, 23), 480],
    ["Europe/Berlin", Date.UTC(2026, 6, 1), 120],
    ["Europe/Berlin", Date.UTC(2026, 11, 1), 60],
    ["America/St_Johns", Date.UTC(2026, 0, 1, 0, 0, 30), -210],
  ])("%s", (zone, at, minutes) => {
    expect(zoneOffsetMin(zone, at)).toBe(minutes);
  });
});
