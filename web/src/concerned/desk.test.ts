import { expect, test } from "vitest";
import { Refused } from "$shared/api";
import type { ConcernedBooking, ConcernedPage } from "$shared/wire.gen";
import { ConcernedDesk } from "./desk.svelte";

const booking = (code: string): ConcernedBooking => ({
  code,
  service: "card",
  name: { zh: "办证", en: "Card" },
  day: "2026-11-24",
  from: 1,
  to: 2,
  concern: "closed_that_day",
});

function desk(post: (path: string, key: string) => Promise<unknown>) {
  const page: ConcernedPage = {
    hall_name: { zh: "厅", en: "Hall" },
    zone: "UTC",
    bookings: [booking("10000001"), booking("10000002")],
    total: 2,
    to_inform: 2,
  };
  let keys = 0;
  return new ConcernedDesk("h", {
    get: <Answer>() => Promise.resolve(page as Answer),
    post: <Answer>(path: string, _body: unknown, key: string) => post(path, key) as Promise<Answer | null>,
    newKey: () => `key-${(keys += 1)}`,
  });
}

test("who was told is marked where the row stands, and is told once", async () => {
  const asked: string[] = [];
  const at = desk((path) => {
    asked.push(path);
    return Promise.resolve({ informed_at: 5 });
  });
  await at.load();
  const [, second] = at.page?.bookings ?? [];
  if (second) await at.inform(second);
  expect(at.page?.bookings.map((one) => one.informed_at)).toEqual([undefined, 5]);
  expect(at.page?.to_inform).toBe(1);
  const informed = at.page?.bookings[1];
  if (informed) await at.inform(informed);
  expect(asked).toEqual(["/api/v1/halls/h/appointments/10000002/inform"]);
});

test("a lost answer marks nobody, and the next press asks the same again", async () => {
  const keys: string[] = [];
  const at = desk((_path, key) => {
    keys.push(key);
    return Promise.reject(new Refused({ status: 0, code: "away", detail: "", errors: [] }));
  });
  await at.load();
  const [first] = at.page?.bookings ?? [];
  if (first) await at.inform(first);
  if (first) await at.inform(first);
  expect(at.page?.to_inform).toBe(2);
  expect(keys).toEqual(["key-1", "key-1"]);
});
