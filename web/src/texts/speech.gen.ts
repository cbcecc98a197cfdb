// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** What voices say, letters and digits so that no voice swallows or sums them. */
export interface SpeechTexts {
  call: (number: string, window: string) => string;
  windows: (labels: string, count: number) => string;
  digit: (digit: number) => string;
  two_digits: (tens: number, ones: number) => string;
  between: string;
  between_letters: string;
  letter_a: string;
}

const zh: SpeechTexts = {
  call: (number, window) => `请${number}号到${window}号窗口办理`,
  windows: (labels, count) => `${labels}号窗口`,
  digit: (digit) => (digit === 0 ? "零" : digit === 1 ? "一" : digit === 2 ? "二" : digit === 3 ? "三" : digit === 4 ? "四" : digit === 5 ? "五" : digit === 6 ? "六" : digit === 7 ? "七" : digit === 8 ? "八" : "九"),
  two_digits: (tens, ones) => `${(tens === 1 ? "" : tens === 2 ? "二" : tens === 3 ? "三" : tens === 4 ? "四" : tens === 5 ? "五" : tens === 6 ? "六" : tens === 7 ? "七" : tens === 8 ? "八" : "九")}十${(ones === 0 ? "" : ones === 1 ? "一" : ones === 2 ? "二" : ones === 3 ? "三" : ones === 4 ? "四" : ones === 5 ? "五" : ones === 6 ? "六" : ones === 7 ? "七" : ones === 8 ? "八" : "九")}`,
  between: "",
  between_letters: " ",
  letter_a: "A",
};

const en: SpeechTexts = {
  call: (number, window) => `${number}, please go to window ${window}`,
  windows: (labels, count) => (plural(count, "en") === "one" ? `window ${labels}` : `windows ${labels}`),
  digit: (digit) => `${digit}`,
  two_digits: (tens, ones) => `${tens}${ones}`,
  between: " ",
  between_letters: " ",
  letter_a: "A,",
};

const ko: SpeechTexts = {
  call: (number, window) => `${number}번 고객님, ${window}번 창구로 오십시오`,
  windows: (labels, count) => `${labels}번 창구`,
  digit: (digit) => (digit === 0 ? "공" : digit === 1 ? "일" : digit === 2 ? "이" : digit === 3 ? "삼" : digit === 4 ? "사" : digit === 5 ? "오" : digit === 6 ? "육" : digit === 7 ? "칠" : digit === 8 ? "팔" : "구"),
  two_digits: (tens, ones) => `${(tens === 1 ? "" : tens === 2 ? "이" : tens === 3 ? "삼" : tens === 4 ? "사" : tens === 5 ? "오" : tens === 6 ? "육" : tens === 7 ? "칠" : tens === 8 ? "팔" : "구")}십${(ones === 0 ? "" : ones === 1 ? "일" : ones === 2 ? "이" : ones === 3 ? "삼" : ones === 4 ? "사" : ones === 5 ? "오" : ones === 6 ? "육" : ones === 7 ? "칠" : ones === 8 ? "팔" : "구")}`,
  between: " ",
  between_letters: " ",
  letter_a: "A",
};

export const speechTexts: Record<Lang, SpeechTexts> = { zh, en, ko };
