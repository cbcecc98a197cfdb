// A dashboard for tests: nothing in it asks for a look.
import type { Dashboard, DeviceNow, ServiceNow, WindowNow } from "$shared/wire.gen";

export function service(id: string, more: Partial<ServiceNow> = {}): ServiceNow {
  return {
    service: id,
    name: { zh: id, en: "" },
    waiting: 0,
    longest_wait_s: 0,
    wait: { low_s: 0, high_s: 0 },
    target_wait_s: 1_200,
    windows_open: 1,
    issued: 0,
    served: 0,
    mean_service_s: null,
    ...more,
  };
}

export function window(label: string, doing: string, face: Partial<WindowNow["face"]> = {}): WindowNow {
  return {
    face: { id: `w${label}`, label, name: { zh: "", en: "" }, area: "A", state: "open", ...face },
    doing,
    since: 0,
    served: 0,
    waiting: 0,
  };
}

export function device(view: string, more: Partial<DeviceNow> = {}): DeviceNow {
  return { view, id: "d", state: "connected", since: 0, ...more };
}

export function dashboard(more: Partial<Dashboard> = {}): Dashboard {
  return {
    hall: "h",
    name: { zh: "市政务大厅", en: "" },
    open: true,
    waiting: 0,
    longest_wait_s: 0,
    issued: 0,
    served: 0,
    missed: 0,
    within_target_percent: null,
    mean_wait_s: null,
    services: [],
    windows: [],
    curve: [],
    devices: [],
    now: 0,
    utc_offset_min: 480,
    ...more,
  };
}
