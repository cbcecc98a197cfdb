// The hall as a manager follows it: the live view, what goes on between two frames, and how the day is shown.
import { clock } from "$shared/clock.svelte";
import { Live } from "$shared/live.svelte";
import type { Dashboard } from "$shared/wire.gen";

export class Following {
  readonly live: Live<Dashboard>;
  /** The curves as a table. */
  as_numbers = $state(false);

  constructor(hall: string) {
    this.live = new Live<Dashboard>({ path: `/api/v1/halls/${encodeURIComponent(hall)}/live?view=manager` });
  }

  /** Carried on between two frames; a closed hall's waits stand still, and so does what is no longer live. */
  get longest_wait_s(): number {
    const body = this.live.body;
    if (!body || body.waiting === 0) return 0;
    const goes_on = body.open && this.live.state === "live";
    return body.longest_wait_s + (goes_on ? Math.max(0, clock.now_ms - body.now) / 1_000 : 0);
  }
}
