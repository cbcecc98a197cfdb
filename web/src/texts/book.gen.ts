// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The page on which visitors book. */
export interface BookTexts {
  title: string;
  which: string;
  when: string;
  what_time: string;
  left: (count: number) => string;
  full: string;
  no_services: string;
  no_services_help: string;
  no_days: string;
  no_days_help: string;
  name: string;
  phone: string;
  private_help: string;
  phone_needed: string;
  send_code: string;
  code_sent: (phone: string) => string;
  sms_code: string;
  send_again: string;
  send_again_in: (seconds: number) => string;
  book: string;
  code: string;
  qr: string;
  code_help: string;
  check_in: (from: string, late: string) => string;
  released: (time: string) => string;
  move: string;
  cancel: string;
  cancel_yes: string;
  keep: string;
  book_another: string;
  unknown: string;
  unknown_help: string;
  loading: string;
  state_booked: string;
  state_checked_in: string;
  state_cancelled: string;
  state_missed: string;
  concern_closed_that_day: string;
  concern_outside_hours: string;
  concern_service_retired: string;
  concern_no_such_time: string;
  concern_no_window: string;
  concern_over_capacity: string;
  concern_nothing: string;
  concern_help: string;
  concern_over: string;
  number: (number: string) => string;
  to_ticket: string;
  missed_help: string;
  cancelled_help: string;
  back: string;
}

const zh: BookTexts = {
  title: "预约办事",
  which: "您要办什么？",
  when: "哪天来？",
  what_time: "几点来？",
  left: (count) => `余 ${count}`,
  full: "已约满",
  no_services: "这个大厅现在不能网上预约",
  no_services_help: "请直接到大厅取号",
  no_days: "这两周已约满",
  no_days_help: "可以直接到大厅取号，每个时段都为现场办事的人留有名额",
  name: "姓名（可不填）",
  phone: "手机号（可不填）",
  private_help: "姓名和手机号只用于联系您，办事当天结束后删除",
  phone_needed: "手机号",
  send_code: "获取验证码",
  code_sent: (phone) => `验证码已发到 ${phone}，10 分钟内有效`,
  sms_code: "短信验证码",
  send_again: "重新获取",
  send_again_in: (seconds) => `重新获取（${seconds} 秒）`,
  book: "确定预约",
  code: "预约码",
  qr: "预约二维码，取号机可以扫",
  code_help: "到大厅后，在取号机扫码或输入预约码，或到导办台报码，签到取号。请截屏保存",
  check_in: (from, late) => `${from} 起可以签到；${late} 以后到的，按签到时间排队`,
  released: (time) => `${time} 还没签到，名额会让给别人`,
  move: "改时间",
  cancel: "取消预约",
  cancel_yes: "确定取消",
  keep: "不改了",
  book_another: "再约一个",
  unknown: "没有找到这个预约",
  unknown_help: "请核对预约码。过了预约日期的，已经删除",
  loading: "正在查询",
  state_booked: "已预约",
  state_checked_in: "已签到",
  state_cancelled: "已取消",
  state_missed: "已过时",
  concern_closed_that_day: "很抱歉：这一天大厅不开放",
  concern_outside_hours: "很抱歉：这个时段大厅不开放",
  concern_service_retired: "很抱歉：这个事项已停办",
  concern_no_such_time: "很抱歉：这个时段已取消",
  concern_no_window: "很抱歉：现在没有窗口办理这个事项",
  concern_over_capacity: "很抱歉：这个时段的名额已减少，排在您前面的预约已占满",
  concern_nothing: "这个事项目前不能预约其他时间。请取消预约，或向大厅咨询",
  concern_help: "安排有变，这个预约无法办理。请改到其他时间，或取消预约",
  concern_over: "安排有变，这个预约没有办成，不是您的原因。请重新预约",
  number: (number) => `您的号是 ${number}`,
  to_ticket: "看排队进度",
  missed_help: "名额已让给别人。可以直接到大厅取号，或重新预约",
  cancelled_help: "需要时可以重新预约",
  back: "返回",
};

const en: BookTexts = {
  title: "Book a visit",
  which: "What do you need?",
  when: "Which day?",
  what_time: "At what time?",
  left: (count) => `${count} left`,
  full: "Full",
  no_services: "Nothing can be booked in this hall now",
  no_services_help: "Please take a ticket in the hall",
  no_days: "Everything is booked for the coming days",
  no_days_help: "You can take a ticket in the hall: places are kept for those who come without an appointment",
  name: "Name (optional)",
  phone: "Phone (optional)",
  private_help: "Only used to reach you, and deleted when the day of your visit is over",
  phone_needed: "Phone",
  send_code: "Send me a code",
  code_sent: (phone) => `A code was sent to ${phone}. It is valid for 10 minutes`,
  sms_code: "Code in the message",
  send_again: "Send another code",
  send_again_in: (seconds) => `Send another code (${seconds} s)`,
  book: "Book this time",
  code: "Your code",
  qr: "Your code as a QR that kiosks can scan",
  code_help: "In the hall, scan or give this code at a kiosk, or tell it at reception, to get your number. Please keep a picture of it",
  check_in: (from, late) => `Check in from ${from}; whoever comes after ${late} waits from then`,
  released: (time) => `If you have not checked in by ${time}, your place goes to somebody else`,
  move: "Change the time",
  cancel: "Cancel the appointment",
  cancel_yes: "Yes, cancel it",
  keep: "Keep it as it is",
  book_another: "Book another",
  unknown: "This appointment was not found",
  unknown_help: "Check the code. Appointments of past days are gone",
  loading: "One moment",
  state_booked: "Booked",
  state_checked_in: "Checked in",
  state_cancelled: "Cancelled",
  state_missed: "Missed",
  concern_closed_that_day: "Sorry: the hall is closed on this day",
  concern_outside_hours: "Sorry: the hall is closed at this time",
  concern_service_retired: "Sorry: this service is no longer given",
  concern_no_such_time: "Sorry: this time is no longer given",
  concern_no_window: "Sorry: no window offers this service",
  concern_over_capacity: "Sorry: this time now has fewer places, and others booked it before you",
  concern_nothing: "It cannot be booked for any other time at present. Please cancel the appointment, or ask the hall",
  concern_help: "The hall's plan has changed, and this appointment cannot be kept. Please choose another time or cancel it",
  concern_over: "The hall's plan has changed, and this appointment could not be kept, through no fault of yours. Please book again",
  number: (number) => `Your number is ${number}`,
  to_ticket: "See your place in the queue",
  missed_help: "Your place went to somebody else. Take a ticket in the hall, or book again",
  cancelled_help: "You can book again when you need to",
  back: "Back",
};

const ko: BookTexts = {
  title: "방문 예약",
  which: "무슨 일로 오십니까?",
  when: "언제 오십니까?",
  what_time: "몇 시에 오십니까?",
  left: (count) => `${count}자리 남음`,
  full: "마감",
  no_services: "지금은 이 홀을 온라인으로 예약할 수 없습니다",
  no_services_help: "홀에서 번호표를 뽑아 주세요",
  no_days: "앞으로 2주간 예약이 모두 찼습니다",
  no_days_help: "홀에서 번호표를 뽑으셔도 됩니다. 시간대마다 현장 방문자를 위한 자리가 있습니다",
  name: "이름(선택)",
  phone: "휴대전화(선택)",
  private_help: "이름과 전화번호는 연락에만 쓰이며 방문한 날이 끝나면 삭제됩니다",
  phone_needed: "휴대전화",
  send_code: "인증번호 받기",
  code_sent: (phone) => `${phone}(으)로 인증번호를 보냈습니다. 10분간 유효합니다`,
  sms_code: "문자 인증번호",
  send_again: "다시 받기",
  send_again_in: (seconds) => `다시 받기(${seconds}초)`,
  book: "예약하기",
  code: "예약 번호",
  qr: "예약 QR 코드. 번호표 기기에서 스캔할 수 있습니다",
  code_help: "홀에 도착하면 기기에서 스캔하거나 예약 번호를 입력하고, 또는 안내 데스크에 알려 번호를 받으세요. 화면을 캡처해 두세요",
  check_in: (from, late) => `${from}부터 도착 확인을 할 수 있으며, ${late} 이후에 오시면 도착 확인 시각부터 대기합니다`,
  released: (time) => `${time}까지 도착 확인을 하지 않으면 다른 분께 자리가 돌아갑니다`,
  move: "시간 변경",
  cancel: "예약 취소",
  cancel_yes: "취소하기",
  keep: "그대로 두기",
  book_another: "하나 더 예약",
  unknown: "이 예약을 찾을 수 없습니다",
  unknown_help: "예약 번호를 확인해 주세요. 날짜가 지난 예약은 삭제됩니다",
  loading: "조회 중",
  state_booked: "예약됨",
  state_checked_in: "도착 확인됨",
  state_cancelled: "취소됨",
  state_missed: "시간 지남",
  concern_closed_that_day: "죄송합니다. 그날은 휴무입니다",
  concern_outside_hours: "죄송합니다. 그 시간에는 업무를 하지 않습니다",
  concern_service_retired: "죄송합니다. 이 업무는 중단되었습니다",
  concern_no_such_time: "죄송합니다. 그 시간대는 취소되었습니다",
  concern_no_window: "죄송합니다. 지금은 담당 창구가 없습니다",
  concern_over_capacity: "죄송합니다. 그 시간대의 자리가 줄어 먼저 예약한 분들로 찼습니다",
  concern_nothing: "지금은 이 업무를 다른 시간에 예약할 수 없습니다. 예약을 취소하거나 홀에 문의해 주세요",
  concern_help: "홀 사정이 바뀌어 이 예약을 지킬 수 없게 되었습니다. 다른 시간으로 바꾸거나 취소해 주세요",
  concern_over: "홀 사정이 바뀌어 이 예약을 지키지 못했습니다. 고객님의 잘못이 아닙니다. 다시 예약해 주세요",
  number: (number) => `고객님 번호는 ${number}입니다`,
  to_ticket: "대기 순서 보기",
  missed_help: "자리가 다른 분께 돌아갔습니다. 홀에서 번호표를 뽑거나 다시 예약해 주세요",
  cancelled_help: "필요하시면 다시 예약하실 수 있습니다",
  back: "뒤로",
};

export const bookTexts: Record<Lang, BookTexts> = { zh, en, ko };
