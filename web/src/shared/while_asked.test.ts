import { afterEach, expect, test, vi } from "vitest";
import { sources } from "./sources";
import { Refused } from "./api";
import { whileAsked } from "./while_asked";

afterEach(() => vi.useRealTimers());

test("the answer to an earlier question is not taken", async () => {
  const taken: string[] = [];
  const answers: ((note: string) => void)[] = [];
  const ask = () => new Promise<string>((answer) => answers.push(answer));
  const leave = whileAsked(ask, (note) => taken.push(note));
  leave();
  whileAsked(ask, (note) => taken.push(note));
  answers[1]?.("of B");
  answers[0]?.("of A");
  await Promise.resolve();
  await Promise.resolve();
  expect(taken).toEqual(["of B"]);
});

test("while nobody answers it is asked again; a refusal is an answer", async () => {
  vi.useFakeTimers();
  const away = new Refused({ status: 0, code: "away", detail: "" });
  const ask = vi.fn(() => (ask.mock.calls.length < 3 ? Promise.reject(away) : Promise.resolve("note")));
  const take = vi.fn();
  whileAsked(ask, take);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(take.mock.calls).toEqual([["note"]]);
  const refused = vi.fn(() => Promise.reject(new Refused({ status: 404, code: "unknown_ticket", detail: "" })));
  whileAsked(refused, take);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toHaveBeenCalledTimes(1);
});

/** The text up to the parenthesis that closes the one before it. */
function closed(text: string): string {
  let open = 1;
  const end = [...text].findIndex((sign) => {
    open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    return open === 0;
  });
  return text.slice(0, end);
}

test("no effect takes an answer without this guard", () => {
  const unguarded = sources().filter(({ text }) =>
    text
      .split("$effect(")
      .slice(1)
      .some((effect) => /\.then\(|\bawait\b/.test(closed(effect))),
  );
  expect(unguarded.map(({ file }) => file)).toEqual([]);
});
