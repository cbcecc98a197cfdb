// The words of the clerk's desk: outcomes, reasons, states.
import { sharedTexts } from "$shared/texts";
import type { Text } from "$shared/wire.gen";

const text = (zh: string, en: string): Text => ({ zh, en });

/** How a step ends, in the order of the keys 1 to 7. */
export const OUTCOMES = ["decided", "accepted", "passed", "papers_missing", "refused", "not_here", "advice"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeWords(id: string): Text {
  if (!(OUTCOMES as readonly string[]).includes(id)) return text(id, id);
  const key = `outcome_${id as Outcome}` as const;
  return text(sharedTexts.zh[key], sharedTexts.en[key]);
}

/** Why a window pauses, each with the time that it usually takes; null: not known. */
export const PAUSE_REASONS: readonly { name: Text; back_min: number | null }[] = [
  { name: text("短暂离开", "Short break"), back_min: 5 },
  { name: text("取送材料", "Fetching papers"), back_min: 10 },
  { name: text("设备故障", "Equipment trouble"), back_min: 15 },
  { name: text("交接班", "Handing over"), back_min: 10 },
  { name: text("用餐", "Meal"), back_min: 30 },
  { name: text("开会", "Meeting"), back_min: 60 },
  { name: text("其他事务", "Other duties"), back_min: null },
];

/** Times of return to choose from, in minutes; null: not known. */
export const BACK_CHOICES_MIN: readonly (number | null)[] = [5, 10, 15, 30, 60, null];

/** Why a ticket is called out of order: about the matter, never about a person. */
export const CALL_REASONS: readonly Text[] = [
  text("身体不适", "Unwell"),
  text("材料已补齐", "Papers now complete"),
  text("同一批办理", "Belongs with the visitor before"),
  text("急件", "Urgent matter"),
  text("纠正错误", "Putting a mistake right"),
  text("领导批准", "Approved by the manager"),
];

/** The longest reason, in characters. */
export const REASON_CHARS_MAX = 80;
/** The most cases that one step may count. */
export const CASES_MAX = 99;

export const UNDO_WORDS: Record<string, Text> = {
  call: text("叫号", "calling"),
  miss: text("过号", "missing"),
  finish: text("办结", "finishing"),
};
