// What the technician's page knows and does. Asks the kiosk's program once a second; nothing is tried twice by itself: a test page
// that may have been printed is not printed again.
import type {
  LogLine,
  PrinterBytes,
  Problem,
  TechnicianDoor,
  TechnicianPass,
  TechnicianPrinted,
  TechnicianState,
  Text,
} from "$shared/wire.gen";

/** As many as the program keeps. */
const BYTES_MAX = 600;
const LOGS_MAX = 400;
const ASK_MS = 1_000;
/** Whoever comes here and types nothing was no technician. */
const DOOR_S = 60;
/** A slow printer takes its time. */
const ANSWER_MS_MAX = 150_000;

export interface Answer {
  status: number;
  body: unknown;
}
export type Call = (method: "GET" | "POST", path: string, pass: string | null, body?: unknown) => Promise<Answer>;
interface Said {
  what: "printed" | "failed" | "uncertain" | "busy" | "away";
  why?: Text;
}

export class TechnicianDesk {
  door = $state<"asking" | "off" | "shut" | "open">("asking");
  pin = $state("");
  problem = $state<"wrong_pin" | "too_many_attempts" | "away" | null>(null);
  state = $state.raw<TechnicianState | null>(null);
  bytes = $state.raw<readonly PrinterBytes[]>([]);
  logs = $state.raw<readonly LogLine[]>([]);
  doing = $state<"entering" | "testing" | "restarting" | null>(null);
  said = $state.raw<Said | null>(null);
  #call: Call;
  #leave: () => void;
  #pass: string | null = null;
  #touched = false;
  #quiet_s = 0;

  constructor(call: Call, leave: () => void) {
    this.#call = call;
    this.#leave = leave;
  }

  start(): () => void {
    void this.tick();
    const ticking = setInterval(() => void this.tick(), ASK_MS);
    return () => clearInterval(ticking);
  }

  touched(): void {
    this.#touched = true;
    this.#quiet_s = 0;
  }

  async tick(): Promise<void> {
    if (this.doing === "restarting") return await this.#comeBack();
    if (this.door === "open") return await this.#read();
    if (this.door === "asking") await this.#look();
    this.#quiet_s += 1;
    if (this.#quiet_s >= DOOR_S) this.#leave();
  }

  type(digit: string): void {
    if (this.pin.length < 12) this.pin += digit;
    this.problem = null;
  }

  erase(): void {
    this.pin = this.pin.slice(0, -1);
  }

  async enter(): Promise<void> {
    if (this.doing || this.pin === "") return;
    this.doing = "entering";
    const { status, body } = await this.#ask("POST", "/enter", { pin: this.pin });
    this.doing = null;
    this.pin = "";
    if (status === 200) {
      this.#pass = (body as TechnicianPass).pass;
      this.door = "open";
      await this.#read();
    } else {
      const { code } = body as Problem;
      this.problem = code === "wrong_pin" || code === "too_many_attempts" ? code : "away";
    }
  }

  async testPrint(): Promise<void> {
    if (this.doing) return;
    this.doing = "testing";
    this.said = null;
    const { status, body } = await this.#ask("POST", "/test-print");
    this.doing = null;
    if (status === 200) {
      const { printed, detail } = body as TechnicianPrinted;
      const known = printed === "printed" || printed === "failed";
      this.said = { what: known ? printed : "uncertain", why: detail };
    } else this.said = { what: (body as Problem).code === "busy" ? "busy" : "away" };
  }

  async restart(): Promise<void> {
    if (this.doing) return;
    const { status } = await this.#ask("POST", "/restart");
    if (status === 202) this.doing = "restarting";
  }

  async leave(): Promise<void> {
    if (this.#pass) await this.#ask("POST", "/leave");
    this.#leave();
  }

  async #look(): Promise<void> {
    const { status, body } = await this.#ask("GET", "");
    if (status === 200) this.door = (body as TechnicianDoor).open ? "shut" : "off";
    this.problem = status === 200 ? null : "away";
  }

  async #read(): Promise<void> {
    const logs = this.logs.at(-1)?.seq ?? 0;
    const bytes = this.bytes.at(-1)?.seq ?? 0;
    const touched = this.#touched;
    this.#touched = false;
    const { status, body } = await this.#ask("GET", `/state?logs=${logs}&bytes=${bytes}&touched=${touched}`);
    if (status === 401) return this.#leave();
    this.problem = status === 200 ? null : "away";
    if (status !== 200) return;
    const state = body as TechnicianState;
    this.state = state;
    if (state.bytes.length > 0) this.bytes = newest(this.bytes, state.bytes, BYTES_MAX);
    if (state.logs.length > 0) this.logs = newest(this.logs, state.logs, LOGS_MAX);
  }

  /** The program is there again, and has forgotten this page. */
  async #comeBack(): Promise<void> {
    const { status } = await this.#ask("GET", "/state");
    if (status === 401) this.#leave();
  }

  async #ask(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
    try {
      return await this.#call(method, path, this.#pass, body);
    } catch {
      return { status: 0, body: { code: "away" } };
    }
  }
}

/** What is new behind what was there; two answers that overlap say nothing twice. */
function newest<Item extends { seq: number }>(known: readonly Item[], more: readonly Item[], most: number): Item[] {
  const last = known.at(-1)?.seq ?? 0;
  return [...known, ...more.filter(({ seq }) => seq > last)].slice(-most);
}

export const callProgram: Call = async (method, path, pass, body) => {
  const headers: Record<string, string> = pass ? { Authorization: `Bearer ${pass}` } : {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(`/api/technician${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
};
