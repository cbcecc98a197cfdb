import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { actOf, begins } from "./keypad";
import { FakeProgram, receipt, service } from "./fake_program.test.svelte";
import { Kiosk } from "./kiosk.svelte";
import { pieces } from "./pieces";
import { measure } from "./setup.svelte";
import { firstOf, saidOf, sayable, stopsOf } from "./stops";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const chosen = service("s1");

test("whoever asks for more time gets it, more than ten times, on a sheet and beside a printed number", () => {
  const program = new FakeProgram();
  const kiosk = new Kiosk(program);
  kiosk.openService(chosen);
  for (const [screen, warned_after_ms] of [
    ["confirm", 46_000],
    ["result", 16_000],
  ] as const) {
    kiosk.follow();
    for (let times = 0; times < 12; times += 1) {
      vi.advanceTimersByTime(warned_after_ms);
      expect([kiosk.screen, kiosk.idle.left_s !== null]).toEqual([screen, true]);
      kiosk.idle.touched();
    }
    if (program.state) program.state = { ...program.state, receipt: receipt("printed") };
  }
});

test("what one visitor has seen and heard differently is as the next expects it", () => {
  const kiosk = new Kiosk(new FakeProgram());
  kiosk.turnContrast();
  kiosk.guided = kiosk.dark = true;
  expect([kiosk.contrast, kiosk.away_from_start]).toEqual(["dark", true]);
  kiosk.turnContrast();
  expect(kiosk.contrast).toBe("light");
  kiosk.home();
  expect([kiosk.contrast, kiosk.guided, kiosk.dark]).toEqual(["plain", false, false]);
});

test("a key pad's own keys go before the usual ones, and digits are typed where a code is asked for", () => {
  const own = { F13: "start", F14: "end", ArrowRight: "next" } as const;
  expect(["F13", "ArrowRight", "8", "5", "0", "x"].map((key) => actOf(key, own, false))).toEqual([
    "start",
    "next",
    "next",
    "choose",
    "help",
    undefined,
  ]);
  expect([actOf("8", own, true), actOf("Backspace", own, true), actOf("Enter", own, true)]).toEqual([
    undefined,
    undefined,
    "choose",
  ]);
  expect(["F13", "ArrowDown", "*", "F14", "8", "Enter", "a"].filter((key) => begins(key, own))).toEqual([
    "F13",
    "ArrowDown",
    "*",
  ]);
});

test("everything of a screen is heard once, in its order; what cannot be pressed or is only for the eye is not", () => {
  document.documentElement.lang = "en";
  document.body.innerHTML = `
    <div role="group"><button lang="zh-CN">中文</button></div><p>10:00</p>
    <main><h1>Which?</h1>
      <ul><li><button><svg></svg><span>Cards</span><span>10–20 min</span></button></li><li><button>Papers</button></li></ul>
      <nav data-guide="skip"><button>▼ Down</button></nav>
      <p>Free</p><button disabled>Take</button></main>
    <nav><button aria-pressed="true">← Back</button></nav>`;
  const stops = stopsOf(document);
  const said = stops.map((stop) => saidOf(stop, "en").words);
  expect(said).toEqual(
    ["中文", "Which?", "Cards, 10 to 20 min. 1 of 2", "Papers. 2 of 2", "Free", "Back, on"].map((one) =>
      expect.stringContaining(one),
    ),
  );
  expect(saidOf(stops[0] as HTMLElement, "en").lang).toBe("zh");
  expect(firstOf(stops)?.textContent).toContain("Cards");
});

test("words are said in sentences, none longer than the voice takes", () => {
  expect(pieces("您的号。A零零一。请取走号票")).toEqual(["您的号。", "A零零一。", "请取走号票"]);
  expect(pieces("Fee 3.5 yuan. Take it! ")).toEqual(["Fee 3.5 yuan.", "Take it!"]);
  expect(pieces("")).toEqual([]);
  const long = "word ".repeat(100);
  expect(pieces(long).every((piece) => piece.length <= 200)).toBe(true);
  expect(pieces(long).join(" ")).toBe(long.trim());
  expect(pieces("字".repeat(450)).join("")).toBe("字".repeat(450));
  expect(sayable("A001, 10–20", "en")).toBe("A, 0 0 1, 10 to 20");
});

test("a millimetre has the pixels that the screen's diagonal gives it, and the reach ends at 1,220 mm", () => {
  vi.stubGlobal("screen", { width: 1080, height: 1920 });
  const root = document.createElement("html");
  measure({ keys: {} }, root);
  expect(root.getAttribute("style")).toBeNull();
  measure({ keys: {}, diagonal_mm: 546, bottom_mm: 800 }, root);
  expect(Number.parseFloat(root.style.getPropertyValue("--mm"))).toBeCloseTo(4.035, 2);
  expect(Number.parseFloat(root.style.getPropertyValue("--reach"))).toBeCloseTo(420 * 4.035, -1);
  vi.unstubAllGlobals();
});
