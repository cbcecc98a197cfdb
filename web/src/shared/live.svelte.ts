// A view of the hall, followed over the live socket: the latest state, whether it is live, and since when it is not.
import { clock } from "./clock.svelte";
import { person } from "./person.svelte";
import { ReconnectingSocket, socketUrl } from "./socket";
import type { Beat, ClientFrame } from "./wire.gen";

/** A short cut is not worth a word on a wall; a longer one must be told. */
const GRACE_MS = 3_000;
/** Two heartbeats and a bit. */
const SILENT_MS = 11_000;
const CHECK_MS = 500;
/** Who is refused may be permitted later, without anybody at the screen. */
const RETRY_REFUSED_MS = 30_000;
/** What the server does not know, such as a board that the plan does not have, it seldom learns. */
const RETRY_UNKNOWN_MS = 60_000;

type LiveFrame<Body> =
  | { type: "snapshot"; epoch: string; seq: number; body: Body }
  | { type: "change"; epoch: string; seq: number; body: Body }
  | { type: "heartbeat"; epoch: string; seq: number; body: Beat };

/** `connecting`: nothing heard yet. `denied`: nothing heard, for the server refuses this page; `problem_code` says why. */
export type LiveState = "connecting" | "live" | "stale" | "denied";

export interface LiveOptions<Body> {
  /** The address without `since` and `epoch`, such as `/api/v1/halls/h/live?view=board:main`. */
  path: string;
  /** Each state as it comes; `resumed` is false for the first and after a restore, when nothing that came before counts. */
  heard?: (body: Body, kind: "snapshot" | "change", resumed: boolean) => void;
  /** What the server does not know now, it will not know later either: nothing more is tried. */
  unknown_ends?: boolean;
}

export class Live<Body extends { now: number; zone?: string }> {
  /** The state as last heard; null until the first. */
  body = $state.raw<Body | null>(null);
  state = $state<LiveState>("connecting");
  /** The hall's time of the last frame, while stale. */
  stale_since = $state<number | null>(null);
  /** Why the server refuses, while it does: `not_signed_in`, `not_allowed`, `unknown_ticket` … */
  problem_code = $state<string | null>(null);
  /** Tries that failed before anything was heard. */
  tries = $state(0);

  #options: LiveOptions<Body>;
  #socket: ReconnectingSocket;
  #epoch: string | null = null;
  #seq = 0;
  #open = false;
  #heard_ms: number | null = null;
  #lost_ms = 0;
  #checking: ReturnType<typeof setInterval> | undefined;

  constructor(options: LiveOptions<Body>) {
    this.#options = options;
    this.#socket = new ReconnectingSocket({
      url: () => socketUrl(person.addressed(this.#resumePath())),
      heard: (frame) => this.#hear(frame as LiveFrame<Body>),
      changed: (open) => this.#changed(open),
      refused: () => this.#ask(),
    });
  }

  /** Begins to follow; gives what ends it, so that `$effect(() => live.start())` is enough. */
  start(): () => void {
    this.#socket.start();
    this.#checking = setInterval(() => this.#check(), CHECK_MS);
    const stop_clock = clock.start();
    return () => {
      this.#socket.stop();
      clearInterval(this.#checking);
      stop_clock();
    };
  }

  /** Says that the glass shows the call-out with this seq. */
  shown(seq: number): void {
    this.send({ type: "shown", seq });
  }

  send(frame: ClientFrame): void {
    this.#socket.send(frame);
  }

  #resumePath(): string {
    if (this.#epoch === null) return this.#options.path;
    const joint = this.#options.path.includes("?") ? "&" : "?";
    return `${this.#options.path}${joint}since=${this.#seq}&epoch=${encodeURIComponent(this.#epoch)}`;
  }

  #hear(frame: LiveFrame<Body>): void {
    this.#heard_ms = performance.now();
    switch (frame.type) {
      case "snapshot":
      case "change": {
        const resumed = this.#epoch === frame.epoch;
        this.#epoch = frame.epoch;
        this.#seq = frame.seq;
        clock.hear(frame.body.now, frame.body.zone);
        this.body = frame.body;
        this.#options.heard?.(frame.body, frame.type, resumed);
        break;
      }
      case "heartbeat":
        if (frame.epoch === this.#epoch) this.#seq = Math.max(this.#seq, frame.seq);
        clock.hear(frame.body.now);
        this.send({ type: "alive" });
        break;
      default:
        // A newer server may send what this page does not know.
        frame satisfies never;
        return;
    }
    this.state = this.body === null ? "connecting" : "live";
    this.stale_since = null;
    this.problem_code = null;
    this.tries = 0;
  }

  #changed(open: boolean): void {
    if (this.#open && !open) this.#lost_ms = performance.now();
    if (!open && this.body === null) this.tries += 1;
    this.#open = open;
  }

  #check(): void {
    if (this.#heard_ms === null || this.state === "denied" || this.state === "stale") return;
    const now_ms = performance.now();
    const silent = now_ms - this.#heard_ms > SILENT_MS;
    const cut = !this.#open && now_ms - this.#lost_ms > GRACE_MS;
    if (!silent && !cut) return;
    this.state = "stale";
    this.stale_since = clock.read() - (now_ms - this.#heard_ms);
  }

  /** A refused upgrade tells a page nothing: ask the same address over HTTP whether it may, and when to try again. */
  async #ask(): Promise<number | null> {
    try {
      const answer = await fetch(this.#options.path, { headers: person.headers, signal: AbortSignal.timeout(5_000) });
      if (![401, 403, 404, 409, 410].includes(answer.status)) return null;
      const problem = (await answer.json().catch(() => ({}))) as { code?: string };
      this.problem_code = problem.code ?? String(answer.status);
      person.heed(this.problem_code);
      // What was heard before stays on the page, and is marked as stale.
      if (this.body === null) this.state = "denied";
      const ends = answer.status === 410 || (answer.status === 404 && this.body === null && this.#options.unknown_ends);
      if (ends) this.#socket.stop();
      return answer.status === 404 ? RETRY_UNKNOWN_MS : RETRY_REFUSED_MS;
    } catch {
      return null;
    }
  }
}
