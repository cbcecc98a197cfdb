// The normal form of what people type: one form for the same word, whatever the keyboard or input method made of it.

/** Characters that nobody sees: controls, zero-width and directional marks, soft hyphens. */
const UNSEEN = /[\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]/gu;

/** Full-width digits and letters as plain ones, accents joined, nothing unseen, no spaces around. */
export function plain(typed: string): string {
  return typed
    .replace(/[\t\n\r]/g, " ")
    .replace(UNSEEN, "")
    .normalize("NFKC")
    .trim();
}

/** The same where capital and small letters mean the same. */
export function folded(typed: string): string {
  return plain(typed).toLowerCase();
}

/** The digits in what was typed. */
export function digits(typed: string): string {
  return plain(typed).replace(/\D/g, "");
}
