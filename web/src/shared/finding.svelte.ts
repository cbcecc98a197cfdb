// Finds services while somebody types: the program is asked shortly after the last letter, and only the last question counts.
import { get, Refused } from "./api";
import type { FoundService } from "./wire.gen";

/** Whoever types faster is asked for once. */
export const PAUSE_MS = 120;

export class Finding {
  /** What was found last; it stays while more is typed, and where no answer comes. */
  found = $state.raw<readonly FoundService[]>([]);
  readonly #find: (words: string) => Promise<readonly FoundService[]>;
  /** Counts what was asked: the answer to an earlier question is late. */
  #asked = 0;
  #words: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(find: (words: string) => Promise<readonly FoundService[]>) {
    this.#find = find;
  }

  /** Whether what was found belongs to these words. */
  isOf(words: string): boolean {
    return this.#words === words;
  }

  /** What was typed has changed. */
  ask(words: string): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(words), PAUSE_MS);
  }

  /** What is found belongs to these words once this is done: whoever presses Enter means what they typed. */
  async now(words: string): Promise<void> {
    clearTimeout(this.#timer);
    if (words === this.#words) return;
    const asked = (this.#asked += 1);
    try {
      const found = await this.#find(words);
      if (asked !== this.#asked) return;
      this.found = found;
      this.#words = words;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
    }
  }
}

/** Asks a hall's server. */
export function findingIn(hall: () => string, limit: number, journeys = false): Finding {
  return new Finding(async (words) => {
    const query = `find=${encodeURIComponent(words)}&limit=${limit}${journeys ? "&journeys=true" : ""}`;
    return await get<FoundService[]>(`/api/v1/halls/${encodeURIComponent(hall())}/services?${query}`);
  });
}
