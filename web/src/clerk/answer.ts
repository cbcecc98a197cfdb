// What a press was answered: a ticket is shown at once, before the view says the same in full.
import type { PresentNow, Ticket } from "$shared/wire.gen";

export function isTicket(body: unknown): body is Ticket {
  return typeof body === "object" && body !== null && "number" in body && "steps" in body && "state" in body;
}

/** What the answer says of the visitor at the window, until the view says it in full. */
export function presentOf(ticket: Ticket, window: string, before: PresentNow | null): PresentNow | null {
  if (ticket.state !== "called" && ticket.state !== "serving") return null;
  if (before?.ticket.id === ticket.id) return { ...before, ticket };
  const step = ticket.steps.find((known) => known.window === window && known.state === ticket.state) ?? ticket.steps[0];
  const waited = Math.max(0, (ticket.called_at ?? ticket.arrived_at) - ticket.arrived_at);
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
