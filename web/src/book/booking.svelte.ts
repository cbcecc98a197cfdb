// A visitor's way to a booked place: service, day, time, code; later moved, given up, or looked at again.
import { get, newKey, post, Refused } from "$shared/api";
import { clock } from "$shared/clock.svelte";
import { pageHall } from "$shared/page_hall";
import { SameKey } from "$shared/same_key";
import { digits, plain } from "$shared/typed";
import type { Appointment, Bookable, PhoneConfirmation, SlotNow, SlotPage } from "$shared/wire.gen";

/** As long as the server lets nobody have another code sent to a number. */
const CODE_AGAIN_MS = 60_000;

export class BookingPage {
  hall = $state<string | null>(null);
  bookable = $state.raw<Bookable | null>(null);
  service = $state<string | null>(null);
  slots = $state.raw<SlotPage | null>(null);
  /** The day whose times were asked for; until they are here, those of another day can be read and not chosen. */
  day = $state<string | null>(null);
  slot = $state.raw<SlotNow | null>(null);
  name = $state("");
  phone = $state("");
  /** The code that came by message, as it is typed. */
  sms_code = $state("");
  /** Where a code was sent last, and from when on another one can be. */
  sent = $state.raw<{ id: string; phone: string; again_at: number } | null>(null);
  appointment = $state.raw<Appointment | null>(null);
  /** Another time is being chosen for the appointment. */
  moving = $state(false);
  busy = $state(false);
  unknown = $state(false);
  refused = $state.raw<unknown>(null);
  /** Something is being booked, moved or given up: nobody walks away from its answer. */
  #changing = false;

  readonly #keys = new SameKey();
  /** Keeps this page apart from whoever else asks under its key: they are not told its code. */
  readonly #asker = { "Hall-Asker": newKey() };
  /** Counts what was asked: another day or service makes the answer to the last question late. */
  #asked = 0;

  /** Opens the page: with a code, the appointment; without, what may be booked. */
  async start(code: string | null): Promise<void> {
    await this.#ask(async () => {
      this.hall = await pageHall();
      if (code) this.appointment = await get<Appointment>(this.#path(`/${encodeURIComponent(plain(code))}`));
      else this.bookable = await get<Bookable>(this.#path(""));
    });
    this.unknown = this.refused instanceof Refused && this.refused.code === "unknown_booking";
  }

  async chooseService(service: string): Promise<void> {
    this.service = service;
    await this.chooseDay();
  }

  /** Reads the slots of a day, or of the first day with places. */
  async chooseDay(day?: string): Promise<void> {
    const query = `service=${encodeURIComponent(this.service ?? "")}${day ? `&day=${encodeURIComponent(day)}` : ""}`;
    if (this.#changing) return;
    this.slot = null;
    this.day = day ?? null;
    if (this.slots?.service !== this.service) this.slots = null;
    await this.#ask(async (isLate) => {
      const slots = await get<SlotPage>(this.#path(`/slots?${query}`));
      if (!isLate()) [this.slots, this.day] = [slots, slots.day ?? null];
    });
  }

  /** Whether the times that are here are of the day that was asked for. */
  get hasTimes(): boolean {
    return this.slots !== null && (this.day === null || this.day === this.slots.day);
  }

  chooseSlot(slot: SlotNow): void {
    if (this.hasTimes) this.slot = slot;
  }

  /** Whether the phone is confirmed by a code before the place is booked. */
  get confirms(): boolean {
    return this.bookable?.confirms_phone === true && !this.moving;
  }

  /** Whether a code is waited for that was sent to the number as it stands there. */
  get awaitsCode(): boolean {
    return this.confirms && this.sent?.phone === plain(this.phone);
  }

  /** Has a code sent to the phone. */
  async sendCode(language: string): Promise<void> {
    const phone = plain(this.phone);
    await this.#ask(async (isLate) => {
      const send = post<PhoneConfirmation>(this.#path("/confirmations"), { phone, language }, newKey(), this.#asker);
      const sent = await send;
      if (isLate() || sent === null) return;
      this.sms_code = "";
      this.sent = { id: sent.confirmation, phone, again_at: clock.read() + CODE_AGAIN_MS };
    });
  }

  async book(): Promise<void> {
    if (!this.slot) return;
    const code = digits(this.sms_code);
    const body = {
      service: this.service,
      slot: this.slot.from,
      ...(plain(this.name) ? { name: plain(this.name) } : {}),
      ...(plain(this.phone) ? { phone: plain(this.phone) } : {}),
      ...(this.awaitsCode && this.sent ? { confirmation: { id: this.sent.id, code } } : {}),
    };
    if (await this.#change("", body)) history.replaceState(null, "", this.address());
  }

  /** Goes to choose another time for the same service. */
  async beginMove(): Promise<void> {
    this.moving = true;
    this.service = this.appointment?.service ?? null;
    // A day on which the hall does not open has no times: the first day with places is shown.
    const closed = this.appointment?.concern !== undefined;
    await this.chooseDay(closed ? undefined : this.appointment?.day);
  }

  async move(): Promise<void> {
    if (this.slot && (await this.#change(this.#of("move"), { slot: this.slot.from }))) this.moving = false;
  }

  async cancel(): Promise<void> {
    await this.#change(this.#of("cancel"), {});
  }

  /** Goes back to the choice before; what is being read for it comes too late. */
  back(): void {
    if (this.#changing) return;
    if (this.slot) this.slot = null;
    else if (this.moving) this.moving = false;
    else this.service = null;
    this.refused = null;
    this.#asked += 1;
    this.busy = false;
  }

  /** The page of the appointment. */
  address(): string {
    return `/a/${this.appointment?.code ?? ""}?hall=${encodeURIComponent(this.hall ?? "")}`;
  }

  #of(act: string): string {
    return `/${encodeURIComponent(this.appointment?.code ?? "")}/${act}`;
  }

  #path(rest: string): string {
    return `/api/v1/halls/${encodeURIComponent(this.hall ?? "")}/appointments${rest}`;
  }

  async #change(path: string, body: unknown): Promise<boolean> {
    if (this.#changing) return false;
    this.#changing = true;
    await this.#ask(async () => {
      const send = (to: string, what: unknown, key: string) => post<Appointment>(to, what, key, this.#asker);
      this.appointment = await this.#keys.send(this.#path(path), body, send);
    });
    this.#changing = false;
    if (this.refused === null) return true;
    // Whoever was a moment too late sees what is left.
    const code = this.refused instanceof Refused ? this.refused.code : "";
    if (["slot_full", "slot_over", "daily_limit_reached"].includes(code)) {
      const refused = this.refused;
      await this.chooseDay(this.slots?.day);
      this.refused = refused;
    }
    return false;
  }

  async #ask(work: (isLate: () => boolean) => Promise<unknown>): Promise<void> {
    const asked = (this.#asked += 1);
    const isLate = () => asked !== this.#asked;
    this.busy = true;
    this.refused = null;
    try {
      await work(isLate);
    } catch (refused) {
      if (!isLate()) this.refused = refused;
    } finally {
      if (!isLate()) this.busy = false;
    }
  }
}
