import { describe, expect, it } from "vitest";
import { Refused } from "$shared/api";
import type { StepNow, Ticket, TicketState } from "$shared/wire.gen";
import { ticket as sample } from "$shared/sample";
import { asked } from "./asked";
import { bookedAt, Counter, mayDo, type Ways } from "./counter.svelte";

interface Call {
  path: string;
  body: unknown;
  key: string;
}

class Bench {
  calls: Call[] = [];
  answers: (Ticket | Refused)[] = [];
  read: Record<string, unknown> = {};
  counter: Counter;

  constructor() {
    let keys = 0;
    const ways: Ways = {
      get: (path) => Promise.resolve(this.read[path.replace("/api/v1/halls/h/", "")] as never),
      post: (path, body, key) => {
        this.calls.push({ path: path.replace("/api/v1/halls/h/", ""), body, key });
        const answer = this.answers.shift();
        return answer instanceof Refused ? Promise.reject(answer) : Promise.resolve((answer ?? null) as never);
      },
      newKey: () => `key-${(keys += 1)}`,
      now: () => Date.UTC(2026, 10, 23, 2, 0),
      zone: () => "Asia/Shanghai",
    };
    this.counter = new Counter("h", ways);
  }
}

function refusal(code: string): Refused {
  return new Refused({ status: code === "away" ? 0 : 409, code, detail: "" });
}

describe("the one field", () => {
  it.each([
    ["", { kind: "nothing" }],
    ["a012", { kind: "number", number: "A012" }],
    [" A 012 ", { kind: "number", number: "A012" }],
    ["A012", { kind: "number", number: "A012" }],
    ["A1000", { kind: "number", number: "A1000" }],
    ["hkq", { kind: "words", words: "hkq" }],
    ["12345", { kind: "words", words: "12345" }],
    ["https://hall/t/Ab3_x-9QW", { kind: "visit", token: "Ab3_x-9QW" }],
    ["身份证", { kind: "words", words: "身份证" }],
    ["1234 5678", { kind: "booking", code: "12345678" }],
    ["https://hall/a/12345678?hall=h", { kind: "booking", code: "12345678" }],
  ])("%j", (typed, meant) => {
    expect(asked(typed)).toEqual(meant);
  });
});

describe("issuing", () => {
  it("asks for the service alone when nothing else was said", async () => {
    const { counter, calls, answers } = new Bench();
    answers.push(sample("A033", { state: "waiting" }));
    counter.choose("id-card");
    await counter.issue();
    expect(calls).toEqual([{ path: "tickets", body: { services: ["id-card"], language: "zh" }, key: "key-1" }]);
    expect(counter.ticket?.number).toBe("A033");
  });

  it("carries the class with what it was granted on, and further services in order", async () => {
    const { counter, calls } = new Bench();
    counter.choose("id-card");
    counter.choose("household-transfer");
    counter.choose("id-card");
    Object.assign(counter.draft, { class: "elderly", evidence: "seen", language: "en" });
    await counter.issue();
    expect(calls[0]?.body).toEqual({
      services: ["id-card", "household-transfer"],
      parallel: false,
      class: "elderly",
      evidence: "seen",
      language: "en",
    });
  });

  it("carries a booked time of today, a phone number, and whether the order is free", async () => {
    const { counter, calls } = new Bench();
    counter.choose("id-card");
    counter.choose("household-transfer");
    Object.assign(counter.draft, { booked: "10：30", phone: " 139 0000 0000 ", parallel: true });
    await counter.issue();
    expect(calls[0]?.body).toEqual({
      services: ["id-card", "household-transfer"],
      parallel: true,
      language: "zh",
      appointment: Date.UTC(2026, 10, 23, 2, 30),
      phone: "139 0000 0000",
    });
  });

  it.each([[{ booked: "25:00" }], [{ booked: "soon" }], [{ phone: "call me" }]])(
    "asks nothing while %j stands there",
    async (filled) => {
      const { counter, calls } = new Bench();
      counter.choose("id-card");
      Object.assign(counter.draft, filled);
      await counter.issue();
      expect(calls).toHaveLength(0);
    },
  );

  it("reads times as they are typed", () => {
    const at = (typed: string) => bookedAt(typed, Date.UTC(2026, 10, 23, 17, 0), "Asia/Shanghai");
    expect(at("0905")).toBe(Date.UTC(2026, 10, 24, 1, 5));
    expect(at("")).toBeNull();
  });

  it("two presses give one ticket", async () => {
    const { counter, calls, answers } = new Bench();
    answers.push(sample("A033", { state: "waiting" }));
    counter.choose("id-card");
    await Promise.all([counter.issue(), counter.issue()]);
    expect(calls).toHaveLength(1);
  });

  it("a press after a lost answer keeps its key; after a refusal it has a new one", async () => {
    const { counter, calls, answers } = new Bench();
    answers.push(refusal("away"), refusal("hall_closed"), sample("A033", { state: "waiting" }));
    counter.choose("id-card");
    await counter.issue();
    await counter.issue();
    expect(counter.wrong?.code).toBe("hall_closed");
    await counter.issue();
    expect(calls.map((call) => call.key)).toEqual(["key-1", "key-1", "key-2"]);
    expect(counter.wrong).toBeNull();
  });

  it("whoever comes after a lost answer asks for a number of their own", async () => {
    const { counter, calls, answers } = new Bench();
    answers.push(refusal("away"), sample("A034", { state: "waiting" }));
    counter.choose("id-card");
    await counter.issue();
    counter.clear();
    counter.choose("id-card");
    await counter.issue();
    expect(calls.map((call) => call.key)).toEqual(["key-1", "key-2"]);
  });

  it("nobody walks away from a number that is being given", async () => {
    const { counter, answers } = new Bench();
    answers.push(sample("A033", { state: "waiting" }));
    counter.choose("id-card");
    const issuing = counter.issue();
    counter.clear();
    counter.choose("passport");
    await issuing;
    expect(counter.ticket?.number).toBe("A033");
  });

  it("the next visitor begins with no class of the last one", async () => {
    const { counter } = new Bench();
    counter.choose("id-card");
    counter.draft.class = "elderly";
    counter.clear();
    counter.choose("id-card");
    expect(counter.draft.class).toBe("ordinary");
  });
});

describe("late answers", () => {
  /** Answers each read only when the test says so. */
  class Slow extends Bench {
    readonly asked: { path: string; answer: (body: unknown) => void }[] = [];

    constructor() {
      super();
      this.counter = new Counter("h", {
        get: (path) => new Promise((answer) => this.asked.push({ path, answer: answer as (body: unknown) => void })),
        post: () => Promise.resolve(null),
        newKey: () => "key",
        now: () => 0,
        zone: () => "Asia/Shanghai",
      });
    }

    async answerAll(): Promise<void> {
      // Numbers are read in two steps; the earlier question is answered last.
      for (let step = 0; step < 2; step += 1) {
        for (const { path, answer } of this.asked.splice(0).reverse()) {
          const number = /number=(\w+)/.exec(path)?.[1] ?? "";
          answer(path.includes("papers-missing") ? { missing: [] } : { tickets: [sample(number)] });
        }
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
    }
  }

  it("of two that were looked for, the second stands there", async () => {
    const slow = new Slow();
    const both = [slow.counter.find("A001"), slow.counter.find("A002")];
    await slow.answerAll();
    await Promise.all(both);
    expect(slow.counter.ticket?.number).toBe("A002");
    expect(slow.counter.doing).toBeNull();
  });

  it("whoever turned to the next visitor is not thrown back", async () => {
    const slow = new Slow();
    const finding = slow.counter.find("A001");
    slow.counter.choose("id-card");
    await slow.answerAll();
    await finding;
    expect(slow.counter.sheet.kind).toBe("issue");
  });
});

describe("a ticket that was found", () => {
  it("is shown, or said to be absent", async () => {
    const bench = new Bench();
    bench.read["tickets?number=A012"] = { tickets: [sample("A012", { state: "missed" })] };
    bench.read["papers-missing?number=A012"] = { missing: [] };
    bench.read["tickets?number=A999"] = { tickets: [] };
    bench.read["papers-missing?number=A999"] = { missing: [] };
    await bench.counter.find("A012");
    expect(bench.counter.ticket?.number).toBe("A012");
    await bench.counter.find("A999");
    expect(bench.counter.sheet).toEqual({ kind: "absent", number: "A999" });
  });

  it("a second paper is a copy, the first is not", async () => {
    const { counter, calls, answers } = new Bench();
    counter.open(sample("A012", { state: "waiting" }));
    counter.printed();
    answers.push(sample("A012", { state: "waiting", printed: "printed" }));
    await counter.tellPrint("printed");
    counter.printed();
    await counter.tellPrint("failed");
    expect(calls.map((call) => call.body)).toEqual([
      { outcome: "printed", copy: false },
      { outcome: "failed", copy: true },
    ]);
  });

  it.each<[TicketState, string[]]>([
    ["waiting", ["grant", "cancel", "print"]],
    ["missed", ["grant", "requeue", "cancel", "print"]],
    ["parked", ["grant", "cancel", "print", "come_back"]],
    ["serving", ["print"]],
    ["done", []],
  ])("%s", (state, may) => {
    const allowed = Object.entries(mayDo(sample("A012", { state }))).filter(([, yes]) => yes);
    expect(allowed.map(([act]) => act)).toEqual(may);
  });

  it("who was sent for papers may come back with them", () => {
    const steps: StepNow[] = [{ step: 0, service: "id-card", state: "done", outcome: "papers_missing" }];
    expect(mayDo(sample("A012", { state: "done", steps })).return).toBe(true);
  });

  it("those who wait for a service come first arrival first, over all pages", async () => {
    const bench = new Bench();
    const waits = (number: string, arrived_at: number, service = "id-card") =>
      sample(number, { state: "waiting", arrived_at, steps: [{ step: 0, service, state: "waiting" }] });
    bench.read["tickets?state=waiting"] = { tickets: [waits("A002", 2), waits("B001", 0, "other")], next: "id-A002" };
    bench.read["tickets?state=waiting&after=id-A002"] = { tickets: [waits("A001", 1)] };
    await bench.counter.list("id-card");
    const { sheet } = bench.counter;
    expect(sheet.kind === "list" && sheet.tickets.map((ticket) => ticket.number)).toEqual(["A001", "A002"]);
  });
});

describe("those who come again, and those who were expected", () => {
  it("a number of an earlier day finds what is missing, and gives a new number for it", async () => {
    const bench = new Bench();
    const visit = { ticket: "t-1", number: "A012", may_return: true };
    bench.read["tickets?number=A012"] = { tickets: [] };
    bench.read["papers-missing?number=A012"] = { missing: [visit] };
    bench.answers.push(sample("A040", { state: "waiting" }));
    await bench.counter.find("A012");
    expect(bench.counter.sheet).toEqual({ kind: "missing", visits: [visit] });
    await bench.counter.giveBackFor("t-1");
    expect(bench.calls).toEqual([{ path: "tickets/t-1/return", body: {}, key: "key-1" }]);
    expect(bench.counter.ticket?.number).toBe("A040");
  });

  it("a number of today does not hide an earlier one that was sent for papers", async () => {
    const bench = new Bench();
    const today = sample("A012", { state: "waiting" });
    const visit = { ticket: "t-1", number: "A012", may_return: true };
    bench.read["tickets?number=A012"] = { tickets: [today] };
    bench.read["papers-missing?number=A012"] = { missing: [visit, { ticket: today.id, number: "A012" }] };
    await bench.counter.find("A012");
    expect(bench.counter.sheet).toMatchObject({ kind: "ticket", ticket: today, earlier: [visit] });
  });

  it("a booked visitor gets the ticket by the code", async () => {
    const bench = new Bench();
    bench.read["appointments/12345678"] = { code: "12345678", state: "booked" };
    bench.answers.push(sample("Y001", { state: "waiting" }));
    await bench.counter.findBooking("12345678");
    await bench.counter.checkIn();
    expect(bench.calls).toEqual([{ path: "appointments/12345678/check-in", body: {}, key: "key-1" }]);
    expect(bench.counter.ticket?.number).toBe("Y001");
  });

  it("a service that is added for an agent is for everyone whom the agent has come for", () => {
    const bench = new Bench();
    bench.read.clerks = [];
    bench.counter.choose("id-card");
    bench.counter.draft.particulars.principals = [{ name: "", services: ["id-card"] }];
    bench.counter.choose("household");
    expect(bench.counter.draft.particulars.principals).toEqual([{ name: "", services: ["id-card", "household"] }]);
  });

  it("a journey is asked for by its name, and its steps are the plan's", async () => {
    const bench = new Bench();
    bench.read.clerks = [];
    bench.counter.chooseJourney({ id: "newborn", name: { zh: "", en: "" }, steps: ["a", "b"], parallel: false });
    expect(bench.counter.draft.services).toEqual(["a", "b"]);
    await bench.counter.issue();
    expect(bench.calls[0]?.body).toEqual({ services: [], journey: "newborn", language: "zh" });
  });
});
