// What the plan calls services, classes and windows; an id that the plan does not know is its own name.
import { sharedTexts } from "$src/texts/shared.gen";
import { inEvery, pick, same, type Lang } from "./language.svelte";
import { joined } from "./words";
import type { KioskDepartment, NeededDocument, PlanDocument, Text } from "./wire.gen";

/** The class of whoever was granted no other. */
export const ORDINARY = "ordinary";

/** The same text with each of its languages changed. */
export function inEach(what: Text, change: (said: string) => string): Text {
  const said = Object.entries(what).map(([one, words]) => [one, words === "" ? "" : change(words)]);
  return { ...what, ...Object.fromEntries(said) };
}

/** What a document is called; its `id` is no language. */
export function paperText(paper: NeededDocument): Text {
  const name = { ...paper };
  delete name.id;
  return name as Text;
}

export function serviceName(plan: PlanDocument | null, id: string): Text {
  return plan?.services.find((service) => service.id === id)?.name ?? same(id);
}

export function className(plan: PlanDocument | null, id: string): Text {
  if (id === ORDINARY) return inEvery((lang) => sharedTexts[lang].ordinary);
  return plan?.classes.find((known) => known.id === id)?.name ?? same(id);
}

/** The class of a ticket where it says something: not of ordinary tickets, and not beside a booked time that says it. */
export function classBeside(plan: PlanDocument | null, ticket: { class: string; booked_at?: number }): Text | null {
  const by_booking =
    ticket.booked_at !== undefined && plan?.appointments?.some((rules) => rules.class === ticket.class);
  return ticket.class === ORDINARY || by_booking ? null : className(plan, ticket.class);
}

/** A window within a sentence. */
export function windowName(plan: PlanDocument | null, id: string): Text {
  const label = plan?.windows.find((window) => window.id === id)?.label ?? id;
  return inEvery((lang) => sharedTexts[lang].window_named(label));
}

/** A step by its service; of an agent's visit with the person for whom it is. */
export function stepName(one: { name: Text; principal?: number }, lang: Lang): string {
  const name = pick(one.name, lang);
  return one.principal === undefined ? name : name + sharedTexts[lang].for_person(one.principal + 1);
}

/** `身份证、户口簿` or `ID card, household register`. */
export function listed(texts: readonly Text[], lang: Lang): string {
  return joined(
    texts.map((one) => pick(one, lang)),
    lang,
  );
}

/** The plan's services that take tickets, as the search reads them. */
export function menuOf(plan: PlanDocument, without: readonly string[] = []): KioskDepartment[] {
  return plan.departments.map((department) => ({
    id: department.id,
    name: department.name,
    services: plan.services
      .filter((service) => service.department === department.id && !service.retired && !without.includes(service.id))
      .map((service) => ({
        ...service,
        documents: service.documents.map(paperText),
        keywords: service.keywords ?? [],
      })),
  }));
}
