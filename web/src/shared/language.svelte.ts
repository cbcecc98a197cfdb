// The language of the page: Chinese first, English beside it. One table of texts a page, typed so that neither lacks a key.
import type { Text } from "./wire.gen";

export type Lang = "zh" | "en";

/** What a table of texts holds: sentences, or functions that put numbers and names into one. */
type Entry = string | ((...values: never[]) => string);

/** Declares the texts of a page; English must have the keys and parameters of Chinese. */
export function defineTexts<const Zh extends Record<string, Entry>>(texts: {
  zh: Zh;
  en: {
    [Key in keyof Zh]: Zh[Key] extends (...values: infer Values) => string ? (...values: Values) => string : string;
  };
}): Record<
  Lang,
  { [Key in keyof Zh]: Zh[Key] extends (...values: infer Values) => string ? (...values: Values) => string : string }
> {
  return texts as never;
}

const STORED = "hall-language";

class Language {
  now = $state<Lang>("zh");

  /** Takes the stored choice, else the browser's language. */
  start(first?: Lang): void {
    this.set(stored() ?? first ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en"), false);
  }

  set(lang: Lang, keep = true): void {
    this.now = lang;
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    if (!keep) return;
    try {
      localStorage.setItem(STORED, lang);
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  }

  /** A text of the plan in the page's language; Chinese where there is no English. */
  pick(text: Text | undefined | null): string {
    return pick(text, this.now);
  }
}

export const language = new Language();

/** A text of the plan in one language; Chinese where there is no English. */
export function pick(text: Text | undefined | null, lang: Lang): string {
  if (!text) return "";
  return lang === "en" && text.en !== "" ? text.en : text.zh;
}

/** The second line of a bilingual text: the other language, or nothing where it would only repeat. */
export function other(text: Text, lang: Lang): string {
  const said = lang === "zh" ? text.en : text.zh;
  return said === pick(text, lang) ? "" : said;
}

function stored(): Lang | undefined {
  try {
    const found = localStorage.getItem(STORED);
    return found === "zh" || found === "en" ? found : undefined;
  } catch {
    return undefined;
  }
}
