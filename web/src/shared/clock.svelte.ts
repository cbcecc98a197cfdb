// The hall's clock on a page: the server's time carried on by the monotonic clock, so that a wrong clock here changes nothing.
import { knowsZone } from "./time";

class HallClock {
  /** The hall's time, milliseconds since the Unix epoch; advances every second. */
  now_ms = $state(Date.now());
  /** The hall's zone, in which every time is shown; this device's own only as long as no hall was heard of. */
  zone = $state(Intl.DateTimeFormat().resolvedOptions().timeZone);
  #ahead_ms = Date.now() - performance.now();
  #ticking: ReturnType<typeof setInterval> | undefined;

  /** Takes the server's time from a frame or an answer. */
  hear(server_ms: number, zone?: string): void {
    this.#ahead_ms = server_ms - performance.now();
    if (zone !== undefined) this.heedZone(zone);
    this.now_ms = server_ms;
  }

  /** Sets the hall's zone, in which times are shown; one that this browser does not know changes nothing. */
  heedZone(zone: string): void {
    if (zone !== this.zone && knowsZone(zone)) this.zone = zone;
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
