// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** What an entry of the record says, where it is about no ticket. */
export interface FactTexts {
  day_begun: (day: string) => string;
  day_ended: string;
  expired_alone: (number: string, day: string) => string;
  plan_adopted: string;
  window_opened: (window: string) => string;
  window_paused: (window: string, reason: string) => string;
  window_taken_over: (window: string) => string;
  window_left: (window: string) => string;
  window_lent: (window: string) => string;
  lend_ended: (window: string) => string;
  window_waits: (window: string) => string;
  hall_closed: string;
  day_extended: string;
  day_shortened: string;
  booked: (booking: string) => string;
  booking_moved: (booking: string) => string;
  booking_cancelled: (booking: string) => string;
  booking_missed: (booking: string) => string;
  checked_in: (booking: string) => string;
  window_closed: (window: string) => string;
}

const zh: FactTexts = {
  day_begun: (day) => `开始办公日 ${day}`,
  day_ended: "办公日结束",
  expired_alone: (number, day) => `${day} 断网时取的号 ${number} 现在才并入：当日已作废`,
  plan_adopted: "启用配置",
  window_opened: (window) => `开放窗口：${window}`,
  window_paused: (window, reason) => `暂停：${window}（${reason}）`,
  window_taken_over: (window) => `接手：${window}`,
  window_left: (window) => `交班，办事人留在窗口：${window}`,
  window_lent: (window) => `顶岗：${window}`,
  lend_ended: (window) => `顶岗结束：${window}`,
  window_waits: (window) => `预叫：${window}`,
  hall_closed: "停止取号",
  day_extended: "延时开放",
  day_shortened: "延时改早",
  booked: (booking) => `预约：${booking}`,
  booking_moved: (booking) => `预约改时间：${booking}`,
  booking_cancelled: (booking) => `预约取消：${booking}`,
  booking_missed: (booking) => `预约未到：${booking}`,
  checked_in: (booking) => `预约签到：${booking}`,
  window_closed: (window) => `关窗：${window}`,
};

const en: FactTexts = {
  day_begun: (day) => `Day begun: ${day}`,
  day_ended: "Day ended",
  expired_alone: (number, day) => `${number} of ${day}, taken while the server was away, merged only now: it expired with its day`,
  plan_adopted: "Plan taken on",
  window_opened: (window) => `Opened: ${window}`,
  window_paused: (window, reason) => `Paused: ${window} (${reason})`,
  window_taken_over: (window) => `Taken over: ${window}`,
  window_left: (window) => `Left with its visitor: ${window}`,
  window_lent: (window) => `Covers: ${window}`,
  lend_ended: (window) => `Cover ended: ${window}`,
  window_waits: (window) => `Called ahead: ${window}`,
  hall_closed: "No more tickets",
  day_extended: "Open longer",
  day_shortened: "Longer day taken back",
  booked: (booking) => `Booked: ${booking}`,
  booking_moved: (booking) => `Booking moved: ${booking}`,
  booking_cancelled: (booking) => `Booking cancelled: ${booking}`,
  booking_missed: (booking) => `Booking not claimed: ${booking}`,
  checked_in: (booking) => `Booking checked in: ${booking}`,
  window_closed: (window) => `Closed: ${window}`,
};

const ko: FactTexts = {
  day_begun: (day) => `업무일 시작: ${day}`,
  day_ended: "업무일 종료",
  expired_alone: (number, day) => `${day} 서버 연결이 끊긴 동안 뽑은 ${number}, 이제야 합쳐져 당일로 만료됨`,
  plan_adopted: "설정 적용",
  window_opened: (window) => `창구 열기: ${window}`,
  window_paused: (window, reason) => `일시 중지: ${window}(${reason})`,
  window_taken_over: (window) => `인수: ${window}`,
  window_left: (window) => `교대, 방문자는 창구에 남음: ${window}`,
  window_lent: (window) => `업무 대행: ${window}`,
  lend_ended: (window) => `업무 대행 종료: ${window}`,
  window_waits: (window) => `미리 호출: ${window}`,
  hall_closed: "번호표 발급 중지",
  day_extended: "연장 운영",
  day_shortened: "연장 운영 단축",
  booked: (booking) => `예약: ${booking}`,
  booking_moved: (booking) => `예약 시간 변경: ${booking}`,
  booking_cancelled: (booking) => `예약 취소: ${booking}`,
  booking_missed: (booking) => `예약 미방문: ${booking}`,
  checked_in: (booking) => `예약 도착 확인: ${booking}`,
  window_closed: (window) => `창구 닫기: ${window}`,
};

export const factTexts: Record<Lang, FactTexts> = { zh, en, ko };
