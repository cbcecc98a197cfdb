// The desk of one window: who is present, what a press does, what is said when it was not done.
import { Refused } from "$shared/api";
import type {
  ClerkNow,
  NoteNow,
  PlanDocument,
  PresentNow,
  Principal,
  StepOutcome,
  WaitingNow,
  WindowBody,
} from "$shared/wire.gen";
import { isTicket, presentOf } from "./answer";
import type { Chooser, Destination, Place } from "./choosers";
import { Ending } from "./ending.svelte";
import { NOBODY_HERE, NOBODY_WAITS, OTHER_NOT_OPEN, refusedNotice, type Notice } from "./notices";
import { SameKey, type Post } from "$shared/same_key";

/** Within this time of a call a further press of 下一位 means the first one (the server holds the same rule). */
export const DOUBLE_PRESS_MS = 3_000;
/** The view tells of an answered press within this time, or it never will. */
const ANSWER_BEFORE_VIEW_MS_MAX = 2_000;

export class Desk {
  /** The window's view as the server told it last. */
  body = $state.raw<WindowBody | null>(null);
  plan = $state.raw<PlanDocument | null>(null);
  /** What an earlier desk wrote about the present visitor; undefined: not read yet, and so not to be written over. */
  note = $state.raw<NoteNow | null | undefined>(undefined);
  /** For whom an agent at the window has come, by the step's principal. */
  principals = $state.raw<readonly Principal[]>([]);
  /** Colleagues to whom a visitor can be sent. */
  clerks = $state.raw<readonly ClerkNow[]>([]);
  /** What is under way, by the name of its act. */
  doing = $state<string | null>(null);
  notice = $state.raw<Notice | null>(null);
  chooser = $state.raw<Chooser | null>(null);
  /** How the present visit ends, as chosen so far. */
  readonly ending = new Ending(() => ({ plan: this.plan, service: this.present?.service }));
  /** The window that serves meanwhile, as chosen for a pause. */
  substitute = $state<string | null>(null);
  /** In how many minutes a pause ends, as chosen; null: not known, undefined: as the reason usually takes. */
  back_min = $state<number | null | undefined>(undefined);
  /** Who is signed in at this page, by the opaque id. */
  me: string | null = null;
  /** The answer to the last press, shown until the view knows of it. */
  #answered = $state.raw<{ present: PresentNow | null; at: number } | null>(null);
  #presentKey = "";

  readonly #post: Post;
  readonly #keys: SameKey;
  readonly #now: () => number;

  constructor(post: Post, now: () => number, newKey: () => string) {
    this.#post = post;
    this.#keys = new SameKey(newKey);
    this.#now = now;
  }

  get window(): string {
    return this.body?.window.id ?? "";
  }

  /** Who is at the window. */
  get present(): PresentNow | null {
    return this.#answered === null ? (this.body?.present ?? null) : this.#answered.present;
  }

  get serving(): boolean {
    return this.present?.ticket.state === "serving";
  }

  get state(): "closed" | "paused" | "open" {
    const state = this.body?.window.state;
    return state === "open" || state === "paused" ? state : "closed";
  }

  /** Whether another clerk sits at this window: nothing here may end what goes on there. */
  get taken(): boolean {
    const clerk = this.body?.clerk;
    return this.state !== "closed" && this.me !== null && clerk !== undefined && clerk !== this.me;
  }

  /** Whether the clerk of this window has left it with a visitor there: whoever signs in goes on with them. */
  get vacant(): boolean {
    return this.state === "paused" && this.body?.clerk === undefined && this.body?.window.reason === "handover";
  }

  /** Whether whoever is at this window is not the page's to act on before the clerk has signed in there. */
  get elses(): boolean {
    return this.taken || this.vacant;
  }

  /** What the one key does now. */
  get nextMeans(): "open" | "take_over" | "resume" | "call" | "finish_call" | "finish_pause" | "wait" {
    if (this.elses) return "take_over";
    if (this.present !== null) {
      if (!this.serving) return "wait";
      return this.state === "open" ? "finish_call" : "finish_pause";
    }
    if (this.state === "closed") return "open";
    return this.state === "paused" ? "resume" : "call";
  }

  /** The services that the clerk narrowed the window to; null: all of them. */
  get narrowed(): string[] | null {
    const rules = this.plan?.windows.find((window) => window.id === this.window);
    if (rules === undefined || this.body === null) return null;
    const now = this.body.services;
    return now.length > 0 && now.length < rules.services.length + rules.helps.length ? now : null;
  }

  /** A wait of the view, carried on to now; nobody ages while the hall is closed. */
  waitedNow(waited_s: number, now_ms: number): number {
    if (this.body === null || !this.body.open) return waited_s;
    return waited_s + Math.max(0, (now_ms - this.body.now) / 1000);
  }

  /** Takes a frame of the window's view. */
  take(body: WindowBody): void {
    this.body = body;
    const answered = this.#answered?.present?.ticket;
    const present = body.present?.ticket;
    const late = body.now - (this.#answered?.at ?? 0) > ANSWER_BEFORE_VIEW_MS_MAX;
    if (answered?.id === present?.id || late) this.#answered = null;
    this.#settle();
  }

  /** The view was begun anew: what it says is all there is. */
  takeWhole(body: WindowBody): void {
    this.#answered = null;
    this.take(body);
  }

  /** The one key. */
  async next(): Promise<void> {
    const means = this.nextMeans;
    if (means === "open" || means === "take_over" || means === "resume") return this.open();
    if (means === "call") return this.#callNext({});
    const present = this.present;
    if (present === null) return;
    if (means === "wait") {
      const called = present.ticket.called_at ?? 0;
      if (this.#now() - called >= DOUBLE_PRESS_MS && this.doing === null) this.#refuse("not_started", present);
      return;
    }
    if (this.#asksPapers()) return;
    return this.#callNext({ finish: this.ending.of(present) });
  }

  /** 预叫: whoever comes next is called here at once. */
  async callAhead(): Promise<void> {
    if (this.present !== null && !this.serving) return this.#refuse("not_started", this.present);
    if (this.#asksPapers()) return;
    const finish = this.present === null ? {} : { finish: this.ending.of(this.present) };
    await this.#do("ahead", `windows/${this.window}/call-next`, { ...finish, wait: true });
  }

  /** 无号办理: somebody who has no ticket. */
  async serve(service: string): Promise<void> {
    await this.#do("serve", `windows/${this.window}/serve`, { services: [service] });
  }

  async open(services?: string[]): Promise<void> {
    await this.#do("open", `windows/${this.window}/open`, services === undefined ? {} : { services });
  }

  async recall(): Promise<void> {
    await this.#aboutPresent("recall");
  }

  async start(): Promise<void> {
    await this.#aboutPresent("start");
  }

  async miss(): Promise<void> {
    await this.#aboutPresent("miss");
  }

  async park(): Promise<void> {
    await this.#aboutPresent("park");
  }

  /** Ends the present step without calling anybody. */
  async finish(): Promise<void> {
    const present = this.present;
    if (present === null) return this.#nobody();
    if (this.#asksPapers()) return;
    await this.#do("finish", `windows/${this.window}/finish`, this.ending.of(present));
  }

  async transfer(to: Destination, place: Place): Promise<void> {
    const ticket = this.present?.ticket.id;
    if (ticket === undefined) return this.#nobody();
    await this.#do("transfer", `windows/${this.window}/transfer`, { ticket, to: { [to.kind]: to.id }, place });
  }

  async add(service: string): Promise<void> {
    const ticket = this.present?.ticket.id;
    if (ticket === undefined) return this.#nobody();
    await this.#do("add", `windows/${this.window}/add-step`, { ticket, service });
  }

  /** Keeps words for the next desk; they never enter the record. */
  async writeNote(text: string): Promise<void> {
    const ticket = this.present?.ticket.id;
    if (ticket === undefined) return this.#nobody();
    await this.#do("note", `tickets/${ticket}/note`, { text: text.trim() });
  }

  async undo(): Promise<void> {
    await this.#do("undo", `windows/${this.window}/undo`, {});
  }

  /** The last window of a service says who serves it meanwhile, or when it is back. */
  async pause(reason: string, backMin: number | null, substitute: string | null = null): Promise<void> {
    if (backMin === null && substitute === null && (this.body?.served_alone.length ?? 0) > 0) {
      return this.#refuse("last_window");
    }
    const instead = substitute === null ? {} : { substitute };
    const backAt = backMin === null ? {} : { back_at: Math.round(this.#now()) + backMin * 60_000 };
    await this.#do("pause", `windows/${this.window}/pause`, { reason: reason.trim(), ...backAt, ...instead });
  }

  backOf(reason: { back_min: number | null }): number | null {
    return this.back_min === undefined ? reason.back_min : this.back_min;
  }

  /** 交班: the window is left, and whoever is at it stays there for the next clerk. True when it was done. */
  async leave(): Promise<boolean> {
    await this.#do("leave", `windows/${this.window}/leave`, {});
    return this.notice === null;
  }

  /** Whether signing out leaves something behind here: a visitor, or a window that is open. */
  get holds(): boolean {
    return this.me !== null && this.body?.clerk === this.me && this.state !== "closed";
  }

  async close(): Promise<void> {
    await this.#do("close", `windows/${this.window}/close`, {});
  }

  /** Calls one ticket: out of order with a reason, or one that this window missed without. */
  async call(ticket: string, reason?: string): Promise<void> {
    await this.#do(
      "call",
      `windows/${this.window}/call`,
      reason === undefined ? { ticket } : { ticket, reason: reason.trim() },
    );
  }

  /** Takes a parked visitor back. */
  async resume(ticket: string): Promise<void> {
    await this.#do("resume", `windows/${this.window}/resume`, { ticket });
  }

  /** Opens a chooser, or says why there is nothing to choose. */
  ask(chooser: Chooser): void {
    this.notice = null;
    const about = ["miss", "park", "finish", "transfer", "add", "note"].includes(chooser.kind);
    if (about && this.present === null) return this.#nobody();
    if (chooser.kind === "undo" && !this.mayUndo) return this.#refuse("nothing_to_undo");
    if ((chooser.kind === "call" || chooser.kind === "serve") && this.present !== null)
      return this.#refuse("window_busy", this.present);
    if (chooser.kind === "pause" && this.state === "closed") return this.#refuse("window_not_open");
    this.chooser = chooser;
  }

  dismiss(): void {
    this.chooser = null;
    this.notice = null;
  }

  get mayUndo(): boolean {
    return (this.body?.undo?.until ?? 0) > this.#now();
  }

  /** A row of the lists was chosen. */
  async pick(row: WaitingNow, orphaned = false): Promise<void> {
    // Wherever it was left, its first clerk may call it here, with a reason.
    if (orphaned) return this.ask({ kind: "call", ticket: row });
    if (row.state === "parked") return this.resume(row.id);
    if (row.state === "missed") return this.call(row.id);
    this.ask({ kind: "call", ticket: row });
  }

  chooseOutcome(id: StepOutcome): void {
    if (this.present === null) return;
    if (this.ending.choose(id)) this.chooser = { kind: "papers" };
  }

  /** Asks which papers are missing, where that is to be named before the visit ends. */
  #asksPapers(): boolean {
    const asks = this.ending.asksPapers;
    if (asks) this.chooser = { kind: "papers" };
    return asks;
  }

  async #callNext(body: object): Promise<void> {
    await this.#do("next", `windows/${this.window}/call-next`, body);
  }

  async #aboutPresent(act: "recall" | "start" | "miss" | "park"): Promise<void> {
    const ticket = this.present?.ticket.id;
    if (ticket === undefined) return this.#nobody();
    await this.#do(act, `windows/${this.window}/${act}`, { ticket });
  }

  async #do(act: string, path: string, body: object): Promise<void> {
    if (this.doing !== null || this.window === "") return;
    this.doing = act;
    this.notice = null;
    this.chooser = null;
    try {
      this.#takeAnswer(act, await this.#keys.send(path, body, this.#post));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.notice = act === "transfer" && error.code === "window_not_open" ? OTHER_NOT_OPEN : refusedNotice(error);
    } finally {
      this.doing = null;
    }
  }

  #takeAnswer(act: string, answer: unknown): void {
    if (act === "next" && answer === null) {
      this.#answered = { present: null, at: this.#now() };
      this.notice = NOBODY_WAITS;
    } else if (isTicket(answer)) {
      this.#answered = { present: presentOf(answer, this.window, this.present), at: this.#now() };
    }
    if (this.#answered?.present?.ticket.id === this.body?.present?.ticket.id) this.#answered = null;
    this.#settle();
  }

  /** With another visitor or step at the window, what was chosen for the last one is gone. */
  #settle(): void {
    const present = this.present;
    const key = present === null ? "" : `${present.ticket.id} ${present.service}`;
    if (key === this.#presentKey) return;
    this.#presentKey = key;
    this.ending.clear();
    if (this.chooser !== null && this.chooser.kind !== "pause") this.chooser = null;
  }

  #nobody(): void {
    this.notice = NOBODY_HERE;
  }

  #refuse(code: string, present?: PresentNow): void {
    const number = present === undefined ? {} : { number: present.ticket.number };
    this.notice = refusedNotice(new Refused({ status: 409, code, detail: code, ...number }));
  }
}
