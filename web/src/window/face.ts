// What a window's screen says for a state: one line large, one below, in one language.
import { untilText, whenText } from "$shared/time";
import type { Lang } from "$shared/language.svelte";
import type { WindowBody } from "$shared/wire.gen";
import { windowTexts } from "$src/texts/window.gen";

export interface Face {
  kind: "called" | "serving" | "idle" | "paused" | "closed";
  number: string | null;
  title: string;
  help: string;
}

export function faceOf(body: WindowBody, lang: Lang, clock: { now_ms: number; zone: string }): Face {
  const t = windowTexts[lang];
  const { window } = body;
  // Whoever is at the window is served to the end, paused or not.
  if (window.number !== undefined) {
    const called = window.number_state === "called";
    return {
      kind: called ? "called" : "serving",
      number: window.number,
      title: called ? t.please : t.serving,
      help: "",
    };
  }
  if (window.state === "paused") {
    const back =
      window.back_at === undefined ? "" : t.back_at(untilText(window.back_at, clock.now_ms, clock.zone, lang));
    return { kind: "paused", number: null, title: t.paused, help: back };
  }
  if (window.state === "open") return { kind: "idle", number: null, title: t.idle, help: "" };
  const opens =
    body.open || body.opens_at === undefined ? "" : t.opens(whenText(body.opens_at, clock.now_ms, clock.zone, lang));
  return { kind: "closed", number: null, title: t.closed, help: opens };
}
