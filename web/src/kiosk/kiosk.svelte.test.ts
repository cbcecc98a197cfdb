import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refused } from "$shared/api";
import type { KioskState } from "$shared/wire.gen";
import { hinderedText } from "./hindered";
import { department, FakeProgram, NAME, receipt, service, state } from "./fake_program.test.svelte";
import { Kiosk, SETTLE_MS } from "./kiosk.svelte";
import { language } from "$shared/language.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function atSheet(program = new FakeProgram()) {
  const kiosk = new Kiosk(program);
  kiosk.openDepartment(department);
  kiosk.openService(department.services[0] ?? service("s1"));
  vi.advanceTimersByTime(SETTLE_MS);
  return { kiosk, program };
}

test("three touches give a number", async () => {
  const { kiosk, program } = atSheet();
  await kiosk.take();
  expect(program.issued).toHaveLength(1);
  expect(kiosk.screen).toBe("result");
  expect(kiosk.receipt?.ticket.number).toBe("A001");
});

test("a second tap gives nothing new, before or after the answer", async () => {
  const { kiosk, program } = atSheet();
  await Promise.all([kiosk.take(), kiosk.take()]);
  await kiosk.take();
  expect(program.issued).toHaveLength(1);
});

test("a double tap on a service does not take a number unseen", async () => {
  const program = new FakeProgram();
  const kiosk = new Kiosk(program);
  kiosk.openService(service("s1"));
  await kiosk.take();
  expect(program.issued).toHaveLength(0);
});

test("after a lost answer the same key is asked with again, after a refusal a fresh one", async () => {
  const { kiosk, program } = atSheet();
  program.answer = async () => Promise.reject(new Refused({ status: 0, code: "away", detail: "" }));
  await kiosk.take();
  await kiosk.take();
  program.answer = async () => Promise.reject(new Refused({ status: 409, code: "daily_limit_reached", detail: "" }));
  await kiosk.take();
  await kiosk.take();
  const [first, second, third, fourth] = program.issued.map(({ key }) => key);
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(fourth).not.toBe(first);
});

test("after a lost answer the next visitor asks for a number of their own", async () => {
  const { kiosk, program } = atSheet();
  program.answer = async () => Promise.reject(new Refused({ status: 0, code: "away", detail: "" }));
  await kiosk.take();
  kiosk.home();
  kiosk.openDepartment(department);
  kiosk.openService(department.services[0] ?? service("s1"));
  vi.advanceTimersByTime(SETTLE_MS);
  await kiosk.take();
  const [first, second] = program.issued.map(({ key }) => key);
  expect(second).not.toBe(first);
});

test("digits of any width are a booking's code", () => {
  const { kiosk } = atSheet();
  kiosk.openBooking();
  for (const digit of "３６０３２２０５") kiosk.type(digit);
  expect(kiosk.code).toBe("36032205");
});

test.each([
  ["server_away", state({ server: { state: "away", since: 0 } })],
  ["printer", state({ printer: { state: "paper_out", since: 0 } })],
  ["closed", state({ now: { ...state().now, open: false, opens_at: 1 } as KioskState["now"] })],
])("no number is asked for while %s", async (what, shown) => {
  const { kiosk, program } = atSheet();
  program.state = shown;
  expect(kiosk.hindrance?.what).toBe(what);
  await kiosk.take();
  expect(program.issued).toHaveLength(0);
});

test("a kiosk whose token is refused says so, rather than that the server does not answer", () => {
  const { kiosk, program } = atSheet();
  program.state = state({ server: { state: "away", since: 0, trouble: "token" } });
  const { hindrance } = kiosk;
  expect(hindrance && hinderedText(hindrance, { now_ms: 0, zone: "Asia/Shanghai", lang: "zh" })).toEqual([
    "服务器不认识本机的令牌，暂时不能取号",
    "请告诉工作人员，或到导办台取号",
  ]);
});

test.each([
  ["not_allowed", "本机没有使用打印机的权限，暂时不能取号"],
  ["not_found", "找不到打印机，暂时不能取号"],
  ["held", "打印机正被其他设备占用，暂时不能取号"],
  ["paper_jam", "打印机卡纸，暂时不能取号"],
  ["head_hot", "打印机正在降温，请稍候再取号"],
  ["lost_in_job", "打印机断电或断线，暂时不能取号"],
  [undefined, "打印机没有应答，暂时不能取号"],
] as const)("a printer that is away says why: %s", (trouble, text) => {
  const { kiosk, program } = atSheet();
  program.state = state({ printer: { state: "away", since: 0, trouble } });
  const { hindrance } = kiosk;
  expect(hindrance && hinderedText(hindrance, { now_ms: 0, zone: "Asia/Shanghai", lang: "zh" })[0]).toBe(text);
});

test("an old wait is not told once the server is away", () => {
  const { kiosk, program } = atSheet();
  const wait = { low_s: 600, high_s: 1_200 };
  const now = { service: "s1", waiting: 3, windows_open: 1, wait, windows: [], areas: [], available: true };
  const heard = { ...state().now, services: [now] } as KioskState["now"];
  program.state = state({ now: heard });
  expect(kiosk.waitOf({ id: "s1" })?.waiting).toBe(3);
  program.state = state({ now: heard, server: { state: "away", since: 0 } });
  expect(kiosk.waitOf({ id: "s1" })).toBeUndefined();
});

test("a journey gives one number for all its services, and waits as its first", async () => {
  const { kiosk, program } = atSheet();
  const steps = ["s1", "s2"].map((id) => ({ service: id, name: NAME }));
  const journey = { ...service("moving"), steps };
  const now = (service: string, available: boolean) => ({
    ...{ service, waiting: service === "s1" ? 4 : 1, windows_open: 1, wait: null, windows: [], areas: [], available },
  });
  const offering = (available: boolean) =>
    state({ now: { ...state().now, services: [now("s1", true), now("s2", available)] } as KioskState["now"] });
  program.state = offering(false);
  expect(kiosk.waitOf(journey)).toMatchObject({ waiting: 4, available: false });
  program.state = offering(true);
  expect(kiosk.waitOf(journey)?.available).toBe(true);
  kiosk.openService(journey);
  vi.advanceTimersByTime(SETTLE_MS);
  await kiosk.take();
  expect(program.issued[0]).toMatchObject({ services: [], journey: "moving" });
});

test("a roll that ends soon still prints", () => {
  const { kiosk, program } = atSheet();
  program.state = state({ printer: { state: "paper_low", since: 0 } });
  expect(kiosk.hindrance).toBeNull();
});

test("a number that is on no paper stays until it is acknowledged", async () => {
  const { kiosk, program } = atSheet();
  program.state = state({ receipt: receipt("failed") });
  kiosk.follow();
  kiosk.home();
  vi.advanceTimersByTime(600_000);
  expect(kiosk.screen).toBe("result");
  await kiosk.acknowledge();
  expect(program.acknowledged).toEqual(["t1"]);
  expect(kiosk.screen).toBe("departments");
  kiosk.follow();
  expect(kiosk.receipt).toBeNull();
});

test("a printed number leaves the screen to the next visitor, after a warning", () => {
  const { kiosk, program } = atSheet();
  program.state = state({ receipt: receipt("printed") });
  kiosk.follow();
  expect(kiosk.screen).toBe("result");
  for (let round = 0; round < 3; round += 1) {
    vi.advanceTimersByTime(5_000);
    program.state = state({ receipt: receipt("printed") });
    kiosk.follow();
  }
  // The program tells its state again and again: the time runs on.
  expect(kiosk.idle.left_s).toBeGreaterThan(0);
  expect(kiosk.screen).toBe("result");
  vi.advanceTimersByTime(20_000);
  expect(kiosk.screen).toBe("departments");
  expect(program.acknowledged).toEqual(["t1"]);
});

test("a ticket that the program has taken off the screen is gone from it", async () => {
  const { kiosk, program } = atSheet();
  await kiosk.take();
  program.state = state({ receipt: receipt("printed") });
  kiosk.follow();
  program.state = state();
  kiosk.follow();
  expect(kiosk.receipt).toBeNull();
  expect(kiosk.screen).toBe("departments");
});

test("a screen that nobody touches warns, then starts again as the next visitor expects it", () => {
  const { kiosk } = atSheet();
  kiosk.big = true;
  kiosk.follow();
  vi.advanceTimersByTime(46_000);
  expect(kiosk.idle.left_s).toBeGreaterThan(0);
  kiosk.idle.touched();
  vi.advanceTimersByTime(50_000);
  expect(kiosk.screen).toBe("confirm");
  vi.advanceTimersByTime(20_000);
  expect(kiosk.screen).toBe("departments");
  expect(kiosk.big).toBe(false);
});

test("back goes the way that was come", () => {
  const { kiosk } = atSheet();
  kiosk.back();
  expect(kiosk.screen).toBe("services");
  kiosk.back();
  expect(kiosk.screen).toBe("departments");
});

test("a booked visitor gives the code by touch, or by a scanner that types the whole address", async () => {
  const program = new FakeProgram();
  const kiosk = new Kiosk(program);
  kiosk.openBooking();
  vi.advanceTimersByTime(SETTLE_MS);
  await kiosk.take();
  expect(program.issued).toEqual([]);
  for (const digit of "123456789") kiosk.type(digit);
  expect(kiosk.code).toBe("12345678");
  kiosk.typed = "";
  for (const character of "http://192.168.1.20:8080/a/87654321?hall=first-hall") kiosk.type(character);
  expect(kiosk.code).toBe("87654321");
  await kiosk.take();
  expect(program.issued).toMatchObject([{ services: [], booking: "87654321" }]);
  expect(kiosk.screen).toBe("result");
});

test("a code that the hall does not take can be typed again, and is another question", async () => {
  const program = new FakeProgram();
  program.answer = async () => {
    throw new Refused({ status: 404, code: "unknown_booking", detail: "" });
  };
  const kiosk = new Kiosk(program);
  kiosk.openBooking();
  vi.advanceTimersByTime(SETTLE_MS);
  kiosk.typed = "11111111";
  await kiosk.take();
  expect(kiosk.refused).toBeInstanceOf(Refused);
  expect(kiosk.screen).toBe("booking");
  kiosk.typed = "22222222";
  await kiosk.take();
  const [first, second] = program.issued;
  expect(first?.key).not.toBe(second?.key);
});

test("who does not know the service is shown the one that the plan names for it", () => {
  expect(new Kiosk(new FakeProgram()).advice?.id).toBe("s2");
});

test("closed hours stop a newcomer, not a booked visitor", async () => {
  const { kiosk, program } = atSheet();
  const now = {
    open: false,
    services: [],
    plan_version: 1,
    visit_url: "",
    now: 0,
    zone: "Asia/Shanghai",
    utc_offset_min: 480,
  };
  program.state = state({ now });
  await kiosk.take();
  expect(program.issued).toEqual([]);
  kiosk.openBooking();
  vi.advanceTimersByTime(SETTLE_MS);
  kiosk.typed = "12345678";
  await kiosk.take();
  expect(program.issued).toMatchObject([{ booking: "12345678" }]);
});

test("what the program finds is shown as the menu has it, a journey apart from a service of the same id", async () => {
  const program = new FakeProgram();
  const journey = { ...service("s1"), steps: [{ service: "s2", name: NAME }] };
  program.state = state({ menu: [{ id: "", name: NAME, services: [journey] }, department] });
  const found = (id: string, journey?: boolean) => ({
    id,
    name: NAME,
    department: "d",
    keywords: [],
    initials: "S",
    why: [],
    journey,
  });
  program.finds = [found("s1"), found("s1", true), found("gone"), found("s2")];
  const kiosk = new Kiosk(program);
  kiosk.openSearch();
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  expect(program.asked).toEqual([""]);
  kiosk.query = "S";
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  expect(program.asked).toEqual(["", "S"]);
  expect(kiosk.found.map(({ service }) => [service.id, service.steps !== undefined])).toEqual([
    ["s1", false],
    ["s1", true],
    ["s2", false],
  ]);
});

test.each([
  ["large type", (kiosk: Kiosk) => (kiosk.big = true)],
  ["low reach", (kiosk: Kiosk) => (kiosk.low = true)],
  ["reading aloud", (kiosk: Kiosk) => (kiosk.aloud = true)],
  ["a page turned", (kiosk: Kiosk) => (kiosk.turned = true)],
  ["another language", () => language.set("en", false)],
])("the first screen goes back to the start from %s when nobody is there, after a warning", (_what, differ) => {
  const kiosk = new Kiosk(new FakeProgram());
  language.set("zh", false);
  kiosk.follow();
  vi.advanceTimersByTime(600_000);
  expect(kiosk.visitor).toBe(0);
  differ(kiosk);
  kiosk.follow();
  vi.advanceTimersByTime(46_000);
  expect(kiosk.idle.left_s).toBeGreaterThan(0);
  vi.advanceTimersByTime(20_000);
  expect(kiosk.away_from_start).toBe(false);
  expect([kiosk.big, kiosk.low, kiosk.aloud, language.now, kiosk.visitor]).toEqual([false, false, false, "zh", 1]);
  expect(kiosk.idle.left_s).toBeNull();
});

test("the start is in the kiosk's first language, whatever the visitor before has chosen", () => {
  const program = new FakeProgram();
  program.state = state({ languages: ["en", "zh"] });
  const kiosk = new Kiosk(program);
  language.set("zh", false);
  expect(kiosk.away_from_start).toBe(true);
  kiosk.home();
  expect(language.now).toBe("en");
  language.set("zh", false);
});
