// A ticket's story: what happened to it, said in one line each.
import { languageTexts } from "$src/texts/language.gen";
import { storyTexts, type StoryTexts } from "$src/texts/story.gen";
import { inEvery, pick, same, type Lang, type Words } from "./language.svelte";
import { className, serviceName, windowName } from "./names";
import { outcomeWords } from "./outcomes";
import { whyWords } from "./why";
import type { HistoryEntry, PlanDocument, Role, StepOutcome } from "./wire.gen";

const ROLES: Record<Role, keyof StoryTexts & `by_${string}`> = {
  kiosk: "by_kiosk",
  board: "by_board",
  clerk: "by_clerk",
  reception: "by_reception",
  manager: "by_manager",
  admin: "by_admin",
  visitor: "by_visitor",
  auditor: "by_auditor",
  system: "by_system",
};

/** Who did it: the role is enough; ids are for the record. */
export function byWords(by: string): Words {
  const role = by.split(":")[0] ?? "";
  return Object.hasOwn(ROLES, role) ? inEvery((lang) => storyTexts[lang][ROLES[role as Role]]) : same(by);
}

/** What happened, with its place and particulars; `klass` is the ticket's class. */
export function entryWords(entry: HistoryEntry, plan: PlanDocument | null, klass: string): Words {
  return inEvery((lang) => entryText(entry, plan, klass, lang));
}

function entryText(entry: HistoryEntry, plan: PlanDocument | null, klass: string, lang: Lang): string {
  const t = storyTexts[lang];
  const details = entry.details ?? {};
  const at = entry.window === undefined ? "" : pick(windowName(plan, entry.window), lang);
  switch (entry.what) {
    case "called": {
      const why = entry.why && whyWords(entry.why, className(plan, klass))[lang];
      return t.called(at) + (why ? languageTexts[lang].in_brackets(why) : "");
    }
    case "started":
      return details["assumed"] === "true" ? t.started_assumed : t.started;
    case "finished":
      return t.finished(outcomeWords((details["outcome"] ?? "decided") as StepOutcome)[lang]);
    case "granted":
      return t.granted(pick(className(plan, details["class"] ?? ""), lang));
    case "print_recorded":
      return printText(details, t);
    case "came_back":
      return entry.window === undefined ? t.came_back : t.came_back_for(at);
    case "sent_to_service":
      return t.sent_to(pick(serviceName(plan, details["service"] ?? ""), lang));
    case "sent_to_window":
      return t.sent_to(pick(windowName(plan, details["to"] ?? ""), lang));
    case "step_added":
      return t.step_added(pick(serviceName(plan, details["service"] ?? ""), lang));
    case "went_on":
    case "recalled":
    case "missed":
    case "served_without_ticket":
    case "parked":
    case "resumed":
      return t[entry.what](at);
    case "issued":
      return details["alone"] === undefined ? t.issued : t.issued_alone;
    case "number_replaced":
      return t.number_replaced(details["number"] ?? "", details["instead_of"] ?? "");
    case "requeued":
    case "cancelled":
    case "noted":
    case "returned_to_line":
    case "papers_missing":
    case "case_opened":
    case "case_closed":
    case "sent_to_clerk":
    case "undone":
      return t[entry.what];
    default:
      return entry.what;
  }
}

function printText(details: Record<string, string>, t: StoryTexts): string {
  switch (details["outcome"]) {
    case "printed":
      return details["copy"] === "true" ? t.printed_again : t.printed;
    case "failed":
      return t.printed_failed;
    case "on_screen":
      return t.printed_on_screen;
    default:
      return t.printed_uncertain;
  }
}
