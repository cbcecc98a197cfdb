import { expect, test } from "vitest";
import type { BookedNow, BookingPage } from "$shared/wire.gen";
import { BookingsDesk } from "./desk.svelte";

const booking = (code: string): BookedNow => ({
  code,
  state: "booked",
  service: "card",
  name: { zh: "办证", en: "Card" },
  day: "2026-11-24",
  from: 1,
  to: 2,
});

function desk(next?: string) {
  const read: string[] = [];
  const posted: string[] = [];
  const page = (code: string, then?: string): BookingPage => ({
    hall_name: { zh: "厅", en: "Hall" },
    zone: "UTC",
    bookings: [booking(code)],
    total: 2,
    ...(then === undefined ? {} : { next: then }),
  });
  const at = new BookingsDesk("h", {
    get: <Answer>(path: string) => {
      read.push(path);
      return Promise.resolve((path.includes("after=") ? page("10000002") : page("10000001", next)) as Answer);
    },
    post: <Answer>(path: string) => {
      posted.push(path);
      return Promise.resolve({ state: "cancelled" } as Answer);
    },
    newKey: () => "key",
  });
  return { at, read, posted };
}

test("a booking is looked for by what was typed, whatever its width", async () => {
  const { at, read } = desk();
  at.find = " １２３４ ";
  at.day = "2026-11-24";
  await at.search();
  expect(read).toEqual(["/api/v1/halls/h/bookings?find=1234&day=2026-11-24"]);
  await at.all();
  expect(read[1]).toBe("/api/v1/halls/h/bookings?");
});

test("the next page comes below the first", async () => {
  const { at } = desk("b2");
  await at.search();
  await at.more();
  expect(at.page?.bookings.map((one) => one.code)).toEqual(["10000001", "10000002"]);
  await at.more();
  expect(at.page?.bookings).toHaveLength(2);
});

test("a booking is given up with the second press only", async () => {
  const { at, posted } = desk();
  await at.search();
  const [first] = at.page?.bookings ?? [];
  if (first === undefined) throw new Error("nothing is listed");
  await at.cancel(first);
  expect([posted.length, at.sure]).toEqual([0, "10000001"]);
  await at.cancel(first);
  expect(posted).toEqual(["/api/v1/halls/h/appointments/10000001/cancel"]);
  expect([at.page?.bookings[0]?.state, at.sure]).toEqual(["cancelled", null]);
});
