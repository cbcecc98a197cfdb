// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** What this language is, and how it writes lists, ranges and sentences. */
export interface LanguageTexts {
  name: string;
  tag: string;
  direction: string;
  digits: string;
  fallback: string;
  voice: string;
  list_separator: string;
  clause_separator: string;
  range_dash: string;
  comma: string;
  colon: string;
  stop: string;
  space: string;
  in_brackets: (words: string) => string;
}

const zh: LanguageTexts = {
  name: "中文",
  tag: "zh-CN",
  direction: "ltr",
  digits: "0123456789",
  fallback: "zh",
  voice: "cmn-latn-pinyin",
  list_separator: "、",
  clause_separator: "；",
  range_dash: "—",
  comma: "，",
  colon: "：",
  stop: "。",
  space: "",
  in_brackets: (words) => `（${words}）`,
};

const en: LanguageTexts = {
  name: "English",
  tag: "en",
  direction: "ltr",
  digits: "0123456789",
  fallback: "zh",
  voice: "en",
  list_separator: ", ",
  clause_separator: "; ",
  range_dash: "–",
  comma: ", ",
  colon: ": ",
  stop: ". ",
  space: " ",
  in_brackets: (words) => ` (${words})`,
};

const ko: LanguageTexts = {
  name: "한국어",
  tag: "ko",
  direction: "ltr",
  digits: "0123456789",
  fallback: "zh",
  voice: "ko",
  list_separator: ", ",
  clause_separator: "; ",
  range_dash: "–",
  comma: ", ",
  colon: ": ",
  stop: ". ",
  space: " ",
  in_brackets: (words) => ` (${words})`,
};

export const languageTexts: Record<Lang, LanguageTexts> = { zh, en, ko };
