// What a press was answered: a ticket is shown at once, before the view says the same in full.
import type { PresentNow, Ticket } from "$shared/wire.gen";

export function isTicket(body: unknown): body is Ticket {
  return typeof body === "object" && body !== null && "number" in body && "steps" in body && "state" in body;
}

/** What the answer says of the visitor at the window, until the view says it in full. */
export function presentOf(ticket: Ticket, window: string, before: PresentNow | null): PresentNow | null {
  if (ticket.state !== "called" && ticket.state !== "serving") return null;
  const step = ticket.steps.find((known) => known.window === window && known.state === ticket.state) ?? ticket.steps[0];
  if (before?.ticket.id === ticket.id && before.service === step?.service) return { ...before, ticket };
  // How long a later step waited only the view knows: it began at the end of the step before.
  const first = ticket.steps.every((known) => known === step || known.state === "waiting");
  const waited = first ? Math.max(0, (ticket.called_at ?? ticket.arrived_at) - ticket.arrived_at) : 0;
  return {
    ticket,
    service: step?.service ?? "",
    documents: [],
    brings: [],
    waited_s: Math.round(waited / 1000),
    start_assumed: false,
    recalls: 0,
    reached: { boards: 0, shown: 0 },
  };
}
