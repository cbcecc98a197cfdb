// The second press: what a key opened, and what can be chosen in it.
import type { PlanDocument, Text, WaitingNow } from "$shared/wire.gen";

/** Where a transferred visitor stands in the new line. */
export type Place = "own" | "first" | "last";

/** What is open over the desk. One at a time. */
export type Chooser =
  | { kind: "miss" | "park" | "undo" | "close" | "finish" }
  | { kind: "pause" }
  | { kind: "transfer"; place: Place }
  | { kind: "add" }
  | { kind: "call"; ticket: WaitingNow }
  | { kind: "narrow" };

/** A place that a visitor can be sent to. */
export interface Destination {
  kind: "service" | "window";
  id: string;
  name: Text;
  /** What stands beside the name: the department, or the window's area. */
  beside: Text;
}

/** All services that take tickets, and all windows but this one. */
export function destinations(plan: PlanDocument, here: string): Destination[] {
  const departments = new Map(plan.departments.map((department) => [department.id, department.name]));
  const windows = plan.windows
    .filter((window) => window.id !== here && !window.retired)
    .map<Destination>((window) => ({
      kind: "window",
      id: window.id,
      name: { zh: `${window.label}号窗口`, en: `Window ${window.label}` },
      beside: window.name,
    }));
  return [...windows, ...services(plan, departments)];
}

/** Services that can still be added to a ticket. */
export function addable(plan: PlanDocument, taken: readonly string[]): Destination[] {
  const departments = new Map(plan.departments.map((department) => [department.id, department.name]));
  return services(plan, departments).filter((service) => !taken.includes(service.id));
}

function services(plan: PlanDocument, departments: Map<string, Text>): Destination[] {
  return plan.services
    .filter((service) => !service.retired)
    .map((service) => ({
      kind: "service",
      id: service.id,
      name: service.name,
      beside: departments.get(service.department) ?? { zh: "", en: "" },
    }));
}
