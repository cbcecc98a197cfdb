// Changing one's own password: what is filled in, what is wrong with it, one request at a time.
import { Refused } from "$shared/api";
import type { ChangePassword } from "$shared/wire.gen";

export type Field = "present" | "password" | "repeated";

export class Change {
  present = $state("");
  password = $state("");
  repeated = $state("");
  busy = $state(false);
  done = $state(false);
  /** A field that is not filled in rightly, or what the server said. */
  wrong = $state.raw<Field | Refused | null>(null);

  readonly #ask: (filled: ChangePassword) => Promise<unknown>;

  constructor(ask: (filled: ChangePassword) => Promise<unknown>) {
    this.#ask = ask;
  }

  /** The field that somebody is to look at. */
  get field(): Field | null {
    if (this.wrong instanceof Refused) return this.wrong.code === "wrong_password" ? "present" : "password";
    return this.wrong;
  }

  async submit(): Promise<void> {
    if (this.busy || this.done) return;
    this.wrong = this.#missing();
    if (this.wrong !== null) return;
    this.busy = true;
    try {
      await this.#ask({ present: this.present, password: this.password });
      this.done = true;
      this.present = this.password = this.repeated = "";
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.wrong = refused;
      if (refused.code === "wrong_password") this.present = "";
    } finally {
      this.busy = false;
    }
  }

  #missing(): Field | null {
    if (this.present === "") return "present";
    if (this.password === "") return "password";
    return this.password === this.repeated ? null : "repeated";
  }
}
