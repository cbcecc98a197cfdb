// Which key does what at the desk. Pure: an event's particulars in, an act out.

/** What a key asks for. */
export type KeyAct =
  | {
      act:
        | "next"
        | "recall"
        | "start"
        | "miss"
        | "park"
        | "transfer"
        | "add"
        | "undo"
        | "pause"
        | "finish"
        | "close"
        | "note"
        | "up_next"
        | "keys"
        | "ahead"
        | "serve";
    }
  | { act: "story" | "lists" | "narrow" | "cancel" | "more" | "less" }
  | { act: "choose"; index: number };

/** What the desk looks like when a key is pressed. */
export interface KeyScene {
  /** Whether a chooser is open: digits then choose in it. */
  choosing: boolean;
  /** Whether the key went into a text field. */
  typing: boolean;
  /** Whether a button, link or row has the focus: Enter and space are its own then. */
  onControl: boolean;
}

/** The particulars of a key event that count. */
export interface KeyPress {
  key: string;
  repeat: boolean;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
}

const LETTERS: Record<string, KeyAct["act"]> = {
  r: "recall",
  s: "start",
  m: "miss",
  p: "park",
  t: "transfer",
  a: "add",
  z: "undo",
  b: "pause",
  f: "finish",
  x: "close",
  n: "note",
  e: "ahead",
  g: "serve",
  q: "up_next",
  h: "story",
  w: "lists",
  v: "narrow",
  "?": "keys",
  "？": "keys",
};

/** Returns the act of a key, or null when the key is not the desk's. */
export function keyAct(press: KeyPress, scene: KeyScene): KeyAct | null {
  if (press.ctrl || press.alt || press.meta) return null;
  if (press.key === "Escape") return { act: "cancel" };
  if (press.repeat || scene.typing) return null;
  if (press.key === " " || press.key === "Enter") return scene.onControl || scene.choosing ? null : { act: "next" };
  if (/^[1-9]$/.test(press.key)) return { act: "choose", index: Number(press.key) - 1 };
  if (press.key === "+" || press.key === "=") return { act: "more" };
  if (press.key === "-") return { act: "less" };
  const act = LETTERS[press.key.toLowerCase()];
  return act === undefined ? null : ({ act } as KeyAct);
}
