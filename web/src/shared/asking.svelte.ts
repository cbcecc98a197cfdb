// What a desk asks of the server: one thing at a time, and the same question after a lost answer keeps its key.
import { Refused } from "./api";

/** Ways to the server, as in `api.ts`; a test gives its own. */
export interface Ways {
  get: <Answer>(path: string) => Promise<Answer>;
  post: <Answer>(path: string, body: unknown, key: string) => Promise<Answer | null>;
  newKey: () => string;
}

/** After these nobody knows whether it was done, or it was not done only for now. */
const UNCONFIRMED = ["retry_same_key", "busy", "away", "stopping"];

export class Asking {
  /** What is under way, by name. */
  doing = $state<string | null>(null);
  /** The last "no". */
  wrong = $state.raw<Refused | null>(null);
  readonly #ways: Ways;
  #unconfirmed: { asked: string; key: string } | null = null;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  /** Changes something; null when it was not done, or when there is nothing to tell. */
  async change<Answer>(doing: string, path: string, body: object): Promise<Answer | null> {
    let answer: Answer | null = null;
    await this.run(doing, async () => {
      const asked = `${path} ${JSON.stringify(body)}`;
      const key = this.#unconfirmed?.asked === asked ? this.#unconfirmed.key : this.#ways.newKey();
      this.#unconfirmed = { asked, key };
      answer = await this.#ways.post<Answer>(path, body, key);
      this.#unconfirmed = null;
    });
    if (this.wrong && !UNCONFIRMED.includes(this.wrong.code)) this.#unconfirmed = null;
    return answer;
  }

  /** A second press while the first is under way asks nothing. */
  async run(doing: string, work: () => Promise<void>): Promise<void> {
    if (this.doing !== null) return;
    this.doing = doing;
    this.wrong = null;
    try {
      await work();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.wrong = refused;
    } finally {
      this.doing = null;
    }
  }
}
