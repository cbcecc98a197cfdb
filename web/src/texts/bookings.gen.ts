// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The list of booked places. */
export interface BookingsTexts {
  title: string;
  find: string;
  day: string;
  search: string;
  all: string;
  count: (total: number) => string;
  none: string;
  none_help: string;
  when: string;
  service: string;
  who: string;
  state: string;
  unnamed: string;
  no_phone: string;
  booked: string;
  checked_in: (number: string) => string;
  cancelled: string;
  missed: string;
  cancel: string;
  cancel_sure: string;
  keep: string;
  move: string;
  print: string;
  more: string;
  back: string;
  loading: string;
}

const zh: BookingsTexts = {
  title: "预约",
  find: "电话后四位、姓名或预约码",
  day: "日期",
  search: "查询",
  all: "全部",
  count: (total) => `共 ${total} 个预约`,
  none: "没有这样的预约",
  none_help: "请核对电话、姓名或日期；过期的预约已删除",
  when: "预约时间",
  service: "事项",
  who: "办事人",
  state: "状态",
  unnamed: "未留姓名",
  no_phone: "未留电话",
  booked: "已预约",
  checked_in: (number) => `已签到 ${number}`,
  cancelled: "已取消",
  missed: "未到",
  cancel: "取消预约",
  cancel_sure: "确认取消",
  keep: "保留",
  move: "查看或改约",
  print: "打印名单",
  more: "更多",
  back: "返回",
  loading: "正在查询…",
};

const en: BookingsTexts = {
  title: "Bookings",
  find: "Last four digits of the phone, a name or a code",
  day: "Day",
  search: "Search",
  all: "All",
  count: (total) => (plural(total, "en") === "one" ? "1 booking" : `${total} bookings`),
  none: "There is no such booking",
  none_help: "Check phone, name or day; past bookings are gone",
  when: "Booked for",
  service: "Service",
  who: "Visitor",
  state: "State",
  unnamed: "No name given",
  no_phone: "No phone given",
  booked: "Booked",
  checked_in: (number) => `Checked in ${number}`,
  cancelled: "Cancelled",
  missed: "Did not come",
  cancel: "Cancel",
  cancel_sure: "Cancel it",
  keep: "Keep it",
  move: "Look or move",
  print: "Print the list",
  more: "More",
  back: "Back",
  loading: "One moment…",
};

const ko: BookingsTexts = {
  title: "예약",
  find: "전화 끝 네 자리, 이름 또는 예약 번호",
  day: "날짜",
  search: "조회",
  all: "전체",
  count: (total) => `예약 모두 ${total}건`,
  none: "해당하는 예약이 없습니다",
  none_help: "전화, 이름 또는 날짜를 확인하세요. 지난 예약은 삭제됩니다",
  when: "예약 시간",
  service: "업무",
  who: "방문자",
  state: "상태",
  unnamed: "이름 없음",
  no_phone: "전화 없음",
  booked: "예약됨",
  checked_in: (number) => `도착 확인됨 ${number}`,
  cancelled: "취소됨",
  missed: "오지 않음",
  cancel: "예약 취소",
  cancel_sure: "취소하기",
  keep: "그대로 두기",
  move: "보기·시간 변경",
  print: "명단 인쇄",
  more: "더 보기",
  back: "뒤로",
  loading: "조회 중…",
};

export const bookingsTexts: Record<Lang, BookingsTexts> = { zh, en, ko };
