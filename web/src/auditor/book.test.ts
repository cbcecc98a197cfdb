import { expect, test } from "vitest";
import type { RecordEntry, RecordPage } from "$shared/wire.gen";
import { Book, PAGE_ENTRIES } from "./book.svelte";
import { ticketsOf } from "./facts";

const READER = { id: "p-9", name: "赵审", role: "auditor" as const };

function entry(seq: number, facts: RecordEntry["facts"]): RecordEntry {
  const number = facts[0]?.["issued"] === undefined ? null : "A001";
  const rest = { command_id: null, fingerprint: null, actor: "clerk:p-1", chain: "", kind: "", v: 1 };
  return { seq, at: 0, day: "2026-11-23", number, facts, ...rest };
}

const ISSUED = entry(1, [{ issued: { ticket: "t1", number: "A001" } }]);
/** What the server knows of the tickets on a page. */
const NUMBERS = { t1: "A001" };
const CALLED = { called: { ticket: "t1", window: "w1" } };

/** A record of three pages: the number is given in the first, the call is in the last. */
function book() {
  const asked: string[] = [];
  const entries = Array.from({ length: 2 * PAGE_ENTRIES + 1 }, (_, at) => entry(at + 1, []));
  entries[0] = ISSUED;
  entries[2 * PAGE_ENTRIES] = entry(2 * PAGE_ENTRIES + 1, [CALLED]);
  const get = (path: string) => {
    asked.push(path.replace(/.*\//, ""));
    if (path.endsWith("people")) return Promise.resolve([{ id: "p-1", name: "王芳", role: "clerk" as const }]);
    const after = Number(path.split("after=")[1]);
    const page: RecordPage = {
      hall: "h",
      epoch: "e",
      entries: entries.slice(after, after + PAGE_ENTRIES),
      numbers: NUMBERS,
    };
    return Promise.resolve(path.includes("record") ? page : { entries: entries.length });
  };
  return { asked, book: new Book("h", get as <Answer>(path: string) => Promise<Answer>, READER) };
}

test("an entry names each ticket that it concerns once, in its order", () => {
  const finished = { finished: { ticket: "t2", window: "w1" } };
  expect(ticketsOf(entry(1, [finished, { case_opened: { ticket: "t2" } }, CALLED]))).toEqual(["t2", "t1"]);
  expect(ticketsOf(entry(1, [{ window_opened: { window: "w1" } }]))).toEqual([]);
});

test("a number that was given on an earlier page comes with the page", async () => {
  const { book: read, asked } = book();
  expect(read.numbers).toEqual({});
  await read.after(2 * PAGE_ENTRIES);
  expect(read.first).toBe(2 * PAGE_ENTRIES + 1);
  expect(read.numbers).toEqual(NUMBERS);
  expect(asked).toEqual(["record?after=400"]);
});

test("clerks and the reader have their names", async () => {
  const { book: read } = book();
  await read.open();
  expect([...read.people]).toEqual([
    ["p-9", "赵审"],
    ["p-1", "王芳"],
  ]);
});
