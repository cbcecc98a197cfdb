// A window's view and a plan in small, for the tests of the pages.
import type { PlanDocument, PresentNow, Ticket, WindowBody } from "./wire.gen";

export const NOW = 1_795_401_600_000;

export function ticket(number: string, more: Partial<Ticket> = {}): Ticket {
  return {
    id: `id-${number}`,
    number,
    token: `token-${number}`,
    state: "called",
    class: "ordinary",
    steps: [{ step: 0, service: "id-card", state: more.state ?? "called", window: "w03" }],
    arrived_at: NOW - 9 * 60_000,
    issued_at: NOW - 9 * 60_000,
    called_at: NOW,
    ahead: 0,
    wait: null,
    ...more,
  };
}

export function present(number: string, state: "called" | "serving", more: Partial<PresentNow> = {}): PresentNow {
  return {
    ticket: ticket(number, { state }),
    service: "id-card",
    waited_s: 540,
    start_assumed: false,
    documents: [],
    brings: [],
    recalls: 0,
    reached: { boards: 2, shown: 2 },
    ...more,
  };
}

export function view(more: Partial<WindowBody> = {}): WindowBody {
  return {
    hall: { zh: "市政务服务大厅", en: "City Service Hall" },
    window: {
      id: "w03",
      label: "3",
      name: { zh: "户政窗口", en: "Household register" },
      area: "A",
      state: "open",
      covers: [],
    },
    services: ["id-card", "household-transfer"],
    served_alone: [],
    left_here: [],
    parked_max: 10,
    waiting_count: 0,
    longest_wait_s: 0,
    waiting: [],
    missed: [],
    parked: [],
    orphaned: [],
    served: 0,
    open: true,
    plan_version: 1,
    now: NOW,
    zone: "Asia/Shanghai",
    ...more,
  };
}

export const PLAN: PlanDocument = {
  hall: {
    id: "h",
    name: { zh: "市政务服务大厅", en: "City Service Hall" },
    zone: "Asia/Shanghai",
    hours: [],
    holidays: [],
    last_ticket: "until-closing",
  },
  departments: [{ id: "police", name: { zh: "公安局", en: "Public Security" } }],
  lines: [{ id: "household", prefix: "A" }],
  services: [
    service("id-card", "居民身份证申领换领", "ID card", "accepted"),
    service("household-transfer", "户口迁移(市内)", "Moving a household register", "decided"),
  ],
  classes: [
    {
      id: "elderly",
      name: { zh: "老年人", en: "Elderly" },
      head_start_min: 15,
      ageing: 1000,
      granted_by: ["reception", "card"],
      evidence: [],
      retired: false,
    },
  ],
  windows: ["1", "2", "3"].map((label) => ({
    id: `w0${label}`,
    label,
    area: "A",
    name: { zh: "户政窗口", en: "Household register" },
    services: ["id-card", "household-transfer"],
    helps: [],
    help_after_min: 10,
    full_authority: false,
    retired: false,
  })),
  kiosks: [],
  boards: [],
  missed: { recalls_max: 3, recall_every_s: 0, place: "behind", requeue_behind: 3, requeues_max: 2, end: "missed" },
  calling: { returning_share: [1, 3], overdue_share: [1, 3], confirm_arrival: false },
  papers: { return_days: 10 },
  journeys: [],
  visits: { orphaned_min: 20 },
  parking: { window_max: 10, remind_min: 15 },
  desks: {},
};

function service(id: string, zh: string, en: string, outcome: string): PlanDocument["services"][number] {
  return {
    id,
    department: "police",
    line: "household",
    name: { zh, en },
    documents: [{ zh: "户口簿", en: "Household register" }],
    promised_days: 0,
    usual_min: 7,
    target_wait_min: 15,
    max_wait_min: 40,
    default_outcome: outcome,
    audience: "everyone",
    express: false,
    needs_full_authority: false,
    retired: false,
  } as PlanDocument["services"][number];
}
