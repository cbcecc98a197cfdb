// What a dashboard means: which service is in trouble, what the windows do, which devices need somebody. Pure.
import type { Dashboard, DeviceNow, ServiceNow, Standing, WindowNow } from "$shared/wire.gen";

/** How a service stands against its target, worst first: `over` has happened, `coming` and `near` are forecasts. */
export const STANDINGS: readonly Standing[] = ["uncovered", "over", "coming", "near", "ok"];

/** The bar of a service, in per cent of twice the target, so that all targets stand in one line at 50. */
export interface Bar {
  low: number;
  high: number;
  /** How long the longest of those who wait has waited; null when nobody waits. */
  longest: number | null;
  /** Whether the range ends beyond the bar. */
  beyond: boolean;
}

export interface ServiceRow {
  service: ServiceNow;
  bar: Bar;
}

export const TARGET_AT_PERCENT = 50;

export function bar(service: ServiceNow): Bar {
  const target_s = Math.max(1, service.target_wait_s);
  const percent = (wait_s: number) => Math.min(100, Math.round((wait_s / target_s) * TARGET_AT_PERCENT));
  return {
    low: percent(service.wait?.low_s ?? 0),
    high: percent(service.wait?.high_s ?? 0),
    longest: service.waiting > 0 ? percent(service.longest_wait_s) : null,
    beyond: (service.wait?.high_s ?? 0) > (target_s * 100) / TARGET_AT_PERCENT,
  };
}

/** The worst first; those in which nothing happens last. */
export function serviceRows(services: readonly ServiceNow[]): ServiceRow[] {
  const rows = services.map((service) => ({ service, bar: bar(service) }));
  const rank = (row: ServiceRow) => STANDINGS.indexOf(row.service.standing);
  const ratio = ({ service }: ServiceRow) =>
    Math.max(service.longest_wait_s, service.wait?.high_s ?? 0) / Math.max(1, service.target_wait_s);
  return rows.sort((a, b) => rank(a) - rank(b) || b.service.waiting - a.service.waiting || ratio(b) - ratio(a));
}

/** Whether a row says anything in ten seconds. */
export function matters(row: ServiceRow): boolean {
  return row.service.standing !== "ok" || row.service.waiting > 0;
}

/** What windows do, in the order of the legend. */
export const DOINGS = ["serving", "called", "idle", "not_calling", "paused", "closed"] as const;
export type Doing = (typeof DOINGS)[number];

export function doingCounts(windows: readonly WindowNow[]): { doing: Doing; count: number }[] {
  return DOINGS.map((doing) => ({ doing, count: windows.filter((window) => window.doing === doing).length }));
}

const TROUBLED_PRINTERS = ["paper_low", "paper_out", "cover_open", "cutter_error", "error", "away"];

/** A call that takes longer to the glass is seen to be late. */
const GLASS_MS_MAX = 1_000;

export function slowToGlass(device: DeviceNow): boolean {
  return (device.glass_ms ?? 0) > GLASS_MS_MAX;
}

/** Whether somebody should go and look. */
export function needsSomebody(device: DeviceNow): boolean {
  if (device.state === "never") return false;
  if (device.state !== "connected" || slowToGlass(device)) return true;
  return device.printer !== undefined && TROUBLED_PRINTERS.includes(device.printer.state);
}

/** Those that need somebody first, those that the plan names and nobody has seen last; pages of staff that were simply closed are left out. */
export function deviceRows(devices: readonly DeviceNow[]): DeviceNow[] {
  const fixed = devices.filter((device) => device.state === "connected" || /^(board|kiosk):/.test(device.view));
  const rank = (device: DeviceNow) => (needsSomebody(device) ? 0 : device.state === "never" ? 2 : 1);
  return fixed.sort((a, b) => rank(a) - rank(b) || a.view.localeCompare(b.view));
}

/** Whether anything has happened today that a curve could show. */
export function hasCurve(body: Dashboard): boolean {
  return body.curve.some((point) => point.arrivals > 0 || point.calls > 0 || point.waiting > 0);
}
