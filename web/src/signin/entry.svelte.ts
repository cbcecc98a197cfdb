// Signing in: what is filled in, what is wrong with it, one request at a time.
import { Refused } from "$shared/api";
import { plain } from "$shared/typed";
import type { SessionNow, SignIn } from "$shared/wire.gen";

export class Entry {
  name = $state("");
  password = $state("");
  busy = $state(false);
  /** A field that is missing, or what the server said. */
  wrong = $state.raw<"name" | "password" | Refused | null>(null);

  readonly #ask: (filled: SignIn) => Promise<SessionNow | null>;

  constructor(ask: (filled: SignIn) => Promise<SessionNow | null>) {
    this.#ask = ask;
  }

  /** Returns who is signed in, or null with the reason in `wrong`. */
  async submit(): Promise<SessionNow | null> {
    if (this.busy) return null;
    const name = plain(this.name);
    this.wrong = name === "" ? "name" : this.password === "" ? "password" : null;
    if (this.wrong !== null) return null;
    this.busy = true;
    try {
      return await this.#ask({ name, password: this.password });
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.wrong = refused;
      this.password = "";
      return null;
    } finally {
      this.busy = false;
    }
  }
}
