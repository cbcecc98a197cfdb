// Plays call-outs one after another: each seq once, the recent said and shown large, the older only listed.
// Time is the page's monotonic clock, given from outside, so that a wrong wall clock changes nothing.
// The LED board goes by the same policy (`display-board/src/board.rs`); both are held to one table of cases.
import type { BoardBody, CallOut } from "$shared/wire.gen";

/** As many as a snapshot may carry. */
const QUEUE_MAX = 256;

export interface Hands {
  /** Says a call-out to its end. */
  say: (call: CallOut) => Promise<void>;
  /** The glass shows it. */
  shown: (seq: number) => void;
  /** Milliseconds of the monotonic clock. */
  clock_ms: () => number;
  wait: (ms: number) => Promise<void>;
}

/** What a board's state says about calls. */
export type Standing = Pick<BoardBody, "missed" | "rows">;

/** Whether a call would only send its holder to the wrong place by now: missed, called anew, or its window called another. */
export function isOver(call: CallOut, { missed, rows }: Standing): boolean {
  const later = rows.filter((row) => row.seq > call.seq);
  return (
    missed.some((row) => row.number === call.number) ||
    later.some((row) => row.number === call.number || row.window === call.window)
  );
}

/** Whether a call must not stand large any more: missed, or called anew to another window. */
export function misleads(call: CallOut, { missed, rows }: Standing): boolean {
  return (
    missed.some((row) => row.number === call.number) ||
    rows.some((row) => row.seq > call.seq && row.number === call.number && row.window !== call.window)
  );
}

export class Announcer {
  /** What is being announced; null between announcements. */
  now = $state.raw<CallOut | null>(null);
  /** What was announced last: it stays large until the next. */
  last = $state.raw<CallOut | null>(null);

  #hands: Hands;
  #queue: { call: CallOut; made_ms: number }[] = [];
  #standing: Standing = { missed: [], rows: [] };
  #seq = 0;
  #playing = false;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** Takes call-outs in order, with what the board's state says now; after a restore of the hall its seqs begin anew. */
  hear(calls: readonly CallOut[], restored: boolean, standing: Standing = this.#standing): void {
    if (restored) this.#seq = 0;
    this.#standing = standing;
    const now_ms = this.#hands.clock_ms();
    for (const call of calls) {
      if (call.seq <= this.#seq) continue;
      this.#seq = call.seq;
      if (!call.over) this.#enqueue({ call, made_ms: now_ms - call.age_ms });
    }
    this.#queue = this.#queue.slice(-QUEUE_MAX);
    void this.#play();
  }

  /** Lets a call wait for its turn: at the end, or in the place of an earlier call of its number that still waits. */
  #enqueue(next: { call: CallOut; made_ms: number }): void {
    const at = this.#queue.findIndex((waiting) => waiting.call.number === next.call.number);
    if (at < 0) this.#queue.push(next);
    else this.#queue[at] = next;
  }

  async #play(): Promise<void> {
    if (this.#playing) return;
    this.#playing = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const { call, made_ms } = next;
      if (this.#hands.clock_ms() - made_ms > call.max_age_ms || isOver(call, this.#standing)) continue;
      this.now = this.last = call;
      this.#hands.shown(call.seq);
      await Promise.all([this.#hands.wait(call.min_show_ms), this.#hands.say(call).catch(() => undefined)]);
      this.now = null;
    }
    this.#playing = false;
  }
}
