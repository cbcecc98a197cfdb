// Plays call-outs one after another: each seq once, the recent said and shown large, the older only listed.
// Time is the page's monotonic clock, given from outside, so that a wrong wall clock changes nothing.
import type { CallOut } from "$shared/wire.gen";

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

export class Announcer {
  /** What is being announced; null between announcements. */
  now = $state.raw<CallOut | null>(null);
  /** What was announced last: it stays large until the next. */
  last = $state.raw<CallOut | null>(null);

  #hands: Hands;
  #queue: { call: CallOut; made_ms: number }[] = [];
  #seq = 0;
  #playing = false;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** Takes call-outs in order; after a restore of the hall its seqs begin anew. */
  hear(calls: readonly CallOut[], restored: boolean): void {
    if (restored) this.#seq = 0;
    const now_ms = this.#hands.clock_ms();
    for (const call of calls) {
      if (call.seq <= this.#seq) continue;
      this.#seq = call.seq;
      // A second call of the same visitor makes the first needless.
      this.#queue = this.#queue.filter((waiting) => waiting.call.number !== call.number);
      if (!call.over) this.#queue.push({ call, made_ms: now_ms - call.age_ms });
    }
    this.#queue = this.#queue.slice(-QUEUE_MAX);
    void this.#play();
  }

  async #play(): Promise<void> {
    if (this.#playing) return;
    this.#playing = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const { call, made_ms } = next;
      if (this.#hands.clock_ms() - made_ms > call.max_age_ms) continue;
      this.now = this.last = call;
      this.#hands.shown(call.seq);
      await Promise.all([this.#hands.wait(call.min_show_ms), this.#hands.say(call).catch(() => undefined)]);
      this.now = null;
    }
    this.#playing = false;
  }
}
