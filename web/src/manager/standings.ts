// The shape and the word of each standing: told apart in grey too.
import type { Standing } from "$shared/wire.gen";

export const SHAPES: Record<Standing, string> = { uncovered: "✕", over: "▲", coming: "◆", near: "◆", ok: "●" };
export const WORDS = {
  uncovered: "state_uncovered",
  over: "state_over",
  coming: "state_coming",
  near: "state_near",
  ok: "state_ok",
} as const satisfies Record<Standing, string>;
