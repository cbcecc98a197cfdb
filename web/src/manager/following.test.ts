import { beforeEach, describe, expect, it } from "vitest";
import { clock } from "$shared/clock.svelte";
import type { Dashboard } from "$shared/wire.gen";
import { Following } from "./following.svelte";

const HEARD: Dashboard = {
  hall: "h",
  name: { zh: "市政务大厅", en: "" },
  open: true,
  waiting: 3,
  longest_wait_s: 60,
  issued: 3,
  served: 0,
  missed: 0,
  within_target_percent: null,
  mean_wait_s: null,
  services: [],
  windows: [],
  curve: [],
  devices: [],
  orphaned: [],
  cases: [],
  cases_open: 0,
  cases_amber: 0,
  cases_red: 0,
  bookings_to_inform: 0,
  now: 1_000_000,
  zone: "Asia/Shanghai",
  utc_offset_min: 480,
};

function following(body: Partial<Dashboard> = {}): Following {
  const hall = new Following("h");
  hall.live.body = { ...HEARD, ...body };
  hall.live.state = "live";
  return hall;
}

describe("the longest wait, half a minute after the last frame", () => {
  beforeEach(() => {
    clock.now_ms = HEARD.now + 30_000;
  });

  it("goes on", () => {
    expect(following().longest_wait_s).toBe(90);
  });

  it("stands still while the hall is closed", () => {
    expect(following({ open: false }).longest_wait_s).toBe(60);
  });

  it("stands still while the page is cut off", () => {
    const hall = following();
    hall.live.state = "stale";
    expect(hall.longest_wait_s).toBe(60);
  });

  it("is none when nobody waits, whatever was heard", () => {
    expect(following({ waiting: 0 }).longest_wait_s).toBe(0);
  });
});
