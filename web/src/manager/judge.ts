// What of a dashboard asks for a look: services against their targets, windows that stand still, devices that fail.
import type { Dashboard, DeviceNow, ServiceNow, WindowNow } from "$shared/wire.gen";

/** A call that takes longer to the glass is seen to be late. */
const GLASS_MS_MAX = 1_000;
/** A bar shows waits up to so many times the target. */
const BAR_TARGETS = 2;

/** Worst first. */
export const SERVICE_STATES = ["unserved", "over", "risk", "fine", "quiet"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** What windows do, in the order in which a manager counts them. */
export const DOINGS = ["not_calling", "paused", "serving", "called", "idle", "closed"] as const;

/** How a service stands against its target. */
export function serviceState(service: ServiceNow): ServiceState {
  if (service.waiting > 0 && service.windows_open === 0) return "unserved";
  if (service.waiting > 0 && service.longest_wait_s > service.target_wait_s) return "over";
  if (service.wait && service.wait.high_s > service.target_wait_s) return "risk";
  return service.waiting > 0 ? "fine" : "quiet";
}

/** The services, worst first; among equals the one that is furthest over its target, then the fullest. */
export function worstFirst(services: readonly ServiceNow[]): ServiceNow[] {
  const rank = (service: ServiceNow) => SERVICE_STATES.indexOf(serviceState(service));
  return [...services].sort((a, b) => rank(a) - rank(b) || pressure(b) - pressure(a) || b.waiting - a.waiting);
}

/** Where a wait lies on a service's bar, per cent: the target is the same place on every bar. */
export function onBar(wait_s: number, target_wait_s: number): number {
  return Math.min((wait_s / Math.max(target_wait_s, 1) / BAR_TARGETS) * 100, 100);
}

/** How many windows do what. */
export function countDoings(windows: readonly WindowNow[]): { doing: string; count: number }[] {
  const counts = DOINGS.map((doing) => ({ doing, count: windows.filter((window) => window.doing === doing).length }));
  return counts.filter(({ count }) => count > 0);
}

/** Whether a window should be gone to: people wait and it does not call, or its pause has run out. */
export function standsStill(window: WindowNow, now_ms: number): boolean {
  return window.doing === "not_calling" || pauseOver(window, now_ms);
}

export function pauseOver(window: WindowNow, now_ms: number): boolean {
  return window.doing === "paused" && window.face.back_at !== undefined && window.face.back_at < now_ms;
}

export function slowToGlass(device: DeviceNow): boolean {
  return (device.glass_ms ?? 0) > GLASS_MS_MAX;
}

/** Whether a device needs somebody: gone, silent, slow, or its printer is not ready. */
export function needsLook(device: DeviceNow): boolean {
  if (device.state !== "connected" || slowToGlass(device)) return true;
  return device.printer !== undefined && device.printer.state !== "ready";
}

/** The devices that need somebody, then the others; by view. */
export function devicesToShow(devices: readonly DeviceNow[]): DeviceNow[] {
  const rank = (device: DeviceNow) => (needsLook(device) ? 0 : 1);
  return [...devices].sort((a, b) => rank(a) - rank(b) || a.view.localeCompare(b.view, "en", { numeric: true }));
}

/** The quarter of an hour in which most people waited. */
export function peakOf(curve: Dashboard["curve"]): Dashboard["curve"][number] | undefined {
  return curve.reduce<Dashboard["curve"][number] | undefined>(
    (most, point) => (most === undefined || point.waiting > most.waiting ? point : most),
    undefined,
  );
}

function pressure(service: ServiceNow): number {
  const worst_s = Math.max(service.wait?.high_s ?? 0, service.waiting > 0 ? service.longest_wait_s : 0);
  return worst_s / Math.max(service.target_wait_s, 1);
}
