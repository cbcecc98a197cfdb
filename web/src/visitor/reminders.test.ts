import { expect, test, vi } from "vitest";
import type { PushTarget, RemindersNow } from "$shared/wire.gen";
import { Reminders, type Notifier } from "./reminders.svelte";

const TARGET: PushTarget = { endpoint: "https://push.example/1", p256dh: "p", auth: "a" };
const NOW: RemindersNow = { ahead: 3, on: true, phones: 0, sms: false, push_key: "key" };

function notifier(subscribed: PushTarget | null): Notifier {
  return {
    can: () => true,
    present: () => Promise.resolve(null),
    subscribe: vi.fn(() => Promise.resolve(subscribed)),
  };
}

/** A server that remembers what it is told. */
function server(answers: RemindersNow[]): { sent: unknown[] } {
  const sent: unknown[] = [];
  vi.stubGlobal(
    "fetch",
    vi.fn((_path: string, request?: RequestInit) => {
      if (request?.method === "PUT") sent.push(JSON.parse(String(request.body)));
      const answer = answers.shift();
      return Promise.resolve(answer ? Response.json(answer) : new Response("", { status: 503 }));
    }),
  );
  return { sent };
}

test("a browser is subscribed from a press, and off is off for all", async () => {
  const { sent } = server([NOW, { ...NOW, phones: 1 }, { ...NOW, on: false }]);
  const reminders = new Reminders("t", notifier(TARGET));
  await reminders.read();
  expect(reminders.here).toBe(false);
  await reminders.notifyHere("ko");
  expect(reminders.here).toBe(true);
  await reminders.turn(false);
  expect([reminders.here, reminders.now?.on]).toEqual([false, false]);
  expect(sent).toEqual([{ on: true, push: TARGET, language: "ko" }, { on: false }]);
});

test("who forbids notifications reads how to allow them, and a failure is said", async () => {
  server([NOW]);
  const reminders = new Reminders("t", notifier(null));
  await reminders.read();
  await reminders.notifyHere("zh");
  expect([reminders.trouble, reminders.here]).toEqual(["blocked", false]);
  const failing = new Reminders("t", notifier(TARGET));
  await failing.notifyHere("zh");
  expect([failing.trouble, failing.here]).toEqual(["failed", false]);
});

test("nothing is offered while the server says nothing of reminders", async () => {
  server([]);
  const reminders = new Reminders("t", notifier(TARGET));
  await reminders.read();
  expect(reminders.now).toBe(null);
});
