// What a manager does rather than watches: cover for a window, a longer day, promised results settled.
import type { Refused } from "$shared/api";
import { Asking, type Ways } from "$shared/asking.svelte";
import { serviceName } from "$shared/names";
import { instantOf } from "$shared/time";
import { plain } from "$shared/typed";
import type { CaseNow, CasePage, ClerkNow, PlanDocument, Text, WindowNow } from "$shared/wire.gen";

/** What is open over the page. One at a time. */
export type Sheet =
  { kind: "lend"; window: string; services?: string[] } | { kind: "extend" } | { kind: "open_matters" };

/** The most pages of cases that are read. */
const PAGES_MAX = 5;

export class Acts {
  sheet = $state.raw<Sheet | null>(null);
  plan = $state.raw<PlanDocument | null>(null);
  clerks = $state.raw<readonly ClerkNow[]>([]);
  /** Null until they are read: none known is not none open. */
  cases = $state.raw<readonly CaseNow[] | null>(null);
  /** There are more than are listed. */
  more_cases = $state(false);
  /** What was done last, until the sheet is closed. */
  done = $state<string | null>(null);
  readonly #hall: string;
  readonly #ways: Ways;
  readonly #asking: Asking;

  constructor(hall: string, ways: Ways) {
    this.#hall = hall;
    this.#ways = ways;
    this.#asking = new Asking(ways);
  }

  get doing(): string | null {
    return this.#asking.doing;
  }

  get wrong(): Refused | null {
    return this.#asking.wrong;
  }

  /** Opens a sheet, with what it is chosen from. */
  async ask(sheet: Sheet): Promise<void> {
    if (!this.#asking.leave()) return;
    this.sheet = sheet;
    this.done = null;
    this.cases = null;
    const ask = async () => {
      const plan = this.plan ?? (await this.readPlan());
      if (sheet.kind !== "open_matters") return { plan };
      const clerks = await this.#ways.get<ClerkNow[]>(this.#path("clerks"));
      return { plan, clerks, matters: await this.#readCases() };
    };
    await this.#asking.read("read", ask, ({ plan, clerks, matters }) => {
      this.plan = plan;
      this.clerks = clerks ?? this.clerks;
      if (matters === undefined) return;
      this.cases = matters.cases;
      this.more_cases = matters.more;
    });
  }

  async readPlan(): Promise<PlanDocument> {
    return this.#ways.get<PlanDocument>(this.#path("plan"));
  }

  close(): void {
    this.#asking.leave();
    this.sheet = null;
    this.done = null;
  }

  /** 顶岗: a window serves more until a time; no services end it. */
  async lend(window: string, services: string[], until: number): Promise<void> {
    const path = `windows/${encodeURIComponent(window)}/lend`;
    await this.#change(services.length === 0 ? "lend_end" : "lend", path, { services, until });
  }

  /** A window is freed after somebody who is gone, and whoever is at it goes back into the queue. */
  async free(window: string): Promise<void> {
    await this.#change("free", `windows/${encodeURIComponent(window)}/free`, {});
  }

  /** 延时办: the hall stays open until a time. */
  async extend(until: number): Promise<void> {
    await this.#change("extend", "hours/extend", { until });
  }

  /** A longer day is taken back, down to what the plan says. */
  async shorten(until: number): Promise<void> {
    await this.#change("shorten", "hours/shorten", { until });
  }

  /** A promised result is there. */
  async settle(one: CaseNow): Promise<void> {
    await this.#change("settle", `tickets/${one.ticket}/case-done`, { step: one.step });
    if (this.wrong === null) {
      this.cases = (this.cases ?? []).filter((known) => known.ticket !== one.ticket || known.step !== one.step);
    }
  }

  async #readCases(): Promise<{ cases: CaseNow[]; more: boolean }> {
    const cases: CaseNow[] = [];
    let after = "";
    let more = false;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const read: CasePage = await this.#ways.get<CasePage>(this.#path(`cases${after}`));
      cases.push(...read.cases);
      more = read.next !== undefined;
      if (!read.next) break;
      after = `?after=${encodeURIComponent(read.next)}`;
    }
    return { cases: cases.sort((one, other) => one.due.localeCompare(other.due)), more };
  }

  #path(rest: string): string {
    return `/api/v1/halls/${encodeURIComponent(this.#hall)}/${rest}`;
  }

  async #change(doing: string, path: string, body: object): Promise<void> {
    if (this.#asking.changing) return;
    const sheet = this.sheet;
    this.done = null;
    await this.#asking.change(doing, this.#path(path), body);
    if (this.wrong === null && this.sheet === sheet) this.done = doing;
  }
}

/** A window whose services another can take over. */
export interface Coverable {
  id: string;
  label: string;
  services: string[];
  names: Text[];
}

/** The other windows with something that this one does not serve itself; those that stand still first. */
export function coverable(plan: PlanDocument, windows: readonly WindowNow[], window: string): Coverable[] {
  const own = plan.windows.find((known) => known.id === window);
  const still = (id: string) => {
    const doing = windows.find(({ face }) => face.id === id)?.doing;
    return doing === "closed" || doing === "paused" ? 0 : 1;
  };
  const others = plan.windows
    .filter((other) => other.id !== window && !other.retired)
    .map((other) => {
      const services = other.services.filter((service) => !own?.services.includes(service));
      return { id: other.id, label: other.label, services, names: services.map((one) => serviceName(plan, one)) };
    })
    .filter(({ services }) => services.length > 0);
  return others.sort((one, other) => still(one.id) - still(other.id));
}

/** Whether a window serves something only because it was lent for it. */
export function onlyLent(plan: PlanDocument, window: string, lent: readonly string[], service: string): boolean {
  const own = plan.windows.find((known) => known.id === window);
  return lent.includes(service) && !own?.services.includes(service) && !own?.helps?.includes(service);
}

/** A time as it is typed: `18:30`, with a Chinese colon, or without one. */
const CLOCK = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/;

/** The next instant at which the hall's clock shows `typed`; null when that is no time. */
export function nextAt(typed: string, now_ms: number, zone: string): number | null {
  const read = CLOCK.exec(plain(typed));
  if (read === null) return null;
  const minute = Number(read[1]) * 60 + Number(read[2]);
  const today = instantOf(now_ms, zone, minute);
  return today > now_ms ? today : instantOf(now_ms, zone, minute, 1);
}

/** The earliest time to which a longer day can be taken back: the plan's closing, or the next minute once that is past. */
export function earliestClosing(
  body: { closes_at?: number; planned_close_at?: number },
  now_ms: number,
): number | null {
  const minute_ms = 60_000;
  const { closes_at, planned_close_at } = body;
  if (closes_at === undefined || planned_close_at === undefined) return null;
  const next_minute = Math.ceil((now_ms + minute_ms / 2) / minute_ms) * minute_ms;
  const earliest = Math.max(planned_close_at, planned_close_at > now_ms ? 0 : next_minute);
  return earliest < closes_at ? earliest : null;
}

/** The next full quarter of an hour at least so many minutes ahead. */
export function quarterAfter(from_ms: number, minutes: number): number {
  const quarter_ms = 15 * 60_000;
  return Math.ceil((from_ms + minutes * 60_000) / quarter_ms) * quarter_ms;
}
