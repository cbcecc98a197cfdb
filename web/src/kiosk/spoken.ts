// What is read aloud when a screen comes up: its question, or the number.
import { joined, waitText } from "$shared/words";
import { saidLabel, saidNumber } from "$shared/speech";
import { languageTexts } from "$src/texts/language.gen";
import { speechTexts } from "$src/texts/speech.gen";
import { pick, type Lang } from "$shared/language.svelte";
import type { Kiosk } from "./kiosk.svelte";
import { hinderedText } from "./hindered";
import { kioskTexts } from "$src/texts/kiosk.gen";

export function spoken(kiosk: Kiosk, lang: Lang): string {
  const t = kioskTexts[lang];
  const { stop } = languageTexts[lang];
  const { receipt, service, department } = kiosk;
  const hindered = kiosk.hindered ? hinderedText(kiosk.hindered, kiosk.now()).join(stop) + stop : "";
  switch (kiosk.screen) {
    case "departments":
      return hindered + t.ask;
    case "theme":
      return [pick(kiosk.theme?.name, lang), t.ask_service].join(stop);
    case "by_department":
      return t.ask_department;
    case "services":
      return [pick(department?.name, lang), t.ask_service].join(stop);
    case "search":
      return t.ask_search;
    case "booking":
      return hindered + t.ask_code;
    case "confirm": {
      if (!service) return "";
      const wait = kiosk.waitOf(service);
      const steps = (service.steps ?? []).map(({ name }) => pick(name, lang)).join(stop);
      const documents = joined(
        service.documents.map((text) => pick(text, lang)),
        lang,
      );
      return [
        pick(service.name, lang),
        steps,
        wait ? waitText(wait.wait, lang) : "",
        documents,
        hindered || t.take,
      ].join(stop);
    }
    case "result": {
      if (!receipt) return "";
      const digits = saidNumber(receipt.ticket.number, lang);
      const windows = receipt.windows.length > 0 ? saidWindows(receipt.windows, lang) : "";
      const paper = {
        printing: t.printing,
        printed: t.printed,
        failed: t.failed,
        uncertain: t.uncertain,
        on_screen: t.on_screen,
      }[receipt.printed];
      return [t.your_number, digits, windows, paper].join(stop);
    }
  }
}

function saidWindows(labels: readonly string[], lang: Lang): string {
  const said = labels.map((label) => saidLabel(label, lang));
  return speechTexts[lang].windows(joined(said, lang), labels.length);
}
