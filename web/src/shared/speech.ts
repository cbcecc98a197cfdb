// Labels and numbers as they are said: letters apart and digits so that no voice swallows or sums them. The server's calls
// are said the same way (`libs/hall-words/src/speech.rs`); both are held to one table of cases.
import { speechTexts } from "$src/texts/speech.gen";
import type { Lang } from "./language.svelte";

/** A run of digits up to this long is said as a number; a longer one digit by digit. */
const DIGITS_AS_NUMBER_MAX = 2;

const LETTER = /^[A-Za-z]$/;
const SAID = /[\p{L}\p{N}]/u;

/** A window's label as it is said: `3` as it stands, `B二` and `B 2`, `二零五` and `2 0 5`. */
export function saidLabel(label: string, lang: Lang): string {
  const plain = label.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (/^[1-9]\d?$/.test(plain)) return plain;
  const parts = (plain.match(/[A-Za-z]|\d+|[^A-Za-z\d]+/g) ?? []).flatMap((part) =>
    /^\d/.test(part) && (part.length > DIGITS_AS_NUMBER_MAX || part.startsWith("0")) ? part.split("") : [part],
  );
  return saidParts(parts, lang);
}

/** A ticket's number as it is said, every letter and digit by itself. */
export function saidNumber(number: string, lang: Lang): string {
  return saidParts(number.split(""), lang);
}

function saidParts(parts: readonly string[], lang: Lang): string {
  const t = speechTexts[lang];
  let said = "";
  parts.forEach((part, at) => {
    const before = parts[at - 1] ?? "";
    if (said !== "" && !said.endsWith(" ")) {
      if (!SAID.test(part)) said += " ";
      else said += LETTER.test(part) && LETTER.test(before) ? t.between_letters : t.between;
    }
    said += saidPart(part, at + 1 < parts.length, lang);
  });
  return said.trim();
}

function saidPart(part: string, is_before_another: boolean, lang: Lang): string {
  const t = speechTexts[lang];
  if (LETTER.test(part)) return part.toUpperCase() === "A" && is_before_another ? t.letter_a : part.toUpperCase();
  if (!/^\d/.test(part)) return SAID.test(part) ? part.trim() : "";
  const [first = 0, second] = part.split("").map(Number);
  return second === undefined ? t.digit(first) : t.two_digits(first, second);
}
