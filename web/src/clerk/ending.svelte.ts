// How the present visit ends: its outcome, how many cases it counts for, which papers were missing. Chosen anew for each.
import { clerkTexts } from "$src/texts/clerk.gen";
import { inEvery } from "$shared/language.svelte";
import { paperText } from "$shared/names";
import type { PlanDocument, PresentNow, StepOutcome, Text } from "$shared/wire.gen";
import { CASES_MAX } from "./words";

const PAPERS_MISSING = "papers_missing";
/** A paper that the plan does not list. */
const OTHER = "other";
/** What the server takes as words for it. */
export const OTHER_CHARS_MAX = 200;

/** What the visit is about, as the desk knows it at this moment. */
type About = () => { plan: PlanDocument | null; service: string | undefined };

export class Ending {
  /** The outcome chosen for the present visitor; null: the service's default. */
  outcome = $state<StepOutcome | null>(null);
  cases = $state(1);
  /** With 待补正: the documents that are missing, by their ids in the plan. */
  missing = $state.raw<readonly string[]>([]);
  /** What the paper is that the plan does not list: the visitor reads it on paper and phone. */
  other = $state("");

  readonly #about: About;

  constructor(about: About) {
    this.#about = about;
  }

  get #service() {
    const { plan, service } = this.#about();
    return plan?.services.find((known) => known.id === service);
  }

  get defaultOutcome(): StepOutcome {
    return this.#service?.default_outcome ?? "decided";
  }

  /** The outcome as it is now, chosen or not. */
  get said(): StepOutcome {
    return this.outcome ?? this.defaultOutcome;
  }

  /** What this visitor was told to bring, each with the id by which a missing one is named; `other` for what is not listed. */
  get documents(): { id: string; name: Text }[] {
    // A document without an id of its own has one by its place.
    const named = (this.#service?.documents ?? []).map((paper, at) => {
      return { id: paper.id ?? `d${at + 1}`, name: paperText(paper) };
    });
    return [...named, { id: OTHER, name: inEvery((lang) => clerkTexts[lang].papers_another) }];
  }

  /** Whether the outcome is 待补正 and not all is named yet: then that is asked first. */
  get asksPapers(): boolean {
    return this.#namesPapers && this.said === PAPERS_MISSING && (this.missing.length === 0 || this.lacksWords);
  }

  /** Whether the paper that the plan does not list is among the missing. */
  get hasOther(): boolean {
    return this.missing.includes(OTHER);
  }

  /** Whether it is not said yet what that paper is. */
  get lacksWords(): boolean {
    return this.hasOther && this.other.trim() === "";
  }

  /** Whether this hall has missing papers named. */
  get #namesPapers(): boolean {
    const { plan } = this.#about();
    return plan !== null && "papers" in plan;
  }

  /** Chooses an outcome; true when the papers that are missing are to be named now. */
  choose(id: StepOutcome): boolean {
    this.outcome = id === this.defaultOutcome ? null : id;
    if (id === PAPERS_MISSING && this.#namesPapers) return true;
    this.missing = [];
    return false;
  }

  toggleMissing(document: string): void {
    const there = this.missing.includes(document);
    this.missing = there ? this.missing.filter((known) => known !== document) : [...this.missing, document];
  }

  countCases(step: 1 | -1): void {
    this.cases = Math.min(CASES_MAX, Math.max(1, this.cases + step));
  }

  /** How a visit's end is told to the server; what is as usual is left out. */
  of(present: PresentNow): {
    ticket: string;
    outcome?: string;
    cases?: number;
    missing?: string[];
    missing_other?: string;
  } {
    return {
      ...(this.hasOther && !this.lacksWords ? { missing_other: this.other.trim() } : {}),
      ...(this.missing.length === 0 ? {} : { missing: [...this.missing] }),
      ticket: present.ticket.id,
      ...(this.outcome === null ? {} : { outcome: this.outcome }),
      ...(this.cases === 1 ? {} : { cases: this.cases }),
    };
  }

  clear(): void {
    this.outcome = null;
    this.cases = 1;
    this.missing = [];
    this.other = "";
  }
}
