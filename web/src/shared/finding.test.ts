import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refused } from "./api";
import { Finding, PAUSE_MS } from "./finding.svelte";
import type { FoundService } from "./wire.gen";

const service = (id: string): FoundService => ({
  id,
  name: { zh: id, en: id },
  department: "d",
  keywords: [],
  initials: "",
  why: [],
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Each question is answered when its test says so. */
function asked() {
  const answers = new Map<string, (found: FoundService[]) => void>();
  const finding = new Finding((words) => new Promise((resolve) => answers.set(words, resolve)));
  const answer = async (words: string) => {
    answers.get(words)?.([service(words)]);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { finding, answers, answer, ids: () => finding.found.map(({ id }) => id) };
}

test("letters typed quickly ask once", async () => {
  const { finding, answers, answer, ids } = asked();
  for (const words of ["j", "jh", "jhd"]) finding.ask(words);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect([...answers.keys()]).toEqual(["jhd"]);
  await answer("jhd");
  expect(ids()).toEqual(["jhd"]);
});

test("a late answer does not replace a newer one, nor one that is still to come", async () => {
  const { finding, answer, ids } = asked();
  finding.ask("j");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  finding.ask("jh");
  await answer("j");
  expect(ids()).toEqual([]);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  await answer("jh");
  expect(ids()).toEqual(["jh"]);
});

test("whoever presses Enter at once gets what belongs to the words", async () => {
  const { finding, answer, ids } = asked();
  finding.ask("jh");
  const done = finding.now("jh");
  await answer("jh");
  await done;
  expect(ids()).toEqual(["jh"]);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(ids()).toEqual(["jh"]);
});

test("without an answer what was found stays", async () => {
  let away = false;
  const finding = new Finding((words) =>
    away ? Promise.reject(new Refused({ status: 0, code: "away", detail: "" })) : Promise.resolve([service(words)]),
  );
  await finding.now("j");
  away = true;
  await finding.now("jh");
  expect(finding.found.map(({ id }) => id)).toEqual(["j"]);
});
