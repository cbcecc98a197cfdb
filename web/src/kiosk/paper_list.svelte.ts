// The list of documents on paper without a number: asked for once for each look at a service.
import { newKey } from "$shared/api";
import type { KioskAskList, KioskList, KioskOffer, KioskState } from "$shared/wire.gen";

/** What printing a list needs of the kiosk's program. */
export interface ListProgram {
  readonly state: KioskState | null;
  printList(ask: KioskAskList): Promise<void>;
}

export class PaperList {
  /** It is being asked for. */
  asking = $state(false);
  /** The last "no". */
  refused = $state.raw<unknown>(null);
  readonly #program: ListProgram;
  #key = $state<string | null>(null);

  constructor(program: ListProgram) {
    this.#program = program;
  }

  /** The list of this visitor, as far as it is printed. */
  readonly shown = $derived.by<KioskList | null>(() => {
    const list = this.#program.state?.list ?? null;
    return list && list.key === this.#key ? list : null;
  });
  readonly printing = $derived(this.asking || this.shown?.printed === "printing");
  readonly printed = $derived(this.shown?.printed === "printed");

  /** Prints it; once it is printed, there is no second one for the same look. */
  async print(offer: KioskOffer, language: string): Promise<void> {
    if (this.printing || this.printed) return;
    this.refused = null;
    this.asking = true;
    this.#key = newKey();
    try {
      await this.#program.printList({ offer, language, key: this.#key });
    } catch (refused) {
      this.refused = refused;
    } finally {
      this.asking = false;
    }
  }

  /** Another service, or another visitor. */
  forget(): void {
    this.#key = null;
    this.refused = null;
  }
}
