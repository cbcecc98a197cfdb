// What the visitor is doing at the kiosk: which screen, which service, and whether a number may be taken.
import { clock } from "$shared/clock.svelte";
import { language, MAIN, shipped, shippedOf, type Lang } from "$shared/language.svelte";
import type {
  KioskAlone,
  KioskDepartment,
  KioskElsewhere,
  KioskIssue,
  KioskReceipt,
  KioskService,
  KioskState,
  KioskTheme,
  LinkTrouble,
  PrinterTrouble,
  ServiceWait,
  Wait,
} from "$shared/wire.gen";
import { AWAY, Idle, PRINTED, READING } from "./idle.svelte";
import { found, isOffer, mostWanted, mostWantedFirst, offerOf, type Found } from "./offers";
import { PaperList } from "./paper_list.svelte";
import { leavesByItself, type Program } from "./program";
import { untrack } from "svelte";
import { Finding } from "$shared/finding.svelte";
import { SameKey } from "$shared/same_key";
import { digits, plain } from "$shared/typed";

export type { Program } from "./program";

/** `departments` is the first screen, which shows the themes where the plan has any. */
export type Screen =
  "departments" | "theme" | "by_department" | "services" | "search" | "booking" | "confirm" | "result";

/** How text stands out; a press goes on to the next. */
export const CONTRASTS = ["plain", "dark", "light"] as const;
export type Contrast = (typeof CONTRASTS)[number];

/** Why no number can be taken now. */
export type Hindrance =
  | { what: "program_away" }
  | { what: "server_away"; trouble?: LinkTrouble }
  | { what: "printer"; state: Exclude<KioskState["printer"]["state"], "ready" | "paper_low">; trouble?: PrinterTrouble }
  | { what: "closed"; opens_at: number | undefined };

/** The services that the first screen offers before all others. */
export const MOST_WANTED = 5;
/** The digits of a booking's code. */
export const CODE_DIGITS = 8;
/** A scanner types a whole address; nobody types more. */
const TYPED_MAX = 300;

/** A press that comes sooner on a new screen was meant for the one before. */
export const SETTLE_MS = 700;

export class Kiosk {
  screen = $state<Screen>("departments");
  theme = $state.raw<KioskTheme | null>(null);
  department = $state.raw<KioskDepartment | null>(null);
  service = $state.raw<KioskService | null>(null);
  /** What was typed or scanned for a booked place. */
  typed = $state("");
  /** The code in it: the address of the booking's page names it, else it is the digits. */
  readonly code = $derived((/\/a\/(\d{8})/.exec(this.typed)?.[1] ?? digits(this.typed)).slice(0, CODE_DIGITS));
  /** A number is being asked for. */
  taking = $state(false);
  /** The last "no". */
  refused = $state.raw<unknown>(null);
  big = $state(false);
  low = $state(false);
  /** Screens are read aloud. */
  aloud = $state(false);
  /** Black and white, or yellow on black. */
  contrast = $state<Contrast>("plain");
  /** Somebody is led by key pad and voice. */
  guided = $state(false);
  /** The screen shows nothing: only its visitor knows what it is about. */
  dark = $state(false);
  /** A list on the screen was turned to another page. */
  turned = $state(false);
  /** Counts the visitors: what is kept on the screen for one is not there for the next. */
  visitor = $state(0);
  /** False for a moment after the screen has changed. */
  settled = $state(true);
  readonly idle = new Idle(() => this.home());
  /** The list of documents without a number. */
  readonly list: PaperList;

  #program: Program;
  #query = $state("");
  /** What the program finds for it. */
  readonly finding = new Finding((words) => this.#program.find(words));
  #answer = $state.raw<KioskReceipt | null>(null);
  #acknowledged = $state<string | null>(null);
  readonly #keys = new SameKey();
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(program: Program) {
    this.#program = program;
    this.list = new PaperList(program);
  }

  /** What is typed to find a service. */
  get query(): string {
    return this.#query;
  }

  set query(typed: string) {
    this.#query = typed;
    this.finding.ask(typed);
  }

  get state(): KioskState | null {
    return this.#program.state;
  }

  readonly menu = $derived.by(() => (this.state?.menu ?? []).filter((department) => department.services.length > 0));
  readonly found = $derived(found(this.menu, this.finding.found));
  readonly themes = $derived(this.state?.themes ?? []);
  readonly #known = $derived(this.state !== null);
  /** What is taken most: as it was when this visitor came, so that nothing jumps under a finger. */
  readonly #wanted = $derived.by(() => {
    void [this.visitor, this.#known];
    return untrack(() => this.state?.wanted ?? []);
  });
  /** Whether it is known what visitors want. */
  readonly has_learned = $derived(this.#wanted.length > 0);
  readonly most_wanted = $derived(mostWanted(this.menu, this.#wanted, MOST_WANTED, this.state?.advice));
  /** The service for those who do not know which one. */
  readonly advice = $derived(
    this.menu.flatMap(({ services }) => services).find(({ id, steps }) => !steps && id === this.state?.advice) ?? null,
  );

  /** The ticket on the screen: what the program holds, else what the last press was answered with. */
  readonly receipt = $derived.by<KioskReceipt | null>(() => {
    const held = this.state?.receipt ?? null;
    const shown = held ?? this.#answer;
    return shown && shown.ticket.id !== this.#acknowledged ? shown : null;
  });

  /** The server is away, and the kiosk goes on by itself: waits are as of then. */
  readonly alone = $derived.by<KioskAlone | null>(() => {
    const { server, alone } = this.state ?? {};
    return server?.state === "away" && !server.trouble && alone?.able ? alone : null;
  });

  readonly hindrance = $derived.by<Hindrance | null>(() => {
    const state = this.state;
    if (this.#program.away || !state) return { what: "program_away" };
    if (state.server.state === "away" && !this.alone) return { what: "server_away", trouble: state.server.trouble };
    const { state: printer, trouble } = state.printer;
    if (printer !== "ready" && printer !== "paper_low" && !state.paperless) {
      return { what: "printer", state: printer, trouble };
    }
    if (state.now && !state.now.open) return { what: "closed", opens_at: state.now.opens_at };
    return null;
  });

  /** Nothing can be printed. */
  readonly no_paper = $derived(!["ready", "paper_low"].includes(this.state?.printer.state ?? "away"));
  /** A number is given on the screen, since nothing can be printed and the plan allows that. */
  readonly paperless = $derived(this.no_paper && (this.state?.paperless ?? false));

  /** What stands in the way on this screen: a booked place was promised, and closed hours do not bind its visitor. */
  readonly hindered = $derived(this.screen === "booking" && this.hindrance?.what === "closed" ? null : this.hindrance);

  /**
   * A service as it is now, of a journey its first, which must all be there to be had; undefined while that is not known:
   * an old wait is not told as a new one.
   */
  waitOf({ id, steps }: Pick<KioskService, "id" | "steps">): ServiceWait | undefined {
    if (this.#program.away || (this.state?.server.state !== "connected" && !this.alone)) return undefined;
    const known = (service: string) => this.state?.now?.services.find((one) => one.service === service);
    if (!steps) return known(id);
    const all = steps.map(({ service }) => known(service));
    const [first] = all;
    const no_window = all.some((one) => one?.no_window);
    return first && { ...first, available: all.every((one) => one?.available ?? false), no_window };
  }

  /** From the shortest to the longest of a department's services that somebody serves; undefined where none is known. */
  waitOfDepartment(department: KioskDepartment): Wait | null | undefined {
    const known = department.services.map((service) => this.waitOf(service)).filter((one) => one !== undefined);
    if (known.length === 0) return undefined;
    const waits = known.map(({ wait }) => wait).filter((wait) => wait !== null);
    if (waits.length === 0) return null;
    return {
      low_s: Math.min(...waits.map((wait) => wait.low_s)),
      high_s: Math.max(...waits.map((wait) => wait.high_s)),
    };
  }

  /** Whose a service is; the program's every state brings the menu anew. */
  departmentOf(service: KioskService): KioskDepartment | undefined {
    return this.menu.find(({ services }) => services.some((one) => isOffer(one, offerOf(service))));
  }

  /** What a theme offers, what is wanted most first. */
  offersOf(theme: KioskTheme): Found[] {
    return mostWantedFirst(found(this.menu, theme.offers), this.#wanted);
  }

  /** What a department offers, what is wanted most first. */
  servicesOf(department: KioskDepartment): KioskService[] {
    return mostWantedFirst(
      department.services.map((service) => ({ service })),
      this.#wanted,
    ).map(({ service }) => service);
  }

  openTheme(theme: KioskTheme): void {
    this.theme = theme;
    this.department = null;
    const offers = this.offersOf(theme);
    const [only] = offers;
    if (offers.length === 1 && only) this.openService(only.service);
    else this.#show("theme");
  }

  openDepartments(): void {
    this.theme = null;
    this.#show("by_department");
  }

  openDepartment(department: KioskDepartment): void {
    this.theme = null;
    this.department = department;
    const [only] = department.services;
    if (department.services.length === 1 && only) this.openService(only);
    else this.#show("services");
  }

  openService(service: KioskService): void {
    this.service = service;
    this.refused = null;
    this.list.forget();
    this.#show("confirm");
  }

  /** The hall that provides this service, as it is now; refused where that is not known. */
  async askElsewhere({ id }: KioskService): Promise<KioskElsewhere> {
    return await this.#program.elsewhere(id);
  }

  openSearch(): void {
    this.query = "";
    this.#show("search");
  }

  openBooking(): void {
    this.typed = "";
    this.refused = null;
    this.#show("booking");
  }

  /** One more character of a booking's code, by touch or by a scanner. */
  type(character: string): void {
    if (this.taking || this.typed.length >= TYPED_MAX) return;
    this.refused = null;
    // Touched digits end with the code; what a scanner types goes on to its end.
    if (/^\d{8,}$/.test(this.typed) && digits(character) !== "") return;
    this.typed += plain(character);
  }

  back(): void {
    if (this.taking || this.screen === "result") return;
    if (this.screen === "confirm" && this.query !== "") this.#show("search");
    else if (this.screen === "confirm" && (this.theme?.offers.length ?? 0) > 1) this.#show("theme");
    else if (this.screen === "confirm" && this.department && this.department.services.length > 1)
      this.#show("services");
    else if (this.department && this.themes.length > 0) this.#backToDepartments();
    else this.#start();
  }

  #backToDepartments(): void {
    this.department = null;
    this.#show("by_department");
  }

  /** What can be chosen here. */
  readonly languages = $derived(shippedOf(this.state?.languages));
  /** The language that the kiosk begins with. */
  readonly first_language = $derived(shipped(this.state?.languages[0]) ?? MAIN);

  /** Whether anything differs from what the next visitor expects. */
  get away_from_start(): boolean {
    const seen_differently = this.big || this.low || this.turned || this.contrast !== "plain";
    const heard = this.aloud || this.guided;
    return seen_differently || heard || this.screen !== "departments" || language.now !== this.first_language;
  }

  /** Back to the start, everything as the next visitor expects it. A number that is on no paper stays. */
  home(): void {
    if (this.taking || (this.screen === "result" && this.receipt && !leavesByItself(this.receipt))) return;
    if (this.receipt) void this.acknowledge();
    this.#start();
    this.big = this.low = this.aloud = this.guided = this.dark = false;
    this.contrast = "plain";
    this.visitor += 1;
    language.set(this.first_language, false);
  }

  /** The next way in which text stands out. */
  turnContrast(): void {
    this.contrast = CONTRASTS[(CONTRASTS.indexOf(this.contrast) + 1) % CONTRASTS.length] ?? "plain";
  }

  /** Takes one number; pressing again while nobody knows the outcome asks for the same one. */
  async take(): Promise<void> {
    const what = this.#asked();
    if (!what || !this.settled || this.taking || this.hindered || this.receipt) return;
    this.taking = true;
    this.refused = null;
    try {
      this.#answer = await this.#keys.send("tickets", what, (_path, _body, key) =>
        this.#program.issue({ ...what, ...(this.paperless && { paperless: true }), language: language.now, key }),
      );
      this.#show("result");
    } catch (refused) {
      this.refused = refused;
    } finally {
      this.taking = false;
    }
  }

  /** What a number is asked for: a service, a journey of several, or a booked place. */
  #asked(): Pick<KioskIssue, "services" | "journey" | "booking"> | null {
    if (this.screen === "booking") {
      return this.code.length === CODE_DIGITS ? { services: [], booking: this.code } : null;
    }
    if (this.service?.steps) return { services: [], journey: this.service.id };
    return this.service ? { services: [this.service.id] } : null;
  }

  /** Keeps the screen in step with the ticket that the program holds; called whenever it changes. */
  follow(): void {
    // Once the program holds the ticket, what it says counts, its going included.
    if (this.#answer && this.state?.receipt?.ticket.id === this.#answer.ticket.id) this.#answer = null;
    if (this.receipt && this.screen !== "result") this.#show("result");
    if (!this.receipt && this.screen === "result") this.#start();
    // A number that is on no paper stays, or is left time to be read; one that is on paper gives way sooner, after a warning like
    // everything else.
    const printed = this.receipt?.printed;
    const stays = this.screen === "result" && printed !== "printed" && printed !== "on_screen";
    const may_leave = this.screen === "result" ? !stays : this.away_from_start && !this.taking;
    this.idle.watch(may_leave, printed === "printed" ? PRINTED : printed === "on_screen" ? READING : AWAY);
  }

  /** The visitor has the number: the screen is free for the next. */
  async acknowledge(): Promise<void> {
    const ticket = this.receipt?.ticket.id;
    if (!ticket) return;
    this.#acknowledged = ticket;
    this.#answer = null;
    this.#start();
    // The program hears it again with the next ticket if it is away just now.
    await this.#program.acknowledge(ticket).catch(() => undefined);
  }

  async reprint(): Promise<void> {
    if (!this.receipt || !this.settled || this.taking) return;
    this.taking = true;
    this.refused = null;
    try {
      await this.#program.reprint(this.receipt.ticket.id);
    } catch (refused) {
      this.refused = refused;
    } finally {
      this.taking = false;
    }
  }

  /** `3 人` and the like need the hall's clock; the page reads it here. */
  now(): { now_ms: number; zone: string; lang: Lang } {
    return { now_ms: clock.now_ms, zone: clock.zone, lang: language.now };
  }

  /** The next visitor's wish is another one, also where it reads the same. */
  #start(): void {
    this.#keys.forget();
    this.theme = null;
    this.department = null;
    this.service = null;
    this.list.forget();
    this.query = "";
    this.typed = "";
    this.refused = null;
    this.#show("departments");
  }

  #show(screen: Screen): void {
    this.screen = screen;
    this.turned = false;
    this.idle.touched();
    this.settled = false;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => (this.settled = true), SETTLE_MS);
  }
}
