import { expect, test } from "vitest";
import { Refused } from "./api";
import { SameKey } from "./same_key";

function refused(status: number): Refused {
  return new Refused({ status, code: "any", detail: "" });
}

/** The keys under which acts go whose answers are given; the act is the same unless it is named. */
async function keysOf(acts: { answer: unknown; body?: unknown }[]): Promise<string[]> {
  let made = 0;
  const keys = new SameKey(() => `key-${(made += 1)}`);
  const used: string[] = [];
  for (const { answer, body } of acts) {
    const sent = keys.send("tickets", body ?? { services: ["s"] }, (_path, _body, key) => {
      used.push(key);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    });
    await sent.catch(() => undefined);
  }
  return used;
}

test.each([
  ["no answer", refused(0)],
  ["a fault", refused(500)],
  ["a busy or stopping hall", refused(503)],
  ["a proxy's timeout", refused(408)],
  ["a session that has ended meanwhile", refused(401)],
  ["too many tries", refused(429)],
  ["a fault of the page", new SyntaxError("half a body")],
])("after %s the same act goes under the same key", async (_name, answer) => {
  expect(await keysOf([{ answer }, { answer }, { answer: null }])).toEqual(["key-1", "key-1", "key-1"]);
});

test.each([
  ["an answer", {}],
  ["nothing to tell", null],
  ["a refusal", refused(409)],
  ["a word about what was filled in", refused(422)],
])("after %s the next act has a key of its own", async (_name, answer) => {
  expect(await keysOf([{ answer }, { answer: null }])).toEqual(["key-1", "key-2"]);
});

test("another act has another key", async () => {
  const lost = { answer: refused(0) };
  expect(await keysOf([lost, { answer: null, body: { services: ["t"] } }])).toEqual(["key-1", "key-2"]);
});

test("what is forgotten is another act, though it reads the same", async () => {
  let made = 0;
  const keys = new SameKey(() => `key-${(made += 1)}`);
  const used: string[] = [];
  const lose = (_path: string, _body: unknown, key: string) => {
    used.push(key);
    return Promise.reject(refused(0));
  };
  await keys.send("tickets", {}, lose).catch(() => undefined);
  keys.forget();
  await keys.send("tickets", {}, lose).catch(() => undefined);
  expect(used).toEqual(["key-1", "key-2"]);
});
