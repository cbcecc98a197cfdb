// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The manager's page. */
export interface ManagerTexts {
  now: string;
  waiting: string;
  longest: string;
  longest_of: (number: string) => string;
  within_target: string;
  called_none: string;
  served: string;
  of_issued: (count: number) => string;
  missed: string;
  mean_wait: string;
  open_until: (time: string) => string;
  closed_opens: (when: string) => string;
  closed: string;
  advice_none: string;
  services: string;
  windows: string;
  curves: string;
  devices: string;
  devices_all: (count: number) => string;
  devices_online: (count: number) => string;
  service: string;
  department: string;
  department_other: string;
  area: (area: string) => string;
  of_services: (count: number) => string;
  service_waiting: string;
  expected: string;
  windows_open: (count: number) => string;
  state_ok: string;
  state_coming: string;
  state_near: string;
  state_over: string;
  state_uncovered: string;
  more: (count: number) => string;
  less: string;
  services_none: string;
  services_none_hint: string;
  bar: (low: number, high: number, target: number) => string;
  bar_none: string;
  idle_waiting: (count: number) => string;
  served_count: (count: number) => string;
  arrivals: string;
  waiting_people: string;
  quoted_wait: string;
  had: string;
  people: string;
  minutes_axis: string;
  curves_none: string;
  curves_said: (arrivals: number, waiting: number) => string;
  waits_said: (mean: string) => string;
  glass: (ms: number) => string;
  glass_slow: (ms: number) => string;
  just_now: string;
  standing: string;
  time: string;
  as_numbers: string;
  as_curves: string;
  devices_none: string;
  devices_then: (count: number) => string;
  connected_then: string;
  never: (count: number) => string;
  board: string;
  kiosk: string;
  to_merge: (count: number) => string;
  merge_refused: (count: number) => string;
  numbers_low: string;
  window: string;
  clerk: string;
  other: string;
  sign_out: string;
  stale: string;
  denied: string;
  loading: string;
  no_data: string;
  kiosks: string;
  kiosks_well: (count: number) => string;
  kiosks_troubled: (count: number, troubled: number) => string;
  kiosk_said: string;
  kiosk_printer: string;
  kiosk_last_ticket: string;
  kiosk_alone: string;
  kiosk_merged: string;
  kiosk_unprinted: string;
  kiosk_screen: string;
  kiosk_screen_well: string;
  kiosk_screen_since: (time: string) => string;
  kiosk_temperature: string;
  kiosk_disk: string;
  kiosk_clock: string;
  kiosk_running: string;
  kiosk_restarts: (count: number) => string;
  kiosk_version: string;
  kiosk_unknown: string;
  kiosk_unknown_since: (time: string) => string;
  kiosk_says_little: string;
  since: (words: string, time: string) => string;
}

const zh: ManagerTexts = {
  now: "现在",
  waiting: "人等候",
  longest: "最久",
  longest_of: (number) => `最久（${number}）`,
  within_target: "今日达标",
  called_none: "还没有叫号",
  served: "今日办结",
  of_issued: (count) => `取号 ${count}`,
  missed: "过号",
  mean_wait: "平均等候",
  open_until: (time) => `开放，${time} 止`,
  closed_opens: (when) => `休息，${when} 开门`,
  closed: "休息",
  advice_none: "没有要做的事",
  services: "事项与目标",
  windows: "窗口",
  curves: "今日曲线",
  devices: "设备",
  devices_all: (count) => `${count} 台都在线`,
  devices_online: (count) => `${count} 台在线`,
  service: "事项",
  department: "部门",
  department_other: "其他",
  area: (area) => `${area}区`,
  of_services: (count) => `${count} 项`,
  service_waiting: "等候",
  expected: "预计等候，▏为目标，右端十倍",
  windows_open: (count) => `${count} 窗`,
  state_ok: "目标内",
  state_coming: "将超",
  state_near: "可能超",
  state_over: "已超",
  state_uncovered: "无窗口",
  more: (count) => `其余 ${count} 项都在目标内，没有人等候`,
  less: "收起",
  services_none: "今天还没有人取号",
  services_none_hint: "有人取号或窗口开放后，这里按事项显示等候和目标。",
  bar: (low, high, target) => `预计 ${low} 到 ${high} 分钟，目标 ${target} 分钟`,
  bar_none: "没有窗口办理",
  idle_waiting: (count) => `${count} 人等`,
  served_count: (count) => `今日办结 ${count}`,
  arrivals: "取号",
  waiting_people: "等候人数",
  quoted_wait: "取号时告知的等候",
  had: "实际等候",
  people: "人",
  minutes_axis: "分",
  curves_none: "今天还没有数据",
  curves_said: (arrivals, waiting) => `今天取号 ${arrivals}，最后一刻等候 ${waiting} 人`,
  waits_said: (mean) => `实际平均等候，最近一刻 ${mean}`,
  glass: (ms) => `上屏 ${ms} 毫秒`,
  glass_slow: (ms) => `上屏慢，${ms} 毫秒`,
  just_now: "刚刚",
  standing: "状态",
  time: "时间",
  as_numbers: "看数字",
  as_curves: "看曲线",
  devices_none: "还没有设备接入",
  devices_then: (count) => `断开时 ${count} 台在线`,
  connected_then: "断开时在线",
  never: (count) => `${count} 台还没有接上`,
  board: "屏",
  kiosk: "取号机",
  to_merge: (count) => `还有 ${count} 个号待并入`,
  merge_refused: (count) => `${count} 个号没能并入，请处理`,
  numbers_low: "预留的号快用完了",
  window: "窗口屏",
  clerk: "窗口",
  other: "页面",
  sign_out: "退出",
  stale: "与服务器断开，下面是断开时的情况。",
  denied: "这个账号不能看这个大厅。",
  loading: "正在打开…",
  no_data: "–",
  kiosks: "取号机",
  kiosks_well: (count) => `${count} 台，一切正常`,
  kiosks_troubled: (count, troubled) => `${count} 台，${troubled} 台需要查看`,
  kiosk_said: "最近上报",
  kiosk_printer: "打印机",
  kiosk_last_ticket: "最近取号",
  kiosk_alone: "离线取号",
  kiosk_merged: "无待并入",
  kiosk_unprinted: "(未打印)",
  kiosk_screen: "屏幕",
  kiosk_screen_well: "正常",
  kiosk_screen_since: (time) => `自 ${time} 起无响应`,
  kiosk_temperature: "温度",
  kiosk_disk: "磁盘剩余",
  kiosk_clock: "时钟偏差",
  kiosk_running: "已运行",
  kiosk_restarts: (count) => `(一天内重启 ${count} 次)`,
  kiosk_version: "版本",
  kiosk_unknown: "不详",
  kiosk_unknown_since: (time) => `自 ${time} 起情况不明`,
  kiosk_says_little: "尚未上报",
  since: (words, time) => `${words}（自 ${time}）`,
};

const en: ManagerTexts = {
  now: "Now",
  waiting: "waiting",
  longest: "longest",
  longest_of: (number) => `longest (${number})`,
  within_target: "within target today",
  called_none: "nobody called yet",
  served: "served today",
  of_issued: (count) => (plural(count, "en") === "one" ? "of 1 ticket" : `of ${count} tickets`),
  missed: "missed",
  mean_wait: "mean wait",
  open_until: (time) => `Open until ${time}`,
  closed_opens: (when) => `Closed, opens ${when}`,
  closed: "Closed",
  advice_none: "Nothing to do",
  services: "Services against their targets",
  windows: "Windows",
  curves: "Today",
  devices: "Devices",
  devices_all: (count) => (plural(count, "en") === "one" ? `${count} online` : `All ${count} online`),
  devices_online: (count) => `${count} online`,
  service: "Service",
  department: "Department",
  department_other: "Others",
  area: (area) => `Area ${area}`,
  of_services: (count) => `(${count})`,
  service_waiting: "Waiting",
  expected: "Expected wait; ▏ is the target, the end ten times it",
  windows_open: (count) => (plural(count, "en") === "one" ? "1 window" : `${count} windows`),
  state_ok: "within",
  state_coming: "will be over",
  state_near: "at risk",
  state_over: "over",
  state_uncovered: "no window",
  more: (count) => `${count} more, all within target and nobody waiting`,
  less: "Less",
  services_none: "No tickets yet today",
  services_none_hint: "Services show here once somebody takes a ticket or a window opens.",
  bar: (low, high, target) => `expected ${low} to ${high} minutes, target ${target} minutes`,
  bar_none: "no window open for it",
  idle_waiting: (count) => `${count} waiting`,
  served_count: (count) => `${count} served today`,
  arrivals: "Tickets",
  waiting_people: "Waiting",
  quoted_wait: "Quoted wait",
  had: "Wait as it was",
  people: "people",
  minutes_axis: "min",
  curves_none: "Nothing yet today",
  curves_said: (arrivals, waiting) => (plural(arrivals, "en") === "one" ? `${arrivals} ticket today, ${waiting} waiting in the last quarter` : `${arrivals} tickets today, ${waiting} waiting in the last quarter`),
  waits_said: (mean) => `Mean wait in the last quarter: ${mean}`,
  glass: (ms) => `${ms} ms to glass`,
  glass_slow: (ms) => `Slow, ${ms} ms to glass`,
  just_now: "now",
  standing: "State",
  time: "Time",
  as_numbers: "As numbers",
  as_curves: "As curves",
  devices_none: "No device has connected yet",
  devices_then: (count) => `${count} were online when cut off`,
  connected_then: "Online when cut off",
  never: (count) => `${count} not yet seen`,
  board: "Board",
  kiosk: "Kiosk",
  to_merge: (count) => `${count} numbers still to be merged`,
  merge_refused: (count) => `${count} numbers could not be merged`,
  numbers_low: "Few of its own numbers left",
  window: "Window screen",
  clerk: "Window",
  other: "Page",
  sign_out: "Sign out",
  stale: "Cut off from the server: this is how it was then.",
  denied: "This account may not see this hall.",
  loading: "Opening…",
  no_data: "–",
  kiosks: "Kiosks",
  kiosks_well: (count) => `${count}, all well`,
  kiosks_troubled: (count, troubled) => `${count}, of which ${troubled} to look at`,
  kiosk_said: "Heard",
  kiosk_printer: "Printer",
  kiosk_last_ticket: "Last ticket",
  kiosk_alone: "Issued alone",
  kiosk_merged: "none to merge",
  kiosk_unprinted: "(not printed)",
  kiosk_screen: "Screen",
  kiosk_screen_well: "shows the page",
  kiosk_screen_since: (time) => `no sign since ${time}`,
  kiosk_temperature: "Heat",
  kiosk_disk: "Disk free",
  kiosk_clock: "Clock",
  kiosk_running: "Running for",
  kiosk_restarts: (count) => `(restarted ${count} × in a day)`,
  kiosk_version: "Version",
  kiosk_unknown: "not known",
  kiosk_unknown_since: (time) => `unknown since ${time}`,
  kiosk_says_little: "nothing yet",
  since: (words, time) => `${words} (since ${time})`,
};

const ko: ManagerTexts = {
  now: "현재",
  waiting: "명 대기",
  longest: "최장 대기",
  longest_of: (number) => `최장 대기(${number})`,
  within_target: "오늘 목표 달성",
  called_none: "아직 호출 없음",
  served: "오늘 처리 완료",
  of_issued: (count) => `발급 ${count}`,
  missed: "부재",
  mean_wait: "평균 대기",
  open_until: (time) => `운영 중, ${time}까지`,
  closed_opens: (when) => `휴식 중, ${when} 시작`,
  closed: "휴식 중",
  advice_none: "할 일이 없습니다",
  services: "업무와 목표",
  windows: "창구",
  curves: "오늘 추이",
  devices: "기기",
  devices_all: (count) => `${count}대 모두 온라인`,
  devices_online: (count) => `${count}대 온라인`,
  service: "업무",
  department: "부서",
  department_other: "기타",
  area: (area) => `${area}구역`,
  of_services: (count) => `${count}건`,
  service_waiting: "대기",
  expected: "예상 대기. ▏은 목표, 오른쪽 끝은 목표의 10배",
  windows_open: (count) => `창구 ${count}개`,
  state_ok: "목표 이내",
  state_coming: "초과 예정",
  state_near: "초과 우려",
  state_over: "초과",
  state_uncovered: "창구 없음",
  more: (count) => `그 외 ${count}개 업무는 모두 목표 이내이며 대기자가 없습니다`,
  less: "접기",
  services_none: "오늘은 아직 발급된 번호표가 없습니다",
  services_none_hint: "번호표가 발급되거나 창구가 열리면 업무별 대기와 목표가 여기에 표시됩니다.",
  bar: (low, high, target) => `예상 ${low}~${high}분, 목표 ${target}분`,
  bar_none: "담당 창구 없음",
  idle_waiting: (count) => `${count}명 대기`,
  served_count: (count) => `오늘 처리 완료 ${count}`,
  arrivals: "발급",
  waiting_people: "대기 인원",
  quoted_wait: "발급 때 안내한 대기",
  had: "실제 대기",
  people: "명",
  minutes_axis: "분",
  curves_none: "오늘은 아직 자료가 없습니다",
  curves_said: (arrivals, waiting) => `오늘 발급 ${arrivals}건, 마지막 대기 ${waiting}명`,
  waits_said: (mean) => `실제 평균 대기, 최근 15분 ${mean}`,
  glass: (ms) => `화면 표시 ${ms}밀리초`,
  glass_slow: (ms) => `화면 표시 지연, ${ms}밀리초`,
  just_now: "방금",
  standing: "상태",
  time: "시각",
  as_numbers: "숫자로 보기",
  as_curves: "그래프로 보기",
  devices_none: "아직 연결된 기기가 없습니다",
  devices_then: (count) => `끊길 때 ${count}대 온라인`,
  connected_then: "끊길 때 온라인",
  never: (count) => `${count}대 연결된 적 없음`,
  board: "안내판",
  kiosk: "발권기",
  to_merge: (count) => `합칠 번호표 ${count}장`,
  merge_refused: (count) => `합치지 못한 번호표 ${count}장`,
  numbers_low: "예비 번호가 거의 없습니다",
  window: "창구 화면",
  clerk: "창구",
  other: "페이지",
  sign_out: "로그아웃",
  stale: "서버와 연결이 끊겼습니다. 아래는 끊길 때의 상황입니다.",
  denied: "이 계정으로는 이 홀을 볼 수 없습니다.",
  loading: "여는 중…",
  no_data: "–",
  kiosks: "발권기",
  kiosks_well: (count) => `${count}대, 모두 정상`,
  kiosks_troubled: (count, troubled) => `${count}대 중 ${troubled}대 확인 필요`,
  kiosk_said: "마지막 보고",
  kiosk_printer: "프린터",
  kiosk_last_ticket: "마지막 번호",
  kiosk_alone: "단독 발권",
  kiosk_merged: "병합 대기 없음",
  kiosk_unprinted: "(인쇄 안 됨)",
  kiosk_screen: "화면",
  kiosk_screen_well: "정상",
  kiosk_screen_since: (time) => `${time}부터 응답 없음`,
  kiosk_temperature: "온도",
  kiosk_disk: "디스크 여유",
  kiosk_clock: "시계 오차",
  kiosk_running: "가동 시간",
  kiosk_restarts: (count) => `(하루 ${count}회 재시작)`,
  kiosk_version: "버전",
  kiosk_unknown: "알 수 없음",
  kiosk_unknown_since: (time) => `${time} 이후 알 수 없음`,
  kiosk_says_little: "아직 보고 없음",
  since: (words, time) => `${words} (${time}부터)`,
};

export const managerTexts: Record<Lang, ManagerTexts> = { zh, en, ko };
