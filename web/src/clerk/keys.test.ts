import { describe, expect, it } from "vitest";
import { keyAct, type KeyPress, type KeyScene } from "./keys";

const SCENE: KeyScene = { choosing: false, typing: false, onControl: false };

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, repeat: false, ctrl: false, alt: false, meta: false, ...more };
}

describe("the desk's keys", () => {
  it.each([
    [" ", "next"],
    ["Enter", "next"],
    ["r", "recall"],
    ["R", "recall"],
    ["s", "start"],
    ["m", "miss"],
    ["p", "park"],
    ["t", "transfer"],
    ["a", "add"],
    ["z", "undo"],
    ["b", "pause"],
    ["f", "finish"],
    ["x", "close"],
    ["?", "keys"],
    ["？", "keys"],
    ["Escape", "cancel"],
  ])("%j means %s", (key, act) => {
    expect(keyAct(press(key), SCENE)?.act).toBe(act);
  });

  it("a key that is held down acts once", () => {
    expect(keyAct(press(" ", { repeat: true }), SCENE)).toBeNull();
  });

  it("the browser's own keys stay the browser's", () => {
    expect(keyAct(press("r", { ctrl: true }), SCENE)).toBeNull();
    expect(keyAct(press("a", { meta: true }), SCENE)).toBeNull();
  });

  it("letters typed into a field are text, and Escape still leaves it", () => {
    expect(keyAct(press("m"), { ...SCENE, typing: true })).toBeNull();
    expect(keyAct(press("Escape"), { ...SCENE, typing: true })).toEqual({ act: "cancel" });
  });

  it("space never calls the next visitor while something is being chosen", () => {
    expect(keyAct(press(" "), { ...SCENE, choosing: true })).toBeNull();
    expect(keyAct(press("Enter"), { ...SCENE, choosing: true })).toBeNull();
  });

  it("space on a row that was reached by keyboard is the row's", () => {
    expect(keyAct(press("Enter"), { ...SCENE, onControl: true })).toBeNull();
  });

  it("digits choose by their place", () => {
    expect(keyAct(press("1"), SCENE)).toEqual({ act: "choose", index: 0 });
    expect(keyAct(press("7"), SCENE)).toEqual({ act: "choose", index: 6 });
    expect(keyAct(press("0"), SCENE)).toBeNull();
  });
});
