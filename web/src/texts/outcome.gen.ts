// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** How a step ends. */
export interface OutcomeTexts {
  decided: string;
  accepted: string;
  passed: string;
  papers_missing: string;
  refused: string;
  not_here: string;
  advice: string;
}

const zh: OutcomeTexts = {
  decided: "当场办结",
  accepted: "已受理",
  passed: "收件转部门",
  papers_missing: "待补正",
  refused: "不予受理",
  not_here: "非本厅事项",
  advice: "咨询",
};

const en: OutcomeTexts = {
  decided: "Decided now",
  accepted: "Accepted",
  passed: "Passed to the department",
  papers_missing: "Papers missing",
  refused: "Refused",
  not_here: "Not this hall’s",
  advice: "Advice",
};

const ko: OutcomeTexts = {
  decided: "즉시 처리",
  accepted: "접수됨",
  passed: "부서로 전달",
  papers_missing: "서류 보완 필요",
  refused: "불수리",
  not_here: "이 홀의 업무가 아님",
  advice: "상담",
};

export const outcomeTexts: Record<Lang, OutcomeTexts> = { zh, en, ko };
