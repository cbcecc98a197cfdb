// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** What happened to a ticket, in one line each. */
export interface StoryTexts {
  by_kiosk: string;
  by_board: string;
  by_clerk: string;
  by_reception: string;
  by_manager: string;
  by_admin: string;
  by_visitor: string;
  by_auditor: string;
  by_system: string;
  issued: string;
  issued_alone: string;
  number_replaced: (number: string, before: string) => string;
  called: (window: string) => string;
  went_on: (window: string) => string;
  recalled: (window: string) => string;
  started: string;
  started_assumed: string;
  missed: (window: string) => string;
  finished: (outcome: string) => string;
  requeued: string;
  cancelled: string;
  granted: (class_: string) => string;
  printed: string;
  printed_again: string;
  printed_failed: string;
  printed_uncertain: string;
  printed_on_screen: string;
  noted: string;
  came_back: string;
  came_back_for: (window: string) => string;
  returned_to_line: string;
  served_without_ticket: (window: string) => string;
  papers_missing: string;
  case_opened: string;
  case_closed: string;
  parked: (window: string) => string;
  resumed: (window: string) => string;
  sent_to: (to: string) => string;
  sent_to_clerk: string;
  step_added: (service: string) => string;
  undone: string;
}

const zh: StoryTexts = {
  by_kiosk: "取号机",
  by_board: "显示屏",
  by_clerk: "窗口",
  by_reception: "导办台",
  by_manager: "主管",
  by_admin: "管理员",
  by_visitor: "本人",
  by_auditor: "审计",
  by_system: "系统",
  issued: "取号",
  issued_alone: "服务器断开时在取号机取的号，现在并入大厅",
  number_replaced: (number, before) => `以纸上的 ${number} 代替 ${before}：取号时应答没有传到`,
  called: (window) => `叫号到${window}`,
  went_on: (window) => `接着办下一项：${window}`,
  recalled: (window) => `重呼到${window}`,
  started: "开始办理",
  started_assumed: "开始办理（推定）",
  missed: (window) => `过号：${window}`,
  finished: (outcome) => `办结：${outcome}`,
  requeued: "排回队伍",
  cancelled: "取消",
  granted: (class_) => `优先类型改为${class_}`,
  printed: "已出纸",
  printed_again: "补打",
  printed_failed: "没有出纸",
  printed_uncertain: "不确定是否出纸",
  printed_on_screen: "在屏幕上给号，未打印",
  noted: "写了备注",
  came_back: "回来了",
  came_back_for: (window) => `回来了，等${window}`,
  returned_to_line: "窗口关了，回到队伍",
  served_without_ticket: (window) => `无号办理：${window}`,
  papers_missing: "一次性告知缺少的材料",
  case_opened: "已受理，承诺办结",
  case_closed: "承诺的结果已出",
  parked: (window) => `挂起：${window}`,
  resumed: (window) => `继续办理：${window}`,
  sent_to: (to) => `转到${to}`,
  sent_to_clerk: "转给指定工作人员",
  step_added: (service) => `加办${service}`,
  undone: "撤回",
};

const en: StoryTexts = {
  by_kiosk: "kiosk",
  by_board: "board",
  by_clerk: "clerk",
  by_reception: "reception",
  by_manager: "manager",
  by_admin: "administrator",
  by_visitor: "visitor",
  by_auditor: "auditor",
  by_system: "the hall",
  issued: "Ticket issued",
  issued_alone: "Taken at the kiosk while the server was away; merged now",
  number_replaced: (number, before) => `${number}, as on paper, in place of ${before}: the reply had been lost`,
  called: (window) => `Called to ${window}`,
  went_on: (window) => `Went on with the next step at ${window}`,
  recalled: (window) => `Called again to ${window}`,
  started: "Service began",
  started_assumed: "Service began (assumed)",
  missed: (window) => `Missed at ${window}`,
  finished: (outcome) => `Finished: ${outcome}`,
  requeued: "Put back into the queue",
  cancelled: "Cancelled",
  granted: (class_) => `Class changed to ${class_}`,
  printed: "Printed",
  printed_again: "Printed again",
  printed_failed: "Not printed",
  printed_uncertain: "Not known whether it printed",
  printed_on_screen: "Shown on the screen, not printed",
  noted: "A note was written",
  came_back: "Is back",
  came_back_for: (window) => `Is back, waits for ${window}`,
  returned_to_line: "The window closed: back in the queue",
  served_without_ticket: (window) => `Served without a ticket at ${window}`,
  papers_missing: "Informed of missing papers",
  case_opened: "Accepted with a promised day",
  case_closed: "The promised result is there",
  parked: (window) => `Set aside at ${window}`,
  resumed: (window) => `Taken back to ${window}`,
  sent_to: (to) => `Transferred to ${to}`,
  sent_to_clerk: "Transferred to a colleague",
  step_added: (service) => `Added: ${service}`,
  undone: "Taken back",
};

const ko: StoryTexts = {
  by_kiosk: "발권기",
  by_board: "안내판",
  by_clerk: "창구",
  by_reception: "안내 데스크",
  by_manager: "책임자",
  by_admin: "관리자",
  by_visitor: "본인",
  by_auditor: "감사",
  by_system: "시스템",
  issued: "번호표 발급",
  issued_alone: "서버 연결이 끊긴 동안 발권기에서 뽑은 번호표, 지금 합침",
  number_replaced: (number, before) => `응답이 전달되지 않아 ${before} 대신 종이에 적힌 ${number} 사용`,
  called: (window) => `호출: ${window}`,
  went_on: (window) => `다음 업무 이어서 처리: ${window}`,
  recalled: (window) => `재호출: ${window}`,
  started: "처리 시작",
  started_assumed: "처리 시작(추정)",
  missed: (window) => `부재 처리: ${window}`,
  finished: (outcome) => `처리 완료: ${outcome}`,
  requeued: "대기열로 복귀",
  cancelled: "취소",
  granted: (class_) => `우선 대상 변경: ${class_}`,
  printed: "인쇄됨",
  printed_again: "다시 인쇄",
  printed_failed: "인쇄되지 않음",
  printed_uncertain: "인쇄 여부 불확실",
  printed_on_screen: "화면에 표시됨 (인쇄 없음)",
  noted: "메모 작성",
  came_back: "돌아옴",
  came_back_for: (window) => `돌아옴, 대기: ${window}`,
  returned_to_line: "창구가 닫혀 대기열로 복귀",
  served_without_ticket: (window) => `번호 없이 처리: ${window}`,
  papers_missing: "부족한 서류 일괄 안내",
  case_opened: "접수, 처리 기한 약속",
  case_closed: "약속한 결과 나옴",
  parked: (window) => `보류: ${window}`,
  resumed: (window) => `처리 재개: ${window}`,
  sent_to: (to) => `인계: ${to}`,
  sent_to_clerk: "지정 직원에게 인계",
  step_added: (service) => `업무 추가: ${service}`,
  undone: "되돌림",
};

export const storyTexts: Record<Lang, StoryTexts> = { zh, en, ko };
