import { describe, expect, it } from "vitest";
import { Refused } from "$shared/api";
import { readable } from "$shared/refusals";
import { Desk } from "./desk.svelte";
import { perform } from "./press";
import { NOW, PLAN, present, ticket, view } from "$shared/sample";

interface Call {
  path: string;
  body: unknown;
  key: string;
  answer: (body: unknown) => void;
  refuse: (refused: Refused) => void;
}

class Bench {
  // The page's clock is a fraction; the server takes whole milliseconds.
  now = NOW + 0.3;
  calls: Call[] = [];
  keys = 0;
  desk = new Desk(
    (path, body, key) => new Promise((answer, refuse) => this.calls.push({ path, body, key, answer, refuse })),
    () => this.now,
    () => `key-${(this.keys += 1)}`,
  );

  constructor() {
    this.desk.plan = PLAN;
  }

  get last(): Call {
    return this.calls.at(-1) as Call;
  }

  async answer(body: unknown): Promise<void> {
    this.last.answer(body);
    await settled();
  }

  async refuse(code: string, status = 409): Promise<void> {
    this.last.refuse(new Refused({ status, code, detail: "in the server's words" }));
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

function said(bench: Bench): string {
  const notice = bench.desk.notice;
  if (notice === null) return "";
  return "said" in notice ? notice.said.zh : readable(notice.refused, "zh");
}

describe("the one key", () => {
  it("opens a closed window, resumes a paused one, calls at an open one", async () => {
    const bench = new Bench();
    bench.desk.take(view({ window: { ...view().window, state: "closed" } }));
    void bench.desk.next();
    expect(bench.last.path).toBe("windows/w03/open");
    await bench.answer({});

    bench.desk.take(view({ window: { ...view().window, state: "paused" } }));
    void bench.desk.next();
    expect(bench.last.path).toBe("windows/w03/open");
    await bench.answer({});

    bench.desk.take(view());
    void bench.desk.next();
    expect(bench.last).toMatchObject({ path: "windows/w03/call-next", body: {} });
  });

  it("finishes the present visitor with the default outcome and calls the next", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    void bench.desk.next();
    expect(bench.last).toMatchObject({ path: "windows/w03/call-next", body: { finish: { ticket: "id-A001" } } });
    await bench.answer(ticket("A002"));
    expect(bench.desk.present?.ticket.number).toBe("A002");
    expect(bench.desk.doing).toBeNull();
  });

  it("carries the outcome and the cases that were chosen, once", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    perform(bench.desk, { act: "choose", index: 2 });
    perform(bench.desk, { act: "more" });
    void bench.desk.next();
    expect(bench.last.body).toEqual({ finish: { ticket: "id-A001", outcome: "passed", cases: 2 } });
    await bench.answer(ticket("A002"));
    expect(bench.desk.ending.outcome).toBeNull();
    expect(bench.desk.ending.cases).toBe(1);
  });

  it("sends nobody for papers before it is told which", () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    bench.desk.chooseOutcome("papers_missing");
    void bench.desk.next();
    expect(bench.calls).toHaveLength(0);
    expect(bench.desk.chooser?.kind).toBe("papers");
    bench.desk.ending.toggleMissing("d1");
    void bench.desk.next();
    expect(bench.last.body).toEqual({ finish: { ticket: "id-A001", outcome: "papers_missing", missing: ["d1"] } });
  });

  it("a second press while the first is under way asks nothing", () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    void bench.desk.next();
    void bench.desk.next();
    expect(bench.calls).toHaveLength(1);
  });

  it("a second press within three seconds of the call says nothing and asks nothing", async () => {
    const bench = new Bench();
    bench.desk.take(view());
    void bench.desk.next();
    await bench.answer(ticket("A001"));
    bench.now += 1_500;
    void bench.desk.next();
    expect(bench.calls).toHaveLength(1);
    expect(bench.desk.notice).toBeNull();
  });

  it("a visitor who was only called is never ended by it, and the page says what to press", () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "called") }));
    bench.now += 10_000;
    void bench.desk.next();
    expect(bench.calls).toHaveLength(0);
    expect(said(bench)).toContain("A001");
    expect(bench.desk.notice?.todo?.zh).toContain("S");
  });

  it("with nobody waiting it says so and keeps the window free", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    void bench.desk.next();
    await bench.answer(null);
    expect(bench.desk.present).toBeNull();
    expect(said(bench)).toBe("现在没有人等候");
  });

  it("at a window that pauses it ends the present visitor and calls nobody", () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving"), window: { ...view().window, state: "paused" } }));
    expect(bench.desk.nextMeans).toBe("finish_pause");
  });
});

describe("an answer and the view", () => {
  it("a view from before the answer does not bring the last visitor back", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    void bench.desk.next();
    await bench.answer(ticket("A002"));
    bench.desk.take(view({ present: present("A001", "serving"), waiting_count: 5 }));
    expect(bench.desk.present?.ticket.number).toBe("A002");
    bench.desk.take(view({ present: present("A002", "called", { recalls: 0 }) }));
    expect(bench.desk.present?.reached.boards).toBe(2);
  });

  it("a view that never tells of the answer is believed in the end", async () => {
    const bench = new Bench();
    bench.desk.take(view());
    void bench.desk.next();
    await bench.answer(ticket("A002"));
    bench.desk.take(view({ present: present("A003", "called"), now: NOW + 5_000 }));
    expect(bench.desk.present?.ticket.number).toBe("A003");
  });
});

describe("what was not done", () => {
  it("an unconfirmed press keeps its key, so that pressing again never does it twice", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    void bench.desk.next();
    await bench.refuse("away", 0);
    expect(bench.desk.notice?.tone).toBe("alarm");
    void bench.desk.next();
    expect(bench.calls.map((call) => call.key)).toEqual(["key-1", "key-1"]);
  });

  it("after an answer the next press has a key of its own", async () => {
    const bench = new Bench();
    bench.desk.take(view());
    void bench.desk.next();
    await bench.answer(null);
    void bench.desk.next();
    expect(bench.calls.map((call) => call.key)).toEqual(["key-1", "key-2"]);
  });

  it("a refusal is said in words and leaves everything as it was", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    void bench.desk.recall();
    await bench.refuse("recalls_used_up");
    expect(said(bench)).toContain("重呼次数已用完");
    expect(bench.desk.present?.ticket.number).toBe("A001");
  });

  it("a fault of the page itself is not hidden, and the desk is free again", async () => {
    const bench = new Bench();
    bench.desk.take(view());
    const pressed = bench.desk.next();
    bench.last.refuse(new TypeError("broken") as unknown as Refused);
    await expect(pressed).rejects.toThrow("broken");
    expect(bench.desk.doing).toBeNull();
  });
});

describe("a window with a colleague at it", () => {
  it("takes no key that would end what goes on there; the one key signs in", async () => {
    const bench = new Bench();
    bench.desk.me = "p-1";
    bench.desk.take(view({ clerk: "p-2", present: present("A001", "serving") }));
    for (const act of ["finish", "miss", "park", "close"] as const) perform(bench.desk, { act });
    expect(bench.calls).toHaveLength(0);
    expect(bench.desk.chooser).toBeNull();
    void bench.desk.next();
    expect(bench.last.path).toBe("windows/w03/open");
  });
});

describe("the last window of a service", () => {
  it("is asked when it is back or who serves meanwhile, before the server is", () => {
    const bench = new Bench();
    bench.desk.take(view({ served_alone: ["id-card"] }));
    perform(bench.desk, { act: "pause" });
    void bench.desk.pause("other-duties", null);
    expect(bench.calls).toHaveLength(0);
    expect(said(bench)).toContain("替班");
    void bench.desk.pause("other-duties", null, "w01");
    expect(bench.last.body).toEqual({ reason: "other-duties", substitute: "w01" });
  });
});

describe("calls without waiting", () => {
  it("an idle window waits for whoever comes; a busy one ends its visit first", async () => {
    const bench = new Bench();
    bench.desk.take(view());
    perform(bench.desk, { act: "ahead" });
    expect(bench.last).toMatchObject({ path: "windows/w03/call-next", body: { wait: true } });
    await bench.answer(null);
    bench.desk.take(view({ present: present("A001", "serving") }));
    perform(bench.desk, { act: "ahead" });
    expect(bench.last.body).toEqual({ finish: { ticket: "id-A001" }, wait: true });
  });

  it("somebody without a ticket is served at a free window only", () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "serving") }));
    perform(bench.desk, { act: "serve" });
    expect(said(bench)).toContain("A001");
    bench.desk.take(view());
    void bench.desk.serve("id-card");
    expect(bench.last).toMatchObject({ path: "windows/w03/serve", body: { services: ["id-card"] } });
  });
});

describe("two presses", () => {
  it("M asks, M again misses", async () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "called") }));
    perform(bench.desk, { act: "miss" });
    expect(bench.calls).toHaveLength(0);
    expect(bench.desk.chooser?.kind).toBe("miss");
    perform(bench.desk, { act: "miss" });
    expect(bench.last).toMatchObject({ path: "windows/w03/miss", body: { ticket: "id-A001" } });
    await bench.answer(ticket("A001", { state: "missed" }));
    expect(bench.desk.present).toBeNull();
  });

  it("B and a digit pause with the usual time of return", () => {
    const bench = new Bench();
    bench.desk.take(view());
    perform(bench.desk, { act: "pause" });
    perform(bench.desk, { act: "choose", index: 0 });
    expect(bench.last).toMatchObject({
      path: "windows/w03/pause",
      body: { reason: "short-break", back_at: NOW + 300_000 },
    });
  });

  it("a time of return that was chosen first is the digit's too", () => {
    const bench = new Bench();
    bench.desk.take(view());
    perform(bench.desk, { act: "pause" });
    bench.desk.back_min = 30;
    perform(bench.desk, { act: "choose", index: 0 });
    expect(bench.last.body).toEqual({ reason: "short-break", back_at: NOW + 1_800_000 });
  });

  it("? shows the keys, also where another clerk sits, and puts them away", () => {
    const bench = new Bench();
    bench.desk.me = "p-2";
    bench.desk.take(view({ clerk: "p-1" }));
    perform(bench.desk, { act: "keys" });
    expect(bench.desk.chooser).toEqual({ kind: "keys" });
    perform(bench.desk, { act: "keys" });
    expect(bench.desk.chooser).toBeNull();
    expect(bench.calls).toHaveLength(0);
  });

  it("another visitor closes what was open about the last one", () => {
    const bench = new Bench();
    bench.desk.take(view({ present: present("A001", "called") }));
    perform(bench.desk, { act: "miss" });
    bench.desk.take(view({ present: present("A002", "called") }));
    expect(bench.desk.chooser).toBeNull();
  });

  it("with nobody at the window there is nothing to miss", () => {
    const bench = new Bench();
    bench.desk.take(view());
    perform(bench.desk, { act: "miss" });
    expect(bench.desk.chooser).toBeNull();
    expect(said(bench)).toBe("窗口现在没有人");
  });

  it("a waiting ticket needs a reason, a missed one does not, a parked one is taken back", async () => {
    const bench = new Bench();
    bench.desk.take(view());
    const row = { id: "id-A009", number: "A009", service: "id-card", class: "ordinary", waited_s: 60, arrived_at: NOW };
    void bench.desk.pick({ ...row, state: "waiting" });
    expect(bench.desk.chooser?.kind).toBe("call");
    perform(bench.desk, { act: "choose", index: 1 });
    expect(bench.last.body).toEqual({ ticket: "id-A009", reason: "papers-complete" });
    await bench.refuse("wrong_state");
    void bench.desk.pick({ ...row, state: "missed" });
    expect(bench.last.body).toEqual({ ticket: "id-A009" });
    await bench.refuse("wrong_state");
    void bench.desk.pick({ ...row, state: "parked" });
    expect(bench.last.path).toBe("windows/w03/resume");
  });

  it("calls one that nobody goes on with from wherever it was left, with a reason", () => {
    const bench = new Bench();
    bench.desk.take(view());
    const row = {
      id: "t",
      number: "A009",
      service: "s",
      class: "ordinary",
      state: "parked" as const,
      waited_s: 9,
      arrived_at: 0,
    };
    void bench.desk.pick(row, true);
    expect(bench.desk.chooser).toEqual({ kind: "call", ticket: row });
    expect(bench.calls).toEqual([]);
  });
});

describe("a change of shift", () => {
  const here = view({ clerk: "anna", present: present("A012", "serving") });
  const left = view({
    clerk: undefined,
    present: present("A012", "serving"),
    window: { ...view().window, state: "paused", reason: "handover" },
  });

  it("who holds a window is asked before signing out; others are not", () => {
    const bench = new Bench();
    bench.desk.me = "anna";
    bench.desk.take(here);
    expect(bench.desk.holds).toBe(true);
    bench.desk.me = "bert";
    expect(bench.desk.holds).toBe(false);
  });

  it("at a window that was left the one key takes its visitor over, and no key ends the visit before", () => {
    const bench = new Bench();
    bench.desk.me = "bert";
    bench.desk.take(left);
    expect(bench.desk.nextMeans).toBe("take_over");
    perform(bench.desk, { act: "finish" });
    expect(bench.desk.chooser).toBeNull();
    void bench.desk.next();
    expect(bench.last.path).toBe("windows/w03/open");
  });

  it("a handover that was refused signs nobody out", async () => {
    const bench = new Bench();
    bench.desk.me = "anna";
    bench.desk.take(here);
    const leaving = bench.desk.leave();
    await bench.refuse("busy", 503);
    expect(await leaving).toBe(false);
  });
});
