// Booked places: searched, read page by page, given up for a visitor in two presses.
import type { Refused } from "$shared/api";
import { Asking, type Ways } from "$shared/asking.svelte";
import { plain } from "$shared/typed";
import type { Appointment, BookedNow, BookingPage } from "$shared/wire.gen";

export class BookingsDesk {
  find = $state("");
  day = $state("");
  page = $state.raw<BookingPage | null>(null);
  /** The booking that is given up with one more press. */
  sure = $state<string | null>(null);
  readonly #path: string;
  readonly #ways: Ways;
  readonly #asking: Asking;

  constructor(hall: string, ways: Ways) {
    this.#path = `/api/v1/halls/${encodeURIComponent(hall)}`;
    this.#ways = ways;
    this.#asking = new Asking(ways);
  }

  get doing(): string | null {
    return this.#asking.doing;
  }

  get wrong(): Refused | null {
    return this.#asking.wrong;
  }

  /** Reads the first page of what is asked for. */
  async search(): Promise<void> {
    this.sure = null;
    await this.#read(null, (page) => (this.page = page));
  }

  /** Reads the next page and adds it. */
  async more(): Promise<void> {
    const before = this.page;
    if (before?.next === undefined) return;
    await this.#read(
      before.next,
      (page) => (this.page = { ...page, bookings: [...before.bookings, ...page.bookings] }),
    );
  }

  /** Everything again. */
  async all(): Promise<void> {
    this.find = this.day = "";
    await this.search();
  }

  /** The first press asks, the second gives the booking up. The row stays where it is. */
  async cancel(booking: BookedNow): Promise<void> {
    const { code } = booking;
    if (this.sure !== code) {
      this.sure = code;
      return;
    }
    const path = `${this.#path}/appointments/${encodeURIComponent(code)}/cancel`;
    const now = await this.#asking.change<Appointment>(code, path, {});
    if (now === null || this.page === null) return;
    this.sure = null;
    const given_up = (one: BookedNow): BookedNow => (one.code === code ? { ...one, state: now.state } : one);
    this.page = { ...this.page, bookings: this.page.bookings.map(given_up) };
  }

  async #read(after: string | null, take: (page: BookingPage) => void): Promise<void> {
    const asked = { find: plain(this.find), day: this.day, after: after ?? "" };
    const said = Object.entries(asked).filter(([, value]) => value !== "");
    const path = `${this.#path}/bookings?${said.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
    await this.#asking.read("read", () => this.#ways.get<BookingPage>(path), take);
  }
}
