// Presses on their way to the server. A press whose answer was lost keeps its key when it is made again: it is never done twice.
import { Refused } from "$shared/api";
import { UNCONFIRMED } from "./notices";

/** Carries a press to the server, null when there is nothing to tell. The key makes a repeated press harmless. */
export type Post = (path: string, body: object, key: string) => Promise<unknown>;

interface Asked {
  path: string;
  body: string;
  key: string;
}

export class Presses {
  #unconfirmed: Asked | null = null;
  readonly #post: Post;
  readonly #newKey: () => string;

  constructor(post: Post, newKey: () => string) {
    this.#post = post;
    this.#newKey = newKey;
  }

  /** Sends a press and gives the answer; throws `Refused`. */
  async send(path: string, body: object): Promise<unknown> {
    const asked = this.#asked(path, JSON.stringify(body));
    this.#unconfirmed = null;
    try {
      return await this.#post(path, body, asked.key);
    } catch (error) {
      if (error instanceof Refused && UNCONFIRMED.includes(error.code)) this.#unconfirmed = asked;
      throw error;
    }
  }

  #asked(path: string, body: string): Asked {
    const before = this.#unconfirmed;
    if (before !== null && before.path === path && before.body === body) return before;
    return { path, body, key: this.#newKey() };
  }
}
