// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** Why a window pauses and why a ticket is called out of order, as desks choose it from a list. */
export interface ReasonTexts {
  short_break: string;
  papers: string;
  equipment: string;
  handover: string;
  meal: string;
  meeting: string;
  other_duties: string;
  unwell: string;
  papers_complete: string;
  belongs_together: string;
  urgent: string;
  correction: string;
  approved: string;
  other: string;
}

const zh: ReasonTexts = {
  short_break: "短暂离开",
  papers: "取送材料",
  equipment: "设备故障",
  handover: "交接班",
  meal: "用餐",
  meeting: "开会",
  other_duties: "其他事务",
  unwell: "身体不适",
  papers_complete: "材料已补齐",
  belongs_together: "同一批办理",
  urgent: "急件",
  correction: "纠正错误",
  approved: "领导批准",
  other: "其他原因",
};

const en: ReasonTexts = {
  short_break: "Short break",
  papers: "Fetching papers",
  equipment: "Equipment trouble",
  handover: "Handing over",
  meal: "Meal",
  meeting: "Meeting",
  other_duties: "Other duties",
  unwell: "Unwell",
  papers_complete: "Papers now complete",
  belongs_together: "Belongs with the visitor before",
  urgent: "Urgent matter",
  correction: "Putting a mistake right",
  approved: "Approved by the manager",
  other: "Another reason",
};

const ko: ReasonTexts = {
  short_break: "잠시 자리 비움",
  papers: "서류 전달",
  equipment: "장비 고장",
  handover: "교대",
  meal: "식사",
  meeting: "회의",
  other_duties: "다른 업무",
  unwell: "건강상 이유",
  papers_complete: "서류 보완 완료",
  belongs_together: "앞사람과 함께 처리",
  urgent: "긴급",
  correction: "오류 정정",
  approved: "책임자 승인",
  other: "기타 사유",
};

export const reasonTexts: Record<Lang, ReasonTexts> = { zh, en, ko };
