// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The boards on a TV. */
export interface BoardTexts {
  title: string;
  please: string;
  to_window: (label: string) => string;
  go: (label: string) => string;
  again: string;
  serving: string;
  waiting: string;
  waiting_total: (count: number) => string;
  nobody_waits: string;
  waiting_more: (count: number) => string;
  missed: string;
  missed_more: (count: number) => string;
  missed_help: string;
  paused: string;
  until: (time: string) => string;
  empty: string;
  empty_help: string;
  on_break: string;
  closed: string;
  shut: string;
  opens: (time: string) => string;
  connecting: string;
  connecting_help: string;
  denied: string;
  denied_help: string;
  unknown: (board: string) => string;
  unknown_help: string;
  no_hall: string;
  no_hall_help: string;
  stale_help: string;
  sound: string;
  recent: string;
}

const zh: BoardTexts = {
  title: "叫号屏",
  please: "请",
  to_window: (label) => `${label}号窗口`,
  go: (label) => `请到 ${label} 号窗口`,
  again: "再次呼叫",
  serving: "办理中",
  waiting: "等候",
  waiting_total: (count) => `共 ${count} 人`,
  nobody_waits: "没有人等候",
  waiting_more: (count) => `其他 ${count} 人`,
  missed: "过号",
  missed_more: (count) => `等 ${count} 个`,
  missed_help: "请到导办台",
  paused: "暂停",
  until: (time) => `至 ${time}`,
  empty: "请留意叫号",
  empty_help: "叫到您的号时，这里会显示窗口",
  on_break: "休息中",
  closed: "今日办理已结束",
  shut: "暂未开放",
  opens: (time) => `${time} 开始办理`,
  connecting: "正在连接大厅",
  connecting_help: "叫号以窗口为准",
  denied: "本屏尚未授权",
  denied_help: "请用技术人员给的链接打开一次",
  unknown: (board) => `大厅没有叫号屏 ${board}`,
  unknown_help: "请核对网址里的 board，或在配置里加上这块屏",
  no_hall: "没有找到大厅",
  no_hall_help: "请核对网址里的 hall，或先导入大厅的配置",
  stale_help: "叫号以窗口为准",
  sound: "点一下屏幕，开启声音",
  recent: "最近叫号",
};

const en: BoardTexts = {
  title: "Board",
  please: "Now",
  to_window: (label) => `Window ${label}`,
  go: (label) => `Please go to window ${label}`,
  again: "Called again",
  serving: "At the window",
  waiting: "Waiting",
  waiting_total: (count) => (plural(count, "en") === "one" ? "1 person" : `${count} people`),
  nobody_waits: "Nobody waits",
  waiting_more: (count) => (plural(count, "en") === "one" ? "1 other" : `${count} others`),
  missed: "Missed",
  missed_more: (count) => `${count} in all`,
  missed_help: "please go to reception",
  paused: "paused",
  until: (time) => `until ${time}`,
  empty: "Please watch for your number",
  empty_help: "Your window is shown here when you are called",
  on_break: "On a break",
  closed: "Closed for today",
  shut: "Not open now",
  opens: (time) => `Opens ${time}`,
  connecting: "Connecting to the hall",
  connecting_help: "The windows themselves are right",
  denied: "This board is not permitted yet",
  denied_help: "Open it once by the link from the technician",
  unknown: (board) => `The hall has no board ${board}`,
  unknown_help: "Check board in the address, or add this board to the plan",
  no_hall: "The hall was not found",
  no_hall_help: "Check hall in the address, or import the hall’s plan first",
  stale_help: "The windows themselves are right",
  sound: "Touch the screen to turn on the sound",
  recent: "Last calls",
};

const ko: BoardTexts = {
  title: "호출 안내판",
  please: "호출",
  to_window: (label) => `${label}번 창구`,
  go: (label) => `${label}번 창구로 오세요`,
  again: "재호출",
  serving: "처리 중",
  waiting: "대기",
  waiting_total: (count) => `${count}명`,
  nobody_waits: "대기자 없음",
  waiting_more: (count) => `그 외 ${count}명`,
  missed: "지나간 번호",
  missed_more: (count) => `모두 ${count}개`,
  missed_help: "안내 데스크로 오세요",
  paused: "일시 중지",
  until: (time) => `${time}까지`,
  empty: "번호 호출을 확인해 주세요",
  empty_help: "호출되면 여기에 창구가 표시됩니다",
  on_break: "휴식 중",
  closed: "오늘 업무가 끝났습니다",
  shut: "업무 준비 중",
  opens: (time) => `${time} 업무 시작`,
  connecting: "홀에 연결하고 있습니다",
  connecting_help: "창구의 호출을 따라 주세요",
  denied: "이 화면은 아직 승인되지 않았습니다",
  denied_help: "기술 담당자가 준 링크로 한 번 열어 주세요",
  unknown: (board) => `홀에 ${board} 안내판이 없습니다`,
  unknown_help: "주소의 board를 확인하거나 설정에 이 안내판을 추가하세요",
  no_hall: "홀을 찾을 수 없습니다",
  no_hall_help: "주소의 hall을 확인하거나 먼저 홀의 설정을 가져오세요",
  stale_help: "창구의 호출을 따라 주세요",
  sound: "화면을 눌러 소리를 켜세요",
  recent: "최근 호출",
};

export const boardTexts: Record<Lang, BoardTexts> = { zh, en, ko };
