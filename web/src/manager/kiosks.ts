// The panel of kiosks: what each last said of itself, how old that is, and whether somebody should go and look.
import type { DeviceNow, KioskHealth } from "$shared/wire.gen";
import { printerIsWell } from "./overview";

/** Kiosks say how they are every 15 s; what is older is as of then. */
const FRESH_MS_MAX = 60_000;
/** The page on a kiosk's screen says every few seconds that it is there. */
const SCREEN_MS_MAX = 60_000;
/** From here on fans fail, and cheap boards slow down. */
const HOT_C = 80;
/** Less is too little for a log and a journal of some days. */
const DISK_MIB_MIN = 500;
/** Numbers issued alone are ordered by the clock; a minute is a visitor's place. */
const CLOCK_MS_MAX = 60_000;
/** A program that was started again so often within a day is not well. */
const RESTARTS_MAX = 3;

export type Worry =
  | "away"
  | "printer"
  | "refused"
  | "low"
  | "to_merge"
  | "screen"
  | "hot"
  | "disk"
  | "clock"
  | "restarts"
  | "version"
  | "old";

export interface KioskRow {
  id: string;
  device: DeviceNow;
  health: KioskHealth | undefined;
  /** From when on nothing is known of it; absent while it is heard. */
  unknown_since: number | undefined;
  worries: ReadonlySet<Worry>;
}

/** All kiosks: those that need somebody first, those never seen last. */
export function kioskRows(devices: readonly DeviceNow[], now_ms: number): KioskRow[] {
  const kiosks = devices.filter((device) => device.view.startsWith("kiosk:"));
  const usual = usualVersion(kiosks);
  const rows = kiosks.map((device) => row(device, usual, now_ms));
  const rank = ({ device, worries }: KioskRow) => (device.state === "never" ? 2 : worries.size > 0 ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || byNumber(a.id, b.id));
}

/** k2 before k10. */
function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function row(device: DeviceNow, usual: string | undefined, now_ms: number): KioskRow {
  const worries = new Set<Worry>();
  const { health, health_at, alone } = device;
  const connected = device.state === "connected";
  let unknown_since: number | undefined;
  if (device.state !== "never") {
    if (!connected) unknown_since = device.since;
    else if (health_at !== undefined && now_ms - health_at > FRESH_MS_MAX) unknown_since = health_at;
    if (!connected) worries.add("away");
    else if (unknown_since !== undefined) worries.add("old");
    if (!printerIsWell(device)) worries.add("printer");
    if (alone && alone.refused > 0) worries.add("refused");
    if (alone && alone.to_merge > 0) worries.add("to_merge");
    if (alone?.low) worries.add("low");
    if (health) ownWorries(health, health_at ?? now_ms, usual).forEach((worry) => worries.add(worry));
  }
  return { id: device.view.slice("kiosk:".length), device, health, unknown_since, worries };
}

function ownWorries(health: KioskHealth, said_at: number, usual: string | undefined): Worry[] {
  const found: [Worry, boolean][] = [
    ["screen", health.screen_at !== undefined && said_at - health.screen_at > SCREEN_MS_MAX],
    ["hot", (health.temperature_c ?? 0) >= HOT_C],
    ["disk", health.disk_free_mib !== undefined && health.disk_free_mib < DISK_MIB_MIN],
    ["clock", Math.abs(health.clock_offset_ms ?? 0) > CLOCK_MS_MAX],
    ["restarts", (health.restarts ?? 0) >= RESTARTS_MAX],
    ["version", usual !== undefined && health.version !== usual],
  ];
  return found.filter(([, is]) => is).map(([worry]) => worry);
}

/** The version that most kiosks have; none where two have as many. */
function usualVersion(kiosks: readonly DeviceNow[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { health } of kiosks) if (health) counts.set(health.version, (counts.get(health.version) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] !== second?.[1] ? first[0] : undefined;
}

/** Free space in the unit in which people think of it. */
export function diskText(free_mib: number): string {
  return free_mib < 1024 ? `${free_mib} MB` : `${Math.floor(free_mib / 1024)} GB`;
}

/** Seconds by which the kiosk's clock is behind (+) or ahead (−) of the server's. */
export function clockText(offset_ms: number): string {
  const seconds = Math.round(offset_ms / 1000);
  return seconds === 0 ? "±0 s" : `${seconds > 0 ? "+" : "−"}${Math.abs(seconds)} s`;
}
