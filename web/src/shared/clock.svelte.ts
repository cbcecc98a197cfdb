// The hall's clock on a page: the server's time carried on by the monotonic clock, so that a wrong clock here changes nothing.

class HallClock {
  /** The hall's time, milliseconds since the Unix epoch; advances every second. */
  now_ms = $state(Date.now());
  utc_offset_min = $state(-new Date().getTimezoneOffset());
  #ahead_ms = Date.now() - performance.now();
  #ticking: ReturnType<typeof setInterval> | undefined;

  /** Takes the server's time from a frame or an answer. */
  hear(server_ms: number, utc_offset_min?: number): void {
    this.#ahead_ms = server_ms - performance.now();
    if (utc_offset_min !== undefined) this.utc_offset_min = utc_offset_min;
    this.now_ms = server_ms;
  }

  /** The hall's time at this moment. */
  read(): number {
    return performance.now() + this.#ahead_ms;
  }

  /** Lets `now_ms` advance; gives what stops it. */
  start(): () => void {
    this.#ticking ??= setInterval(() => (this.now_ms = this.read()), 1_000);
    return () => {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    };
  }
}

export const clock = new HallClock();
