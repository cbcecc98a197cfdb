import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSocket } from "./fake_socket";
import { Live } from "./live.svelte";

interface Body {
  now: number;
  text: string;
}

const PATH = "/api/v1/halls/h/live?view=board:main";
const NOW = 1_800_000_000_000;
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response("{}", { status: 400 })),
  );
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function started(heard?: (body: Body, kind: string, resumed: boolean) => void): Live<Body> {
  const live = new Live<Body>({ path: PATH, heard });
  stop = live.start();
  FakeSocket.last.open();
  return live;
}

function snapshot(seq: number, text: string, epoch = "e1") {
  return { type: "snapshot", epoch, seq, body: { now: NOW, text } };
}

test("the state is what was heard last", () => {
  const live = started();
  expect(live.state).toBe("connecting");
  FakeSocket.last.say(snapshot(7, "first"));
  FakeSocket.last.say({ ...snapshot(8, "second"), type: "change" });
  expect(live.body?.text).toBe("second");
  expect(live.state).toBe("live");
});

test("a heartbeat is answered, so that the server knows that the page lives", () => {
  started();
  FakeSocket.last.say({ type: "heartbeat", epoch: "e1", seq: 9, body: { now: NOW } });
  expect(FakeSocket.last.sent).toEqual([{ type: "alive" }]);
});

test("a lost socket goes on from the last seq, heartbeats counted", async () => {
  started();
  FakeSocket.last.say(snapshot(7, "first"));
  FakeSocket.last.say({ type: "heartbeat", epoch: "e1", seq: 12, body: { now: NOW } });
  FakeSocket.last.lose();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeSocket.all).toHaveLength(2);
  expect(FakeSocket.last.url).toContain("since=12&epoch=e1");
});

test("a cut is shown with the time of the last frame, a short one not at all", async () => {
  const live = started();
  FakeSocket.last.say(snapshot(7, "first"));
  FakeSocket.last.lose();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(live.state).toBe("live");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(live.state).toBe("stale");
  expect(live.stale_since).toBeGreaterThan(NOW - 1_000);
  expect(live.stale_since).toBeLessThan(NOW + 1_000);
  FakeSocket.last.open();
  FakeSocket.last.say(snapshot(9, "again"));
  expect(live.state).toBe("live");
});

test("an open socket that says nothing is stale, then replaced", async () => {
  const live = started();
  FakeSocket.last.say(snapshot(7, "first"));
  await vi.advanceTimersByTimeAsync(12_000);
  expect(live.state).toBe("stale");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(FakeSocket.all.length).toBeGreaterThan(1);
});

test("after a restore nothing that came before counts", () => {
  const heard: boolean[] = [];
  started((_body, _kind, resumed) => heard.push(resumed));
  FakeSocket.last.say(snapshot(70, "first"));
  FakeSocket.last.say(snapshot(71, "second"));
  FakeSocket.last.say(snapshot(3, "restored", "e2"));
  expect(heard).toEqual([false, true, false]);
});

test("a server that refuses the page is asked seldom, until it permits", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response('{"code":"not_signed_in"}', { status: 401 })),
  );
  vi.spyOn(Math, "random").mockReturnValue(1);
  const live = new Live<Body>({ path: PATH });
  stop = live.start();
  FakeSocket.last.lose();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(live.state).toBe("denied");
  expect(live.problem_code).toBe("not_signed_in");
  expect(FakeSocket.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(21_000);
  expect(FakeSocket.all).toHaveLength(2);
  FakeSocket.last.open();
  FakeSocket.last.say(snapshot(1, "permitted"));
  expect(live.state).toBe("live");
  expect(live.problem_code).toBeNull();
});

test("what the server does not know is asked for once a minute, and the page can say so", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response('{"code":"unknown_view"}', { status: 404 })),
  );
  vi.spyOn(Math, "random").mockReturnValue(1);
  const live = new Live<Body>({ path: PATH });
  stop = live.start();
  FakeSocket.last.lose();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(live.state).toBe("denied");
  expect(live.problem_code).toBe("unknown_view");
  expect(FakeSocket.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(FakeSocket.all).toHaveLength(2);
});

test("what the server does not know is asked once, where that cannot change", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response('{"code":"unknown_visit"}', { status: 404 })),
  );
  const live = new Live<Body>({ path: PATH, unknown_ends: true });
  stop = live.start();
  FakeSocket.last.lose();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(live.state).toBe("denied");
  expect(FakeSocket.all).toHaveLength(1);
});
