// The plan on the administrator's desk: read with its tag, replaced under it, every problem kept until the next try.
import { getTagged, putTagged, Refused, type Tagged } from "$shared/api";
import type { ConcernedBooking, PlanDocument, PlanMistake, Problem, Text, TodayKept } from "$shared/wire.gen";
import { leftOutParts } from "./left_out";

export const TOML = "application/toml";
const JSON_TYPE = "application/json";

/** Ways to the server, as in `$shared/api`. */
export interface Ways {
  get: (path: string, accept: string) => Promise<Tagged>;
  put: (path: string, written: Tagged, type: string) => Promise<Tagged>;
}

/** A file that the administrator chose. */
export interface Chosen {
  name: string;
  text: string;
}

/** What is wrong with a place of the file: its line where one is known, and that line's own text. */
export interface PlanError {
  line: number | null;
  path: string;
  words: Text;
  quoted: string;
}

/** The server's mistakes of a file beside the lines where they stand. */
export function placed(mistakes: readonly PlanMistake[], file: string): PlanError[] {
  const lines = file.split("\n");
  return mistakes.map(({ line = null, path, words }) => {
    return { line, path, words, quoted: line === null ? "" : (lines[line - 1]?.trim() ?? "") };
  });
}

function refusedFor({ mistakes, left_out, errors }: Problem, plan: PlanDocument | null, file: string): PlanError[] {
  if (mistakes) return placed(mistakes, file);
  if (left_out && plan) {
    return leftOutParts(left_out, plan).map(({ id, words }) => ({ line: null, path: id, words, quoted: "" }));
  }
  return (errors ?? []).map((error) => ({ line: null, path: error, words: { zh: "", en: "" }, quoted: "" }));
}

export class PlanDesk {
  plan = $state.raw<PlanDocument | null>(null);
  chosen = $state.raw<Chosen | null>(null);
  wrong = $state.raw<Refused | null>(null);
  busy = $state(false);
  /** What the last replacement changed. */
  adopted = $state.raw<{ before: PlanDocument; after: PlanDocument } | null>(null);
  /** Bookings that the replacement cannot keep. */
  concerned = $state.raw<readonly ConcernedBooking[]>([]);
  /** What the replacement does that its author hardly meant. */
  warnings = $state.raw<readonly PlanError[]>([]);
  /** What today keeps, where the replacement would have it otherwise. */
  today = $state.raw<TodayKept | null>(null);
  #tag = "";
  readonly #path: string;
  readonly #ways: Ways;

  constructor(hall: string, ways: Ways = { get: getTagged, put: putTagged }) {
    this.#path = `/api/v1/halls/${encodeURIComponent(hall)}/plan`;
    this.#ways = ways;
  }

  get errors(): PlanError[] {
    return this.wrong === null ? [] : refusedFor(this.wrong.problem, this.plan, this.chosen?.text ?? "");
  }

  async load(): Promise<void> {
    await this.#guarded(async () => this.#take(await this.#ways.get(this.#path, JSON_TYPE)));
  }

  /** The plan as people write it, to be kept as a file. */
  async asToml(): Promise<string | null> {
    let text: string | null = null;
    await this.#guarded(async () => {
      text = (await this.#ways.get(this.#path, TOML)).text;
    });
    return text;
  }

  choose(chosen: Chosen): void {
    this.chosen = chosen;
    this.wrong = null;
    this.adopted = null;
  }

  leave(): void {
    this.chosen = null;
    this.wrong = null;
  }

  /** Has the server check the file and take it on; with any error nothing changes. */
  async adopt(): Promise<void> {
    const { chosen, plan: before } = this;
    if (chosen === null || before === null) return;
    await this.#guarded(async () => {
      const type = chosen.name.toLowerCase().endsWith(".json") ? JSON_TYPE : TOML;
      this.#take(await this.#ways.put(this.#path, { text: chosen.text, tag: this.#tag }, type), chosen.text);
      // Another file may have been chosen meanwhile.
      if (this.chosen === chosen) this.chosen = null;
      if (this.plan !== null) this.adopted = { before, after: this.plan };
    });
  }

  #take(read: Tagged, file = ""): void {
    const { bookings_concerned, plan_warnings, today_kept, ...plan } = JSON.parse(read.text) as PlanDocument & {
      bookings_concerned?: ConcernedBooking[];
      plan_warnings?: PlanMistake[];
      today_kept?: TodayKept;
    };
    this.warnings = placed(plan_warnings ?? [], file);
    this.plan = plan;
    this.concerned = bookings_concerned ?? [];
    this.today = today_kept ?? null;
    this.#tag = read.tag;
  }

  async #guarded(run: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.wrong = null;
    try {
      await run();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.wrong = refused;
    } finally {
      this.busy = false;
    }
  }
}

/** How many of each there were and are, where that differs. */
export function differences(before: PlanDocument, after: PlanDocument): { what: Counted; from: number; to: number }[] {
  return COUNTED.map((what) => ({ what, from: before[what].length, to: after[what].length })).filter(
    ({ from, to }) => from !== to,
  );
}

/** What differs between two plans: the counted parts by their names, `other` for everything else. */
export function changedParts(before: PlanDocument, after: PlanDocument): (Counted | "other")[] {
  const differs = (key: string) =>
    JSON.stringify(before[key as keyof PlanDocument]) !== JSON.stringify(after[key as keyof PlanDocument]);
  const changed = Object.keys({ ...before, ...after }).filter(differs);
  const named = COUNTED.filter((part) => changed.includes(part));
  return changed.length > named.length ? [...named, "other"] : named;
}

export const COUNTED = ["departments", "services", "windows", "classes", "kiosks", "boards"] as const;
export type Counted = (typeof COUNTED)[number];
