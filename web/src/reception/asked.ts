// What was typed into the one field: a ticket's number, or words for a service. Pure.

export type Asked = { kind: "nothing" } | { kind: "number"; number: string } | { kind: "words"; words: string };

/** Letters of a line and its digits, however they were typed: `a12` is not `A012`, but `a 012` is. */
const NUMBER = /^([a-z]{1,3})[\s-]*(\d{3,5})$/i;

export function asked(typed: string): Asked {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return { kind: "nothing" };
  const number = NUMBER.exec(text);
  if (number) return { kind: "number", number: `${number[1]}${number[2]}`.toUpperCase() };
  return { kind: "words", words: text };
}
