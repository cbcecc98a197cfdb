// More than one person with one matter: a group, an agent with principals, a visitor whose clerk is named. Pure.
import { plain } from "$shared/typed";
import type { IssueTicket } from "$shared/wire.gen";

/** Somebody for whom an agent has come. */
export interface PrincipalDraft {
  name: string;
  /** Which of the ticket's services are for this one. */
  services: string[];
}

/** For whom a ticket is. */
export interface Particulars {
  /** How many people stand behind the number, as it was typed; empty: one. */
  people: string;
  /** Those for whom an agent has come; none: nobody is an agent. */
  principals: PrincipalDraft[];
  /** The clerk named for the visitor; empty: none. */
  clerk: string;
}

export const freshParticulars = (): Particulars => ({ people: "", principals: [], clerk: "" });

/** The most principals of an agent, and the most people of a group: the hall's own limits. */
export const PRINCIPALS_MAX = 16;
export const PEOPLE_MAX = 200;

/** The number of people; null when what was typed is none. */
export function peopleOf(typed: string): number | null {
  const text = plain(typed);
  if (text === "") return 1;
  const people = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return people >= 1 && people <= PEOPLE_MAX ? people : null;
}

/** What is filled in and cannot be right. */
export function particularsWrong(particulars: Particulars): "people" | "principals" | null {
  if (peopleOf(particulars.people) === null) return "people";
  return particulars.principals.some((principal) => principal.services.length === 0) ? "principals" : null;
}

/** One more principal, for all of the ticket's services until the reception says otherwise. */
export function addPrincipal(particulars: Particulars, services: readonly string[]): void {
  if (particulars.principals.length < PRINCIPALS_MAX)
    particulars.principals.push({ name: "", services: [...services] });
}

/** Keeps a principal's services in the ticket's order. */
export function togglePrincipal(principal: PrincipalDraft, service: string, services: readonly string[]): void {
  const has = principal.services.includes(service);
  principal.services = services.filter((known) => (known === service ? !has : principal.services.includes(known)));
}

/** Writes the particulars into what is asked for. */
export function writeParticulars(particulars: Particulars, body: IssueTicket): void {
  const people = peopleOf(particulars.people) ?? 1;
  if (people > 1) body.people = people;
  if (particulars.clerk !== "") body.clerk = particulars.clerk;
  if (particulars.principals.length === 0) return;
  body.agent = true;
  body.services = [];
  delete body.parallel;
  body.principals = particulars.principals.map(({ name, services }) => ({
    services: [...services],
    ...(plain(name) === "" ? {} : { name: plain(name) }),
  }));
}
