// Nobody touches the screen: warn, then give it to the next visitor. Any touch or key gives the whole time again, as often as wished.

/** How long nobody may touch the screen. */
export interface Patience {
  warn_after_s: number;
  leave_after_s: number;
}

export const AWAY: Patience = { warn_after_s: 45, leave_after_s: 65 };
/** A number that is on paper is read and taken. */
export const PRINTED: Patience = { warn_after_s: 15, leave_after_s: 35 };
/** A number that is on no paper is noted, photographed or scanned first. */
export const READING: Patience = { warn_after_s: 90, leave_after_s: 120 };

export class Idle {
  /** Seconds left, while the warning stands; null otherwise. */
  left_s = $state<number | null>(null);
  #leave: () => void;
  #quiet_s = 0;
  #patience = AWAY;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  /** Counts while there is something to leave. */
  watch(on: boolean, patience = AWAY): void {
    if (patience !== this.#patience) this.touched();
    this.#patience = patience;
    if (on === (this.#ticking !== undefined)) return;
    clearInterval(this.#ticking);
    this.#ticking = on ? setInterval(() => this.#tick(), 1_000) : undefined;
    this.touched();
  }

  /** Somebody is there. */
  touched(): void {
    this.#quiet_s = 0;
    this.left_s = null;
  }

  #tick(): void {
    this.#quiet_s += 1;
    const { warn_after_s, leave_after_s } = this.#patience;
    if (this.#quiet_s >= leave_after_s) {
      this.watch(false);
      this.#leave();
    } else if (this.#quiet_s >= warn_after_s) {
      this.left_s = leave_after_s - this.#quiet_s;
    }
  }
}
