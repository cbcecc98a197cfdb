// The words of the clerk's desk that no other page needs.
import { text } from "$shared/names";
import type { Text, UndoableAct } from "$shared/wire.gen";

/** Times of return to choose from, in minutes; null: not known. */
export const BACK_CHOICES_MIN: readonly (number | null)[] = [5, 10, 15, 30, 60, null];

/** The most cases that one step may count. */
export const CASES_MAX = 99;

export const UNDO_WORDS: Record<UndoableAct, Text> = {
  call: text("叫号", "the call of"),
  miss: text("过号", "the no-show of"),
  finish: text("办结", "the end of"),
};
