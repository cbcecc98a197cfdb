// Nobody touches the screen: warn, then give it to the next visitor.

const WARN_AFTER_S = 45;
const LEAVE_AFTER_S = 65;

export class Idle {
  /** Seconds left, while the warning stands; null otherwise. */
  left_s = $state<number | null>(null);
  #leave: () => void;
  #quiet_s = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  /** Counts while there is something to leave. */
  watch(on: boolean): void {
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
    if (this.#quiet_s >= LEAVE_AFTER_S) {
      this.watch(false);
      this.#leave();
    } else if (this.#quiet_s >= WARN_AFTER_S) {
      this.left_s = LEAVE_AFTER_S - this.#quiet_s;
    }
  }
}
