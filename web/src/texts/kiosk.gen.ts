// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The kiosk's page. */
export interface KioskTexts {
  title: string;
  ask: string;
  ask_service: string;
  ask_search: string;
  search_example: (name: string, letters: string) => string;
  booking: string;
  ask_code: string;
  code_help: string;
  code_else: string;
  check_in: string;
  digits: string;
  back: string;
  home: string;
  search: string;
  delete: string;
  clear: string;
  big: string;
  low: string;
  contrast: string;
  voice: string;
  unsure: string;
  unsure_take: (service: string) => string;
  unsure_ask: string;
  services: (count: number) => string;
  steps: (count: number) => string;
  one_number: (count: number) => string;
  up: string;
  down: string;
  sold_out: string;
  no_window: string;
  wait: string;
  waiting_for: (count: number) => string;
  where: string;
  free: string;
  no_documents: string;
  usual: string;
  usual_minutes: (minutes: number) => string;
  promised: string;
  promised_now: string;
  promised_days: (days: number) => string;
  take: string;
  taking: string;
  closed: string;
  closed_until: (when: string) => string;
  closed_look: string;
  until: (time: string) => string;
  server_away: string;
  alone: (clock: string) => string;
  to_merge: (count: number) => string;
  as_of: (clock: string) => string;
  trouble_token: string;
  trouble_not_allowed: string;
  trouble_unknown: string;
  trouble_untrusted: string;
  program_away: string;
  ask_staff: string;
  tell_staff: string;
  printer_paper_out: string;
  printer_cover_open: string;
  printer_cutter_error: string;
  printer_error: string;
  printer_away: string;
  printer_trouble_not_allowed: string;
  printer_trouble_not_found: string;
  printer_trouble_held: string;
  printer_trouble_ticket_left: string;
  printer_trouble_paper_jam: string;
  printer_trouble_head_hot: string;
  printer_trouble_lost_in_job: string;
  your_number: string;
  printing: string;
  printed: string;
  failed: string;
  uncertain: string;
  remember: string;
  noted: string;
  reprint: string;
  done: string;
  still_there: string;
  idle_left: (seconds: number) => string;
  go_on: string;
  starting: string;
  starting_help: string;
  page: (page: number, pages: number) => string;
  letters: string;
  options: string;
  wanted: string;
  by_department: string;
  departments: (count: number) => string;
  ask_department: string;
  told_at_once: string;
  list_only: string;
  list_printing: string;
  list_printed: string;
  list_failed: string;
  take_paperless: string;
  paperless: string;
  on_screen: string;
  scan: string;
  still_reading: string;
  number_leaves: (seconds: number) => string;
  read_on: string;
  elsewhere: string;
  elsewhere_wait: string;
  elsewhere_closed: string;
}

const zh: KioskTexts = {
  title: "取号",
  ask: "您要办什么？",
  ask_service: "请选择事项",
  ask_search: "请输入事项的拼音或首字母",
  search_example: (name, letters) => `例如：${name} → ${letters}`,
  booking: "预约",
  ask_code: "请输入预约码",
  code_help: "8 位数字，在预约页面上；也可以扫页面上的二维码",
  code_else: "也可以返回，另取一个号。",
  check_in: "签到取号",
  digits: "数字",
  back: "返回",
  home: "重新开始",
  search: "搜索",
  delete: "删除",
  clear: "清空",
  big: "大字",
  low: "低位",
  contrast: "高对比",
  voice: "语音",
  unsure: "不知道办哪项？",
  unsure_take: (service) => `取“${service}”号`,
  unsure_ask: "请到导办台询问",
  services: (count) => `${count} 项`,
  steps: (count) => `${count} 个事项，一个号`,
  one_number: (count) => `一个号，依次办理 ${count} 个事项`,
  up: "上翻",
  down: "下翻",
  sold_out: "今天的号已发完",
  no_window: "现在没有窗口办理",
  wait: "等候时间",
  waiting_for: (count) => (count === 0 ? "这个事项没有人在等" : `这个事项 ${count} 人在等`),
  where: "办理地点",
  free: "不收费",
  no_documents: "无需材料",
  usual: "办理约需",
  usual_minutes: (minutes) => `${minutes} 分钟`,
  promised: "办结时间",
  promised_now: "当场办结",
  promised_days: (days) => `${days} 个工作日内`,
  take: "直接取号",
  taking: "正在取号…",
  closed: "暂停取号",
  closed_until: (when) => `暂停取号，${when} 开始取号`,
  closed_look: "您可以先看看要带的材料",
  until: (time) => `取号到 ${time} 为止`,
  server_away: "连不上大厅服务器，暂时不能取号",
  alone: (clock) => `服务器暂时断开，照常取号。等候时间截至 ${clock}`,
  to_merge: (count) => `还有 ${count} 个号待并入大厅`,
  as_of: (clock) => `等候情况截至 ${clock}（服务器断开）`,
  trouble_token: "服务器不认识本机的令牌，暂时不能取号",
  trouble_not_allowed: "本机的令牌不适用于这个大厅，暂时不能取号",
  trouble_unknown: "服务器上没有这个大厅或这台取号机，暂时不能取号",
  trouble_untrusted: "无法确认服务器的身份（证书），暂时不能取号",
  program_away: "取号机正在重新启动，请稍等",
  ask_staff: "请到导办台取号",
  tell_staff: "请告诉工作人员，或到导办台取号",
  printer_paper_out: "票纸用完了，暂时不能取号",
  printer_cover_open: "打印机盖没有关好，暂时不能取号",
  printer_cutter_error: "切纸刀卡住了，暂时不能取号",
  printer_error: "打印机出了故障，暂时不能取号",
  printer_away: "打印机没有应答，暂时不能取号",
  printer_trouble_not_allowed: "本机没有使用打印机的权限，暂时不能取号",
  printer_trouble_not_found: "找不到打印机，暂时不能取号",
  printer_trouble_held: "打印机正被其他设备占用，暂时不能取号",
  printer_trouble_ticket_left: "请取走出票口的号票",
  printer_trouble_paper_jam: "打印机卡纸，暂时不能取号",
  printer_trouble_head_hot: "打印机正在降温，请稍候再取号",
  printer_trouble_lost_in_job: "打印机断电或断线，暂时不能取号",
  your_number: "您的号",
  printing: "正在打印，请稍等",
  printed: "请取走号票",
  failed: "号票未打印成功，号码有效",
  uncertain: "号票可能未打印成功，号码有效",
  remember: "请记住或拍下这个号，叫到时凭号办理",
  noted: "我记下了",
  reprint: "再打一次",
  done: "完成",
  still_there: "还在办理吗？",
  idle_left: (seconds) => `${seconds} 秒后返回首页`,
  go_on: "继续办理",
  starting: "正在启动",
  starting_help: "取号机正在连接大厅，请稍等",
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  letters: "字母",
  options: "显示方式",
  wanted: "常办事项",
  by_department: "按部门查找",
  departments: (count) => `${count} 个部门`,
  ask_department: "由哪个部门办理？",
  told_at_once: "一次性告知",
  list_only: "只打印清单",
  list_printing: "正在打印清单…",
  list_printed: "请取走清单。办理时请取号",
  list_failed: "清单未打印成功，请拍下屏幕上的内容",
  take_paperless: "直接取号（不打印）",
  paperless: "打印机暂时不能打印，取的号显示在屏幕上",
  on_screen: "没有打印：请扫码存到手机，或记下、拍下这个号",
  scan: "扫码存到手机",
  still_reading: "号码记下了吗？",
  number_leaves: (seconds) => `${seconds} 秒后号码从屏幕上消失`,
  read_on: "再看一会儿",
  elsewhere: "本厅不办理，请到",
  elsewhere_wait: "那里现在",
  elsewhere_closed: "那里现在暂停取号",
};

const en: KioskTexts = {
  title: "Tickets",
  ask: "What have you come for?",
  ask_service: "Choose a service",
  ask_search: "Type part of the name",
  search_example: (name, letters) => `For example: ${name}`,
  booking: "Booked",
  ask_code: "Type your booking code",
  code_help: "Eight digits, on your booking’s page; or scan the code there",
  code_else: "You can also go back and take another ticket.",
  check_in: "Check in",
  digits: "Digits",
  back: "Back",
  home: "Start again",
  search: "Search",
  delete: "Delete",
  clear: "Clear",
  big: "Large type",
  low: "Low reach",
  contrast: "Contrast",
  voice: "Speech",
  unsure: "Not sure which one?",
  unsure_take: (service) => `Take a ticket for “${service}”`,
  unsure_ask: "Please ask at reception",
  services: (count) => (plural(count, "en") === "one" ? "1 service" : `${count} services`),
  steps: (count) => `${count} services, one number`,
  one_number: (count) => `One number, ${count} services one after another`,
  up: "Up",
  down: "Down",
  sold_out: "No numbers left today",
  no_window: "No window offers this",
  wait: "Wait",
  waiting_for: (count) => (count === 0 ? "Nobody waiting for this" : `${count} waiting for this`),
  where: "Where",
  free: "Free",
  no_documents: "Nothing to bring",
  usual: "Takes about",
  usual_minutes: (minutes) => `${minutes} min`,
  promised: "Result",
  promised_now: "At once",
  promised_days: (days) => (plural(days, "en") === "one" ? "Within 1 working day" : `Within ${days} working days`),
  take: "Take a ticket",
  taking: "Taking a ticket…",
  closed: "No tickets now",
  closed_until: (when) => `No tickets now. Tickets from ${when}`,
  closed_look: "You can look up what to bring",
  until: (time) => `Tickets until ${time}`,
  server_away: "The hall’s server does not answer: no tickets just now",
  alone: (clock) => `The hall’s server is away; numbers are given as usual. Waits are as of ${clock}.`,
  to_merge: (count) => `${count} numbers still to be merged`,
  as_of: (clock) => `As of ${clock}: the server is away`,
  trouble_token: "The hall’s server does not know this machine’s token: no tickets just now",
  trouble_not_allowed: "This machine’s token is not for this hall: no tickets just now",
  trouble_unknown: "The server has no such hall or machine: no tickets just now",
  trouble_untrusted: "The server’s certificate is not trusted: no tickets just now",
  program_away: "This machine is restarting, please wait",
  ask_staff: "Please take a ticket at reception",
  tell_staff: "Please tell a member of staff, or go to reception",
  printer_paper_out: "The paper has run out: no tickets just now",
  printer_cover_open: "The printer’s cover is open: no tickets just now",
  printer_cutter_error: "The cutter is stuck: no tickets just now",
  printer_error: "The printer has a fault: no tickets just now",
  printer_away: "The printer does not answer: no tickets just now",
  printer_trouble_not_allowed: "This kiosk has no permission to use its printer: no tickets just now",
  printer_trouble_not_found: "The printer cannot be found: no tickets just now",
  printer_trouble_held: "Another kiosk or program is using the printer: no tickets just now",
  printer_trouble_ticket_left: "Please take the ticket out of the slot",
  printer_trouble_paper_jam: "Paper is jammed: no tickets just now",
  printer_trouble_head_hot: "The printer is cooling down: please wait a moment",
  printer_trouble_lost_in_job: "The printer lost its power or cable: no tickets just now",
  your_number: "Your number",
  printing: "Printing, please wait",
  printed: "Please take your ticket",
  failed: "The paper did not come out. Your number is valid",
  uncertain: "The paper may not have come out. Your number is valid",
  remember: "Remember this number or take a picture: it will be called",
  noted: "I have noted it",
  reprint: "Print again",
  done: "Done",
  still_there: "Are you still there?",
  idle_left: (seconds) => `Back to the start in ${seconds} s`,
  go_on: "Go on",
  starting: "Starting",
  starting_help: "This machine is connecting to the hall, please wait",
  page: (page, pages) => `Page ${page} of ${pages}`,
  letters: "Letters",
  options: "Display",
  wanted: "Often asked for",
  by_department: "By department",
  departments: (count) => (plural(count, "en") === "one" ? `${count} department` : `${count} departments`),
  ask_department: "Which department?",
  told_at_once: "All you need to know",
  list_only: "Print the list only",
  list_printing: "Printing the list…",
  list_printed: "Please take your list. Take a number when you come",
  list_failed: "The list was not printed: please photograph this screen",
  take_paperless: "Take a number (no paper)",
  paperless: "The printer cannot print now: your number is shown on the screen",
  on_screen: "Not printed: scan the code, or note or photograph this number",
  scan: "Keep it on your phone",
  still_reading: "Have you noted your number?",
  number_leaves: (seconds) => (plural(seconds, "en") === "one" ? `It leaves the screen in ${seconds} second` : `It leaves the screen in ${seconds} seconds`),
  read_on: "Show it longer",
  elsewhere: "Not served in this hall. Please go to",
  elsewhere_wait: "There now",
  elsewhere_closed: "No numbers are given there now",
};

const ko: KioskTexts = {
  title: "번호표",
  ask: "무슨 일로 오셨습니까?",
  ask_service: "업무를 선택해 주세요",
  ask_search: "업무 이름의 일부를 입력해 주세요",
  search_example: (name, letters) => `예: ${name}`,
  booking: "예약",
  ask_code: "예약 번호를 입력해 주세요",
  code_help: "예약 화면에 있는 8자리 숫자입니다. 화면의 QR 코드를 스캔해도 됩니다",
  code_else: "뒤로 가서 다른 번호표를 뽑으셔도 됩니다.",
  check_in: "도착 확인",
  digits: "숫자",
  back: "뒤로",
  home: "처음으로",
  search: "검색",
  delete: "지우기",
  clear: "모두 지우기",
  big: "큰 글자",
  low: "낮은 화면",
  contrast: "고대비",
  voice: "음성",
  unsure: "어떤 업무인지 모르시겠습니까?",
  unsure_take: (service) => `“${service}” 번호표 뽑기`,
  unsure_ask: "안내 데스크에 문의해 주세요",
  services: (count) => `업무 ${count}건`,
  steps: (count) => `업무 ${count}건, 번호 하나`,
  one_number: (count) => `번호 하나로 업무 ${count}건을 차례로 처리합니다`,
  up: "위로",
  down: "아래로",
  sold_out: "오늘 번호표가 모두 나갔습니다",
  no_window: "지금은 담당 창구가 없습니다",
  wait: "대기 시간",
  waiting_for: (count) => (count === 0 ? "이 업무의 대기자가 없습니다" : `이 업무에 ${count}명이 대기 중입니다`),
  where: "장소",
  free: "무료",
  no_documents: "필요한 서류 없음",
  usual: "처리 시간",
  usual_minutes: (minutes) => `약 ${minutes}분`,
  promised: "결과",
  promised_now: "즉시 처리",
  promised_days: (days) => `근무일 기준 ${days}일 이내`,
  take: "번호표 뽑기",
  taking: "번호표를 뽑는 중…",
  closed: "번호표 발급 중지",
  closed_until: (when) => `번호표 발급 중지. ${when}부터 발급합니다`,
  closed_look: "필요한 서류를 미리 확인하실 수 있습니다",
  until: (time) => `${time}까지 발급`,
  server_away: "홀 서버에 연결할 수 없어 지금은 번호표를 뽑을 수 없습니다",
  alone: (clock) => `서버 연결이 잠시 끊겼지만 번호표는 정상 발급됩니다. 대기 시간은 ${clock} 기준입니다.`,
  to_merge: (count) => `합칠 번호표 ${count}장`,
  as_of: (clock) => `${clock} 기준(서버 연결 끊김)`,
  trouble_token: "서버가 이 기기의 토큰을 알지 못해 지금은 번호표를 뽑을 수 없습니다",
  trouble_not_allowed: "이 기기의 토큰은 이 홀의 것이 아니므로 지금은 번호표를 뽑을 수 없습니다",
  trouble_unknown: "서버에 이 홀이나 기기가 없어 지금은 번호표를 뽑을 수 없습니다",
  trouble_untrusted: "서버 인증서를 확인할 수 없어 지금은 번호표를 뽑을 수 없습니다",
  program_away: "기기를 다시 시작하고 있습니다. 잠시만 기다려 주세요",
  ask_staff: "안내 데스크에서 번호표를 받아 주세요",
  tell_staff: "직원에게 알려 주시거나 안내 데스크로 가 주세요",
  printer_paper_out: "용지가 떨어져 지금은 번호표를 뽑을 수 없습니다",
  printer_cover_open: "프린터 덮개가 열려 있어 지금은 번호표를 뽑을 수 없습니다",
  printer_cutter_error: "절단기가 걸려 지금은 번호표를 뽑을 수 없습니다",
  printer_error: "프린터가 고장 나 지금은 번호표를 뽑을 수 없습니다",
  printer_away: "프린터가 응답하지 않아 지금은 번호표를 뽑을 수 없습니다",
  printer_trouble_not_allowed: "이 기기에 프린터 사용 권한이 없어 지금은 번호표를 뽑을 수 없습니다",
  printer_trouble_not_found: "프린터를 찾을 수 없어 지금은 번호표를 뽑을 수 없습니다",
  printer_trouble_held: "다른 기기가 프린터를 사용하고 있어 지금은 번호표를 뽑을 수 없습니다",
  printer_trouble_ticket_left: "출구에 있는 번호표를 가져가 주세요",
  printer_trouble_paper_jam: "용지가 걸려 지금은 번호표를 뽑을 수 없습니다",
  printer_trouble_head_hot: "프린터를 식히는 중입니다. 잠시 후 다시 뽑아 주세요",
  printer_trouble_lost_in_job: "프린터의 전원이나 케이블이 끊겨 지금은 번호표를 뽑을 수 없습니다",
  your_number: "고객님 번호",
  printing: "인쇄 중입니다. 잠시만 기다려 주세요",
  printed: "번호표를 받아 주세요",
  failed: "번호표가 인쇄되지 않았지만 번호는 유효합니다",
  uncertain: "번호표가 인쇄되지 않았을 수 있지만 번호는 유효합니다",
  remember: "이 번호를 기억하거나 사진으로 찍어 두세요. 이 번호로 불러 드립니다",
  noted: "확인했습니다",
  reprint: "다시 인쇄",
  done: "완료",
  still_there: "계속하시겠습니까?",
  idle_left: (seconds) => `${seconds}초 후 처음 화면으로 돌아갑니다`,
  go_on: "계속",
  starting: "시작 중",
  starting_help: "기기가 홀에 연결하고 있습니다. 잠시만 기다려 주세요",
  page: (page, pages) => `${pages}쪽 중 ${page}쪽`,
  letters: "글자",
  options: "화면 설정",
  wanted: "자주 찾는 업무",
  by_department: "부서별로 찾기",
  departments: (count) => `${count}개 부서`,
  ask_department: "어느 부서의 업무인가요?",
  told_at_once: "한 번에 모두 안내",
  list_only: "목록만 인쇄",
  list_printing: "목록을 인쇄하는 중…",
  list_printed: "목록을 가져가세요. 오실 때 번호표를 뽑으세요",
  list_failed: "목록이 인쇄되지 않았습니다. 화면을 사진으로 찍으세요",
  take_paperless: "번호 받기 (인쇄 없음)",
  paperless: "지금은 인쇄할 수 없어 번호가 화면에 표시됩니다",
  on_screen: "인쇄되지 않았습니다. 코드를 스캔하거나 번호를 적어 두세요",
  scan: "휴대폰에 저장",
  still_reading: "번호를 적어 두셨나요?",
  number_leaves: (seconds) => `${seconds}초 후 번호가 화면에서 사라집니다`,
  read_on: "더 보기",
  elsewhere: "이 홀에서 처리하지 않습니다. 다음 장소로 가세요",
  elsewhere_wait: "그곳의 현재 대기",
  elsewhere_closed: "그곳은 지금 번호표를 주지 않습니다",
};

export const kioskTexts: Record<Lang, KioskTexts> = { zh, en, ko };
