// The bookings that the hall cannot keep: read, and marked once their visitors have been told.
import type { Refused } from "$shared/api";
import { Asking, type Ways } from "$shared/asking.svelte";
import type { Appointment, ConcernedBooking, ConcernedPage } from "$shared/wire.gen";

export class ConcernedDesk {
  page = $state.raw<ConcernedPage | null>(null);
  readonly #path: string;
  readonly #ways: Ways;
  readonly #asking: Asking;

  constructor(hall: string, ways: Ways) {
    this.#path = `/api/v1/halls/${encodeURIComponent(hall)}/appointments`;
    this.#ways = ways;
    this.#asking = new Asking(ways);
  }

  get doing(): string | null {
    return this.#asking.doing;
  }

  get wrong(): Refused | null {
    return this.#asking.wrong;
  }

  async load(): Promise<void> {
    const ask = () => this.#ways.get<ConcernedPage>(`${this.#path}/concerned`);
    await this.#asking.read("read", ask, (page) => (this.page = page));
  }

  /** The visitor was told. The row stays where it is, so that nothing moves under the finger. */
  async inform(booking: ConcernedBooking): Promise<void> {
    const { code } = booking;
    if (code === undefined || booking.informed_at !== undefined) return;
    const path = `${this.#path}/${encodeURIComponent(code)}/inform`;
    const changed = await this.#asking.change<Appointment>(code, path, {});
    if (changed === null || this.page === null) return;
    const mark = (one: ConcernedBooking) => (one.code === code ? { ...one, informed_at: changed.informed_at } : one);
    const to_inform = Math.max(0, this.page.to_inform - 1);
    this.page = { ...this.page, bookings: this.page.bookings.map(mark), to_inform };
  }
}
