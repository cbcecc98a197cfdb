// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** What more than one page says. */
export interface SharedTexts {
  live: string;
  connecting: string;
  stale_since: (time: string) => string;
  stale_refused: string;
  stale_unknown: string;
  never_heard: string;
  back_at: (time: string) => string;
  bring_by: (day: string) => string;
  window: (label: string) => string;
  window_named: (label: string) => string;
  service_waiting: (service: string, count: number) => string;
  for_person: (at: number) => string;
  area: (area: string) => string;
  documents: string;
  fee: string;
  busy: string;
  close: string;
  cancel: string;
  retry: string;
  language: string;
  concern_closed_that_day: string;
  concern_outside_hours: string;
  concern_service_retired: string;
  concern_no_such_time: string;
  concern_no_window: string;
  concern_over_capacity: string;
  state_waiting: string;
  state_called: string;
  state_serving: string;
  state_parked: string;
  state_missed: string;
  state_done: string;
  state_cancelled: string;
  state_expired: string;
  state_transferred: string;
  state_open: string;
  state_idle: string;
  state_not_calling: string;
  state_paused: string;
  state_closed: string;
  state_overdue: string;
  state_connected: string;
  state_silent: string;
  state_away: string;
  state_never: string;
  printer_ready: string;
  printer_paper_low: string;
  printer_paper_out: string;
  printer_cover_open: string;
  printer_cutter_error: string;
  printer_error: string;
  printer_away: string;
  printer_trouble_not_allowed: string;
  printer_trouble_not_found: string;
  printer_trouble_held: string;
  printer_trouble_paper_jam: string;
  printer_trouble_head_hot: string;
  printer_trouble_ticket_left: string;
  printer_trouble_lost_in_job: string;
  paper_left: (metres: number) => string;
  ordinary: string;
  compared: string;
  compared_waited: (lasted: string) => string;
  note_field: string;
  note_keep: string;
  story: string;
  story_loading: string;
}

const zh: SharedTexts = {
  live: "实时",
  connecting: "正在连接",
  stale_since: (time) => `自 ${time} 起未更新`,
  stale_refused: "许可已失效",
  stale_unknown: "服务器上已没有它",
  never_heard: "连不上大厅服务器，正在重试",
  back_at: (time) => `${time} 恢复办理`,
  bring_by: (day) => `${day}（含）前带来，优先办理，无需重新排队`,
  window: (label) => `${label}号窗口`,
  window_named: (label) => `${label}号窗口`,
  service_waiting: (service, count) => `${service}（${count} 人）`,
  for_person: (at) => `（第 ${at} 人）`,
  area: (area) => `${area}区`,
  documents: "请带材料",
  fee: "费用",
  busy: "正在办理…",
  close: "关闭",
  cancel: "取消",
  retry: "再试一次",
  language: "语言",
  concern_closed_that_day: "当天不开放",
  concern_outside_hours: "该时段不开放",
  concern_service_retired: "事项已停办",
  concern_no_such_time: "该时段已取消",
  concern_no_window: "没有窗口办理",
  concern_over_capacity: "该时段名额已减少",
  state_waiting: "等候中",
  state_called: "已叫号",
  state_serving: "办理中",
  state_parked: "挂起",
  state_missed: "过号",
  state_done: "办理完毕",
  state_cancelled: "已取消",
  state_expired: "当日作废",
  state_transferred: "已转出",
  state_open: "开放",
  state_idle: "空闲",
  state_not_calling: "未叫号",
  state_paused: "暂停服务",
  state_closed: "暂未开放",
  state_overdue: "等候超时",
  state_connected: "在线",
  state_silent: "无应答",
  state_away: "离线",
  state_never: "未连接过",
  printer_ready: "打印机正常",
  printer_paper_low: "纸快用完",
  printer_paper_out: "纸已用完",
  printer_cover_open: "打印机盖未关好",
  printer_cutter_error: "切纸刀卡住",
  printer_error: "打印机故障",
  printer_away: "打印机无应答",
  printer_trouble_not_allowed: "无权使用打印机",
  printer_trouble_not_found: "找不到打印机",
  printer_trouble_held: "打印机被占用",
  printer_trouble_paper_jam: "打印机卡纸",
  printer_trouble_head_hot: "打印头过热，正在降温",
  printer_trouble_ticket_left: "号票留在出票口",
  printer_trouble_lost_in_job: "打印途中断电或断线",
  paper_left: (metres) => `余纸约 ${metres} 米`,
  ordinary: "普通",
  compared: "比较过的号，先叫的在前",
  compared_waited: (lasted) => `等 ${lasted}`,
  note_field: "备注内容",
  note_keep: "保存",
  story: "经过",
  story_loading: "正在查看…",
};

const en: SharedTexts = {
  live: "Live",
  connecting: "Connecting",
  stale_since: (time) => `Not updated since ${time}`,
  stale_refused: "no longer permitted",
  stale_unknown: "no longer known to the server",
  never_heard: "No connection to the hall’s server, trying again",
  back_at: (time) => `Open again at ${time}`,
  bring_by: (day) => `Bring it by ${day}: you are served first, without queueing again`,
  window: (label) => `Window ${label}`,
  window_named: (label) => `window ${label}`,
  service_waiting: (service, count) => `${service} (${count})`,
  for_person: (at) => ` (person ${at})`,
  area: (area) => `Area ${area}`,
  documents: "Please bring",
  fee: "Fee",
  busy: "Working…",
  close: "Close",
  cancel: "Cancel",
  retry: "Try again",
  language: "Language",
  concern_closed_that_day: "Closed that day",
  concern_outside_hours: "Closed at that time",
  concern_service_retired: "Service no longer given",
  concern_no_such_time: "Time no longer given",
  concern_no_window: "No window offers it",
  concern_over_capacity: "Too few places at that time",
  state_waiting: "Waiting",
  state_called: "Called",
  state_serving: "Being served",
  state_parked: "Set aside",
  state_missed: "Missed",
  state_done: "Finished",
  state_cancelled: "Cancelled",
  state_expired: "Expired",
  state_transferred: "Sent on",
  state_open: "Open",
  state_idle: "Free",
  state_not_calling: "Not calling",
  state_paused: "Paused",
  state_closed: "Closed",
  state_overdue: "Waiting too long",
  state_connected: "Online",
  state_silent: "Silent",
  state_away: "Offline",
  state_never: "Not yet seen",
  printer_ready: "Printer ready",
  printer_paper_low: "Paper low",
  printer_paper_out: "Out of paper",
  printer_cover_open: "Printer cover open",
  printer_cutter_error: "Cutter stuck",
  printer_error: "Printer fault",
  printer_away: "Printer not answering",
  printer_trouble_not_allowed: "No permission for the printer",
  printer_trouble_not_found: "Printer not found",
  printer_trouble_held: "Printer in use elsewhere",
  printer_trouble_paper_jam: "Paper jam",
  printer_trouble_head_hot: "Print head cooling down",
  printer_trouble_ticket_left: "Ticket left in the slot",
  printer_trouble_lost_in_job: "Power or cable lost while printing",
  paper_left: (metres) => `${metres} m of paper left`,
  ordinary: "Ordinary",
  compared: "Compared, the one called first",
  compared_waited: (lasted) => `waited ${lasted}`,
  note_field: "Note",
  note_keep: "Save",
  story: "History",
  story_loading: "Looking it up…",
};

const ko: SharedTexts = {
  live: "실시간",
  connecting: "연결 중",
  stale_since: (time) => `${time} 이후 갱신되지 않음`,
  stale_refused: "권한이 만료되었습니다",
  stale_unknown: "서버에 더 이상 없습니다",
  never_heard: "홀 서버에 연결할 수 없어 다시 시도하고 있습니다",
  back_at: (time) => `${time} 업무 재개`,
  bring_by: (day) => `${day}까지 가져오시면 다시 줄 서지 않고 먼저 처리해 드립니다`,
  window: (label) => `${label}번 창구`,
  window_named: (label) => `${label}번 창구`,
  service_waiting: (service, count) => `${service}(${count}명)`,
  for_person: (at) => ` (${at}번째 사람)`,
  area: (area) => `${area}구역`,
  documents: "가져오실 서류",
  fee: "수수료",
  busy: "처리 중…",
  close: "닫기",
  cancel: "취소",
  retry: "다시 시도",
  language: "언어",
  concern_closed_that_day: "그날은 휴무입니다",
  concern_outside_hours: "그 시간에는 업무를 하지 않습니다",
  concern_service_retired: "업무가 중단되었습니다",
  concern_no_such_time: "그 시간대가 취소되었습니다",
  concern_no_window: "담당 창구가 없습니다",
  concern_over_capacity: "그 시간대의 자리가 줄었습니다",
  state_waiting: "대기 중",
  state_called: "호출됨",
  state_serving: "처리 중",
  state_parked: "보류",
  state_missed: "지나간 번호",
  state_done: "처리 완료",
  state_cancelled: "취소됨",
  state_expired: "당일 만료",
  state_transferred: "다른 창구로 보냄",
  state_open: "업무 중",
  state_idle: "비어 있음",
  state_not_calling: "호출 안 함",
  state_paused: "일시 중지",
  state_closed: "업무 준비 중",
  state_overdue: "대기 시간 초과",
  state_connected: "온라인",
  state_silent: "응답 없음",
  state_away: "오프라인",
  state_never: "연결된 적 없음",
  printer_ready: "프린터 정상",
  printer_paper_low: "용지 부족",
  printer_paper_out: "용지 없음",
  printer_cover_open: "프린터 덮개 열림",
  printer_cutter_error: "절단기 걸림",
  printer_error: "프린터 고장",
  printer_away: "프린터 응답 없음",
  printer_trouble_not_allowed: "프린터 사용 권한 없음",
  printer_trouble_not_found: "프린터를 찾을 수 없음",
  printer_trouble_held: "다른 기기가 프린터 사용 중",
  printer_trouble_paper_jam: "용지 걸림",
  printer_trouble_head_hot: "인쇄 헤드 식히는 중",
  printer_trouble_ticket_left: "번호표가 출구에 남음",
  printer_trouble_lost_in_job: "인쇄 중 전원이나 케이블 끊김",
  paper_left: (metres) => `남은 용지 약 ${metres} m`,
  ordinary: "일반",
  compared: "비교한 번호, 먼저 호출될 순서",
  compared_waited: (lasted) => `${lasted} 대기`,
  note_field: "메모",
  note_keep: "저장",
  story: "이력",
  story_loading: "조회 중…",
};

export const sharedTexts: Record<Lang, SharedTexts> = { zh, en, ko };
