// A kiosk's program for tests, and what it holds.
import type { FoundService, KioskAskList, KioskIssue, KioskReceipt, KioskState } from "$shared/wire.gen";
import type { Program } from "./program";

export const NAME = { zh: "事", en: "Thing" };
export const service = (id: string) => ({
  id,
  name: NAME,
  documents: [],
  promised_days: 0,
  usual_min: 9,
  keywords: [],
});
export const department = { id: "d", name: NAME, services: [service("s1"), service("s2")] };

export function state(more: Partial<KioskState> = {}): KioskState {
  return {
    hall: NAME,
    kiosk: "k1",
    languages: ["zh", "en"],
    menu: [department],
    themes: [],
    wanted: [],
    paperless: false,
    classes: [],
    advice: "s2",
    books: true,
    now: {
      open: true,
      services: [],
      plan_version: 1,
      visit_url: "",
      now: 0,
      zone: "Asia/Shanghai",
      utc_offset_min: 480,
    },
    server: { state: "connected" },
    printer: { state: "ready", since: 0 },
    receipt: null,
    ...more,
  };
}

export function receipt(printed: KioskReceipt["printed"]): KioskReceipt {
  const ticket = {
    id: "t1",
    number: "A001",
    token: "k",
    state: "waiting" as const,
    class: "ordinary",
    steps: [],
    arrived_at: 0,
    issued_at: 0,
    ahead: 0,
    wait: null,
  };
  return { ticket, service: NAME, windows: ["3"], areas: [], printed, copies: 0 };
}

export class FakeProgram implements Program {
  state = $state.raw<KioskState | null>(state());
  away = $state(false);
  issued: KioskIssue[] = [];
  acknowledged: string[] = [];
  answer: () => Promise<KioskReceipt> = async () => receipt("printing");
  asked: string[] = [];
  finds: FoundService[] = [];
  async find(words: string) {
    this.asked.push(words);
    return this.finds;
  }
  async issue(issue: KioskIssue) {
    this.issued.push(issue);
    return await this.answer();
  }
  async acknowledge(ticket: string) {
    this.acknowledged.push(ticket);
  }
  async reprint() {}
  lists: KioskAskList[] = [];
  async printList(ask: KioskAskList) {
    this.lists.push(ask);
  }
  async elsewhere() {
    return { open: true, wait: null };
  }
}
