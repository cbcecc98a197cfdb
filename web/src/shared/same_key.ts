// One key for each intended act, kept while nobody knows whether it was done: a further press then asks about the same act.
import { newKey as freshKey, Refused } from "./api";

/** Carries an act to the server under its key, as `post` in `api.ts` does. */
export type Post<Answer = unknown> = (path: string, body: unknown, key: string) => Promise<Answer>;

/** Refused before the hall looked at the act: an earlier try of it may have been done. */
const NOT_LOOKED_AT = [401, 403, 429];

export class SameKey {
  #undecided: { asked: string; key: string } | null = null;
  readonly #newKey: () => string;

  constructor(newKey: () => string = freshKey) {
    this.#newKey = newKey;
  }

  /** Sends an act; the same act after a lost answer goes under the same key. Throws `Refused`. */
  async send<Answer>(path: string, body: unknown, post: Post<Answer>): Promise<Answer> {
    const asked = `${path} ${JSON.stringify(body)}`;
    const key = this.#undecided?.asked === asked ? this.#undecided.key : this.#newKey();
    this.#undecided = { asked, key };
    try {
      const answer = await post(path, body, key);
      this.forget(key);
      return answer;
    } catch (error) {
      if (isDecided(error)) this.forget(key);
      throw error;
    }
  }

  /** What comes now is another act, also where it reads the same: another visitor's, or of another day. */
  forget(key = this.#undecided?.key): void {
    if (this.#undecided?.key === key) this.#undecided = null;
  }
}

/** Whether the hall itself said no to the act. */
function isDecided(error: unknown): boolean {
  return error instanceof Refused && !error.may_be_done && !NOT_LOOKED_AT.includes(error.problem.status);
}
