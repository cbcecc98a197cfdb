// Where the clerk sits: the plan, the window that this computer remembers, and the open desk.
import { get, newKey, post, Refused } from "$shared/api";
import { clock } from "$shared/clock.svelte";
import { Live } from "$shared/live.svelte";
import type {
  ClerkNow,
  NextNow,
  NoteNow,
  PlanDocument,
  Principal,
  Principals,
  WindowBody,
  WindowDocument,
} from "$shared/wire.gen";
import { Desk } from "./desk.svelte";

const STORED = "hall-window";

export class Seat {
  plan = $state.raw<PlanDocument | null>(null);
  window = $state<string | null>(null);
  wrong = $state.raw<Refused | null>(null);
  readonly hall: string;
  #version = 0;

  constructor(hall: string) {
    this.hall = hall;
    this.window = remembered(hall);
  }

  get windows(): WindowDocument[] {
    return this.plan?.windows.filter((window) => !window.retired) ?? [];
  }

  path(rest: string): string {
    return `/api/v1/halls/${encodeURIComponent(this.hall)}/${rest}`;
  }

  /** Reads the plan, again when its version has changed. */
  async load(version = this.#version): Promise<void> {
    if (this.plan !== null && version === this.#version && this.wrong === null) return;
    this.#version = version;
    this.wrong = null;
    try {
      const plan = await get<PlanDocument>(this.path("plan"));
      // A newer version was asked for meanwhile.
      if (version !== this.#version) return;
      // A day that has begun keeps its zone whatever another plan says: the window's view knows it.
      if (this.plan === null) clock.heedZone(plan.hall.zone);
      this.plan = plan;
      if (!this.windows.some((window) => window.id === this.window)) this.window = null;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (version === this.#version) this.wrong = refused;
    }
  }

  /** Who can be named, and where they sit at this moment. */
  async clerks(): Promise<ClerkNow[]> {
    return get<ClerkNow[]>(this.path("clerks"));
  }

  /** What an earlier desk wrote about a visitor; null when there is nothing. */
  async note(ticket: string): Promise<NoteNow | null> {
    return get<NoteNow | null>(this.path(`tickets/${ticket}/note`));
  }

  /** For whom an agent has come. */
  async principals(ticket: string): Promise<Principal[]> {
    const { principals } = await get<Principals>(this.path(`tickets/${ticket}/principals`));
    return principals;
  }

  /** Who would be called next at a window, and why. */
  async next(window: string): Promise<NextNow> {
    return get<NextNow>(this.path(`windows/${window}/next`));
  }

  sit(window: string | null): void {
    this.window = window;
    remember(this.hall, window);
  }

  /** The desk of a window, and the view that it follows. */
  desk(window: string): { desk: Desk; live: Live<WindowBody> } {
    const desk = new Desk(
      (path, body, key) => post(this.path(path), body, key),
      () => clock.read(),
      newKey,
    );
    const live = new Live<WindowBody>({
      path: this.path(`live?view=window:${encodeURIComponent(window)}`),
      heard: (body, _kind, resumed) => {
        if (resumed) desk.take(body);
        else desk.takeWhole(body);
        void this.load(body.plan_version);
      },
    });
    return { desk, live };
  }
}

function remembered(hall: string): string | null {
  try {
    return localStorage.getItem(`${STORED}-${hall}`);
  } catch {
    return null;
  }
}

function remember(hall: string, window: string | null): void {
  try {
    if (window === null) localStorage.removeItem(`${STORED}-${hall}`);
    else localStorage.setItem(`${STORED}-${hall}`, window);
  } catch {
    // A browser that keeps nothing asks again tomorrow.
  }
}
