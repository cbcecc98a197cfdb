// What a ticket's paper says: the kiosk's sentences in the kiosk's order, so that all paper of a hall is of one kind.
import { dayCode, exactText, timeText } from "$shared/time";
import { classBeside, inEach, paperText, serviceName } from "$shared/names";
import { inEvery, MAIN, pick } from "$shared/language.svelte";
import { ticketTexts } from "$src/texts/ticket.gen";
import { aheadWords, missedWords, particularsOf, waitingAreaWords, waitWords, windowsWords } from "$shared/words";
import type { PlanDocument, ServiceWait, Text, Ticket } from "$shared/wire.gen";

/** Documents and services named on paper; the rest are on the visitor's page behind the QR code. */
const DOCUMENTS_MAX = 6;
const SERVICES_MAX = 3;

export const words = {
  prepare: inEvery((lang) => ticketTexts[lang].prepare),
  scan: inEvery((lang) => ticketTexts[lang].scan),
  valid_today: inEvery((lang) => ticketTexts[lang].valid_today),
  copy: inEvery((lang) => ticketTexts[lang].copy),
};

/** What the paper of a ticket says, from top to bottom. */
export interface PaperWords {
  hall: Text;
  date: string;
  time: string;
  services: Text[];
  /** The class's name; null for ordinary visitors. */
  class_name: Text | null;
  /** The booked time, how many people stand behind the number, for how many an agent comes. */
  particulars: Text[];
  copy: boolean;
  place: Text;
  /** The windows with which the place ends, where there are any. */
  windows: Text;
  ahead: Text;
  wait: Text;
  documents: Text[];
  documents_left: Text | null;
  missed_rule: Text;
}

/** Writes the paper of a ticket whose first service is now as `wait` says. */
export function paperOf(ticket: Ticket, plan: PlanDocument, wait: ServiceWait | undefined, zone: string): PaperWords {
  const documents = documentsOf(ticket, plan);
  const left = documents.length - DOCUMENTS_MAX;
  return {
    hall: plan.hall.name,
    date: dayCode(ticket.issued_at, zone),
    time: timeText(ticket.issued_at, zone),
    services: servicesOf(ticket, plan),
    class_name: classBeside(plan, ticket),
    particulars: particularsOf(ticket, (at_ms) => exactText(at_ms, zone)),
    copy: ticket.printed !== undefined,
    place: waitingAreaWords(wait?.areas ?? [], wait?.windows ?? []),
    windows: windowsWords(wait?.windows ?? []),
    ahead: aheadWords(ticket.ahead),
    wait: waitWords(ticket.wait),
    documents: documents.slice(0, DOCUMENTS_MAX),
    documents_left: left > 0 ? inEvery((lang) => ticketTexts[lang].documents_left(left)) : null,
    missed_rule: missedWords(plan.missed),
  };
}

/** What the visitor came for; several on one ticket are numbered. */
function servicesOf(ticket: Ticket, plan: PlanDocument): Text[] {
  const names = ticket.steps.map((step) => serviceName(plan, step.service));
  if (names.length <= 1) return names;
  const shown = names.slice(0, SERVICES_MAX).map((name, at) => inEach(name, (said) => `${at + 1} ${said}`));
  const left = names.length - shown.length;
  return left > 0 ? [...shown, inEvery((lang) => ticketTexts[lang].services_left(left))] : shown;
}

/** What to have ready for all services, each thing once. */
function documentsOf(ticket: Ticket, plan: PlanDocument): Text[] {
  const all = ticket.steps.flatMap((step) => plan.services.find((known) => known.id === step.service)?.documents ?? []);
  const names = all.map(paperText);
  return names.filter((paper, at) => names.findIndex((other) => pick(other, MAIN) === pick(paper, MAIN)) === at);
}
