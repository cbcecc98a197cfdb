// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** Every “no”, by its code, in words that say what to do. */
export interface RefusalTexts {
  no_plan: string;
  hall_closed: string;
  hall_closed_until: (when: string) => string;
  day_not_over: string;
  too_late_today: string;
  unknown_service: string;
  service_retired: string;
  no_window: string;
  daily_limit_reached: string;
  needs_server: string;
  disk: string;
  booking_alone: string;
  block_used_up: string;
  not_of_block: string;
  number_given: string;
  day_not_begun: string;
  bad_steps: string;
  unknown_journey: string;
  bad_party: string;
  clerk_away: string;
  needs_full_authority: string;
  unknown_class: string;
  class_not_granted: string;
  evidence_required: string;
  class_used_up: string;
  ticket_exists: string;
  day_full: string;
  unknown_ticket: string;
  unknown_window: string;
  window_not_open: string;
  window_paused: string;
  window_taken: string;
  clerk_elsewhere: string;
  last_window: string;
  bad_substitute: string;
  time_passed: string;
  too_many_parked: string;
  not_offered: string;
  window_busy: string;
  window_busy_with: (number: string) => string;
  not_current: string;
  not_started: string;
  not_started_with: (number: string) => string;
  already_started: string;
  already_started_with: (number: string) => string;
  at_another_window: string;
  wrong_state: string;
  reason_required: string;
  bad_reason: string;
  recalls_used_up: string;
  recall_too_soon: string;
  came_too_late: string;
  requeues_used_up: string;
  returns_used_up: string;
  nothing_to_undo: string;
  changed_since: string;
  papers_not_named: string;
  unknown_document: string;
  no_papers_missing: string;
  already_back: string;
  too_late_to_return: string;
  no_open_case: string;
  bad_plan: string;
  unknown_booking: string;
  step_required: string;
  booking_exists: string;
  bookings_full: string;
  slot_full: string;
  phone_needed: string;
  confirmation_needed: string;
  confirmation_wrong: string;
  confirmation_over: string;
  sms_failed: string;
  slot_over: string;
  not_bookable_yet: string;
  not_bookable_yet_until: (when: string) => string;
  too_early: string;
  too_early_until: (when: string) => string;
  closed_at_slot: string;
  closed_at_slot_until: (when: string) => string;
  booking_over: string;
  bad_shortening: string;
  bad_extension: string;
  tickets_still_wait: string;
  plan_in_use: string;
  plan_of_another_hall: string;
  not_allowed: string;
  key_reused: string;
  second_ticket: string;
  card_old: string;
  card_misread: string;
  visit_over: string;
  no_speech: string;
  starting: string;
  method_not_allowed: string;
  socket_expected: string;
  https_only: string;
  key_missing: string;
  unreadable: string;
  invalid: string;
  not_signed_in: string;
  signed_in_as_another: string;
  password_short: string;
  password_long: string;
  password_repeats: string;
  password_name: string;
  password_common: string;
  password_same: string;
  no_password: string;
  wrong_password: string;
  too_many: string;
  too_large: string;
  record_locked: string;
  record_read_only: string;
  record_io: string;
  if_match_missing: string;
  plan_changed: string;
  unknown_hall: string;
  unknown_view: string;
  unknown_visit: string;
  foreign_origin: string;
  too_many_sockets: string;
  accounts_unavailable: string;
  internal: string;
  unknown: string;
  busy: string;
  retry_same_key: string;
  stopping: string;
  disk_full: string;
  record_damaged: string;
  away: string;
  not_acknowledged: string;
  copies_used_up: string;
  server_away: string;
  printer_not_ready: string;
  page_at_fault: string;
  ticket_over: string;
  technician_off: string;
  too_many_attempts: string;
  wrong_pin: string;
  not_entered: string;
  location: (line: number, column: number) => string;
}

const zh: RefusalTexts = {
  no_plan: "大厅还没有配置，请联系技术人员",
  hall_closed: "大厅现在不发号",
  hall_closed_until: (when) => `大厅现在不发号，${when}开始`,
  day_not_over: "上一个办公日还没有结束",
  too_late_today: "今天办不完了，请明天再来",
  unknown_service: "没有这个事项",
  service_retired: "这个事项已不再受理",
  no_window: "现在没有窗口办理这个事项，请到导办台咨询",
  daily_limit_reached: "这个事项今天的号已发完",
  needs_server: "服务器暂时连不上，这个事项现在不能取号，请到导办台",
  disk: "取号机无法保存，暂不能取号，请到导办台",
  booking_alone: "服务器暂时断开，查不到预约：请直接取号，或到导办台",
  block_used_up: "本机预留的号已用完，请到导办台取号",
  not_of_block: "这个号不是本机的号",
  number_given: "这个号已经发给别人",
  day_not_begun: "大厅还没有开始这一天",
  bad_steps: "一个号最多办 8 个事项，每个一次",
  unknown_journey: "没有这个一件事流程",
  bad_party: "一个号可代表 1 至 200 人；代办人须为每个事项指明委托人，最多 16 位",
  clerk_away: "指定的经办人现在不在窗口",
  needs_full_authority: "这个事项须由首席代表窗口办理：请转到有授权的窗口",
  unknown_class: "没有这个优先类型",
  class_not_granted: "这个优先类型请到导办台办理",
  evidence_required: "这个优先类型要看证件：请选择出示了什么",
  class_used_up: "这个优先类型今天的名额已用完",
  ticket_exists: "这个号已经发出",
  day_full: "今天的号已全部发完",
  unknown_ticket: "今天没有这个号",
  unknown_window: "没有这个窗口",
  window_not_open: "窗口尚未开放：请先开放窗口",
  window_paused: "窗口已暂停：请先恢复",
  window_taken: "这个窗口已由另一位同事开着",
  clerk_elsewhere: "您还开着另一个窗口：请先在那里办结并关窗",
  last_window: "只有本窗口办这些事项，请指定替班窗口或恢复时间",
  bad_substitute: "替班要选另一个开着的窗口",
  time_passed: "这个时间已经过了",
  too_many_parked: "挂起的人已到上限：请先恢复一位",
  not_offered: "这个窗口不办这个事项",
  window_busy: "有办事人还在窗口：请先办结、过号、挂起或转出",
  window_busy_with: (number) => `${number} 还在窗口：请先办结、过号、挂起或转出`,
  not_current: "这个号已不在本窗口，页面已更新",
  not_started: "办事人已叫号还没到：请先开始、重呼或过号",
  not_started_with: (number) => `${number} 已叫号还没到：请先开始、重呼或过号`,
  already_started: "办事人正在办理：请办结",
  already_started_with: (number) => `${number} 正在办理：请办结`,
  at_another_window: "这个号在另一个窗口",
  wrong_state: "这个号现在的状态不能这样办",
  reason_required: "插叫需要写明原因",
  bad_reason: "原因要 1 到 80 个字",
  recalls_used_up: "重呼次数已用完：请按过号",
  recall_too_soon: "刚叫过：请稍等再重呼",
  came_too_late: "过号太久，不能再排：请重新取号",
  requeues_used_up: "重新排队次数已用完：请重新取号",
  returns_used_up: "凭原号今天取号次数已用完：请到导办台",
  nothing_to_undo: "两分钟内没有可撤回的",
  changed_since: "这个号之后有了变化，不能撤回",
  papers_not_named: "选择“待补正”时请勾选缺少的材料；其他结果不用勾选",
  unknown_document: "这个事项不要求这份材料",
  no_papers_missing: "这个号没有待补正的材料，或材料已补齐",
  already_back: "补正的号已经取过，请看已发的号",
  too_late_to_return: "补正期限已过：请重新取号",
  no_open_case: "这个号在此事项下没有未办结的承诺件",
  bad_plan: "配置有错",
  unknown_booking: "没有这个预约：请核对预约码，过期的预约已删除",
  step_required: "该号有多件同一事项的承诺件：请指明是哪一件",
  booking_exists: "这个预约码已经用过",
  bookings_full: "预约已满，请稍后再试",
  slot_full: "这个时段已约满，请选其他时段",
  phone_needed: "请填写手机号，验证码会发到这里",
  confirmation_needed: "请先获取验证码",
  confirmation_wrong: "验证码不对，请核对短信",
  confirmation_over: "验证码已失效，请重新获取",
  sms_failed: "短信没有发出，请稍后再试，或到导办台预约",
  slot_over: "这个时段已经过了，请选其他时段",
  not_bookable_yet: "这个时段还不能预约",
  not_bookable_yet_until: (when) => `这个时段${when}起可以预约`,
  too_early: "来早了，还不能签到",
  too_early_until: (when) => `来早了：${when}起可以签到`,
  closed_at_slot: "预约的时间大厅不开放，很抱歉。请改约，或到导办台办理",
  closed_at_slot_until: (when) => `预约的时间大厅不开放，很抱歉。下次开放：${when}。请改约，或到导办台办理`,
  booking_over: "这个预约已签到、已取消或已过时",
  bad_shortening: "只能改到现在以后、计划下班时间以后，且早于现在的下班时间",
  bad_extension: "延时只能到下班后 12 小时以内",
  tickets_still_wait: "还有人在等，只有本窗口能办：持号的人都要办完",
  plan_in_use: "新配置里没有的内容还在使用",
  plan_of_another_hall: "这是另一个大厅的配置",
  not_allowed: "您的账号不能这样办",
  key_reused: "这次操作和之前的不一致，请重新操作",
  second_ticket: "这张身份证今天已经取过这个事项的号，请看原来的号",
  card_old: "这是旧的 15 位身份证号，请使用现在的身份证",
  card_misread: "没有读清身份证，请再刷一次",
  visit_over: "这个号是以前的，只在当天有效：请重新取号",
  no_speech: "没有这段语音",
  starting: "大厅正在启动，请稍等再试",
  method_not_allowed: "页面出错，请刷新",
  socket_expected: "页面出错，请刷新",
  https_only: "请用 https:// 打开本页",
  key_missing: "页面出错，请刷新",
  unreadable: "页面出错，请刷新",
  invalid: "请检查所填内容",
  not_signed_in: "请先登录",
  signed_in_as_another: "这个浏览器刚才登录了另一个账号：请重新登录",
  password_short: "密码至少要 8 个字符",
  password_long: "密码太长：最多 512 个字节",
  password_repeats: "这个密码只是重复几个字符：请用几个互不相干的词",
  password_name: "这个密码就是账号名：请用几个互不相干的词",
  password_common: "这个密码太常见，会先被猜到：请用几个互不相干的词",
  password_same: "新密码和现在的密码一样",
  no_password: "这个登录没有密码",
  wrong_password: "账号或密码不对",
  too_many: "太频繁了，请稍等再试",
  too_large: "内容太长",
  record_locked: "服务器记录被别的程序占用，请联系技术人员",
  record_read_only: "服务器不能写入记录，请联系技术人员",
  record_io: "服务器磁盘出错，请联系技术人员",
  if_match_missing: "页面出错，请刷新",
  plan_changed: "配置已被别人修改，请刷新后再改",
  unknown_hall: "没有这个大厅",
  unknown_view: "没有这块屏或这个窗口",
  unknown_visit: "没有找到这个号",
  foreign_origin: "请从大厅自己的网址打开本页",
  too_many_sockets: "连接太多，请稍后再试",
  accounts_unavailable: "暂时不能登录，请稍后再试",
  internal: "服务器出错，请联系技术人员",
  unknown: "没有找到",
  busy: "大厅正忙，请再试一次",
  retry_same_key: "没有确认是否办成，请再按一次，不会重复",
  stopping: "服务器正在重启，请稍后再试",
  disk_full: "服务器磁盘已满，请联系技术人员",
  record_damaged: "服务器记录受损，请联系技术人员",
  away: "连不上大厅服务器，请再试一次",
  not_acknowledged: "屏幕上的号还没有确认，请先记下并确认",
  copies_used_up: "补打次数已用完，请到导办台",
  server_away: "连不上大厅服务器，暂不能取号",
  printer_not_ready: "打印机还没有准备好，暂不能取号",
  page_at_fault: "页面出错，请刷新",
  ticket_over: "这个号已经结束，不用再提醒",
  technician_off: "本机没有开通技术员页面",
  too_many_attempts: "错误次数过多，请稍后再试",
  wrong_pin: "密码不对",
  not_entered: "请先输入技术员密码",
  location: (line, column) => `第 ${line} 行第 ${column} 列`,
};

const en: RefusalTexts = {
  no_plan: "The hall has no plan yet: ask the technician",
  hall_closed: "The hall is closed",
  hall_closed_until: (when) => `The hall is closed; it opens ${when}`,
  day_not_over: "The last working day is not over yet",
  too_late_today: "There is no time left for this today: please come tomorrow",
  unknown_service: "There is no such service",
  service_retired: "This service is no longer offered",
  no_window: "No window offers this service: please ask at reception",
  daily_limit_reached: "All of today’s numbers for this service are taken",
  needs_server: "The hall’s server cannot be reached, and this service cannot be given without it: please ask at reception",
  disk: "This kiosk cannot store anything just now: please ask at reception",
  booking_alone: "The server is away and bookings cannot be looked up: take a number as usual, or ask at reception",
  block_used_up: "This kiosk has used up its own numbers: please ask at reception",
  not_of_block: "This number is not one of the kiosk’s own",
  number_given: "This number has been given to somebody else",
  day_not_begun: "The hall has not begun that day",
  bad_steps: "A ticket has one to eight services, each once",
  unknown_journey: "There is no such journey",
  bad_party: "A number stands for 1 to 200 people; an agent names a principal for each service, 16 at most",
  clerk_away: "The clerk named for this visitor sits at no window now",
  needs_full_authority: "This service needs a window with full authority: send the visitor there",
  unknown_class: "There is no such class",
  class_not_granted: "Ask at reception for this class",
  evidence_required: "This class needs evidence: say what was shown",
  class_used_up: "This class has been given as often as a day allows",
  ticket_exists: "This ticket has been given already",
  day_full: "All of today’s numbers are taken",
  unknown_ticket: "There is no such ticket today",
  unknown_window: "There is no such window",
  window_not_open: "The window is not open: open it first",
  window_paused: "The window is paused: open it again first",
  window_taken: "Another clerk has opened this window",
  clerk_elsewhere: "You sit at another window: finish and close there first",
  last_window: "No other window serves these: name a substitute or when you are back",
  bad_substitute: "A substitute is another window, and open",
  time_passed: "That time has passed",
  too_many_parked: "Too many are set aside here: take one of them back first",
  not_offered: "This window does not offer that service",
  window_busy: "Somebody is at the window: finish, miss, park or transfer first",
  window_busy_with: (number) => `${number} is at the window: finish, miss, park or transfer first`,
  not_current: "That ticket is no longer at this window; the page is up to date now",
  not_started: "The visitor was called and has not come: start, recall or miss first",
  not_started_with: (number) => `${number} was called and has not come: start, recall or miss first`,
  already_started: "The visitor is being served: finish instead",
  already_started_with: (number) => `${number} is being served: finish instead`,
  at_another_window: "The ticket is at another window",
  wrong_state: "The ticket’s state does not allow this",
  reason_required: "Calling out of order needs a reason",
  bad_reason: "A reason has 1 to 80 characters",
  recalls_used_up: "It has been called as often as allowed: mark it missed",
  recall_too_soon: "It was called just now: wait a moment",
  came_too_late: "It is too long after the call: take a new ticket",
  requeues_used_up: "It was put back as often as allowed: take a new ticket",
  returns_used_up: "The old ticket has given as many numbers today as it may: ask at the reception",
  nothing_to_undo: "There is nothing to take back within two minutes",
  changed_since: "The ticket has changed since: this cannot be taken back",
  papers_not_named: "Name the missing papers when the outcome is “papers missing”, and only then",
  unknown_document: "The service does not ask for this document",
  no_papers_missing: "This visitor was not sent for papers, or has brought them",
  already_back: "A number for bringing the papers has been given already",
  too_late_to_return: "The days for bringing the papers are over: take a new number",
  no_open_case: "This ticket has no open case of this service",
  bad_plan: "The plan has errors",
  unknown_booking: "There is no such appointment: check the code; past ones are gone",
  step_required: "That number has several results of this service to come: say which",
  booking_exists: "This appointment code is taken",
  bookings_full: "No more appointments can be taken now",
  slot_full: "This time is fully booked: choose another",
  phone_needed: "Please give your phone number: a code is sent to it",
  confirmation_needed: "Please have a code sent first",
  confirmation_wrong: "That is not the code in the message",
  confirmation_over: "The code is no longer valid: have another one sent",
  sms_failed: "The message could not be sent: try again, or book at reception",
  slot_over: "This time is over: choose a later one",
  not_bookable_yet: "This time cannot be booked yet",
  not_bookable_yet_until: (when) => `This time can be booked from ${when}`,
  too_early: "It is too early to check in",
  too_early_until: (when) => `Too early: check in from ${when}`,
  closed_at_slot: "Sorry: the hall is closed at the booked time. Book another time, or ask at reception",
  closed_at_slot_until: (when) => `Sorry: the hall is closed at the booked time. It opens next ${when}. Book another time, or ask at reception`,
  booking_over: "This appointment was checked in, cancelled or missed",
  bad_shortening: "Choose a time from now on, not before the planned closing, and before the present one",
  bad_extension: "Extend to at most twelve hours after closing",
  tickets_still_wait: "Visitors still wait whom only this window serves",
  plan_in_use: "The new plan leaves out what is in use",
  plan_of_another_hall: "This plan is of another hall",
  not_allowed: "Your account may not do this",
  key_reused: "This differs from what was asked before: start again",
  second_ticket: "A ticket for this service was taken with this card today: please keep that one",
  card_old: "This is an old number of 15 digits: please use your present identity card",
  card_misread: "The card was not read clearly: please try again",
  visit_over: "This ticket was of an earlier day: take a new one",
  no_speech: "There is no such announcement",
  starting: "The hall is starting: try again shortly",
  method_not_allowed: "The page is at fault: reload it",
  socket_expected: "The page is at fault: reload it",
  https_only: "Open this page by its https:// address",
  key_missing: "The page is at fault: reload it",
  unreadable: "The page is at fault: reload it",
  invalid: "Please check what you entered",
  not_signed_in: "Please sign in",
  signed_in_as_another: "Somebody else has signed in with this browser: sign in again",
  password_short: "A password has at least 8 characters",
  password_long: "The password is too long: at most 512 bytes",
  password_repeats: "It repeats a few characters: take several words that do not belong together",
  password_name: "It is made of the account’s name: take several words that do not belong together",
  password_common: "It is among those that are guessed first: take several words that do not belong together",
  password_same: "This is the present password",
  no_password: "This sign-in has no password",
  wrong_password: "Name or password is wrong",
  too_many: "Too many tries: wait a little",
  too_large: "That is too long",
  record_locked: "Another program holds the server’s record: tell the technician",
  record_read_only: "The server cannot write its record: tell the technician",
  record_io: "The server’s disk has a fault: tell the technician",
  if_match_missing: "The page is at fault: reload it",
  plan_changed: "Somebody else has changed the plan: reload it first",
  unknown_hall: "There is no such hall",
  unknown_view: "There is no such board or window",
  unknown_visit: "This ticket was not found",
  foreign_origin: "Open this page by the hall’s own address",
  too_many_sockets: "Too many connections: try again shortly",
  accounts_unavailable: "Signing in is not possible just now: try again shortly",
  internal: "The server has a fault: tell the technician",
  unknown: "Not found",
  busy: "The hall is busy: try again",
  retry_same_key: "It is not known whether this was done: press again, it will not be done twice",
  stopping: "The server is restarting: try again shortly",
  disk_full: "The server’s disk is full: tell the technician",
  record_damaged: "The server’s record is damaged: tell the technician",
  away: "The hall’s server does not answer: try again",
  not_acknowledged: "The number on the screen is not acknowledged yet: note it down first",
  copies_used_up: "It was printed as often as allowed: ask at reception",
  server_away: "The hall’s server does not answer: no tickets just now",
  printer_not_ready: "The printer is not ready: no tickets just now",
  page_at_fault: "The page is at fault: reload it",
  ticket_over: "This number is over: there is nothing to remind of",
  technician_off: "This kiosk has no technician’s page",
  too_many_attempts: "Too many wrong attempts: wait a moment",
  wrong_pin: "The PIN is wrong",
  not_entered: "Enter the technician’s PIN first",
  location: (line, column) => `line ${line}, column ${column}`,
};

const ko: RefusalTexts = {
  no_plan: "홀 설정이 아직 없습니다. 기술 담당자에게 연락하세요",
  hall_closed: "지금은 번호표를 발급하지 않습니다",
  hall_closed_until: (when) => `지금은 번호표를 발급하지 않습니다. ${when}에 시작합니다`,
  day_not_over: "지난 업무일이 아직 끝나지 않았습니다",
  too_late_today: "오늘은 시간이 부족합니다. 내일 다시 와 주세요",
  unknown_service: "그런 업무가 없습니다",
  service_retired: "이 업무는 더 이상 취급하지 않습니다",
  no_window: "지금은 담당 창구가 없습니다. 안내 데스크에 문의해 주세요",
  daily_limit_reached: "이 업무의 오늘 번호표가 모두 나갔습니다",
  needs_server: "서버에 연결할 수 없어 지금은 이 업무의 번호표를 드릴 수 없습니다. 안내 데스크에 문의하세요",
  disk: "발권기가 기록을 저장할 수 없습니다. 안내 데스크에 문의하세요",
  booking_alone: "서버 연결이 끊겨 예약을 조회할 수 없습니다. 번호표를 바로 뽑거나 안내 데스크에 문의하세요",
  block_used_up: "이 발권기의 예비 번호를 모두 썼습니다. 안내 데스크에 문의하세요",
  not_of_block: "이 발권기의 번호가 아닙니다",
  number_given: "이미 다른 분께 드린 번호입니다",
  day_not_begun: "아직 시작하지 않은 날짜입니다",
  bad_steps: "번호 하나로 업무를 8건까지, 각각 한 번씩 처리할 수 있습니다",
  unknown_journey: "그런 묶음 업무가 없습니다",
  bad_party: "번호 하나로 1~200명까지 처리할 수 있습니다. 대리인은 업무마다 위임인을 지정해야 하며 최대 16명입니다",
  clerk_away: "지정한 담당 직원이 지금 창구에 없습니다",
  needs_full_authority: "전권을 가진 창구에서 처리할 업무입니다. 권한이 있는 창구로 인계하세요",
  unknown_class: "그런 우선 대상이 없습니다",
  class_not_granted: "이 우선 대상은 안내 데스크에 문의해 주세요",
  evidence_required: "이 우선 대상은 증빙이 필요합니다. 제시한 것을 선택해 주세요",
  class_used_up: "이 우선 대상의 오늘 몫을 모두 썼습니다",
  ticket_exists: "이 번호는 이미 발급되었습니다",
  day_full: "오늘 번호표가 모두 나갔습니다",
  unknown_ticket: "오늘은 그런 번호가 없습니다",
  unknown_window: "그런 창구가 없습니다",
  window_not_open: "창구가 아직 열리지 않았습니다. 먼저 창구를 여세요",
  window_paused: "창구가 일시 중지되었습니다. 먼저 업무를 재개하세요",
  window_taken: "다른 직원이 이미 이 창구를 열었습니다",
  clerk_elsewhere: "다른 창구가 아직 열려 있습니다. 먼저 그 창구에서 처리를 마치고 닫으세요",
  last_window: "이 업무를 맡은 창구가 여기뿐입니다. 대체 창구나 재개 시각을 지정하세요",
  bad_substitute: "대체 창구는 열려 있는 다른 창구여야 합니다",
  time_passed: "그 시간은 이미 지났습니다",
  too_many_parked: "보류할 수 있는 인원이 찼습니다. 먼저 한 분의 처리를 재개하세요",
  not_offered: "이 창구에서 취급하지 않는 업무입니다",
  window_busy: "창구에 방문자가 있습니다. 먼저 처리 완료, 부재 처리, 보류 또는 인계하세요",
  window_busy_with: (number) => `${number}번이 창구에 있습니다. 먼저 처리 완료, 부재 처리, 보류 또는 인계하세요`,
  not_current: "이 번호는 더 이상 이 창구에 없습니다. 화면을 갱신했습니다",
  not_started: "호출한 방문자가 아직 오지 않았습니다. 도착, 재호출, 부재 처리 중 하나를 누르세요",
  not_started_with: (number) => `호출한 ${number}번이 아직 오지 않았습니다. 도착, 재호출, 부재 처리 중 하나를 누르세요`,
  already_started: "방문자의 업무를 처리하고 있습니다. 처리 완료를 누르세요",
  already_started_with: (number) => `${number}번의 업무를 처리하고 있습니다. 처리 완료를 누르세요`,
  at_another_window: "이 번호는 다른 창구에 있습니다",
  wrong_state: "이 번호의 지금 상태에서는 할 수 없습니다",
  reason_required: "순서 외 호출은 사유를 적어야 합니다",
  bad_reason: "사유는 1~80자로 적으세요",
  recalls_used_up: "재호출 횟수를 모두 썼습니다. 부재 처리하세요",
  recall_too_soon: "방금 호출했습니다. 잠시 후 재호출하세요",
  came_too_late: "호출된 지 너무 오래되어 다시 줄을 설 수 없습니다. 번호표를 다시 뽑아 주세요",
  requeues_used_up: "다시 줄을 설 수 있는 횟수를 모두 썼습니다. 번호표를 다시 뽑아 주세요",
  returns_used_up: "이전 번호로 오늘 받을 수 있는 번호를 모두 받았습니다. 안내 데스크에 문의해 주세요",
  nothing_to_undo: "최근 2분 안에 되돌릴 것이 없습니다",
  changed_since: "그 뒤에 번호의 상태가 바뀌어 되돌릴 수 없습니다",
  papers_not_named: "‘서류 보완 필요’를 선택하면 부족한 서류를 표시하세요. 다른 결과에는 표시하지 않습니다",
  unknown_document: "이 업무에 필요하지 않은 서류입니다",
  no_papers_missing: "보완할 서류가 없거나 이미 모두 내셨습니다",
  already_back: "서류 보완용 번호를 이미 받으셨습니다. 받은 번호를 확인해 주세요",
  too_late_to_return: "서류 보완 기한이 지났습니다. 번호표를 다시 뽑아 주세요",
  no_open_case: "이 번호에는 이 업무의 기한 처리 건이 남아 있지 않습니다",
  bad_plan: "설정에 오류가 있습니다",
  unknown_booking: "이 예약을 찾을 수 없습니다. 예약 번호를 확인해 주세요. 지난 예약은 삭제됩니다",
  step_required: "이 번호에는 같은 업무의 기한 처리 건이 여러 개 있습니다. 하나를 지정하세요",
  booking_exists: "이 예약 번호는 이미 쓰였습니다",
  bookings_full: "예약이 모두 찼습니다. 나중에 다시 시도해 주세요",
  slot_full: "이 시간대는 마감되었습니다. 다른 시간을 선택해 주세요",
  phone_needed: "휴대전화 번호를 입력해 주세요. 인증번호를 보내 드립니다",
  confirmation_needed: "먼저 인증번호를 받아 주세요",
  confirmation_wrong: "인증번호가 다릅니다. 문자를 확인해 주세요",
  confirmation_over: "인증번호가 만료되었습니다. 다시 받아 주세요",
  sms_failed: "문자를 보내지 못했습니다. 다시 시도하거나 안내 데스크에서 예약해 주세요",
  slot_over: "이 시간은 이미 지났습니다. 다른 시간을 선택해 주세요",
  not_bookable_yet: "이 시간은 아직 예약할 수 없습니다",
  not_bookable_yet_until: (when) => `이 시간은 ${when}부터 예약할 수 있습니다`,
  too_early: "아직 도착 확인을 할 수 없습니다",
  too_early_until: (when) => `조금 일찍 오셨습니다. ${when}부터 도착 확인을 할 수 있습니다`,
  closed_at_slot: "죄송합니다. 예약하신 시간에 홀이 문을 닫습니다. 시간을 바꾸거나 안내 데스크에 문의해 주세요",
  closed_at_slot_until: (when) => `죄송합니다. 예약하신 시간에 홀이 문을 닫습니다. 다음 업무 시작: ${when}. 시간을 바꾸거나 안내 데스크에 문의해 주세요`,
  booking_over: "이 예약은 도착 확인되었거나 취소되었거나 시간이 지났습니다",
  bad_shortening: "현재 시각과 계획된 마감 시각 이후이면서 지금의 마감 시각보다 이른 시각만 선택할 수 있습니다",
  bad_extension: "연장은 마감 후 12시간 이내만 가능합니다",
  tickets_still_wait: "이 창구에서만 처리할 수 있는 대기자가 있습니다. 번호표를 가진 분은 모두 처리해야 합니다",
  plan_in_use: "새 설정에 없는 항목이 아직 사용 중입니다",
  plan_of_another_hall: "다른 홀의 설정입니다",
  not_allowed: "이 계정에는 권한이 없습니다",
  key_reused: "이전 요청과 다릅니다. 처음부터 다시 해 주세요",
  second_ticket: "오늘 이 신분증으로 이미 이 업무의 번호표를 받으셨습니다. 먼저 받은 번호를 이용해 주세요",
  card_old: "예전 15자리 번호입니다. 현재 사용 중인 신분증을 이용해 주세요",
  card_misread: "신분증을 제대로 읽지 못했습니다. 다시 대 주세요",
  visit_over: "지난 번호입니다. 당일만 유효합니다. 번호표를 다시 뽑아 주세요",
  no_speech: "그런 음성 안내가 없습니다",
  starting: "홀 서버를 시작하고 있습니다. 잠시 후 다시 시도해 주세요",
  method_not_allowed: "화면 오류입니다. 새로 고침 해 주세요",
  socket_expected: "화면 오류입니다. 새로 고침 해 주세요",
  https_only: "https:// 주소로 열어 주세요",
  key_missing: "화면 오류입니다. 새로 고침 해 주세요",
  unreadable: "화면 오류입니다. 새로 고침 해 주세요",
  invalid: "입력한 내용을 확인해 주세요",
  not_signed_in: "먼저 로그인해 주세요",
  signed_in_as_another: "이 브라우저에서 다른 계정으로 로그인했습니다. 다시 로그인하세요",
  password_short: "비밀번호는 8자 이상이어야 합니다",
  password_long: "비밀번호가 너무 깁니다. 최대 512바이트입니다",
  password_repeats: "같은 글자가 되풀이되는 비밀번호입니다. 서로 관계없는 단어 여러 개를 쓰세요",
  password_name: "아이디와 같은 비밀번호입니다. 서로 관계없는 단어 여러 개를 쓰세요",
  password_common: "너무 흔해 쉽게 추측되는 비밀번호입니다. 서로 관계없는 단어 여러 개를 쓰세요",
  password_same: "새 비밀번호가 현재 비밀번호와 같습니다",
  no_password: "비밀번호가 없는 로그인입니다",
  wrong_password: "아이디 또는 비밀번호가 다릅니다",
  too_many: "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요",
  too_large: "내용이 너무 깁니다",
  record_locked: "다른 프로그램이 서버 기록을 사용하고 있습니다. 기술 담당자에게 연락하세요",
  record_read_only: "서버가 기록을 쓸 수 없습니다. 기술 담당자에게 연락하세요",
  record_io: "서버 디스크 오류입니다. 기술 담당자에게 연락하세요",
  if_match_missing: "화면 오류입니다. 새로 고침 해 주세요",
  plan_changed: "다른 사람이 설정을 변경했습니다. 새로 고침 후 다시 변경하세요",
  unknown_hall: "그런 홀이 없습니다",
  unknown_view: "그런 안내판이나 창구가 없습니다",
  unknown_visit: "이 번호를 찾을 수 없습니다",
  foreign_origin: "홀의 공식 주소로 열어 주세요",
  too_many_sockets: "연결이 너무 많습니다. 잠시 후 다시 시도해 주세요",
  accounts_unavailable: "지금은 로그인할 수 없습니다. 잠시 후 다시 시도하세요",
  internal: "서버 오류입니다. 기술 담당자에게 연락하세요",
  unknown: "찾을 수 없습니다",
  busy: "홀이 바쁩니다. 다시 시도해 주세요",
  retry_same_key: "처리되었는지 확인되지 않았습니다. 다시 눌러 주세요. 중복되지 않습니다",
  stopping: "서버를 다시 시작하고 있습니다. 잠시 후 다시 시도해 주세요",
  disk_full: "서버 디스크가 가득 찼습니다. 기술 담당자에게 연락하세요",
  record_damaged: "서버 기록이 손상되었습니다. 기술 담당자에게 연락하세요",
  away: "홀 서버에 연결할 수 없습니다. 다시 시도해 주세요",
  not_acknowledged: "화면의 번호를 아직 확인하지 않으셨습니다. 먼저 적어 두고 확인을 눌러 주세요",
  copies_used_up: "다시 인쇄할 수 있는 횟수를 모두 썼습니다. 안내 데스크에 문의해 주세요",
  server_away: "홀 서버에 연결할 수 없어 지금은 번호표를 뽑을 수 없습니다",
  printer_not_ready: "프린터가 준비되지 않아 지금은 번호표를 뽑을 수 없습니다",
  page_at_fault: "화면 오류입니다. 새로 고침 해 주세요",
  ticket_over: "이 번호는 이미 끝나서 알릴 것이 없습니다",
  technician_off: "이 발권기에는 기술자 화면이 없습니다",
  too_many_attempts: "잘못된 시도가 많습니다. 잠시 후 다시 하세요",
  wrong_pin: "비밀번호가 맞지 않습니다",
  not_entered: "먼저 기술자 비밀번호를 입력하세요",
  location: (line, column) => `${line}행 ${column}열`,
};

export const refusalTexts: Record<Lang, RefusalTexts> = { zh, en, ko };
