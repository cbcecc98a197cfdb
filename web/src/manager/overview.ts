// What a dashboard means: which service is in trouble, what the windows do, which devices need somebody. Pure.
import { managerTexts } from "$src/texts/manager.gen";
import { sharedTexts } from "$src/texts/shared.gen";
import { inEvery, type Lang } from "$shared/language.svelte";
import type {
  Dashboard,
  DeviceNow,
  Doing,
  PlanDocument,
  PrinterHealth,
  ServiceNow,
  Standing,
  Text,
  WindowNow,
} from "$shared/wire.gen";

/** How a service stands against its target, worst first: `over` has happened, `coming` and `near` are forecasts. */
export const STANDINGS: readonly Standing[] = ["uncovered", "over", "coming", "near", "ok"];

/** The bar of a service in per cent, so that all targets stand in one line at 50: even up to the target, and from there by tens,
 * so that twice, four times and ten times the target differ. */
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
/** The bar ends at so many times the target. */
const TIMES_MAX = 10;

export function bar(service: ServiceNow): Bar {
  const target_s = Math.max(1, service.target_wait_s);
  const percent = (wait_s: number) => {
    const times = wait_s / target_s;
    const beyond = times <= 1 ? 0 : Math.log(times) / Math.log(TIMES_MAX);
    return Math.min(100, Math.round(Math.min(times, 1) * TARGET_AT_PERCENT + beyond * (100 - TARGET_AT_PERCENT)));
  };
  return {
    low: percent(service.wait?.low_s ?? 0),
    high: percent(service.wait?.high_s ?? 0),
    longest: service.waiting > 0 ? percent(service.longest_wait_s) : null,
    beyond: (service.wait?.high_s ?? 0) > target_s * TIMES_MAX,
  };
}

/** The worst first; those in which nothing happens last. */
export function serviceRows(services: readonly ServiceNow[]): ServiceRow[] {
  const rows = services.map((service) => ({ service, bar: bar(service) }));
  const ratio = ({ service }: ServiceRow) =>
    Math.max(service.longest_wait_s, service.wait?.high_s ?? 0) / Math.max(1, service.target_wait_s);
  return rows.sort(
    (a, b) =>
      rank(a.service.standing) - rank(b.service.standing) ||
      b.service.waiting - a.service.waiting ||
      ratio(b) - ratio(a),
  );
}

/** Whether a row says anything in ten seconds. */
export function matters(row: ServiceRow): boolean {
  return row.service.standing !== "ok" || row.service.waiting > 0;
}

/** With more services than this they are shown by area and department, the services themselves on demand. */
export const FLAT_MAX = 16;

/** The services of one department. */
export interface DepartmentRow {
  department: string;
  name: Text;
  waiting: number;
  longest_wait_s: number;
  /** How the worst of them stands, and how many stand like that. */
  standing: Standing;
  standing_like: number;
  rows: ServiceRow[];
}

/** The departments of one part of the waiting room. */
export interface AreaRows {
  area: string;
  waiting: number;
  departments: DepartmentRow[];
}

/** Areas in the order of the plan's windows; in each the department first that stands worst. */
export function byArea(rows: readonly ServiceRow[], plan: PlanDocument): AreaRows[] {
  const department_of = new Map(plan.services.map((service) => [service.id, service.department]));
  const area_of = new Map<string, string>();
  for (const window of plan.windows) {
    for (const service of window.services) {
      const department = department_of.get(service) ?? "";
      if (!area_of.has(department)) area_of.set(department, window.area);
    }
  }
  const of = grouped(rows, (row) => department_of.get(row.service.service) ?? "");
  const known = plan.departments.map(({ id, name }) => ({ id, name }));
  const departments = [...known, { id: "", name: inEvery((lang) => managerTexts[lang].department_other) }].flatMap(
    ({ id, name }) => {
      const own = of.get(id) ?? [];
      return own.length === 0 ? [] : [departmentRow(id, name, own)];
    },
  );
  const areas = grouped(departments, (row) => area_of.get(row.department) ?? "");
  const order = [...new Set(plan.windows.map((window) => window.area)), ""];
  return [...areas.entries()]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([area, unsorted]) => ({
      area,
      waiting: unsorted.reduce((sum, row) => sum + row.waiting, 0),
      departments: [...unsorted].sort((a, b) => rank(a.standing) - rank(b.standing) || b.waiting - a.waiting),
    }));
}

function grouped<Member>(members: readonly Member[], key: (member: Member) => string): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(key(member));
    if (group) group.push(member);
    else groups.set(key(member), [member]);
  }
  return groups;
}

function rank(standing: Standing): number {
  return STANDINGS.indexOf(standing);
}

function departmentRow(department: string, name: Text, rows: ServiceRow[]): DepartmentRow {
  const standing = rows.reduce<Standing>(
    (worst, { service }) => (rank(service.standing) < rank(worst) ? service.standing : worst),
    "ok",
  );
  return {
    department,
    name,
    waiting: rows.reduce((sum, { service }) => sum + service.waiting, 0),
    longest_wait_s: Math.max(...rows.map(({ service }) => (service.waiting > 0 ? service.longest_wait_s : 0))),
    standing,
    standing_like: rows.filter(({ service }) => service.standing === standing).length,
    rows,
  };
}

/** What windows do, in the order of the legend. */
export const DOINGS: readonly Doing[] = ["serving", "called", "idle", "not_calling", "paused", "closed"];

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
  const { alone } = device;
  return !printerIsWell(device) || (alone !== undefined && (alone.refused > 0 || alone.low));
}

/** Whether nobody has to look after the printer of a kiosk. */
export function printerIsWell(device: DeviceNow): boolean {
  return device.printer === undefined || !TROUBLED_PRINTERS.includes(device.printer.state);
}

/** What the printer of a kiosk says of itself, and how much paper it should have. */
export function printerText({ state, trouble, roll }: PrinterHealth, lang: Lang): string {
  const t = sharedTexts[lang];
  const said = trouble ? t[`printer_trouble_${trouble}`] : t[`printer_${state}`];
  return roll?.left_m === undefined ? said : `${said} · ${t.paper_left(roll.left_m)}`;
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
