// What the keys of a key pad do. Pads are keyboards to the browser: arrows and Enter, or digits as on a telephone; what a kiosk's own
// pad sends besides is in its setup. docs/accessibility.md lists them.
import type { PadAct } from "$shared/wire.gen";

const USUAL: Readonly<Record<string, PadAct>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  ArrowLeft: "back",
  ArrowRight: "repeat",
  Enter: "choose",
  " ": "choose",
  Escape: "back",
  Backspace: "back",
  Home: "home",
  PageUp: "faster",
  PageDown: "slower",
  F1: "help",
  Help: "help",
  "+": "louder",
  "-": "quieter",
  "*": "repeat",
  "#": "back",
  ".": "dark",
  ",": "dark",
  "0": "help",
  "1": "quieter",
  "2": "previous",
  "3": "louder",
  "5": "choose",
  "7": "slower",
  "8": "next",
  "9": "faster",
};

/** Keys that begin the guidance: nobody who touches the screen or scans a code presses them. */
const BEGINS = ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "*", "F1", "Help"];
/** Keys that are typed into a booking's code. */
const TYPED = /^(?:\d|Backspace)$/;

export type OwnKeys = Readonly<Partial<Record<string, PadAct>>>;

/** What a key does during the guidance; nothing where it is typed. */
export function actOf(key: string, own: OwnKeys, types_digits: boolean): PadAct | undefined {
  const act = own[key];
  if (act) return act;
  return types_digits && TYPED.test(key) ? undefined : USUAL[key];
}

/** Whether a key begins the guidance: a headset, help, or a walk through the list. */
export function begins(key: string, own: OwnKeys): boolean {
  const act = own[key];
  return act ? act === "start" || act === "help" : BEGINS.includes(key);
}
