// A card reader that types like a keyboard: what it types is handed to the kiosk's program as a line, and never shown.
import { remove } from "$shared/api";

const PATH = "/api/kiosk/card";
/** Readers type much faster than people: a longer pause begins a new line. */
const KEY_MS_APART_MAX = 60;
/** A shorter line is a person who types. */
const CHARS_MIN = 15;
const CHARS_MAX = 4_096;

export class CardKeys {
  #line = "";
  #typed_at = 0;
  readonly #hand: (line: string) => Promise<void>;

  constructor(hand: (line: string) => Promise<void> = toProgram) {
    this.#hand = hand;
  }

  /** Takes a press of the page; what a reader typed into a field is taken out again. */
  heard(event: KeyboardEvent): void {
    if (!this.typed(event.key, event.timeStamp)) return;
    event.preventDefault();
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement)) return;
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Takes a key; true if it ends a line of a reader, and is nobody's press. */
  typed(key: string, at_ms: number): boolean {
    if (at_ms - this.#typed_at > KEY_MS_APART_MAX) this.#line = "";
    this.#typed_at = at_ms;
    if (key === "Enter" || key === "Tab") {
      const line = this.#line;
      this.#line = "";
      if (line.length < CHARS_MIN) return false;
      void this.#hand(line);
      return true;
    }
    if (key.length === 1 && this.#line.length < CHARS_MAX) this.#line += key;
    return false;
  }
}

async function toProgram(line: string): Promise<void> {
  // What is wrong with a card is asked again by the visitor, who lays it on the reader once more.
  await fetch(PATH, { method: "POST", body: line }).catch(() => undefined);
}

/** The visitor has left: the card is forgotten. */
export async function forgetCard(): Promise<void> {
  await remove(PATH).catch(() => undefined);
}
