// What a new plan leaves out while it is in use, in words: one line a part, with everybody who uses it.
import type { Lang } from "$shared/language.svelte";
import { dayText, timeText } from "$shared/time";
import { joined } from "$shared/words";
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
    const words = (lang: Lang) => {
      const named = users.flatMap((user) => userText(user, plan.hall.zone, lang) ?? []);
      const colon = lang === "zh" ? "：" : ": ";
      return partText(first, plan, lang) + (named.length === 0 ? "" : colon + joined(named, lang));
    };
    return [{ id: first.id, words: { zh: words("zh"), en: words("en") } }];
  });
}

function partText({ part, id }: LeftOut, plan: PlanDocument, lang: Lang): string {
  const zh = lang === "zh";
  switch (part) {
    case "service": {
      const name = nameOf(plan.services, id, lang);
      return zh ? `事项“${name}”仍在使用` : `the service “${name}” is in use`;
    }
    case "windows_for": {
      const name = nameOf(plan.services, id, lang);
      return zh ? `“${name}”将没有窗口办理` : `no window would be left for “${name}”`;
    }
    case "class": {
      const name = nameOf(plan.classes, id, lang);
      return zh ? `优先类型“${name}”仍在使用` : `the class “${name}” is in use`;
    }
    case "window": {
      const label = plan.windows.find((window) => window.id === id)?.label ?? id;
      return zh ? `${label} 号窗口还没有关窗` : `window ${label} is not closed`;
    }
  }
  return part satisfies never;
}

function userText({ number, booked_for }: LeftOut, zone: string, lang: Lang): string | null {
  if (number !== undefined) return lang === "zh" ? `${number} 号` : number;
  if (booked_for === undefined) return null;
  const when = `${dayText(booked_for, zone, lang)} ${timeText(booked_for, zone)}`;
  return lang === "zh" ? `${when} 的预约` : `a booking for ${when}`;
}

function nameOf(all: readonly { id: string; name: Text }[], id: string, lang: Lang): string {
  return all.find((one) => one.id === id)?.name[lang] ?? id;
}
