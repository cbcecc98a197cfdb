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

  /** Tells times on the clock of the hall's zone, also at a desk that stands in another; a zone that this browser does not know changes nothing. */
  heedZone(zone: string): void {
    try {
      const offset_min = zoneOffsetMin(zone, this.read());
      this.utc_offset_min = offset_min;
    } catch {
      // The computer's own zone stays.
    }
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

/** A zone's distance from UTC in minutes; throws for a zone that is not known. */
export function zoneOffsetMin(zone: string, at_ms: number): number {
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  const told = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...fields }).formatToParts(at_ms);
  const part = (type: string) => Number(told.find((one) => one.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((local - Math.floor(at_ms / 60_000) * 60_000) / 60_000);
}

export const clock = new HallClock();
