// The record as it is leafed through: verified once when it is opened, read a page at a time.
import { SvelteMap } from "svelte/reactivity";
import { Refused } from "$shared/api";
import type { PersonEntry, PlanDocument, RecordEntry, RecordPage, SessionNow, Verified } from "$shared/wire.gen";

/** The server's pages have as many entries. */
export const PAGE_ENTRIES = 200;

export type Get = <Answer>(path: string) => Promise<Answer>;

export class Book {
  verified = $state.raw<Verified | null>(null);
  /** When that was said, by this computer's clock. */
  verified_at = $state<number | null>(null);
  verifying = $state(false);
  page = $state.raw<RecordPage | null>(null);
  plan = $state.raw<PlanDocument | null>(null);
  reading = $state(false);
  wrong = $state.raw<Refused | null>(null);
  /** What people are called, by their opaque ids. */
  readonly people = new SvelteMap<string, string>();
  readonly #base: string;
  readonly #get: Get;

  constructor(hall: string, get: Get, reader?: SessionNow) {
    this.#base = `/api/v1/halls/${encodeURIComponent(hall)}/`;
    this.#get = get;
    if (reader !== undefined) this.people.set(reader.id, reader.name);
  }

  get entries(): readonly RecordEntry[] {
    return this.page?.entries ?? [];
  }

  /** The numbers of the tickets on the page, by their ids. */
  get numbers(): Readonly<Record<string, string>> {
    return this.page?.numbers ?? {};
  }

  get first(): number {
    return this.entries[0]?.seq ?? 0;
  }

  get last(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }

  get mayGoBack(): boolean {
    return this.first > 1;
  }

  get mayGoOn(): boolean {
    return this.page?.next !== undefined;
  }

  /** Checks every entry, and shows the newest. */
  async open(): Promise<void> {
    await this.#guarded(async () => {
      this.plan = await this.#get<PlanDocument>(`${this.#base}plan`);
    });
    // Names are a help: without them the ids stand there.
    const people = await this.#get<PersonEntry[]>(`${this.#base}people`).catch(() => []);
    for (const { id, name } of people) this.people.set(id, name);
    await this.verify();
    await this.newest();
  }

  async verify(): Promise<void> {
    if (this.verifying) return;
    this.verifying = true;
    await this.#guarded(async () => {
      this.verified = await this.#get<Verified>(`${this.#base}audit`);
      this.verified_at = Date.now();
    });
    this.verifying = false;
  }

  /** Shows the page that begins behind an entry. */
  async after(seq: number): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    await this.#guarded(async () => {
      this.page = await this.#get<RecordPage>(`${this.#base}record?after=${Math.max(0, seq)}`);
    });
    this.reading = false;
  }

  /** The newest entries; those written since the check are behind the next page. */
  async newest(): Promise<void> {
    await this.after(Math.max(0, (this.verified?.entries ?? this.last) - PAGE_ENTRIES));
    if (this.mayGoOn) await this.next();
  }

  async earlier(): Promise<void> {
    if (this.mayGoBack) await this.after(this.first - 1 - PAGE_ENTRIES);
  }

  async next(): Promise<void> {
    if (this.page?.next !== undefined) await this.after(this.page.next);
  }

  /** Shows an entry at the top of a page. */
  async show(seq: number): Promise<void> {
    await this.after(seq - 1);
  }

  async #guarded(run: () => Promise<void>): Promise<void> {
    this.wrong = null;
    try {
      await run();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.wrong = refused;
    }
  }
}
