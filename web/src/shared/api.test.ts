import { afterEach, expect, test, vi } from "vitest";
import { newKey, post, Refused } from "./api";

afterEach(() => vi.unstubAllGlobals());

function answers(...given: (Response | Error)[]) {
  const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(async () => {
    const next = given.shift();
    if (!next || next instanceof Error) throw next ?? new Error("nothing more");
    return next;
  });
  vi.stubGlobal("fetch", asked);
  return asked;
}

const keyOf = (call: [string, RequestInit] | undefined) =>
  (call?.[1].headers as Record<string, string>)["Idempotency-Key"];

test("a lost answer is asked for again with the same key", async () => {
  const asked = answers(new TypeError("network"), new Response('{"number":"A001"}', { status: 200 }));
  expect(await post("/x", { services: ["s"] })).toEqual({ number: "A001" });
  expect(asked).toHaveBeenCalledTimes(2);
  expect(keyOf(asked.mock.calls[0])).toBe(keyOf(asked.mock.calls[1]));
});

test("a refusal is an answer: it is not asked again", async () => {
  const asked = answers(new Response('{"status":409,"code":"hall_closed","detail":"closed"}', { status: 409 }));
  await expect(post("/x", {})).rejects.toMatchObject({ code: "hall_closed" });
  expect(asked).toHaveBeenCalledTimes(1);
});

test("nobody waits is null, and a proxy's page is a code all the same", async () => {
  answers(new Response(null, { status: 204 }));
  expect(await post("/x", {})).toBeNull();
  answers(new Response("<html>", { status: 403 }));
  const refused = await post("/x", {}).catch((problem: unknown) => problem);
  expect(refused).toBeInstanceOf(Refused);
  expect((refused as Refused).code).toBe("not_allowed");
});

test("keys differ", () => {
  expect(new Set(Array.from({ length: 100 }, newKey)).size).toBe(100);
});
