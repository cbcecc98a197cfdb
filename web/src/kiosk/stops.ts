// What can be heard on a screen, in the order in which it stands there: read from the page itself, so that nothing that is shown is
// missed. A list's other pages belong to it.
import { saidNumber } from "$shared/speech";
import { shipped, type Lang } from "$shared/language.svelte";
import { languageTexts } from "$src/texts/language.gen";
import { guideTexts } from "$src/texts/guide.gen";
import type { Said } from "./voice.svelte";

const ACTS = "button, a[href]";
const HEARD = `${ACTS}, h1, h2, p, dl > div`;
/** What is only for the eye: where it stands in the page's markup. */
const SEEN_ONLY = '[data-guide="skip"], .aloud, [aria-hidden="true"], [inert]';
/** Signs that are drawn, not said. */
const DRAWN = /[←→▲▼•·✓]/g;
const NUMBER = /\b[A-Z]\d{3,4}\b/g;
const RANGE = /(\d)\s*[–—-]\s*(?=\d)/g;

export function isAct(stop: Element): boolean {
  return stop.matches(ACTS);
}

/** All stops: the acts of the head, everything of the middle, the acts of the foot. */
export function stopsOf(page: ParentNode): HTMLElement[] {
  const all = Array.from(page.querySelectorAll<HTMLElement>(HEARD));
  return all.filter((one) => {
    if (one.closest(SEEN_ONLY) || one.parentElement?.closest(HEARD)) return false;
    if (!isAct(one) && (!one.closest("main") || one.querySelector(ACTS))) return false;
    if (one instanceof HTMLButtonElement && one.disabled) return false;
    return textOf(one).length > 0 && (isShown(one) || one.closest("li") !== null);
  });
}

/** Where a screen begins: its first act, in the middle if there is one. */
export function firstOf(stops: readonly HTMLElement[]): HTMLElement | undefined {
  const acts = stops.filter(isAct);
  return acts.find((one) => one.closest("main")) ?? acts[0] ?? stops[0];
}

/** What is said of a stop. */
export function saidOf(stop: HTMLElement, lang: Lang): Said {
  const own = shipped(stop.closest("[lang]")?.getAttribute("lang")) ?? lang;
  const t = guideTexts[own];
  const { comma, stop: ends } = languageTexts[own];
  const state = stop.getAttribute("aria-pressed") === "true" ? [t.on] : [];
  const words = [[...textOf(stop), ...state].join(comma)];
  const list = stop.closest("ul, ol");
  if (list && isAct(stop)) {
    const acts = Array.from(list.querySelectorAll(ACTS));
    words.push(t.item(acts.indexOf(stop) + 1, acts.length));
  }
  return { words: sayable(words.join(ends), own), lang: own };
}

/** Words as a voice says them: numbers of tickets sign by sign, ranges with a word between. */
export function sayable(words: string, lang: Lang): string {
  return words
    .replace(NUMBER, (number) => saidNumber(number, lang))
    .replace(RANGE, `$1 ${guideTexts[lang].to} `)
    .replace(DRAWN, " ");
}

function textOf(stop: HTMLElement): string[] {
  const label = stop.getAttribute("aria-label");
  if (label) return [label];
  const walker = document.createTreeWalker(stop, NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  while (walker.nextNode()) {
    const { parentElement: within, textContent } = walker.currentNode;
    const text = (textContent ?? "").replace(DRAWN, " ").trim();
    if (text !== "" && !within?.closest('[aria-hidden="true"], kbd')) said.push(text);
  }
  return said;
}

function isShown(one: HTMLElement): boolean {
  return one.checkVisibility?.() ?? true;
}
