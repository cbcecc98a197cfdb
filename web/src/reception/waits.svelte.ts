// How many wait for what, as kiosks know it: followed over a kiosk's view, or asked for where the hall has no kiosk.
import { get } from "$shared/api";
import { clock } from "$shared/clock.svelte";
import { Live } from "$shared/live.svelte";
import type { KioskBody, PlanDocument, ServiceWait, Status, UnmergedNow } from "$shared/wire.gen";

const ASK_MS = 5_000;

export class Waits {
  services = $state.raw<ServiceWait[]>([]);
  open = $state(true);
  opens_at = $state<number | undefined>(undefined);
  /** Kiosks whose numbers the hall may not all know. */
  unmerged = $state.raw<readonly UnmergedNow[]>([]);
  live = $state.raw<Live<KioskBody> | null>(null);
  readonly #base: string;
  #visit_url = "";

  constructor(hall: string) {
    this.#base = `/api/v1/halls/${encodeURIComponent(hall)}`;
  }

  /** The address of the visitor's page, as the QR of a ticket has it. */
  visitUrl(token: string): string {
    return `${this.#visit_url || `${location.origin}/t/`}${token}`;
  }

  of(service: string): ServiceWait | undefined {
    return this.services.find((known) => known.service === service);
  }

  follow(plan: PlanDocument): () => void {
    const [kiosk] = plan.kiosks;
    if (kiosk === undefined) return this.#ask();
    const live = new Live<KioskBody>({
      path: `${this.#base}/live?view=kiosk:${encodeURIComponent(kiosk.id)}`,
      heard: (body) => {
        this.#take(body);
        this.#visit_url = body.visit_url;
        this.unmerged = body.unmerged ?? [];
      },
    });
    this.live = live;
    return live.start();
  }

  #ask(): () => void {
    const ask = async () => {
      const status = await get<Status>(`${this.#base}/status`).catch(() => null);
      if (!status) return;
      clock.heedZone(status.zone);
      this.#take({ ...status, opens_at: status.opens_at ?? undefined });
    };
    void ask();
    const asking = setInterval(() => void ask(), ASK_MS);
    return () => clearInterval(asking);
  }

  #take(heard: { services: ServiceWait[]; open: boolean; opens_at?: number }): void {
    this.services = heard.services;
    this.open = heard.open;
    this.opens_at = heard.opens_at;
  }
}
