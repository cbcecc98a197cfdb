// What a desk asks of the server: one change at a time, and the same change after a lost answer keeps its key.
import { Refused } from "./api";
import { SameKey } from "./same_key";

/** Ways to the server, as in `api.ts`; a test gives its own. */
export interface Ways {
  get: <Answer>(path: string) => Promise<Answer>;
  post: <Answer>(path: string, body: unknown, key: string) => Promise<Answer | null>;
  newKey: () => string;
}

export class Asking {
  /** What is under way, by name. */
  doing = $state<string | null>(null);
  /** The last "no". */
  wrong = $state.raw<Refused | null>(null);
  /** Whether what is under way changes something: its answer is waited for. */
  #changing = $state(false);
  readonly #ways: Ways;
  readonly #keys: SameKey;
  /** Counts what was asked: the answer to an earlier question is late. */
  #asked = 0;

  constructor(ways: Ways) {
    this.#ways = ways;
    this.#keys = new SameKey(ways.newKey);
  }

  /** Whether something is being changed: nobody may walk away from its answer. */
  get changing(): boolean {
    return this.#changing;
  }

  /** Changes something; null when it was not done, or when there is nothing to tell. A press while another is under way asks nothing. */
  async change<Answer>(doing: string, path: string, body: object): Promise<Answer | null> {
    if (this.#changing) return null;
    this.#changing = true;
    let answer: Answer | null = null;
    try {
      await this.#ask(doing, async () => {
        answer = await this.#keys.send<Answer | null>(path, body, this.#ways.post);
      });
    } finally {
      this.#changing = false;
    }
    return answer;
  }

  /** Reads something and takes it, unless something else was asked for meanwhile: the last question counts. */
  async read<Answer>(doing: string, ask: () => Promise<Answer>, take: (answer: Answer) => void): Promise<void> {
    if (this.#changing) return;
    await this.#ask(doing, async (isLate) => {
      const answer = await ask();
      if (!isLate()) take(answer);
    });
  }

  /** Turns to something else: what is being read comes too late, and the next change is another act. False while one is under way. */
  leave(): boolean {
    if (this.#changing) return false;
    this.#keys.forget();
    this.#asked += 1;
    this.doing = null;
    this.wrong = null;
    return true;
  }

  async #ask(doing: string, work: (isLate: () => boolean) => Promise<void>): Promise<void> {
    const asked = (this.#asked += 1);
    const isLate = () => asked !== this.#asked;
    this.doing = doing;
    this.wrong = null;
    try {
      await work(isLate);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (!isLate()) this.wrong = refused;
    } finally {
      if (!isLate()) this.doing = null;
    }
  }
}
