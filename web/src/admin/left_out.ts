// What a new plan leaves out while it is in use, in words: one line a part, with everybody who uses it.
import { inEvery, pick, type Lang } from "$shared/language.svelte";
import { dayText, timeText } from "$shared/time";
import { joined } from "$shared/words";
import { adminTexts } from "$src/texts/admin.gen";
import { languageTexts } from "$src/texts/language.gen";
import type { LeftOut, PlanDocument, Text } from "$shared/wire.gen";

/** A part of the plan with what uses it. */
export interface LeftOutPart {
  id: string;
  words: Text;
}

/** The parts, each once and in the order in which they came. */
export function leftOutParts(left_out: readonly LeftOut[], plan: PlanDocument): LeftOutPart[] {
  const parts = new Map<string, LeftOut[]>();
  for (const one of left_out) {
    const name = `${one.part} ${one.id}`;
    parts.set(name, [...(parts.get(name) ?? []), one]);
  }
  return [...parts.values()].flatMap((users) => {
    const [first] = users;
    if (first === undefined) return [];
    const words = inEvery((lang) => {
      const named = users.flatMap((user) => userText(user, plan.hall.zone, lang) ?? []);
      const used = named.length === 0 ? "" : languageTexts[lang].colon + joined(named, lang);
      return partText(first, plan, lang) + used;
    });
    return [{ id: first.id, words }];
  });
}

function partText({ part, id }: LeftOut, plan: PlanDocument, lang: Lang): string {
  const t = adminTexts[lang];
  switch (part) {
    case "service":
      return t.left_service(nameOf(plan.services, id, lang));
    case "windows_for":
      return t.left_windows_for(nameOf(plan.services, id, lang));
    case "class":
      return t.left_class(nameOf(plan.classes, id, lang));
    case "window":
      return t.left_window(plan.windows.find((window) => window.id === id)?.label ?? id);
  }
  return part satisfies never;
}

function userText({ number, booked_for }: LeftOut, zone: string, lang: Lang): string | null {
  const t = adminTexts[lang];
  if (number !== undefined) return t.left_number(number);
  return booked_for === undefined
    ? null
    : t.left_booking(`${dayText(booked_for, zone, lang)} ${timeText(booked_for, zone)}`);
}

function nameOf(all: readonly { id: string; name: Text }[], id: string, lang: Lang): string {
  return pick(all.find((one) => one.id === id)?.name, lang) || id;
}
