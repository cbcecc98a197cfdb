// The language of the page. What each language says is in `languages/*.ftl`; the tables are generated.
import { languageTexts } from "$src/texts/language.gen";
import { LANGS, MAIN, type Lang } from "$src/texts/languages.gen";
import type { Text } from "./wire.gen";

export { LANGS, MAIN, type Lang };

/** What a page says itself, in every language. */
export type Words = Record<Lang, string>;

/** Says something in every language. */
export function inEvery(say: (lang: Lang) => string): Words {
  return Object.fromEntries(LANGS.map((lang) => [lang, say(lang)])) as Words;
}

/** What is the same in every language: an id, a name, a number. */
export function same(words: string): Words {
  return inEvery(() => words);
}

const STORED = "hall-language";

class Language {
  now = $state<Lang>(MAIN);

  /** Takes the stored choice, else the page's own, else the browser's language, else the second that is shipped. */
  start(first?: Lang): void {
    this.set(shipped(stored()) ?? first ?? preferred() ?? LANGS[1], false);
  }

  set(lang: Lang, keep = true): void {
    this.now = lang;
    document.documentElement.lang = tagOf(lang);
    document.documentElement.dir = directionOf(lang);
    if (!keep) return;
    try {
      localStorage.setItem(STORED, lang);
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  }

  /** A text in the page's language; the hall's own where it has no other. */
  pick(text: Text | undefined | null): string {
    return pick(text, this.now);
  }
}

export const language = new Language();

/** The language's tag by BCP 47, for `lang`. */
export function tagOf(lang: Lang): string {
  return languageTexts[lang].tag;
}

/** Which way the language is written. */
export function directionOf(lang: Lang): "ltr" | "rtl" {
  return languageTexts[lang].direction === "rtl" ? "rtl" : "ltr";
}

/** The shipped language of a code, whatever region it names; none where there is no such language. */
export function shipped(code: string | undefined | null): Lang | undefined {
  const plain = code?.toLowerCase();
  return LANGS.find((lang) => plain === lang || plain?.startsWith(`${lang}-`));
}

/** The shipped ones of a list of codes, in its order; all where there is no list. */
export function shippedOf(codes: readonly string[] | undefined): readonly Lang[] {
  return codes ? codes.flatMap((code) => shipped(code) ?? []) : LANGS;
}

/** A text in one language, or in it without its region and script; else in the hall's own. */
export function pick(text: Text | undefined | null, lang: string): string {
  if (!text) return "";
  for (let wanted = lang; wanted !== ""; wanted = wanted.slice(0, Math.max(wanted.lastIndexOf("-"), 0))) {
    const said = text[wanted];
    if (said) return said;
  }
  return text[MAIN] ?? "";
}

/** The language of a second line of the page's own words: the hall's own, or below that the next that is shipped. */
export function secondOf(lang: Lang): Lang {
  return LANGS.find((other) => other !== lang) ?? lang;
}

/** The second line of a text: in a chosen language, else in the first that says something else; empty where none does. */
export function other(text: Text, lang: string, second?: Lang): string {
  const first = pick(text, lang);
  const said = second === undefined ? languagesOf(text).map((one) => text[one]) : [pick(text, second)];
  return said.find((one) => one && one !== first) ?? "";
}

/** The languages that a text has: the hall's own, then the others in the order of their codes. */
export function languagesOf(text: Text): string[] {
  const further = Object.keys(text).filter((one) => one !== MAIN && text[one] !== "");
  return [MAIN, ...further.toSorted()];
}

function preferred(): Lang | undefined {
  return navigator.languages.map(shipped).find((lang) => lang !== undefined);
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
