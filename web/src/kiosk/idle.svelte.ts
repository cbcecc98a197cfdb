// Nobody touches the screen: warn, then give it to the next visitor. Any touch or key gives the whole time again, as often as wished.

const WARN_AFTER_S = 45;
/** From the warning on; WCAG 2.2.1 asks for at least as long. */
const LEFT_S = 20;

export class Idle {
  /** Seconds left, while the warning stands; null otherwise. */
  left_s = $state<number | null>(null);
  #leave: () => void;
  #quiet_s = 0;
  #warn_after_s = WARN_AFTER_S;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  /** Counts while there is something to leave. */
  watch(on: boolean, warn_after_s = WARN_AFTER_S): void {
    if (warn_after_s !== this.#warn_after_s) this.touched();
    this.#warn_after_s = warn_after_s;
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
    const leave_after_s = this.#warn_after_s + LEFT_S;
    if (this.#quiet_s >= leave_after_s) {
      this.watch(false);
      this.#leave();
    } else if (this.#quiet_s >= this.#warn_after_s) {
      this.left_s = leave_after_s - this.#quiet_s;
    }
  }
}
