// Why a ticket was called when it was, in the words that a clerk can pass on to a visitor who asks.
import { languageTexts } from "$src/texts/language.gen";
import { whyTexts } from "$src/texts/why.gen";
import { inEvery, pick, type Lang, type Words } from "./language.svelte";
import { reasonWords } from "./reasons";
import type { CandidateNow, Text, WhyCalled } from "./wire.gen";

/** Whole minutes, at least 1 once something has begun to pass. */
export function minutes(seconds: number): number {
  return seconds <= 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

function cause(why: WhyCalled, klass: Text, lang: Lang): string {
  const t = whyTexts[lang];
  const early = minutes(why.head_start_s);
  switch (why.lane) {
    case "interrupted":
      return t.interrupted;
    case "returning":
      return t.returning;
    case "overdue":
      // The longest wait is promised from the arrival on.
      return t.overdue(minutes(why.counted_s ?? why.waited_s));
    case "class":
      return t.share(pick(klass, lang));
    case "early":
      return t.early;
    case "latecomer":
      return t.latecomer;
    case "out_of_order":
      return why.reason === undefined ? t.out_of_order : reasonWords(why.reason)[lang];
    case "score":
      return early > 0 ? t.head_start(pick(klass, lang), early) : t.longest;
  }
}

/** 比 3 人先叫：老年人提前 15 分钟 */
export function whyWords(why: WhyCalled, klass: Text): Words {
  const plain = why.lane === "score" && why.passed === 0 && why.head_start_s === 0;
  return inEvery((lang) => {
    const t = whyTexts[lang];
    const order = t.order(why.passed);
    const said = plain ? order : order + languageTexts[lang].colon + cause(why, klass, lang);
    return why.tier === 2 ? `${said} · ${t.helped}` : said;
  });
}

/** What else counted for one that was compared: a lane, a head start; empty for the plain wait. */
export function candidateWords(one: CandidateNow): Words {
  const early = minutes(one.head_start_s);
  return inEvery((lang) => {
    const t = whyTexts[lang];
    switch (one.lane) {
      case "interrupted":
        return ` · ${t.beside_interrupted}`;
      case "returning":
        return ` · ${t.beside_returning}`;
      case "overdue":
        return ` · ${t.beside_overdue}`;
      case "class":
        return ` · ${t.beside_share}`;
      default:
        return early > 0 ? ` · ${t.beside_head_start(early)}` : "";
    }
  });
}
