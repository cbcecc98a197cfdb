import { expect, test, vi } from "vitest";
import type { TicketState, Visit } from "$shared/wire.gen";
import { VisitPage } from "./visit.svelte";

function visit(ahead: number, state: TicketState = "waiting", called_at?: number): Visit {
  const ticket = {
    id: "t",
    number: "A001",
    token: "k",
    state,
    class: "ordinary",
    steps: [],
    arrived_at: 0,
    issued_at: 0,
    ahead,
    wait: null,
    called_at,
  };
  const name = { zh: "厅", en: "Hall" };
  return {
    hall: "h",
    hall_name: name,
    ticket,
    steps: [],
    areas: ["A"],
    area: "A",
    today_over: false,
    missed_rule: { zh: "", en: "" },
    zone: "Asia/Shanghai",
    windows: [],
    may_cancel: true,
    may_come_back: false,
    papers: [],
    may_return: false,
    open: true,
    requeue_behind: 3,
    now: 0,
  };
}

test("a place that rises is told, one that falls is not", () => {
  const page = new VisitPage("k");
  page.heard(visit(3));
  page.heard(visit(2));
  expect(page.risen).toBe(false);
  page.heard(visit(4));
  expect(page.risen).toBe(true);
});

test("being called ends the word about the place", () => {
  const page = new VisitPage("k");
  page.heard(visit(1));
  page.heard(visit(2));
  page.heard(visit(0, "called", 5));
  expect(page.risen).toBe(false);
});

test("the phone rings once for a call, and again for a recall", () => {
  const page = new VisitPage("k");
  const ring = vi.spyOn(page, "ring").mockResolvedValue();
  page.heard(visit(0, "called", 5));
  page.heard(visit(0, "called", 5));
  expect(ring).toHaveBeenCalledTimes(1);
  page.heard(visit(0, "called", 9));
  expect(ring).toHaveBeenCalledTimes(2);
});

test("papers that are brought give one new number, however often it is pressed, and lead to its page", async () => {
  const asked: { path: string; key: string | null }[] = [];
  vi.stubGlobal("fetch", async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ path, key: headers["Idempotency-Key"] ?? null });
    return new Response(JSON.stringify(visit(0)), { status: asked.length === 1 ? 500 : 201 });
  });
  const assign = vi.fn();
  vi.stubGlobal("location", { assign });
  const page = new VisitPage("old");
  await page.bringPapers();
  await page.bringPapers();
  expect(assign).toHaveBeenCalledWith("/t/k");
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(["/api/v1/visits/old/return"]));
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  vi.unstubAllGlobals();
});

test("a page that was open says at the day's end that its number has expired", () => {
  const page = new VisitPage("k");
  page.live.body = visit(2);
  page.live.problem_code = "visit_over";
  expect(page.visit?.ticket.state).toBe("expired");
  expect(page.visit?.may_cancel).toBe(false);
  page.live.body = visit(0, "done");
  expect(page.visit?.ticket.state).toBe("done");
});
