import { afterEach, expect, test, vi } from "vitest";
import type { SlotPage } from "$shared/wire.gen";
import { BookingPage } from "./booking.svelte";

afterEach(() => vi.unstubAllGlobals());

/** Answers each request only when the test says so. */
function slowly(): { path: string; init: RequestInit; answer: (body: unknown, status?: number) => void }[] {
  const asked: { path: string; init: RequestInit; answer: (body: unknown, status?: number) => void }[] = [];
  const fetched = (path: string, init: RequestInit) =>
    new Promise<Response>((answer) => {
      const reply = (body: unknown, status = 200) => answer(new Response(JSON.stringify(body), { status }));
      asked.push({ path, init, answer: reply });
    });
  vi.stubGlobal("fetch", fetched);
  return asked;
}

const slots = (service: string) => ({ service, day: "2026-12-01", slots: [], days: [] }) as unknown as SlotPage;

test("the times of a service that was left do not stand under the next one", async () => {
  const asked = slowly();
  const page = new BookingPage();
  const first = page.chooseService("a");
  page.back();
  const second = page.chooseService("b");
  expect(page.slots).toBeNull();
  asked[1]?.answer(slots("b"));
  await second;
  asked[0]?.answer(slots("a"));
  await first;
  expect([page.service, page.slots?.service, page.busy]).toEqual(["b", "b", false]);
});

test("a time of another day cannot be chosen while the chosen day's are read, nor when they did not come", async () => {
  const asked = slowly();
  const page = new BookingPage();
  const first = page.chooseService("a");
  asked[0]?.answer(slots("a"));
  await first;
  expect([page.day, page.hasTimes]).toEqual(["2026-12-01", true]);
  const next = page.chooseDay("2026-12-14");
  page.chooseSlot({ from: 1 } as NonNullable<typeof page.slot>);
  expect([page.day, page.hasTimes, page.slot]).toEqual(["2026-12-14", false, null]);
  asked[1]?.answer({ status: 503, code: "starting", detail: "" }, 503);
  await next;
  expect([page.day, page.hasTimes]).toEqual(["2026-12-14", false]);
  const again = page.chooseDay("2026-12-14");
  asked[2]?.answer({ ...slots("a"), day: "2026-12-14" });
  await again;
  page.chooseSlot({ from: 2 } as NonNullable<typeof page.slot>);
  expect(page.slot?.from).toBe(2);
});

test("a booking whose answer was lost is asked for again under its key, also after going back", async () => {
  const asked = slowly();
  const page = new BookingPage();
  page.service = "a";
  page.slot = { from: 1 } as typeof page.slot;
  const first = page.book();
  asked[0]?.answer({ status: 401, code: "not_signed_in", detail: "" }, 401);
  await first;
  page.back();
  page.service = "a";
  page.slot = { from: 1 } as typeof page.slot;
  void page.book();
  await Promise.resolve();
  const keys = asked.map(({ init }) => (init.headers as Record<string, string>)["Idempotency-Key"]);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  const askers = asked.map(({ init }) => (init.headers as Record<string, string>)["Hall-Asker"]);
  expect(new Set(askers).size).toBe(1);
  expect(askers[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(askers[0]).not.toBe(keys[0]);
});

test("a place is booked with the code that was sent to the number as it stands there", async () => {
  const asked = slowly();
  const page = new BookingPage();
  page.bookable = { confirms_phone: true } as typeof page.bookable;
  page.service = "a";
  page.slot = { from: 1 } as typeof page.slot;
  page.phone = " 139 0000 1234 ";
  expect([page.confirms, page.awaitsCode]).toEqual([true, false]);
  const sent = page.sendCode("zh");
  expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ phone: "139 0000 1234", language: "zh" });
  asked[0]?.answer({ confirmation: "c1", expires_at: 1 }, 201);
  await sent;
  expect(page.awaitsCode).toBe(true);
  page.sms_code = "１２３ 456";
  void page.book();
  await Promise.resolve();
  expect(JSON.parse(String(asked[1]?.init.body))).toMatchObject({ confirmation: { id: "c1", code: "123456" } });
  page.phone = "139 0000 9999";
  expect(page.awaitsCode, "another number needs another code").toBe(false);
});
