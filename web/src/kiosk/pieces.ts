// Words cut into sentences, so that the first is heard at once and none is too long for the voice.

/** The kiosk's voice takes 1,024 bytes; a character has four at most. */
const PIECE_MAX = 200;
const SENTENCE = /[^。！？；.!?;\n]+(?:[。！？；\n]+|[.!?;]+(?=\s|$)|[.!?;]+)*/g;

/** Sentences of at most `PIECE_MAX` characters; a longer one is cut between words where it has any. */
export function pieces(words: string): string[] {
  const joined: string[] = [];
  for (const part of words.match(SENTENCE) ?? []) {
    const before = joined.at(-1);
    // A point within a number or a short name is no end of a sentence.
    if (before !== undefined && /[.!?;]$/.test(before) && !/^\s/.test(part)) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined.map((part) => part.trim()).flatMap((part) => cut(part));
}

function cut(sentence: string): string[] {
  if (sentence.length <= PIECE_MAX) return sentence === "" ? [] : [sentence];
  const begun = sentence.slice(0, PIECE_MAX);
  const gap = Math.max(...[" ", "，", "、", ","].map((sign) => begun.lastIndexOf(sign) + 1));
  const at = gap > 0 ? gap : PIECE_MAX;
  return [sentence.slice(0, at).trim(), ...cut(sentence.slice(at).trim())];
}
