// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The bookings that cannot be kept. */
export interface ConcernedTexts {
  title: string;
  help: string;
  count: (total: number, left: number) => string;
  none: string;
  none_help: string;
  when: string;
  service: string;
  why: string;
  who: string;
  notice: string;
  unnamed: string;
  no_phone: string;
  inform: string;
  informed: (time: string) => string;
  open: string;
  print: string;
  more: (shown: number) => string;
  back: string;
  loading: string;
}

const zh: ConcernedTexts = {
  title: "受影响的预约",
  help: "大厅的开放时间或事项改了，下列预约无法按原时间办理。请逐一电话告知办事人改约或取消，并标记已通知。",
  count: (total, left) => (left === 0 ? `共 ${total} 个，都已通知` : `共 ${total} 个，还有 ${left} 个未通知`),
  none: "没有受影响的预约",
  none_help: "现有预约都能按时办理",
  when: "预约时间",
  service: "事项",
  why: "原因",
  who: "办事人",
  notice: "通知",
  unnamed: "未留姓名",
  no_phone: "未留电话",
  inform: "标记已通知",
  informed: (time) => `${time} 已通知`,
  open: "改约",
  print: "打印名单",
  more: (shown) => `只列出前 ${shown} 个，未通知的在前`,
  back: "返回",
  loading: "正在查询…",
};

const en: ConcernedTexts = {
  title: "Bookings affected",
  help: "The hall's hours or services were changed, and these bookings cannot be kept. Please call each visitor, move or cancel the booking, and mark them as informed.",
  count: (total, left) => (left === 0 ? `${total} in all, all informed` : `${total} in all, ${left} to inform`),
  none: "No booking is affected",
  none_help: "All bookings can be kept",
  when: "Booked for",
  service: "Service",
  why: "Why",
  who: "Visitor",
  notice: "Informed",
  unnamed: "No name given",
  no_phone: "No phone given",
  inform: "Mark as informed",
  informed: (time) => `Informed at ${time}`,
  open: "Move",
  print: "Print the list",
  more: (shown) => `Only the first ${shown} are listed; those to inform come first`,
  back: "Back",
  loading: "One moment…",
};

const ko: ConcernedTexts = {
  title: "영향받는 예약",
  help: "홀의 운영 시간이나 업무가 바뀌어 다음 예약은 원래 시간에 처리할 수 없습니다. 방문자에게 한 분씩 전화로 알려 예약을 변경하거나 취소하고, 알림 완료로 표시하세요.",
  count: (total, left) => (left === 0 ? `모두 ${total}건, 알림 완료` : `모두 ${total}건, 알리지 않은 예약 ${left}건`),
  none: "영향받는 예약이 없습니다",
  none_help: "현재 예약은 모두 제시간에 처리할 수 있습니다",
  when: "예약 시간",
  service: "업무",
  why: "사유",
  who: "방문자",
  notice: "알림",
  unnamed: "이름 없음",
  no_phone: "전화 없음",
  inform: "알림 완료로 표시",
  informed: (time) => `${time} 알림 완료`,
  open: "시간 변경",
  print: "명단 인쇄",
  more: (shown) => `처음 ${shown}건만 표시하며, 알리지 않은 예약이 먼저 나옵니다`,
  back: "뒤로",
  loading: "조회 중…",
};

export const concernedTexts: Record<Lang, ConcernedTexts> = { zh, en, ko };
