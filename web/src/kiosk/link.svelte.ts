// The kiosk's own program, as the page hears it over loopback.
import { get, post } from "$shared/api";
import { clock } from "$shared/clock.svelte";
import { ReconnectingSocket, socketUrl } from "$shared/socket";
import type {
  FoundService,
  KioskAskList,
  KioskElsewhere,
  KioskFrame,
  KioskIssue,
  KioskReceipt,
  KioskState,
  KioskTicketAct,
} from "$shared/wire.gen";

/** Two frames and a bit. */
const SILENT_MS = 11_000;
const CHECK_MS = 1_000;

export class KioskLink {
  state = $state.raw<KioskState | null>(null);
  /** The program is not heard: this page can do nothing. */
  away = $state(false);
  #heard_ms = performance.now();
  #socket = new ReconnectingSocket({
    url: () => socketUrl("/api/kiosk/live"),
    heard: (frame) => this.#hear(frame as KioskFrame),
  });

  start(): () => void {
    this.#socket.start();
    const stop_clock = clock.start();
    const checking = setInterval(() => (this.away = performance.now() - this.#heard_ms > SILENT_MS), CHECK_MS);
    return () => {
      this.#socket.stop();
      clearInterval(checking);
      stop_clock();
    };
  }

  async read(): Promise<void> {
    this.#take(await get<KioskState>("/api/kiosk/state"));
  }

  async find(words: string): Promise<readonly FoundService[]> {
    return await get<FoundService[]>(`/api/kiosk/services?find=${encodeURIComponent(words)}`);
  }

  async issue(issue: KioskIssue): Promise<KioskReceipt | null> {
    return await post<KioskReceipt>("/api/kiosk/tickets", issue, issue.key);
  }

  async acknowledge(ticket: string): Promise<void> {
    this.#take(await post<KioskState>("/api/kiosk/acknowledge", { ticket } satisfies KioskTicketAct));
  }

  async reprint(ticket: string): Promise<void> {
    this.#take(await post<KioskState>("/api/kiosk/reprint", { ticket } satisfies KioskTicketAct));
  }

  async printList(ask: KioskAskList): Promise<void> {
    this.#take(await post<KioskState>("/api/kiosk/lists", ask));
  }

  async elsewhere(service: string): Promise<KioskElsewhere> {
    return await get<KioskElsewhere>(`/api/kiosk/elsewhere?service=${encodeURIComponent(service)}`);
  }

  #hear(frame: KioskFrame): void {
    switch (frame.type) {
      case "state":
        this.#take(frame.body);
        // The program is told that the screen shows the page: nobody else sees a browser that hangs.
        this.#socket.send({ type: "alive" });
        break;
      default:
        frame.type satisfies never;
    }
  }

  #take(state: KioskState | null): void {
    if (!state) return;
    this.#heard_ms = performance.now();
    this.away = false;
    const heard = state.server.state === "connected" || state.alone?.able;
    if (state.now && heard) clock.hear(state.now.now, state.now.zone);
    this.state = state;
  }
}
