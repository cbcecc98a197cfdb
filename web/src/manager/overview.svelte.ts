// The hall as a manager follows it: the live view, put into the order in which it is looked at.
import { clock } from "$shared/clock.svelte";
import { Live } from "$shared/live.svelte";
import type { Dashboard, DeviceNow, ServiceNow } from "$shared/wire.gen";
import { countDoings, devicesToShow, needsLook, worstFirst } from "./judge";

/** Rows that fit beside forty windows; the others are one press away. */
const SERVICES_SHOWN = 7;
const DEVICES_SHOWN = 6;

export class Overview {
  readonly live: Live<Dashboard>;
  all_services = $state(false);
  all_devices = $state(false);
  /** The curves as a table. */
  as_numbers = $state(false);

  constructor(hall: string) {
    this.live = new Live<Dashboard>({ path: `/api/v1/halls/${encodeURIComponent(hall)}/live?view=manager` });
  }

  get body(): Dashboard | null {
    return this.live.body;
  }

  /** The longest wait, carried on while the view is live and the hall is open: a closed hall's waits stand still. */
  get longest_wait_s(): number {
    if (!this.body) return 0;
    const carried_s = this.live.state === "live" && this.body.open ? (clock.now_ms - this.body.now) / 1_000 : 0;
    return this.body.waiting === 0 ? 0 : this.body.longest_wait_s + Math.max(carried_s, 0);
  }

  readonly services: ServiceNow[] = $derived.by(() => worstFirst(this.body?.services ?? []));
  readonly services_shown: ServiceNow[] = $derived.by(() =>
    this.all_services ? this.services : this.services.slice(0, SERVICES_SHOWN),
  );
  readonly services_over: number = $derived.by(() => Math.max(this.services.length - SERVICES_SHOWN, 0));

  readonly doings = $derived.by(() => countDoings(this.body?.windows ?? []));

  readonly devices: DeviceNow[] = $derived.by(() => devicesToShow(this.body?.devices ?? []));
  readonly devices_shown: DeviceNow[] = $derived.by(() =>
    this.all_devices ? this.devices : this.devices.slice(0, DEVICES_SHOWN),
  );
  readonly devices_over: number = $derived.by(() => Math.max(this.devices.length - DEVICES_SHOWN, 0));
  readonly devices_wrong: number = $derived.by(() => this.devices.filter(needsLook).length);
}
