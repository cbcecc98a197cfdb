import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KioskService, KioskState } from "$shared/wire.gen";
import { department, FakeProgram, NAME, receipt, service, state } from "./fake_program.test.svelte";
import { READING } from "./idle.svelte";
import { Kiosk, SETTLE_MS } from "./kiosk.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const theme = { id: "t", name: NAME, icon: "umbrella" as const, offers: [{ id: "s1" }, { id: "s2" }] };

function at(more: Partial<KioskState> = {}) {
  const program = new FakeProgram();
  program.state = state({ themes: [theme], ...more });
  return { kiosk: new Kiosk(program), program };
}

const [first, second]: [KioskService, KioskService] = [service("s1"), service("s2")];
const names = (found: readonly { service: { id: string } }[]) => found.map((one) => one.service.id);

test("a theme leads to its services and back, and a department to the departments", () => {
  const { kiosk } = at();
  kiosk.openTheme(theme);
  expect(names(kiosk.offersOf(theme))).toEqual(["s1", "s2"]);
  kiosk.openService(first);
  kiosk.back();
  expect(kiosk.screen).toBe("theme");
  kiosk.back();
  expect(kiosk.screen).toBe("departments");
  kiosk.openDepartments();
  kiosk.openDepartment(department);
  kiosk.openService(first);
  for (const screen of ["services", "by_department", "departments"]) {
    kiosk.back();
    expect(kiosk.screen).toBe(screen);
  }
});

test("a theme with one service leads to it at once, and back to the start", () => {
  const { kiosk } = at();
  kiosk.openTheme({ ...theme, offers: [{ id: "s2" }] });
  expect([kiosk.screen, kiosk.service?.id]).toEqual(["confirm", "s2"]);
  kiosk.back();
  expect(kiosk.screen).toBe("departments");
});

test("what is taken most comes first, and moves only for the next visitor", () => {
  const { kiosk, program } = at({ advice: undefined });
  expect(names(kiosk.most_wanted), "the plan's order while nothing is learned").toEqual(["s1", "s2"]);
  program.state = state({ themes: [theme], advice: undefined, wanted: [{ id: "s2" }] });
  expect(names(kiosk.most_wanted)).toEqual(["s1", "s2"]);
  kiosk.home();
  expect(names(kiosk.most_wanted)).toEqual(["s2", "s1"]);
  expect(names(kiosk.offersOf(theme))).toEqual(["s2", "s1"]);
  expect(kiosk.servicesOf(department).map(({ id }) => id)).toEqual(["s2", "s1"]);
});

test("neither advice nor what another hall provides is among the most wanted", () => {
  const there = { ...service("s1"), elsewhere: { name: NAME } };
  const { kiosk } = at({ menu: [{ ...department, services: [there, service("s2")] }], wanted: [{ id: "s1" }] });
  expect(kiosk.most_wanted).toEqual([]);
});

test("without paper a number is taken only where the plan allows it, and the visitor knows", async () => {
  const printer = { state: "paper_out" as const, since: 0 };
  const { kiosk, program } = at({ printer });
  kiosk.openService(first);
  vi.advanceTimersByTime(SETTLE_MS);
  await kiosk.take();
  expect([kiosk.hindrance?.what, program.issued]).toEqual(["printer", []]);
  program.state = state({ printer, paperless: true });
  program.answer = async () => receipt("on_screen");
  await kiosk.take();
  expect(kiosk.hindrance).toBeNull();
  expect(program.issued.map(({ paperless }) => paperless)).toEqual([true]);
});

test("a number without paper stays long, says before it goes, and goes when it is noted", () => {
  const { kiosk, program } = at({ receipt: receipt("on_screen"), paperless: true });
  kiosk.follow();
  expect(kiosk.screen).toBe("result");
  vi.advanceTimersByTime((READING.warn_after_s - 1) * 1_000);
  expect(kiosk.idle.left_s).toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(kiosk.idle.left_s).toBe(READING.leave_after_s - READING.warn_after_s);
  kiosk.idle.touched();
  vi.advanceTimersByTime((READING.leave_after_s - 1) * 1_000);
  expect(program.acknowledged).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(program.acknowledged, "the screen is free for the next").toEqual(["t1"]);
});

test("one press prints one list, and another service has a list of its own", async () => {
  const { kiosk, program } = at();
  kiosk.openService(first);
  await kiosk.list.print({ id: "s1" }, "zh");
  program.state = state({
    list: program.lists.map(({ key, offer }) => ({ key, offer, printed: "printed" as const }))[0],
  });
  await kiosk.list.print({ id: "s1" }, "zh");
  expect([program.lists.length, kiosk.list.printed]).toEqual([1, true]);
  kiosk.openService(second);
  expect(kiosk.list.printed).toBe(false);
  await kiosk.list.print({ id: "s2" }, "zh");
  expect(program.lists.map(({ offer }) => offer.id)).toEqual(["s1", "s2"]);
});
