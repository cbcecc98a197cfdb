// A visitor's ticket, followed live: rings once for each call, and notices when the place ahead has risen.
import { get, post, Refused } from "$shared/api";
import { Live } from "$shared/live.svelte";
import { SameKey } from "$shared/same_key";
import { Sound } from "$shared/sound";
import type { Visit } from "$shared/wire.gen";

const RINGS = 3;
const VIBRATION_MS = [400, 200, 400, 200, 800];
/** The word about a risen place stays so long. */
const RISEN_SHOWN_MS = 60_000;

export class VisitPage {
  readonly live: Live<Visit>;
  /** More are ahead than a moment ago. */
  risen = $state(false);
  /** `asking` before the visitor has chosen; `failed` where the phone makes no sound. */
  alert = $state<"off" | "on" | "failed">("off");
  cancelling = $state(false);
  /** A press is being carried out. */
  busy = $state(false);
  refused = $state.raw<unknown>(null);

  /** The visit of an earlier day, which is followed no more: what was missing then is still told. */
  #earlier = $state.raw<Visit | null>(null);
  #token: string;
  #sound = new Sound();
  #ahead: number | null = null;
  #called_at: number | null = null;
  readonly #keys = new SameKey();
  /** The visit of the new number, once there is one. */
  #next: Visit | null = null;
  #forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(token: string) {
    this.#token = token;
    this.live = new Live<Visit>({
      path: `/api/v1/visits/${encodeURIComponent(token)}/live`,
      heard: (visit) => this.heard(visit),
      unknown_ends: true,
    });
  }

  /** Its day is over: a page that was open says so with its number, another without. */
  get over(): boolean {
    return this.live.problem_code === "visit_over";
  }

  get visit(): Visit | null {
    const { body } = this.live;
    if (body === null || !this.over || ["done", "cancelled"].includes(body.ticket.state)) return body ?? this.#earlier;
    return { ...body, ticket: { ...body.ticket, state: "expired" }, may_cancel: false, may_come_back: false };
  }

  /** Looks a visit up that is not followed, because it is of an earlier day. */
  async lookUp(): Promise<void> {
    this.#earlier = await get<Visit>(this.#path("")).catch(() => null);
  }

  /** Takes each state as it comes. */
  heard(visit: Visit): void {
    const { state, ahead, called_at } = visit.ticket;
    if (state === "waiting" && this.#ahead !== null && ahead > this.#ahead) this.#rise();
    this.#ahead = state === "waiting" ? ahead : null;
    if (state !== "waiting") this.risen = false;
    if (state === "called" && called_at !== undefined && called_at !== this.#called_at) {
      this.#called_at = called_at;
      void this.ring();
    }
  }

  /** From a press: phones make no sound before one. */
  async turnOnAlert(): Promise<void> {
    this.alert = (await this.#sound.unlock()) ? "on" : "failed";
    await this.#sound.chime();
  }

  async ring(): Promise<void> {
    if ("vibrate" in navigator) navigator.vibrate(VIBRATION_MS);
    for (let rung = 0; rung < RINGS; rung += 1) await this.#sound.chime();
  }

  async cancel(): Promise<void> {
    if (this.cancelling) return;
    this.cancelling = true;
    this.refused = null;
    try {
      await this.#keys.send(this.#path("/cancel"), {}, post);
    } catch (refused) {
      this.refused = refused;
    } finally {
      this.cancelling = false;
    }
  }

  /** Whoever was set aside is back. */
  async comeBack(): Promise<void> {
    await this.#press(() => this.#keys.send(this.#path("/come-back"), {}, post));
  }

  /** The missing papers are there: goes to the page of the new number. A second press gives no second one. */
  async bringPapers(): Promise<void> {
    await this.#press(async () => {
      this.#next ??= await this.#keys.send(this.#path("/return"), {}, post<Visit>);
      if (this.#next) location.assign(`/t/${this.#next.ticket.token ?? ""}`);
    });
  }

  async #press(act: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refused = null;
    try {
      await act();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.refused = refused;
    } finally {
      this.busy = false;
    }
  }

  #path(rest: string): string {
    return `/api/v1/visits/${encodeURIComponent(this.#token)}${rest}`;
  }

  #rise(): void {
    this.risen = true;
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => (this.risen = false), RISEN_SHOWN_MS);
  }
}
