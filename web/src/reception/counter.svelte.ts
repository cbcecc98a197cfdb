// The reception's counter: what is issued, found and changed, one request at a time.
import type { Refused } from "$shared/api";
import { Asking, type Ways as AskingWays } from "$shared/asking.svelte";
import type {
  Appointment,
  ClerkNow,
  IssueTicket,
  JourneyDocument,
  MissingNow,
  MissingPage,
  NoteNow,
  PapersNow,
  PlanDocument,
  Ticket,
  TicketPage,
  Visit,
} from "$shared/wire.gen";
import { MAIN, type Lang } from "$shared/language.svelte";
import { ORDINARY } from "$shared/names";
import { instantOf } from "$shared/time";
import { plain } from "$shared/typed";
import { freshParticulars, particularsWrong, writeParticulars, type Particulars } from "./particulars";

/** Ways to the server, and the hall's clock. */
export interface Ways extends AskingWays {
  now: () => number;
  zone: () => string;
}

/** What a class is granted on. */
export const EVIDENCE = ["card", "certificate", "seen"] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What a new ticket will be. */
export interface Draft {
  services: string[];
  class: string;
  evidence: Evidence;
  language: Lang;
  /** Whether several services may be taken in whatever order is quickest. */
  parallel: boolean;
  /** The booked time as it was typed, `10:30`; empty: none. */
  booked: string;
  phone: string;
  particulars: Particulars;
  /** The journey whose steps the services are. */
  journey: string | null;
}

function freshDraft(services: string[]): Draft {
  return {
    services,
    class: ORDINARY,
    evidence: "card",
    language: MAIN,
    parallel: false,
    booked: "",
    phone: "",
    particulars: freshParticulars(),
    journey: null,
  };
}

const BOOKED = /^([01]?\d|2[0-3])[:：.]?([0-5]\d)$/;
const PHONE = /^[+\d][\d\s-]{2,19}$/;

/** Reads a time of today, `10:30`, `1030` or `9.05`, on the hall's clock; null when it is none. */
export function bookedAt(typed: string, now_ms: number, zone: string): number | null {
  const read = BOOKED.exec(plain(typed));
  return read === null ? null : instantOf(now_ms, zone, Number(read[1]) * 60 + Number(read[2]));
}

/** What is filled in and cannot be right; null when the ticket can be asked for. */
export function draftWrong(draft: Draft): "booked" | "phone" | "people" | "principals" | null {
  const particulars = particularsWrong(draft.particulars);
  if (particulars !== null) return particulars;
  if (plain(draft.booked) !== "" && !BOOKED.test(plain(draft.booked))) return "booked";
  return plain(draft.phone) !== "" && !PHONE.test(plain(draft.phone)) ? "phone" : null;
}

export type Sheet =
  | { kind: "empty" }
  | { kind: "issue" }
  | {
      kind: "ticket";
      ticket: Ticket;
      issued: boolean;
      may_return?: boolean;
      /** What its visitor was sent for. */
      papers?: PapersNow[];
      /** Visits of earlier days that had the same number. */
      earlier?: MissingNow[];
    }
  | { kind: "absent"; number: string }
  | { kind: "missing"; visits: MissingNow[] }
  | { kind: "booking"; booking: Appointment }
  | { kind: "list"; service: string; tickets: Ticket[] };

/** The most services of a ticket. */
export const SERVICES_MAX = 8;
/** The most pages of tickets that a list reads. */
const PAGES_MAX = 10;

export class Counter {
  plan = $state.raw<PlanDocument | null>(null);
  sheet = $state.raw<Sheet>({ kind: "empty" });
  draft = $state<Draft>(freshDraft([]));
  /** Colleagues who may be named for a visitor. */
  clerks = $state.raw<readonly ClerkNow[]>([]);
  /** Whether the paper that the browser printed is still to be told of. */
  printing = $state<{ copy: boolean } | null>(null);
  readonly hall: string;
  readonly #ways: Ways;
  readonly #asking: Asking;

  constructor(hall: string, ways: Ways) {
    this.hall = hall;
    this.#ways = ways;
    this.#asking = new Asking(ways);
  }

  /** What is under way, by name. */
  get doing(): string | null {
    return this.#asking.doing;
  }

  /** The last "no". */
  get wrong(): Refused | null {
    return this.#asking.wrong;
  }

  path(rest: string): string {
    return `/api/v1/halls/${encodeURIComponent(this.hall)}/${rest}`;
  }

  async load(): Promise<void> {
    const ask = () => this.#ways.get<PlanDocument>(this.path("plan"));
    await this.#asking.read("load", ask, (plan) => (this.plan = plan));
  }

  get ticket(): Ticket | null {
    return this.sheet.kind === "ticket" ? this.sheet.ticket : null;
  }

  /** What the visitor of the ticket on the sheet was sent for. */
  get papers(): readonly PapersNow[] {
    return this.sheet.kind === "ticket" ? (this.sheet.papers ?? []) : [];
  }

  /** Begins a ticket for a service, or adds one to the ticket that is being made. */
  choose(service: string): void {
    if (this.sheet.kind !== "issue" || this.draft.journey !== null) {
      if (!this.#asking.leave()) return;
      this.#begin(freshDraft([service]));
    } else if (!this.draft.services.includes(service) && this.draft.services.length < SERVICES_MAX) {
      this.draft.services.push(service);
      // Whoever an agent has come for wants it too, until the reception says otherwise: nothing is left out unseen.
      for (const principal of this.draft.particulars.principals) principal.services.push(service);
    }
    this.sheet = { kind: "issue" };
  }

  /** Begins a ticket for one purpose, step by step. */
  chooseJourney(journey: JourneyDocument): void {
    if (!this.#asking.leave()) return;
    this.#begin({ ...freshDraft([...journey.steps]), journey: journey.id, parallel: journey.parallel });
    this.sheet = { kind: "issue" };
  }

  #begin(draft: Draft): void {
    this.draft = draft;
    const read = this.#ways.get<ClerkNow[]>(this.path("clerks"));
    void read.then((clerks) => (this.clerks = clerks)).catch(() => (this.clerks = []));
  }

  drop(service: string): void {
    for (const principal of this.draft.particulars.principals) {
      principal.services = principal.services.filter((known) => known !== service);
    }
    this.draft.services = this.draft.services.filter((known) => known !== service);
    if (this.draft.services.length === 0) this.clear();
  }

  /** Turns away from the sheet; an act under way is waited for, since what came of it is to be seen. */
  clear(): void {
    if (!this.#asking.leave()) return;
    this.sheet = { kind: "empty" };
    this.printing = null;
  }

  async issue(): Promise<void> {
    if (this.sheet.kind !== "issue") return;
    if (draftWrong(this.draft) !== null) return;
    const { services, class: klass, evidence, language, parallel, booked, phone } = this.draft;
    const body: IssueTicket = { services: [...services], language };
    if (this.draft.journey !== null) Object.assign(body, { services: [], journey: this.draft.journey });
    else if (services.length > 1) body.parallel = parallel;
    writeParticulars(this.draft.particulars, body);
    const appointment = bookedAt(booked, this.#ways.now(), this.#ways.zone());
    if (appointment !== null) body.appointment = appointment;
    if (plain(phone) !== "") body.phone = plain(phone);
    if (klass !== ORDINARY) Object.assign(body, { class: klass, evidence });
    const ticket = await this.#change("issue", "tickets", body);
    if (ticket) this.sheet = { kind: "ticket", ticket, issued: true };
  }

  async find(number: string): Promise<void> {
    const ask = async () => {
      const page = await this.#ways.get<TicketPage>(this.path(`tickets?number=${encodeURIComponent(number)}`));
      return { ticket: page.tickets[0], visits: await this.#sentForPapers(number) };
    };
    await this.#asking.read("find", ask, ({ ticket, visits }) => {
      // Numbers begin again each day: the visitor may hold the paper of another one than today's.
      const earlier = visits.filter((visit) => visit.ticket !== ticket?.id);
      const papers = visits.filter((visit) => visit.ticket === ticket?.id).map((visit) => visit.papers);
      if (ticket) this.sheet = { kind: "ticket", ticket, issued: false, earlier, papers };
      else if (earlier.length > 0) this.sheet = { kind: "missing", visits: earlier };
      else this.sheet = { kind: "absent", number };
      this.printing = null;
    });
    // A list leaves out the token that the paper's QR code leads with.
    void this.refresh();
  }

  /** A number of an earlier day may be of somebody who was sent for papers. */
  async #sentForPapers(number: string): Promise<MissingNow[]> {
    const path = this.path(`papers-missing?number=${encodeURIComponent(number)}`);
    return (await this.#ways.get<MissingPage>(path)).missing;
  }

  /** Goes from today's ticket to the earlier visits with its number. */
  showEarlier(visits: MissingNow[]): void {
    if (this.#asking.leave()) this.sheet = { kind: "missing", visits };
  }

  /** Finds a booked place by its code. */
  async findBooking(code: string): Promise<void> {
    const ask = () => this.#ways.get<Appointment>(this.path(`appointments/${encodeURIComponent(code)}`));
    await this.#asking.read("find", ask, (booking) => {
      this.sheet = { kind: "booking", booking };
      this.printing = null;
    });
  }

  /** The booked visitor has come: gives the ticket. */
  async checkIn(): Promise<void> {
    const ticket = await this.#ofBooking<Ticket>("check-in", {});
    if (ticket) this.sheet = { kind: "ticket", ticket, issued: true };
  }

  async cancelBooking(): Promise<void> {
    const booking = await this.#ofBooking<Appointment>("cancel", {});
    if (booking) this.sheet = { kind: "booking", booking };
  }

  async #ofBooking<Answer>(act: string, body: object): Promise<Answer | null> {
    if (this.sheet.kind !== "booking") return null;
    return this.#change<Answer>(act, `appointments/${this.sheet.booking.code}/${act}`, body);
  }

  /** Finds a ticket by the QR code on its paper, also one of an earlier day whose visitor brings what was missing. */
  async scan(token: string): Promise<void> {
    const ask = () => this.#ways.get<Visit>(`/api/v1/visits/${encodeURIComponent(token)}`);
    await this.#asking.read("find", ask, (visit) => {
      this.sheet = {
        kind: "ticket",
        ticket: visit.ticket,
        issued: false,
        may_return: visit.may_return,
        papers: visit.papers,
      };
      this.printing = null;
    });
  }

  /** The visitor brings what was missing: gives a new number, linked with the old one. */
  async giveBack(): Promise<void> {
    if (this.ticket !== null) await this.giveBackFor(this.ticket.id);
  }

  /** The same for a ticket of an earlier day. */
  async giveBackFor(before: string): Promise<void> {
    const ticket = await this.#change("return", `tickets/${before}/return`, {});
    if (ticket) this.sheet = { kind: "ticket", ticket, issued: true };
  }

  /** Somebody who was set aside is back. */
  async comeBack(): Promise<void> {
    await this.#actOn("come-back", {});
  }

  /** What an earlier desk wrote; null when there is nothing. */
  async note(ticket: string): Promise<NoteNow | null> {
    return this.#ways.get<NoteNow | null>(this.path(`tickets/${ticket}/note`));
  }

  async writeNote(text: string): Promise<void> {
    await this.#actOn("note", { text: text.trim() });
  }

  open(ticket: Ticket): void {
    if (!this.#asking.leave()) return;
    this.sheet = { kind: "ticket", ticket, issued: false };
    void this.refresh();
  }

  /** Reads the ticket on the sheet again: its place changes while one looks at it. */
  async refresh(): Promise<void> {
    const ticket = this.ticket;
    if (ticket === null || this.doing !== null) return;
    const now = await this.#ways.get<Ticket>(this.path(`tickets/${ticket.id}`)).catch(() => null);
    if (now && this.sheet.kind === "ticket" && this.sheet.ticket.id === now.id && this.doing === null) {
      this.sheet = { ...this.sheet, ticket: now };
    }
  }

  /** Those who wait for a service, the first arrival first. */
  async list(service: string): Promise<void> {
    const ask = async () => {
      const tickets: Ticket[] = [];
      let after = "";
      for (let page = 0; page < PAGES_MAX; page += 1) {
        const read: TicketPage = await this.#ways.get<TicketPage>(this.path(`tickets?state=waiting${after}`));
        tickets.push(...read.tickets.filter((ticket) => waitsFor(ticket, service)));
        if (!read.next) break;
        after = `&after=${encodeURIComponent(read.next)}`;
      }
      return tickets.sort((a, b) => a.arrived_at - b.arrived_at);
    };
    await this.#asking.read("list", ask, (tickets) => (this.sheet = { kind: "list", service, tickets }));
  }

  async grant(klass: string, evidence: Evidence): Promise<void> {
    await this.#actOn("grant", klass === ORDINARY ? { class: klass } : { class: klass, evidence });
  }

  async requeue(): Promise<void> {
    await this.#actOn("requeue", {});
  }

  async cancel(): Promise<void> {
    await this.#actOn("cancel", {});
  }

  /** The browser has printed; whether paper came out only a person can say. */
  printed(): void {
    if (this.ticket) this.printing = { copy: this.ticket.printed !== undefined };
  }

  async tellPrint(outcome: "printed" | "failed"): Promise<void> {
    const copy = this.printing?.copy ?? false;
    if (await this.#actOn("print-result", { outcome, copy })) this.printing = null;
  }

  async #actOn(act: string, body: object): Promise<boolean> {
    const before = this.ticket;
    if (before === null) return false;
    const ticket = await this.#change(act, `tickets/${before.id}/${act}`, body);
    if (ticket && this.sheet.kind === "ticket" && this.sheet.ticket.id === ticket.id) {
      this.sheet = { ...this.sheet, ticket };
    }
    return ticket !== null;
  }

  #change<Answer = Ticket>(doing: string, path: string, body: object): Promise<Answer | null> {
    return this.#asking.change<Answer>(doing, this.path(path), body);
  }
}

function waitsFor(ticket: Ticket, service: string): boolean {
  return ticket.steps.some((step) => step.service === service && step.state === "waiting");
}

/** What may be done with a ticket in its state. */
export function mayDo(
  ticket: Ticket,
  may_return = false,
  has_papers = false,
): Record<"grant" | "requeue" | "cancel" | "print" | "come_back" | "return", boolean> {
  const { state } = ticket;
  const idle = state === "waiting" || state === "missed" || state === "parked";
  const live = idle || state === "called" || state === "serving";
  const sent_for_papers = ticket.steps.some((step) => step.outcome === "papers_missing");
  return {
    grant: idle,
    requeue: state === "missed",
    cancel: idle,
    print: live || has_papers,
    come_back: state === "parked",
    return: may_return || (state === "done" && sent_for_papers),
  };
}
