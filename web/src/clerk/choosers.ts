// The second press: what a key opened, and what can be chosen in it.
import { inEvery, LANGS, MAIN, pick, same } from "$shared/language.svelte";
import { menuOf, windowName } from "$shared/names";
import { clerkTexts } from "$src/texts/clerk.gen";
import { sharedTexts } from "$src/texts/shared.gen";
import { folded, plain } from "$shared/typed";
import type { ClerkNow, FoundService, PlanDocument, Text, WaitingNow } from "$shared/wire.gen";

/** Where a transferred visitor stands in the new line. */
export type Place = "own" | "first" | "last";
export const PLACES: readonly Place[] = ["own", "first", "last"];

/** What is open over the desk. One at a time. */
export type Chooser =
  | { kind: "miss" | "park" | "undo" | "close" | "finish" }
  | { kind: "pause" }
  | { kind: "leave" }
  | { kind: "transfer" }
  | { kind: "note" }
  | { kind: "papers" }
  | { kind: "serve" }
  | { kind: "next" }
  | { kind: "add" }
  | { kind: "call"; ticket: WaitingNow }
  | { kind: "narrow" }
  | { kind: "keys" };

/** A place that a visitor can be sent to. */
export interface Destination {
  kind: "service" | "window" | "clerk";
  id: string;
  name: Text;
  /** A window's, as it is typed. */
  label?: string;
  /** What else may be typed for a colleague. */
  typed?: readonly string[];
  /** What stands beside the name: the department, the window's name, or where the clerk sits. */
  beside: Text;
}

/** As many as are listed; whoever looks for another types more of it. */
const FOUND_MAX = 60;

/** What may be chosen. */
export interface Choices {
  /** Whether windows may. */
  windows: boolean;
  /** Services left out. */
  without: readonly string[];
  /** Colleagues who may be named. */
  clerks: readonly ClerkNow[];
}

/** Finds windows by their number and colleagues by name or pinyin, and adds the services that the hall's search finds. */
export class Finder {
  readonly #services: Map<string, Destination>;
  readonly #windows: Destination[];
  readonly #clerks: Destination[];
  readonly #first: Destination[];

  constructor(plan: PlanDocument, window: string, options: Choices) {
    const menu = menuOf(plan, options.without);
    this.#services = new Map(
      menu.flatMap((department) =>
        department.services.map((service) => [service.id, serviceDestination(service, department)] as const),
      ),
    );
    const own_window = plan.windows.find((known) => known.id === window);
    const others = plan.windows.filter((other) => other.id !== window && !other.retired);
    // Nobody sits at a closed window, and the hall sends nobody there.
    const open = new Set(options.clerks.map((clerk) => clerk.window));
    const isOpen = ({ id }: { id: string }) => open.size === 0 || open.has(id);
    const destination = (window: PlanDocument["windows"][number]) => windowDestination(window, isOpen(window));
    this.#windows = options.windows ? others.map(destination) : [];
    // Who sits nowhere can be sent nobody: the hall refuses it.
    this.#clerks = options.clerks.flatMap((clerk) =>
      clerk.window === undefined || clerk.window === window ? [] : [clerkDestination(plan, clerk, clerk.window)],
    );
    const peers = others.filter((other) => other.services.some((service) => own_window?.services.includes(service)));
    const own = menu.flatMap((department) =>
      department.services
        .filter((service) => own_window?.services.includes(service.id))
        .map((service) => serviceDestination(service, department)),
    );
    this.#first = options.windows ? [...peers.filter(isOpen).map(destination), ...own] : own;
  }

  /** `services` is what the hall's search finds for the same words. */
  find(asked: string, services: readonly FoundService[]): Destination[] {
    const query = plain(asked);
    if (query === "") return this.#first.slice(0, FOUND_MAX);
    const labels = [query, withoutWords(query)].map(folded);
    const windows = this.#windows.filter(
      ({ label = "", beside }) =>
        labels.includes(folded(label)) || LANGS.some((lang) => pick(beside, lang).includes(query)),
    );
    const letters = query.toLowerCase().replace(/\s+/g, "");
    const clerks = this.#clerks.filter(
      ({ name, typed = [] }) =>
        pick(name, MAIN).toLowerCase().includes(query.toLowerCase()) || typed.some((one) => one.startsWith(letters)),
    );
    const others = [...windows, ...clerks];
    // What is only the nearest helps where nothing else is found.
    const meant = services.filter(({ why }) => others.length === 0 || why.length > 0);
    const found = meant.flatMap(({ id }) => this.#services.get(id) ?? []);
    return [...others, ...found].slice(0, FOUND_MAX);
  }
}

function windowDestination(window: PlanDocument["windows"][number], open: boolean): Destination {
  const { id, label } = window;
  const name = inEvery((lang) => sharedTexts[lang].window(label));
  const closed = inEvery((lang) => clerkTexts[lang].find_closed(pick(window.name, lang)));
  return { kind: "window", id, name, label, beside: open ? window.name : closed };
}

function clerkDestination(plan: PlanDocument, clerk: ClerkNow, window: string): Destination {
  const { id, name, typed } = clerk;
  return { kind: "clerk", id, name: same(name), typed, beside: windowName(plan, window) };
}

function serviceDestination(service: { id: string; name: Text }, department: { name: Text }): Destination {
  return { kind: "service", id: service.id, name: service.name, beside: department.name };
}

/** A label without what a language writes around it: the `3` of `3号窗口` and `window 3`. */
function withoutWords(typed: string): string {
  const words = LANGS.flatMap((lang) => sharedTexts[lang].window("\n").split("\n"));
  return words
    .reduce((left, word) => left.replace(word.trim(), ""), typed)
    .replace(/号$/, "")
    .trim();
}
