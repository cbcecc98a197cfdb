// What a ticket's paper says: the kiosk's sentences in the kiosk's order, so that all paper of a hall is of one kind.
import { dayCode, exactText, timeText } from "$shared/time";
import { classBeside, serviceName, text } from "$shared/names";
import { aheadWords, missedWords, particularsOf, placeWords, waitWords } from "$shared/words";
import type { PlanDocument, ServiceWait, Text, Ticket } from "$shared/wire.gen";

/** Documents and services named on paper; the rest are on the visitor's page behind the QR code. */
const DOCUMENTS_MAX = 6;
const SERVICES_MAX = 3;

export const words = {
  prepare: text("请备好", "Please have ready"),
  scan: text("扫码看进度", "Live status"),
  valid_today: text("当日有效", "Valid today only"),
  copy: text("补打", "COPY"),
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
    place: placeWords(wait?.areas ?? [], wait?.windows ?? []),
    ahead: aheadWords(ticket.ahead),
    wait: waitWords(ticket.wait),
    documents: documents.slice(0, DOCUMENTS_MAX),
    documents_left: left > 0 ? text(`另有 ${left} 项，请扫码查看`, `${left} more: scan the code`) : null,
    missed_rule: missedWords(plan.missed),
  };
}

/** What the visitor came for; several on one ticket are numbered. */
function servicesOf(ticket: Ticket, plan: PlanDocument): Text[] {
  const names = ticket.steps.map((step) => serviceName(plan, step.service));
  if (names.length <= 1) return names;
  const shown = names.slice(0, SERVICES_MAX).map(({ zh, en }, at) => text(`${at + 1} ${zh}`, `${at + 1} ${en}`));
  const left = names.length - shown.length;
  return left > 0 ? [...shown, text(`另 ${left} 项`, `${left} more`)] : shown;
}

/** What to have ready for all services, each thing once. */
function documentsOf(ticket: Ticket, plan: PlanDocument): Text[] {
  const all = ticket.steps.flatMap((step) => plan.services.find((known) => known.id === step.service)?.documents ?? []);
  return all.filter((paper, at) => all.findIndex((other) => other.zh === paper.zh && other.en === paper.en) === at);
}
