// Reasons that desks choose from a list, as `hall-core` knows them. The record keeps the code, so that every page tells it in
// its reader's language; a reason in the clerk's own words is kept for the day, apart from the record.
import { text } from "./names";
import type { Text } from "./wire.gen";

export interface Reason {
  code: string;
  name: Text;
}

const reason = (code: string, zh: string, en: string): Reason => ({ code, name: text(zh, en) });

/** Why a window pauses, each with the minutes that it usually takes; null: not known. */
export const PAUSE_REASONS: readonly (Reason & { back_min: number | null })[] = [
  { ...reason("short-break", "短暂离开", "Short break"), back_min: 5 },
  { ...reason("papers", "取送材料", "Fetching papers"), back_min: 10 },
  { ...reason("equipment", "设备故障", "Equipment trouble"), back_min: 15 },
  { ...reason("handover", "交接班", "Handing over"), back_min: 10 },
  { ...reason("meal", "用餐", "Meal"), back_min: 30 },
  { ...reason("meeting", "开会", "Meeting"), back_min: 60 },
  { ...reason("other-duties", "其他事务", "Other duties"), back_min: null },
];

/** Why a ticket is called out of order: about the matter, never about a person. */
export const CALL_REASONS: readonly Reason[] = [
  reason("unwell", "身体不适", "Unwell"),
  reason("papers-complete", "材料已补齐", "Papers now complete"),
  reason("belongs-together", "同一批办理", "Belongs with the visitor before"),
  reason("urgent", "急件", "Urgent matter"),
  reason("correction", "纠正错误", "Putting a mistake right"),
  reason("approved", "领导批准", "Approved by the manager"),
];

/** The longest reason, in characters. */
export const REASON_CHARS_MAX = 80;

/** A reason that was typed, once its words are no longer kept. */
const OTHER = reason("other", "其他原因", "Another reason");

const NAMES = new Map([...PAUSE_REASONS, ...CALL_REASONS, OTHER].map(({ code, name }) => [code, name]));

/** A reason in words: the record has its code, and pages get what was typed as long as it is kept. */
export function reasonWords(kept: string): Text {
  return NAMES.get(kept) ?? text(kept, kept);
}
