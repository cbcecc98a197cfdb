// Why no number can be taken, in words: what is the matter, and what to do.
import { whenText } from "$shared/time";
import type { Lang } from "$shared/language.svelte";
import type { Hindrance } from "./kiosk.svelte";
import { kioskTexts } from "$src/texts/kiosk.gen";

export function hinderedText(
  hindrance: Hindrance,
  { now_ms, zone, lang }: { now_ms: number; zone: string; lang: Lang },
): [string, string] {
  const t = kioskTexts[lang];
  switch (hindrance.what) {
    case "program_away":
      return [t.program_away, t.ask_staff];
    case "server_away":
      return hindrance.trouble ? [t[`trouble_${hindrance.trouble}`], t.tell_staff] : [t.server_away, t.ask_staff];
    case "printer":
      if (hindrance.trouble) return [t[`printer_trouble_${hindrance.trouble}`], t.tell_staff];
      return [t[`printer_${hindrance.state}`], t.tell_staff];
    case "closed": {
      if (hindrance.opens_at === undefined) return [t.closed, t.closed_look];
      const when = whenText(hindrance.opens_at, now_ms, zone, lang);
      return [t.closed_until(when), t.closed_look];
    }
    default:
      return hindrance satisfies never;
  }
}
