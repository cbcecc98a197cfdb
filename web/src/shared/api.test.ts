import { afterEach, expect, test, vi } from "vitest";
import { get, getTagged, newKey, post, putTagged, Refused } from "./api";

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

/** Headers, then some of the body or nothing, then the line is cut. */
function cut(text: string, status = 200): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.error(new TypeError("network"));
    },
  });
  return new Response(body, { status });
}

test.each([
  ["nothing came", () => cut("")],
  ["half of it came", () => cut('{"number":')],
  ["the connection was closed in good order after the head", () => new Response("", { status: 200 })],
  ["a proxy closed it in good order after half of it", () => new Response('{"number":', { status: 201 })],
])("a yes whose rest was cut off is no answer: %s", async (_name, answer) => {
  const asked = answers(answer(), answer(), answer());
  await expect(post("/x", {}, "key")).rejects.toMatchObject({ code: "away", may_be_done: true });
  expect(asked.mock.calls.map(keyOf)).toEqual(["key", "key", "key"]);
  answers(answer());
  await expect(get("/x")).rejects.toMatchObject({ code: "away" });
});

test("a text that was cut off is not taken for the whole plan", async () => {
  answers(cut("[hall]"));
  await expect(getTagged("/plan", "application/toml")).rejects.toMatchObject({ code: "away" });
  answers(cut(""));
  await expect(putTagged("/plan", { text: "", tag: "1" }, "application/toml")).rejects.toMatchObject({ code: "away" });
});

test("a refusal whose words were cut off is a refusal", async () => {
  answers(cut('{"status":', 409));
  await expect(post("/x", {})).rejects.toMatchObject({ may_be_done: false });
});

test("keys differ", () => {
  expect(new Set(Array.from({ length: 100 }, newKey)).size).toBe(100);
});
