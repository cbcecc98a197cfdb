// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** Which key helps a clerk whose press was refused. */
export interface HelpTexts {
  window_not_open: string;
  window_paused: string;
  window_busy: string;
  not_started: string;
  already_started: string;
  recalls_used_up: string;
  window_taken: string;
  not_offered: string;
  wrong_state: string;
  not_current: string;
  again: string;
  nobody_here: string;
  call_next: string;
  other_not_open: string;
  choose_other: string;
  nobody_waits: string;
}

const zh: HelpTexts = {
  window_not_open: "空格键开放窗口",
  window_paused: "空格键恢复",
  window_busy: "F 办结 · M 过号 · P 挂起 · T 转办",
  not_started: "到了 S · 再叫 R · 没来 M",
  already_started: "F 办结，空格键叫下一位",
  recalls_used_up: "没来按 M",
  window_taken: "请换窗口，或请那位同事先关窗",
  not_offered: "T 转到办理它的窗口",
  wrong_state: "H 查看经过",
  not_current: "请看清后再按",
  again: "再按一次，不会重复",
  nobody_here: "窗口现在没有人",
  call_next: "空格键叫下一位",
  other_not_open: "那个窗口没有开放，不能转过去",
  choose_other: "T 选别的窗口或事项",
  nobody_waits: "现在没有人等候",
};

const en: HelpTexts = {
  window_not_open: "Space opens it",
  window_paused: "Space resumes",
  window_busy: "F finish · M missed · P park · T transfer",
  not_started: "Here: S · call again: R · did not come: M",
  already_started: "F finishes, space calls the next",
  recalls_used_up: "M if nobody has come",
  window_taken: "Choose another window, or ask them to close it",
  not_offered: "T sends it to a window that does",
  wrong_state: "H shows its story",
  not_current: "Look, then press again",
  again: "Press again: it is never done twice",
  nobody_here: "Nobody is at the window",
  call_next: "Space calls the next",
  other_not_open: "That window is not open: nobody can be sent there",
  choose_other: "T chooses another window or a service",
  nobody_waits: "Nobody is waiting",
};

const ko: HelpTexts = {
  window_not_open: "스페이스: 창구 열기",
  window_paused: "스페이스: 업무 재개",
  window_busy: "F 처리 완료 · M 부재 처리 · P 보류 · T 인계",
  not_started: "S 도착 · R 재호출 · M 부재 처리",
  already_started: "F 처리 완료, 스페이스: 다음 호출",
  recalls_used_up: "오지 않으면 M",
  window_taken: "창구를 변경하거나 그 직원에게 먼저 창구를 닫아 달라고 하세요",
  not_offered: "T: 담당 창구로 인계",
  wrong_state: "H: 이력 보기",
  not_current: "확인한 뒤 누르세요",
  again: "다시 누르세요. 중복되지 않습니다",
  nobody_here: "지금 창구에 방문자가 없습니다",
  call_next: "스페이스: 다음 호출",
  other_not_open: "그 창구가 열려 있지 않아 인계할 수 없습니다",
  choose_other: "T: 다른 창구나 업무 선택",
  nobody_waits: "지금은 대기자가 없습니다",
};

export const helpTexts: Record<Lang, HelpTexts> = { zh, en, ko };
