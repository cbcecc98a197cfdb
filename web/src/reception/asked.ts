// What was typed or scanned into the one field: a ticket's number, its QR code, a booking's code, or words for a service. Pure.
import { plain } from "$shared/typed";

export type Asked =
  | { kind: "nothing" }
  | { kind: "number"; number: string }
  | { kind: "visit"; token: string }
  | { kind: "booking"; code: string }
  | { kind: "words"; words: string };

/** Letters of a number series and its digits, however they were typed: `a12` is not `A012`, but `a 012` is. */
const NUMBER = /^([a-z]{1,3})[\s-]*(\d{3,5})$/i;
/** What a scanner types: the address of a visitor's page. */
const SCANNED_VISIT = /\/t\/([\w-]{8,})(?:[?#].*)?$/;
/** What a scanner types: the address of a booked place. */
const SCANNED_BOOKING = /\/a\/(\d{8})(?:[?#].*)?$/;
/** A booking's code as people read it, `1234 5678`. */
const CODE = /^(\d{4})[\s-]?(\d{4})$/;

export function asked(typed: string): Asked {
  const text = plain(typed);
  if (text === "") return { kind: "nothing" };
  const visit = SCANNED_VISIT.exec(text);
  if (visit) return { kind: "visit", token: visit[1] ?? "" };
  const scanned = SCANNED_BOOKING.exec(text);
  if (scanned) return { kind: "booking", code: scanned[1] ?? "" };
  const code = CODE.exec(text);
  if (code) return { kind: "booking", code: `${code[1]}${code[2]}` };
  const number = NUMBER.exec(text);
  if (number) return { kind: "number", number: `${number[1]}${number[2]}`.toUpperCase() };
  return { kind: "words", words: text };
}
