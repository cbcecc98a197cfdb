// An entry's facts in words: those about a ticket as its story has them, the others by their own names.
import { inEvery, pick, type Lang, type Words } from "$shared/language.svelte";
import { windowName } from "$shared/names";
import { reasonWords } from "$shared/reasons";
import { entryWords } from "$shared/story";
import { factTexts } from "$src/texts/fact.gen";
import type { HistoryEntry, PlanDocument, RecordEntry } from "$shared/wire.gen";

/** The tickets that an entry concerns, each once, in the order of its facts. */
export function ticketsOf(entry: RecordEntry): string[] {
  const tickets = entry.facts.flatMap((fact) => Object.values(fact).map(({ ticket }) => ticket));
  return [...new Set(tickets.filter((ticket) => typeof ticket === "string"))];
}

/** What each fact of an entry says. */
export function factWords(entry: RecordEntry, plan: PlanDocument | null): Words[] {
  return entry.facts.flatMap((fact) =>
    Object.entries(fact).map(([what, more]) => inEvery((lang) => factText(entry, what, more, plan, lang))),
  );
}

function factText(
  entry: RecordEntry,
  what: string,
  particulars: Record<string, unknown>,
  plan: PlanDocument | null,
  lang: Lang,
): string {
  const t = factTexts[lang];
  const said = (name: string): string => {
    const value = particulars[name];
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
  };
  const at = pick(windowName(plan, said("window")), lang);
  switch (what) {
    case "day_begun":
      return t.day_begun(said("day"));
    case "window_paused":
      return t.window_paused(at, reasonWords(said("reason"))[lang]);
    case "window_opened":
    case "window_taken_over":
    case "window_left":
    case "window_lent":
    case "lend_ended":
    case "window_waits":
    case "window_closed":
      return t[what](at);
    case "booked":
    case "booking_moved":
    case "booking_cancelled":
    case "booking_missed":
    case "checked_in":
      return t[what](said("booking"));
    case "expired_alone": {
      const issued = particulars["issued"] as { number?: string } | undefined;
      return t.expired_alone(issued?.number ?? "", said("day"));
    }
    case "day_ended":
    case "plan_adopted":
    case "hall_closed":
    case "day_extended":
    case "day_shortened":
      return t[what];
    default: {
      const details = Object.fromEntries(Object.keys(particulars).map((name) => [name, said(name)]));
      const window = said("window") === "" ? undefined : said("window");
      const story: HistoryEntry = { seq: entry.seq, at: entry.at, what, by: entry.actor, window, details };
      return entryWords(story, plan, said("class"))[lang];
    }
  }
}
