// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The reception's page. */
export interface ReceptionTexts {
  opening: string;
  title: string;
  ask: string;
  ask_hint: string;
  found_none: string;
  number_none: (number: string) => string;
  number_none_hint: string;
  find_number: (number: string) => string;
  find_scanned: string;
  find_booking: (code: string) => string;
  journey: (steps: number) => string;
  advice: string;
  book_for: string;
  booking_booked: string;
  booking_checked_in: string;
  booking_cancelled: string;
  booking_missed: string;
  booking_times: (from: string, late: string, gone: string) => string;
  booking_number: (number: string) => string;
  booking_check_in: string;
  booking_move: string;
  booking_concern: string;
  bookings: string;
  concerned: string;
  booking_cancel: string;
  booking_cancel_yes: string;
  earlier: (number: string) => string;
  earlier_show: string;
  missing_title: (number: string) => string;
  missing_documents: string;
  missing_over: string;
  people: string;
  people_wrong: string;
  agent: string;
  principals: string;
  principal: (at: number) => string;
  principal_name: string;
  principal_more: string;
  principals_wrong: string;
  named_clerk: string;
  named_none: string;
  come_back: string;
  return: string;
  note: string;
  enter: string;
  issue: string;
  issuing: string;
  issue_closed: (when: string) => string;
  issue_closed_unknown: string;
  unavailable: string;
  unserved: string;
  now_waiting: (count: number) => string;
  documents: string;
  documents_none: string;
  fee: string;
  promised: (days: number) => string;
  class: string;
  head_start: (minutes: number) => string;
  share: (k: number, n: number) => string;
  evidence: string;
  evidence_card: string;
  evidence_certificate: string;
  evidence_seen: string;
  order: string;
  order_fixed: string;
  order_free: string;
  booked: string;
  booked_wrong: string;
  phone: string;
  phone_wrong: string;
  language: string;
  more_services: string;
  services: string;
  remove: string;
  back: string;
  issued: string;
  ahead_note: string;
  arrived: (time: string) => string;
  at_window: (window: string) => string;
  printed_printed: string;
  printed_failed: string;
  printed_uncertain: string;
  printed_on_screen: string;
  visitor_page: string;
  printed_none: string;
  print: string;
  print_again: string;
  print_missing: string;
  paper_missing: string;
  paper_bring: string;
  print_asked: string;
  print_yes: string;
  print_no: string;
  requeue: string;
  requeue_title: (number: string, behind: number) => string;
  cancel: string;
  cancel_title: (number: string) => string;
  grant: string;
  grant_title: (number: string) => string;
  confirm: string;
  waiting_title: string;
  waiting_total: (count: number) => string;
  waiting_none: string;
  waiting_list: (service: string) => string;
  kiosk_away: (kiosk: string, time: string, numbers: string) => string;
  kiosk_merging: (kiosk: string, count: number) => string;
  kiosk_refused: (kiosk: string, count: number) => string;
  list_none: string;
  no_window: string;
  open_windows: (count: number) => string;
  closed: string;
  stale: string;
  empty_title: string;
  empty_hint: string;
}

const zh: ReceptionTexts = {
  opening: "正在打开导办台…",
  title: "导办台",
  ask: "事项、拼音、号码 A012、预约码，或扫码",
  ask_hint: "输入事项发号，输入号码找号。↑↓ 选，回车定，Esc 清空。",
  found_none: "没有找到这个事项。换一个词试试。",
  number_none: (number) => `今天没有 ${number}`,
  number_none_hint: "核对字母和数字；昨天的号已作废。",
  find_number: (number) => `找号 ${number}`,
  find_scanned: "找扫到的号",
  find_booking: (code) => `预约码 ${code}`,
  journey: (steps) => `一件事，${steps} 步`,
  advice: "不知道办哪项？发咨询号",
  book_for: "替人预约",
  booking_booked: "已预约",
  booking_checked_in: "已签到",
  booking_cancelled: "已取消",
  booking_missed: "没有来，已让出",
  booking_times: (from, late, gone) => `${from} 起可签到；${late} 后算迟到；${gone} 还不来就让出`,
  booking_number: (number) => `号码 ${number}`,
  booking_check_in: "签到，发号",
  booking_move: "改时间",
  booking_concern: "安排有变，请为办事人改约或取消",
  bookings: "预约名单",
  concerned: "受影响的预约",
  booking_cancel: "取消预约",
  booking_cancel_yes: "再按一次，取消预约",
  earlier: (number) => `这是今天的 ${number}。以前也有 ${number} 要补材料：核对纸票上的日期。`,
  earlier_show: "是以前的号",
  missing_title: (number) => `${number} 补材料`,
  missing_documents: "缺：",
  missing_over: "已过期或已回来过",
  people: "人数",
  people_wrong: "人数写 1 到 200",
  agent: "代办",
  principals: "替谁办",
  principal: (at) => `第 ${at} 人`,
  principal_name: "姓名（只给窗口看）",
  principal_more: "再加一人",
  principals_wrong: "每个人至少选一个事项",
  named_clerk: "专人",
  named_none: "不指定",
  come_back: "办事人已返回",
  return: "补材料回来，发新号",
  note: "备注",
  enter: "回车",
  issue: "发号",
  issuing: "正在发号…",
  issue_closed: (when) => `大厅休息，${when} 开始取号`,
  issue_closed_unknown: "大厅现在不发号",
  unavailable: "今天的号已发完",
  unserved: "现在没有窗口办理这个事项",
  now_waiting: (count) => (count === 0 ? "现在没有人等" : `${count} 人等候`),
  documents: "请带材料",
  documents_none: "不需要材料",
  fee: "费用",
  promised: (days) => (days === 0 ? "当场办结" : `承诺 ${days} 个工作日`),
  class: "优先类型",
  head_start: (minutes) => `提前 ${minutes} 分钟`,
  share: (k, n) => `每 ${n} 次叫号留 ${k} 次`,
  evidence: "凭",
  evidence_card: "身份证",
  evidence_certificate: "证件",
  evidence_seen: "当面确认",
  order: "办理顺序",
  order_fixed: "按次序",
  order_free: "哪个快先办哪个",
  booked: "预约时间",
  booked_wrong: "预约时间写作 10:30",
  phone: "电话",
  phone_wrong: "电话只写数字，可以有 + 和 -",
  language: "号票语言",
  more_services: "再加一个事项",
  services: "事项",
  remove: "去掉",
  back: "返回",
  issued: "已发号",
  ahead_note: "有优先或预约的人来，前方人数会变。",
  arrived: (time) => `${time} 取号`,
  at_window: (window) => `在 ${window}`,
  printed_printed: "已出纸",
  printed_failed: "没有出纸",
  printed_uncertain: "不确定是否出纸",
  printed_on_screen: "在屏幕上给号，未打印",
  visitor_page: "访客手机页",
  printed_none: "还没有打印",
  print: "打印号票",
  print_again: "补打号票",
  print_missing: "打印补正清单",
  paper_missing: "需要补正的材料",
  paper_bring: "补齐后带这张单子来，扫码优先办理",
  print_asked: "号票打出来了吗？",
  print_yes: "打出来了",
  print_no: "没有",
  requeue: "排回队伍",
  requeue_title: (number, behind) => `${number} 排回队伍？排到 ${behind} 人之后，不足则排在最后。`,
  cancel: "取消这个号",
  cancel_title: (number) => `取消 ${number}？取消后不能恢复。`,
  grant: "改优先类型",
  grant_title: (number) => `${number} 的优先类型`,
  confirm: "确定",
  waiting_title: "等候",
  waiting_total: (count) => `共 ${count}`,
  waiting_none: "现在没有人等候",
  waiting_list: (service) => `${service}：等候名单`,
  kiosk_away: (kiosk, time, numbers) => `取号机 ${kiosk} 自 ${time} 断网，可能正在自行发号（${numbers}）`,
  kiosk_merging: (kiosk, count) => `取号机 ${kiosk} 还有 ${count} 个号未并入`,
  kiosk_refused: (kiosk, count) => `取号机 ${kiosk} 有 ${count} 个号无法并入，请帮助持号人`,
  list_none: "现在没有人等这个事项",
  no_window: "没有窗口",
  open_windows: (count) => `${count} 窗`,
  closed: "大厅休息",
  stale: "与服务器断开，等候人数可能已变。发号和找号可以再试，不会重复。",
  empty_title: "请问办什么？",
  empty_hint: "直接打字：事项名称、拼音或首字母、关键词。",
};

const en: ReceptionTexts = {
  opening: "Opening reception…",
  title: "Reception",
  ask: "Service, pinyin, number A012, booking, or scan",
  ask_hint: "Type a service to issue a ticket, a number to find one. ↑↓ choose, Enter takes, Esc clears.",
  found_none: "No such service. Try another word.",
  number_none: (number) => `There is no ${number} today`,
  number_none_hint: "Check letter and digits; yesterday’s are void.",
  find_number: (number) => `Find ${number}`,
  find_scanned: "Find the ticket that was scanned",
  find_booking: (code) => `Booking ${code}`,
  journey: (steps) => `one purpose, ${steps} steps`,
  advice: "Not sure which? Advice ticket",
  book_for: "Book for somebody",
  booking_booked: "booked",
  booking_checked_in: "checked in",
  booking_cancelled: "cancelled",
  booking_missed: "did not come; released",
  booking_times: (from, late, gone) => `Checks in from ${from}; late after ${late}; released at ${gone}`,
  booking_number: (number) => `Number ${number}`,
  booking_check_in: "Check in, issue ticket",
  booking_move: "Another time",
  booking_concern: "The plan has changed: please move or cancel it with the visitor",
  bookings: "Bookings",
  concerned: "Bookings affected",
  booking_cancel: "Cancel booking",
  booking_cancel_yes: "Press again to cancel",
  earlier: (number) => `This is today’s ${number}. An earlier ${number} was sent for papers: check the date on the paper.`,
  earlier_show: "It is the earlier one",
  missing_title: (number) => `${number} brings papers`,
  missing_documents: "Missing:",
  missing_over: "Too late, or back already",
  people: "People",
  people_wrong: "A number stands for 1 to 200 people",
  agent: "Agent",
  principals: "For whom",
  principal: (at) => `Person ${at}`,
  principal_name: "Name (for the desks only)",
  principal_more: "One more person",
  principals_wrong: "Choose a service for each person",
  named_clerk: "Clerk",
  named_none: "any",
  come_back: "Is back",
  return: "Brings papers: new number",
  note: "Note",
  enter: "Enter",
  issue: "Issue ticket",
  issuing: "Issuing…",
  issue_closed: (when) => `The hall gives tickets again ${when}`,
  issue_closed_unknown: "The hall gives no tickets now",
  unavailable: "All of today’s tickets are gone",
  unserved: "No window offers this service",
  now_waiting: (count) => (count === 0 ? "nobody waiting" : `${count} waiting`),
  documents: "To bring",
  documents_none: "No papers needed",
  fee: "Fee",
  promised: (days) => (days === 0 ? "decided at once" : plural(days, "en") === "one" ? `within ${days} working day` : `within ${days} working days`),
  class: "Class",
  head_start: (minutes) => `counts ${minutes} min earlier`,
  share: (k, n) => `${k} of every ${n} calls`,
  evidence: "On",
  evidence_card: "ID card",
  evidence_certificate: "certificate",
  evidence_seen: "seen in person",
  order: "Order",
  order_fixed: "one after another",
  order_free: "whichever is quicker",
  booked: "Booked for",
  booked_wrong: "Write the booked time as 10:30",
  phone: "Phone",
  phone_wrong: "A phone number has digits, + and - only",
  language: "Language of the ticket",
  more_services: "One more service",
  services: "Services",
  remove: "Remove",
  back: "Back",
  issued: "Issued",
  ahead_note: "It can rise when priority or booked visitors come.",
  arrived: (time) => `came at ${time}`,
  at_window: (window) => `at ${window}`,
  printed_printed: "printed",
  printed_failed: "not printed",
  printed_uncertain: "not known whether it printed",
  printed_on_screen: "shown on the screen, not printed",
  visitor_page: "Visitor's page",
  printed_none: "not printed yet",
  print: "Print ticket",
  print_again: "Print again",
  print_missing: "Print what is missing",
  paper_missing: "Papers that are missing",
  paper_bring: "Bring them with this paper: its code gives you a number that is served first",
  print_asked: "Did the ticket come out?",
  print_yes: "Yes",
  print_no: "No",
  requeue: "Put back in the queue",
  requeue_title: (number, behind) => `Put ${number} back behind ${behind} others, or at the end?`,
  cancel: "Cancel ticket",
  cancel_title: (number) => `Cancel ${number}? This cannot be taken back.`,
  grant: "Change class",
  grant_title: (number) => `Class of ${number}`,
  confirm: "Yes",
  waiting_title: "Waiting",
  waiting_total: (count) => `${count} in all`,
  waiting_none: "Nobody is waiting",
  waiting_list: (service) => `Waiting for ${service}`,
  kiosk_away: (kiosk, time, numbers) => `Kiosk ${kiosk} has been cut off since ${time} and may be issuing numbers by itself (${numbers})`,
  kiosk_merging: (kiosk, count) => `${count} numbers of kiosk ${kiosk} are still to be merged`,
  kiosk_refused: (kiosk, count) => `${count} numbers of kiosk ${kiosk} could not be merged: help whoever holds them`,
  list_none: "Nobody waits for this now",
  no_window: "no window",
  open_windows: (count) => (plural(count, "en") === "one" ? "1 window" : `${count} windows`),
  closed: "The hall is closed",
  stale: "Cut off from the server: the counts may have changed. Try again freely; nothing is done twice.",
  empty_title: "How can I help?",
  empty_hint: "Just type: a service, its pinyin or initials, or a keyword.",
};

const ko: ReceptionTexts = {
  opening: "안내 데스크를 여는 중…",
  title: "안내 데스크",
  ask: "업무, 병음, 번호 A012, 예약 번호 또는 스캔",
  ask_hint: "업무를 입력하면 번호표 발급, 번호를 입력하면 번호 찾기. ↑↓ 선택, Enter 확정, Esc 지우기.",
  found_none: "그런 업무를 찾을 수 없습니다. 다른 단어를 입력해 보세요.",
  number_none: (number) => `오늘 없는 번호: ${number}`,
  number_none_hint: "글자와 숫자를 확인하세요. 어제 번호는 무효입니다.",
  find_number: (number) => `번호 찾기: ${number}`,
  find_scanned: "스캔한 번호 찾기",
  find_booking: (code) => `예약 번호 ${code}`,
  journey: (steps) => `묶음 업무, ${steps}단계`,
  advice: "어떤 업무인지 모를 때: 상담 번호 발급",
  book_for: "대신 예약",
  booking_booked: "예약됨",
  booking_checked_in: "도착 확인됨",
  booking_cancelled: "취소됨",
  booking_missed: "오지 않아 자리를 넘김",
  booking_times: (from, late, gone) => `${from}부터 도착 확인, ${late} 이후 지각, ${gone}까지 오지 않으면 자리를 넘김`,
  booking_number: (number) => `번호 ${number}`,
  booking_check_in: "도착 확인, 번호표 발급",
  booking_move: "시간 변경",
  booking_concern: "홀 사정이 바뀌었습니다. 방문자와 상의하여 예약을 변경하거나 취소하세요",
  bookings: "예약 명단",
  concerned: "영향받는 예약",
  booking_cancel: "예약 취소",
  booking_cancel_yes: "한 번 더 눌러 예약 취소",
  earlier: (number) => `오늘의 ${number}번입니다. 이전의 ${number}번도 서류 보완 대상입니다. 번호표의 날짜를 확인하세요.`,
  earlier_show: "이전 번호입니다",
  missing_title: (number) => `${number} 서류 보완`,
  missing_documents: "부족한 서류:",
  missing_over: "기한이 지났거나 이미 돌아옴",
  people: "인원",
  people_wrong: "인원은 1~200명으로 적으세요",
  agent: "대리 신청",
  principals: "위임인",
  principal: (at) => `${at}번째 사람`,
  principal_name: "이름(창구에서만 보임)",
  principal_more: "한 명 더 추가",
  principals_wrong: "사람마다 업무를 하나 이상 선택하세요",
  named_clerk: "담당 직원",
  named_none: "지정 안 함",
  come_back: "방문자 돌아옴",
  return: "서류 보완 후 방문, 새 번호 발급",
  note: "메모",
  enter: "Enter",
  issue: "번호표 발급",
  issuing: "발급 중…",
  issue_closed: (when) => `홀 휴식 중, 번호표 발급: ${when}부터`,
  issue_closed_unknown: "지금은 홀에서 번호표를 발급하지 않습니다",
  unavailable: "오늘 번호표가 모두 나갔습니다",
  unserved: "지금은 담당 창구가 없습니다",
  now_waiting: (count) => (count === 0 ? "지금은 대기자 없음" : `${count}명 대기 중`),
  documents: "가져오실 서류",
  documents_none: "필요한 서류 없음",
  fee: "수수료",
  promised: (days) => (days === 0 ? "즉시 처리" : `근무일 기준 ${days}일 이내`),
  class: "우선 대상",
  head_start: (minutes) => `${minutes}분 앞당김`,
  share: (k, n) => `호출 ${n}회 중 ${k}회`,
  evidence: "증빙",
  evidence_card: "신분증",
  evidence_certificate: "증명서",
  evidence_seen: "대면 확인",
  order: "처리 순서",
  order_fixed: "정해진 순서대로",
  order_free: "빠른 것부터",
  booked: "예약 시간",
  booked_wrong: "예약 시간은 10:30과 같이 적으세요",
  phone: "전화",
  phone_wrong: "전화번호에는 숫자와 +, -만 쓸 수 있습니다",
  language: "번호표 언어",
  more_services: "업무 하나 더 추가",
  services: "업무",
  remove: "빼기",
  back: "뒤로",
  issued: "발급됨",
  ahead_note: "우선 대상이나 예약하신 분이 오면 앞의 대기 인원이 바뀔 수 있습니다.",
  arrived: (time) => `${time} 발급`,
  at_window: (window) => `위치: ${window}`,
  printed_printed: "인쇄됨",
  printed_failed: "인쇄되지 않음",
  printed_uncertain: "인쇄 여부 불확실",
  printed_on_screen: "화면에 표시됨 (인쇄 없음)",
  visitor_page: "방문자 휴대전화 화면",
  printed_none: "아직 인쇄하지 않음",
  print: "번호표 인쇄",
  print_again: "번호표 다시 인쇄",
  print_missing: "보완 목록 인쇄",
  paper_missing: "보완할 서류",
  paper_bring: "서류를 갖추어 이 안내문과 함께 가져오시면 코드를 스캔하여 먼저 처리해 드립니다",
  print_asked: "번호표가 나왔습니까?",
  print_yes: "나왔음",
  print_no: "안 나왔음",
  requeue: "대기열로 복귀",
  requeue_title: (number, behind) => `${number}: 대기열로 복귀하시겠습니까? ${behind}명 뒤, 대기자가 그보다 적으면 맨 뒤입니다.`,
  cancel: "번호 취소",
  cancel_title: (number) => `${number}: 취소하시겠습니까? 취소하면 되돌릴 수 없습니다.`,
  grant: "우선 대상 변경",
  grant_title: (number) => `${number}: 우선 대상`,
  confirm: "확인",
  waiting_title: "대기",
  waiting_total: (count) => `모두 ${count}명`,
  waiting_none: "지금은 대기자가 없습니다",
  waiting_list: (service) => `${service}: 대기 명단`,
  kiosk_away: (kiosk, time, numbers) => `발권기 ${kiosk}이(가) ${time}부터 연결이 끊겨 자체 번호(${numbers})를 발급하고 있을 수 있습니다`,
  kiosk_merging: (kiosk, count) => `발권기 ${kiosk}의 번호 ${count}개가 아직 합쳐지지 않았습니다`,
  kiosk_refused: (kiosk, count) => `발권기 ${kiosk}의 번호 ${count}개를 합치지 못했습니다. 번호를 가진 분을 도와 주세요`,
  list_none: "지금 이 업무의 대기자가 없습니다",
  no_window: "창구 없음",
  open_windows: (count) => `창구 ${count}개`,
  closed: "홀 휴식 중",
  stale: "서버와 연결이 끊겼습니다. 대기 인원이 바뀌었을 수 있습니다. 발급과 번호 찾기는 다시 시도해도 중복되지 않습니다.",
  empty_title: "무슨 일로 오셨습니까?",
  empty_hint: "바로 입력하세요: 업무 이름, 병음이나 병음 머리글자, 주요 단어.",
};

export const receptionTexts: Record<Lang, ReceptionTexts> = { zh, en, ko };
