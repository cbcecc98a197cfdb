// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The clerk's page. */
export interface ClerkTexts {
  pick_title: string;
  pick_hint: string;
  pick_field: string;
  pick_none: string;
  change_window: string;
  keys_title: string;
  keys_look: string;
  keys_digits: string;
  keys_leave: string;
  waiting: (count: number) => string;
  longest: (lasted: string) => string;
  mine: (count: number) => string;
  mine_service: (lasted: string) => string;
  mine_wait: (lasted: string) => string;
  opening: string;
  next: string;
  space: string;
  open: string;
  resume: string;
  finish_pause: string;
  next_finishes: (number: string, outcome: string) => string;
  next_waits: (number: string) => string;
  next_calls: (count: number) => string;
  doing_next: string;
  doing: string;
  recall: string;
  start: string;
  miss: string;
  park: string;
  transfer: string;
  add: string;
  finish: string;
  undo: string;
  ahead: string;
  serve: string;
  serve_title: string;
  papers_title: (number: string) => string;
  papers_hint: string;
  papers_next: string;
  papers_only: string;
  papers_none: string;
  papers_another: string;
  papers_other: string;
  papers_unsaid: string;
  brings: string;
  take_over: string;
  taken: string;
  taken_hint: string;
  taken_below: string;
  vacant_below: (number: string) => string;
  waits: string;
  waits_large: string;
  waits_hint: (time: string) => string;
  waits_below: string;
  substitute: (window: string) => string;
  covers: (windows: string) => string;
  lent: (services: string, time: string) => string;
  parked_long: string;
  pause_alone: (services: string, substitutes: boolean) => string;
  pause_substitute: string;
  note: string;
  note_before: string;
  note_title: (number: string) => string;
  note_hint: string;
  up_next: string;
  up_next_title: string;
  up_next_none: string;
  looking: string;
  pause: string;
  close: string;
  acts: string;
  called_for: (lasted: string) => string;
  serving_for: (lasted: string) => string;
  assumed: string;
  seconds: (count: number) => string;
  recalls: (count: number) => string;
  waited: (lasted: string) => string;
  reached: (shown: number, boards: number) => string;
  reached_none: string;
  boards_none: string;
  documents: string;
  documents_none: string;
  steps: string;
  outcome: string;
  default_mark: string;
  cases: string;
  more: string;
  fewer: string;
  idle: string;
  idle_nobody: string;
  idle_nobody_hint: string;
  idle_some: (count: number) => string;
  closed: string;
  closed_hint: string;
  hall_closed: (when: string) => string;
  hall_closed_unknown: string;
  paused: string;
  back_at: (time: string) => string;
  back_late: (time: string) => string;
  back_unknown: string;
  serves: string;
  serves_all: string;
  narrow: string;
  narrow_title: string;
  narrow_open: string;
  narrow_all: string;
  list_waiting: string;
  list_orphaned: string;
  call_here: string;
  orphaned: (numbers: string) => string;
  principal: string;
  principal_at: (at: number) => string;
  lead: string;
  list_missed: string;
  list_parked: string;
  list_more: (count: number) => string;
  list_empty: string;
  call_again: string;
  take_back: string;
  overdue: string;
  lists_hint: string;
  miss_title: (number: string) => string;
  park_title: (number: string) => string;
  park_hint: string;
  finish_title: (number: string, outcome: string) => string;
  undo_call: (number: string, left: string) => string;
  undo_miss: (number: string, left: string) => string;
  undo_finish: (number: string, left: string) => string;
  leave_title: string;
  leave_title_with: (number: string) => string;
  leave_hand_over: string;
  leave_finish_first: string;
  leave_hint: (number: string) => string;
  leave_close: string;
  leave_stay: string;
  close_title: string;
  close_hint: (waiting: boolean) => string;
  left_here: (who: string) => string;
  alone_here: (services: string) => string;
  pause_title: string;
  pause_after: string;
  pause_other: string;
  pause_back: string;
  minutes: (count: number) => string;
  unknown: string;
  transfer_title: (number: string) => string;
  add_title: (number: string) => string;
  find_destination: string;
  find_service: string;
  find_none: string;
  find_closed: (name: string) => string;
  find_below: (count: number) => string;
  place: string;
  place_own: string;
  place_first: string;
  place_last: string;
  call_title: (number: string) => string;
  call_other: string;
  call_do: string;
  confirm: string;
  leave: string;
  stale: string;
  denied: string;
  sign_in_again: string;
}

const zh: ClerkTexts = {
  pick_title: "您在哪个窗口？",
  pick_hint: "这台电脑会记住。输入窗口号再按回车，或点一下。",
  pick_field: "窗口号",
  pick_none: "没有这个窗口号",
  change_window: "换窗口",
  keys_title: "按键",
  keys_look: "到名单，↑↓ 选",
  keys_digits: "选办理结果、选理由",
  keys_leave: "关闭、取消",
  waiting: (count) => `等候 ${count}`,
  longest: (lasted) => `最久 ${lasted}`,
  mine: (count) => `我今日办结 ${count}`,
  mine_service: (lasted) => ` · 平均办 ${lasted}`,
  mine_wait: (lasted) => ` · 平均等 ${lasted}`,
  opening: "正在开放窗口…",
  next: "下一位",
  space: "空格",
  open: "开放窗口",
  resume: "恢复办理",
  finish_pause: "办结并暂停",
  next_finishes: (number, outcome) => `办结 ${number}：${outcome}`,
  next_waits: (number) => `等 ${number} 到窗口`,
  next_calls: (count) => (count === 0 ? "现在没有人等候" : `${count} 人等候`),
  doing_next: "正在叫号…",
  doing: "正在办理…",
  recall: "重呼",
  start: "到了",
  miss: "过号",
  park: "挂起",
  transfer: "转办",
  add: "加办",
  finish: "只办结",
  undo: "撤回",
  ahead: "预叫",
  serve: "无号办理",
  serve_title: "没有号，现在办什么？",
  papers_title: (number) => `${number} 缺哪些材料？`,
  papers_hint: "按一次性告知的清单勾选；原号的二维码在期限内再扫，回来先办。",
  papers_next: "一次性告知，叫下一位",
  papers_only: "一次性告知，不叫号",
  papers_none: "至少选一项",
  papers_another: "其他材料",
  papers_other: "其他材料是什么（印在一次性告知上）",
  papers_unsaid: "请写明其他材料",
  brings: "这次补来",
  take_over: "接手本窗口",
  taken: "另一位同事在这个窗口",
  taken_hint: "这里的按键不会动他正在办的人。换窗口，或按空格接手（按大厅规定）。",
  taken_below: "另一位同事在这个窗口",
  vacant_below: (number) => `上一班已交班，${number} 还在窗口`,
  waits: "预叫",
  waits_large: "等下一位，一来就叫",
  waits_hint: (time) => `从 ${time} 起；暂停、关窗或叫别人就不再等。`,
  waits_below: "一有人取号就叫到这里",
  substitute: (window) => `这段时间由 ${window}号窗口 替班`,
  covers: (windows) => `兼办 ${windows}`,
  lent: (services, time) => `顶岗到 ${time}：${services}`,
  parked_long: "该问一下了",
  pause_alone: (services, substitutes) => (substitutes ? `别的窗口现在都不办：${services}。请选回来时间或替班窗口。` : `别的窗口现在都不办：${services}。请选回来时间。`),
  pause_substitute: "谁来替班",
  note: "备注",
  note_before: "前一步备注",
  note_title: (number) => `给下一个窗口写：${number}`,
  note_hint: "只给窗口和导办台看，不进记录，当日删除。",
  up_next: "看下一位",
  up_next_title: "现在叫的话，会是谁？",
  up_next_none: "现在没有人等候",
  looking: "正在查看…",
  pause: "暂停",
  close: "关窗",
  acts: "例外",
  called_for: (lasted) => `已叫 ${lasted}`,
  serving_for: (lasted) => `已办 ${lasted}`,
  assumed: "（推定）",
  seconds: (count) => `${count} 秒`,
  recalls: (count) => `重呼 ${count} 次`,
  waited: (lasted) => `等了 ${lasted}`,
  reached: (shown, boards) => `已上屏 ${shown}/${boards}`,
  reached_none: "没有屏幕显示这次叫号，请口头再叫",
  boards_none: "没有连接的屏幕会显示本窗口，请口头再叫",
  documents: "已告知材料",
  documents_none: "不需要材料",
  steps: "本号事项",
  outcome: "办理结果",
  default_mark: "默认",
  cases: "件数",
  more: "多一件",
  fewer: "少一件",
  idle: "空闲",
  idle_nobody: "现在没有人等候",
  idle_nobody_hint: "有人取号时这里会显示，不用刷新。",
  idle_some: (count) => `${count} 人等候`,
  closed: "窗口暂未开放",
  closed_hint: "开放窗口后才能叫号；屏幕上显示暂未开放。",
  hall_closed: (when) => `大厅休息，${when} 开始取号。已取的号可以照常办理。`,
  hall_closed_unknown: "大厅现在不发号。已取的号可以照常办理。",
  paused: "暂停服务",
  back_at: (time) => `${time} 回来`,
  back_late: (time) => `原定 ${time} 回来，已过时间`,
  back_unknown: "未定回来时间",
  serves: "办理：",
  serves_all: "本窗口全部事项",
  narrow: "只办部分事项",
  narrow_title: "今天只办这些事项",
  narrow_open: "按所选开放窗口",
  narrow_all: "全选",
  list_waiting: "等候",
  list_orphaned: "首问：无人接续办理",
  call_here: "叫到本窗口",
  orphaned: (numbers) => `${numbers} 无人接续办理，您是首问：从名单叫到本窗口，或到导办台问清`,
  principal: "替谁办",
  principal_at: (at) => `第 ${at} 人`,
  lead: "牵头窗口",
  list_missed: "本窗过号",
  list_parked: "挂起",
  list_more: (count) => `还有 ${count} 人`,
  list_empty: "没有",
  call_again: "再叫",
  take_back: "继续",
  overdue: "超过最长等候",
  lists_hint: "列表",
  miss_title: (number) => `${number} 没有来？`,
  park_title: (number) => `挂起 ${number}？`,
  park_hint: "材料取来后从挂起名单继续，不重新排队。",
  finish_title: (number, outcome) => `办结 ${number}（${outcome}），不叫下一位？`,
  undo_call: (number, left) => `撤回叫号 ${number}？还剩 ${left}`,
  undo_miss: (number, left) => `撤回过号 ${number}？还剩 ${left}`,
  undo_finish: (number, left) => `撤回办结 ${number}？还剩 ${left}`,
  leave_title: "退出登录",
  leave_title_with: (number) => `${number} 还在窗口：退出前请交接`,
  leave_hand_over: "交给接班同事并退出",
  leave_finish_first: "先办结",
  leave_hint: (number) => `${number} 留在本窗口，由接班同事登录后继续办理；其间不叫号。`,
  leave_close: "关窗并退出",
  leave_stay: "不退出",
  close_title: "关窗？",
  close_hint: (waiting) => (waiting ? "屏幕显示暂未开放，等候的人由其他窗口叫号。" : "屏幕显示暂未开放。"),
  left_here: (who) => `其他窗口现在都不办：${who}。关窗后没有人叫他们，请先请主管安排顶岗，或改为暂停。`,
  alone_here: (services) => `其他窗口现在都不办：${services}。之后取号的人要等到有窗口开放。`,
  pause_title: "为什么暂停？",
  pause_after: "办完当前这位以后暂停。",
  pause_other: "其他理由",
  pause_back: "何时回来",
  minutes: (count) => `${count} 分钟`,
  unknown: "不定",
  transfer_title: (number) => `${number} 转到哪里？`,
  add_title: (number) => `给 ${number} 加办什么？`,
  find_destination: "窗口号、同事姓名、事项、拼音或首字母",
  find_service: "事项名称、拼音或首字母",
  find_none: "没有找到。换一个词试试。",
  find_closed: (name) => `${name} · 暂未开放`,
  find_below: (count) => `下面还有 ${count} 项：按 ↓，或再输入几个字`,
  place: "排在",
  place_own: "按到达时间",
  place_first: "最前",
  place_last: "最后",
  call_title: (number) => `不按顺序叫 ${number}，为什么？`,
  call_other: "写理由",
  call_do: "叫号",
  confirm: "确定",
  leave: "取消",
  stale: "与服务器断开，下面的内容可能已变。可以继续按，不会重复叫号。",
  denied: "服务器不让这个页面接入。",
  sign_in_again: "重新登录",
};

const en: ClerkTexts = {
  pick_title: "Which window are you at?",
  pick_hint: "This computer remembers it. Type its number and press Enter, or tap it.",
  pick_field: "Window number",
  pick_none: "There is no such window",
  change_window: "Change window",
  keys_title: "Keys",
  keys_look: "To the lists, ↑↓ move",
  keys_digits: "Choose outcome or reason",
  keys_leave: "Close, leave",
  waiting: (count) => `${count} waiting`,
  longest: (lasted) => `longest ${lasted}`,
  mine: (count) => `I served ${count}`,
  mine_service: (lasted) => ` · ${lasted} each`,
  mine_wait: (lasted) => ` · mean wait ${lasted}`,
  opening: "Opening the window…",
  next: "Next",
  space: "Space",
  open: "Open window",
  resume: "Resume",
  finish_pause: "Finish and pause",
  next_finishes: (number, outcome) => `finishes ${number}: ${outcome}`,
  next_waits: (number) => `waiting for ${number} to come`,
  next_calls: (count) => (count === 0 ? "nobody is waiting" : `${count} waiting`),
  doing_next: "Calling…",
  doing: "Working…",
  recall: "Call again",
  start: "Is here",
  miss: "Missed",
  park: "Park",
  transfer: "Transfer",
  add: "Add",
  finish: "Finish only",
  undo: "Take back",
  ahead: "Call ahead",
  serve: "No ticket",
  serve_title: "No ticket: what for?",
  papers_title: (number) => `What does ${number} lack?`,
  papers_hint: "Tell everything at once; within the days allowed the old QR code brings them back first.",
  papers_next: "Inform and call next",
  papers_only: "Inform, call nobody",
  papers_none: "Choose at least one",
  papers_another: "Something else",
  papers_other: "What else is missing (printed for the visitor)",
  papers_unsaid: "Say what else is missing",
  brings: "Brings now",
  take_over: "Take over this window",
  taken: "A colleague sits here",
  taken_hint: "No key here touches their visitor. Change the window, or Space takes over if the hall allows it.",
  taken_below: "a colleague sits at this window",
  vacant_below: (number) => `handed over, with ${number} still here`,
  waits: "Called ahead",
  waits_large: "The next visitor is called at once",
  waits_hint: (time) => `Since ${time}; a pause, a close or another call ends it.`,
  waits_below: "whoever comes is called here",
  substitute: (window) => `Window ${window} serves meanwhile`,
  covers: (windows) => `Serves for ${windows} meanwhile`,
  lent: (services, time) => `Covers until ${time}: ${services}`,
  parked_long: "ask after them",
  pause_alone: (services, substitutes) => (substitutes ? `No other window serves ${services}: choose a time of return or a substitute.` : `No other window serves ${services}: choose a time of return.`),
  pause_substitute: "Who serves meanwhile",
  note: "Note",
  note_before: "Note before",
  note_title: (number) => `For the next window: ${number}`,
  note_hint: "Seen by windows and reception only; not in the record, gone tonight.",
  up_next: "Who is next",
  up_next_title: "Who would be called now?",
  up_next_none: "Nobody is waiting",
  looking: "Looking it up…",
  pause: "Pause",
  close: "Close",
  acts: "Exceptions",
  called_for: (lasted) => `called ${lasted} ago`,
  serving_for: (lasted) => `for ${lasted}`,
  assumed: "(assumed)",
  seconds: (count) => `${count} s`,
  recalls: (count) => (plural(count, "en") === "one" ? "called again once" : `called again ${count} times`),
  waited: (lasted) => `waited ${lasted}`,
  reached: (shown, boards) => `on ${shown} of ${boards} boards`,
  reached_none: "No board shows this call: please call out",
  boards_none: "No connected board shows this window: please call out",
  documents: "Asked to bring",
  documents_none: "No papers needed",
  steps: "On this ticket",
  outcome: "Outcome",
  default_mark: "default",
  cases: "Cases",
  more: "One case more",
  fewer: "One case fewer",
  idle: "Free",
  idle_nobody: "Nobody is waiting",
  idle_nobody_hint: "New tickets show here by themselves.",
  idle_some: (count) => (plural(count, "en") === "one" ? "1 visitor waiting" : `${count} visitors waiting`),
  closed: "The window is closed",
  closed_hint: "Open it to call; the screens show it as closed.",
  hall_closed: (when) => `The hall gives tickets again ${when}. Those who have one can be served.`,
  hall_closed_unknown: "The hall gives no tickets now. Those who have one can be served.",
  paused: "Paused",
  back_at: (time) => `back at ${time}`,
  back_late: (time) => `was to be back at ${time}`,
  back_unknown: "time of return not known",
  serves: "Serves:",
  serves_all: "all services of this window",
  narrow: "Only some services",
  narrow_title: "Serve only these today",
  narrow_open: "Open with these",
  narrow_all: "All",
  list_waiting: "Waiting",
  list_orphaned: "Yours, and served by nobody",
  call_here: "Call here",
  orphaned: (numbers) => `${numbers}: you served first, and nobody goes on. Call from the list, or ask reception`,
  principal: "For",
  principal_at: (at) => `person ${at}`,
  lead: "Lead window",
  list_missed: "Missed here",
  list_parked: "Parked",
  list_more: (count) => `${count} more`,
  list_empty: "None",
  call_again: "Call again",
  take_back: "Take back",
  overdue: "past the longest wait",
  lists_hint: "Lists",
  miss_title: (number) => `${number} has not come?`,
  park_title: (number) => `Set ${number} aside?`,
  park_hint: "Taken back from the parked list without queueing again.",
  finish_title: (number, outcome) => `Finish ${number} (${outcome}) and call nobody?`,
  undo_call: (number, left) => `Undo the call of ${number}? ${left} left`,
  undo_miss: (number, left) => `Undo the no-show of ${number}? ${left} left`,
  undo_finish: (number, left) => `Undo the end of ${number}? ${left} left`,
  leave_title: "Sign out",
  leave_title_with: (number) => `${number} is still at the window: hand over before you go`,
  leave_hand_over: "Hand over and sign out",
  leave_finish_first: "Finish first",
  leave_hint: (number) => `${number} stays at this window for the colleague who signs in next; nobody is called meanwhile.`,
  leave_close: "Close the window and sign out",
  leave_stay: "Stay",
  close_title: "Close the window?",
  close_hint: (waiting) => (waiting ? "Screens show it as closed; other windows call those who wait." : "Screens show it as closed."),
  left_here: (who) => `No other window serves ${who}: nobody would call them. Ask the manager for cover first, or pause instead.`,
  alone_here: (services) => `No other window serves ${services}: whoever takes a number waits until one opens.`,
  pause_title: "Why a pause?",
  pause_after: "It begins after the present visitor.",
  pause_other: "Another reason",
  pause_back: "Back",
  minutes: (count) => `in ${count} min`,
  unknown: "not known",
  transfer_title: (number) => `Send ${number} where?`,
  add_title: (number) => `Add what to ${number}?`,
  find_destination: "Window number, colleague, service, pinyin or initials",
  find_service: "Service, pinyin or initials",
  find_none: "Nothing found. Try another word.",
  find_closed: (name) => `${name} · closed`,
  find_below: (count) => `${count} more below: press ↓, or type more`,
  place: "Place",
  place_own: "by arrival",
  place_first: "first",
  place_last: "last",
  call_title: (number) => `Call ${number} out of order: why?`,
  call_other: "Another reason",
  call_do: "Call",
  confirm: "Yes",
  leave: "No",
  stale: "Cut off from the server: what you see may have changed. You can go on; nobody is called twice.",
  denied: "The server does not let this page in.",
  sign_in_again: "Sign in again",
};

const ko: ClerkTexts = {
  pick_title: "어느 창구에 계십니까?",
  pick_hint: "이 컴퓨터에 저장됩니다. 창구 번호를 입력하고 Enter를 누르거나 화면에서 선택하세요.",
  pick_field: "창구 번호",
  pick_none: "그런 창구 번호가 없습니다",
  change_window: "창구 변경",
  keys_title: "단축키",
  keys_look: "목록으로, ↑↓ 선택",
  keys_digits: "처리 결과·사유 선택",
  keys_leave: "닫기, 취소",
  waiting: (count) => `대기 ${count}명`,
  longest: (lasted) => `최장 ${lasted}`,
  mine: (count) => `오늘 내 처리 ${count}건`,
  mine_service: (lasted) => ` · 평균 처리 ${lasted}`,
  mine_wait: (lasted) => ` · 평균 대기 ${lasted}`,
  opening: "창구를 여는 중…",
  next: "다음 호출",
  space: "스페이스",
  open: "창구 열기",
  resume: "업무 재개",
  finish_pause: "처리 완료 후 일시 중지",
  next_finishes: (number, outcome) => `${number} 처리 완료: ${outcome}`,
  next_waits: (number) => `${number} 도착 대기 중`,
  next_calls: (count) => (count === 0 ? "지금은 대기자 없음" : `${count}명 대기 중`),
  doing_next: "호출 중…",
  doing: "처리 중…",
  recall: "재호출",
  start: "도착",
  miss: "부재 처리",
  park: "보류",
  transfer: "인계",
  add: "업무 추가",
  finish: "처리 완료만",
  undo: "되돌리기",
  ahead: "미리 호출",
  serve: "번호 없이 처리",
  serve_title: "번호 없이 어떤 업무를 처리합니까?",
  papers_title: (number) => `${number}: 어떤 서류가 부족합니까?`,
  papers_hint: "부족한 서류를 한 번에 모두 안내하세요. 기한 안에 원래 번호표의 QR 코드를 스캔하면 먼저 처리합니다.",
  papers_next: "일괄 안내 후 다음 호출",
  papers_only: "일괄 안내만, 호출 안 함",
  papers_none: "하나 이상 선택하세요",
  papers_another: "기타 서류",
  papers_other: "기타 서류 내용(안내문에 인쇄됨)",
  papers_unsaid: "기타 서류의 내용을 적으세요",
  brings: "이번에 보완한 서류",
  take_over: "이 창구 인수",
  taken: "다른 직원이 이 창구에 있습니다",
  taken_hint: "여기서 키를 눌러도 그 직원이 맡은 방문자에게는 영향이 없습니다. 창구를 변경하거나, 홀 규정이 허용하면 스페이스 키로 인수하세요.",
  taken_below: "다른 직원이 이 창구에 있음",
  vacant_below: (number) => `앞 근무자 교대, ${number} 창구에 남음`,
  waits: "미리 호출",
  waits_large: "다음 방문자가 오면 바로 호출합니다",
  waits_hint: (time) => `${time}부터. 일시 중지하거나 창구를 닫거나 다른 번호를 호출하면 끝납니다.`,
  waits_below: "번호표를 뽑는 대로 이 창구로 호출",
  substitute: (window) => `대체 창구: ${window}번 창구`,
  covers: (windows) => `대신 처리: ${windows}`,
  lent: (services, time) => `${time}까지 업무 대행: ${services}`,
  parked_long: "상황을 확인할 때입니다",
  pause_alone: (services, substitutes) => (substitutes ? `지금 다른 창구에서 처리하지 않는 업무: ${services}. 재개 시각이나 대체 창구를 선택하세요.` : `지금 다른 창구에서 처리하지 않는 업무: ${services}. 재개 시각을 선택하세요.`),
  pause_substitute: "대체 창구",
  note: "메모",
  note_before: "앞 단계 메모",
  note_title: (number) => `다음 창구에 전할 메모: ${number}`,
  note_hint: "창구와 안내 데스크에서만 보입니다. 기록에 남지 않으며 당일 삭제됩니다.",
  up_next: "다음 순서 보기",
  up_next_title: "지금 호출하면 누구입니까?",
  up_next_none: "지금은 대기자가 없습니다",
  looking: "조회 중…",
  pause: "일시 중지",
  close: "창구 닫기",
  acts: "예외 처리",
  called_for: (lasted) => `호출 후 ${lasted}`,
  serving_for: (lasted) => `처리 ${lasted}`,
  assumed: "(추정)",
  seconds: (count) => `${count}초`,
  recalls: (count) => `재호출 ${count}회`,
  waited: (lasted) => `${lasted} 대기`,
  reached: (shown, boards) => `안내판 표시 ${shown}/${boards}`,
  reached_none: "이 호출을 표시한 안내판이 없습니다. 직접 불러 주세요",
  boards_none: "이 창구를 표시하는 안내판이 연결되어 있지 않습니다. 직접 불러 주세요",
  documents: "안내한 서류",
  documents_none: "필요한 서류 없음",
  steps: "이 번호의 업무",
  outcome: "처리 결과",
  default_mark: "기본",
  cases: "건수",
  more: "한 건 더하기",
  fewer: "한 건 빼기",
  idle: "비어 있음",
  idle_nobody: "지금은 대기자가 없습니다",
  idle_nobody_hint: "번호표가 발급되면 자동으로 표시됩니다.",
  idle_some: (count) => `${count}명 대기 중`,
  closed: "창구 업무 준비 중",
  closed_hint: "창구를 열어야 호출할 수 있습니다. 안내판에는 업무 준비 중으로 표시됩니다.",
  hall_closed: (when) => `홀 휴식 중입니다. 번호표 발급: ${when}부터. 이미 발급된 번호는 계속 처리할 수 있습니다.`,
  hall_closed_unknown: "지금은 홀에서 번호표를 발급하지 않습니다. 이미 발급된 번호는 계속 처리할 수 있습니다.",
  paused: "일시 중지",
  back_at: (time) => `${time} 재개`,
  back_late: (time) => `재개 예정 ${time}, 시간 지남`,
  back_unknown: "재개 시각 미정",
  serves: "취급 업무:",
  serves_all: "이 창구의 모든 업무",
  narrow: "일부 업무만 취급",
  narrow_title: "오늘은 다음 업무만 취급",
  narrow_open: "선택한 업무로 창구 열기",
  narrow_all: "모두 선택",
  list_waiting: "대기",
  list_orphaned: "최초 담당: 이어서 처리할 창구 없음",
  call_here: "이 창구로 호출",
  orphaned: (numbers) => `${numbers}: 이어서 처리할 창구가 없으며 최초 담당자입니다. 목록에서 이 창구로 호출하거나 안내 데스크에 확인하세요`,
  principal: "위임인",
  principal_at: (at) => `${at}번째 사람`,
  lead: "주관 창구",
  list_missed: "이 창구의 지나간 번호",
  list_parked: "보류",
  list_more: (count) => `외 ${count}명`,
  list_empty: "없음",
  call_again: "재호출",
  take_back: "처리 재개",
  overdue: "최장 대기 시간 초과",
  lists_hint: "목록",
  miss_title: (number) => `${number}: 오지 않았습니까?`,
  park_title: (number) => `${number}: 보류하시겠습니까?`,
  park_hint: "서류를 가져오면 보류 목록에서 재개합니다. 다시 줄 서지 않습니다.",
  finish_title: (number, outcome) => `${number}(${outcome}): 처리를 완료하고 다음은 호출하지 않습니까?`,
  undo_call: (number, left) => `${number}: 호출을 되돌리시겠습니까? 남은 시간 ${left}`,
  undo_miss: (number, left) => `${number}: 부재 처리를 되돌리시겠습니까? 남은 시간 ${left}`,
  undo_finish: (number, left) => `${number}: 처리 완료를 되돌리시겠습니까? 남은 시간 ${left}`,
  leave_title: "로그아웃",
  leave_title_with: (number) => `${number}: 아직 창구에 있습니다. 로그아웃 전에 교대하세요`,
  leave_hand_over: "교대 직원에게 맡기고 로그아웃",
  leave_finish_first: "먼저 처리 완료",
  leave_hint: (number) => `${number}: 이 창구에 남으며 교대 직원이 로그인한 뒤 이어서 처리합니다. 그동안 호출하지 않습니다.`,
  leave_close: "창구를 닫고 로그아웃",
  leave_stay: "로그아웃하지 않음",
  close_title: "창구를 닫으시겠습니까?",
  close_hint: (waiting) => (waiting ? "안내판에 업무 준비 중으로 표시되며, 대기자는 다른 창구에서 호출합니다." : "안내판에 업무 준비 중으로 표시됩니다."),
  left_here: (who) => `지금 다른 창구에서 처리하지 않는 대기자: ${who}. 창구를 닫으면 호출할 창구가 없습니다. 먼저 책임자에게 업무 대행을 요청하거나 일시 중지하세요.`,
  alone_here: (services) => `지금 다른 창구에서 처리하지 않는 업무: ${services}. 이후 번호표를 뽑는 분은 창구가 열릴 때까지 기다려야 합니다.`,
  pause_title: "일시 중지 사유",
  pause_after: "현재 방문자의 처리가 끝나면 일시 중지합니다.",
  pause_other: "기타 사유",
  pause_back: "재개 시각",
  minutes: (count) => `${count}분 후`,
  unknown: "미정",
  transfer_title: (number) => `${number}: 어디로 인계합니까?`,
  add_title: (number) => `${number}: 어떤 업무를 추가합니까?`,
  find_destination: "창구 번호, 직원 이름, 업무, 병음 또는 병음 머리글자",
  find_service: "업무 이름, 병음 또는 병음 머리글자",
  find_none: "찾을 수 없습니다. 다른 단어를 입력해 보세요.",
  find_closed: (name) => `${name} · 업무 준비 중`,
  find_below: (count) => `아래에 ${count}개 더 있음: ↓를 누르거나 더 입력하세요`,
  place: "대기 순서",
  place_own: "도착 시각순",
  place_first: "맨 앞",
  place_last: "맨 뒤",
  call_title: (number) => `${number}: 순서 외 호출 사유`,
  call_other: "사유 직접 입력",
  call_do: "호출",
  confirm: "확인",
  leave: "취소",
  stale: "서버와 연결이 끊겼습니다. 아래 내용이 바뀌었을 수 있습니다. 계속 눌러도 중복 호출되지 않습니다.",
  denied: "서버가 이 화면의 접속을 허용하지 않습니다.",
  sign_in_again: "다시 로그인",
};

export const clerkTexts: Record<Lang, ClerkTexts> = { zh, en, ko };
