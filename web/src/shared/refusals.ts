// Every "no" in words that say what to do, by its stable code.
import { Refused } from "./api";
import { clock } from "./clock.svelte";
import { whenText } from "./time";
import type { Lang } from "./language.svelte";
import type { Problem } from "./wire.gen";

type Said = string | ((problem: Problem, lang: Lang) => string);

const SAID: Record<string, Record<Lang, Said>> = {
  // The hall's refusals, in the order of hall-core's `Refusal`.
  no_plan: { zh: "大厅还没有配置，请联系技术人员", en: "The hall has no plan yet: ask the technician" },
  hall_closed: {
    zh: (problem) => (problem.opens_at ? `大厅现在不发号，${opens(problem, "zh")}开始` : "大厅现在不发号"),
    en: (problem) => (problem.opens_at ? `The hall is closed; it opens ${opens(problem, "en")}` : "The hall is closed"),
  },
  day_not_over: { zh: "上一个办公日还没有结束", en: "The last working day is not over yet" },
  too_late_today: { zh: "今天办不完了，请明天再来", en: "There is no time left for this today: please come tomorrow" },
  unknown_service: { zh: "没有这个事项", en: "There is no such service" },
  service_retired: { zh: "这个事项已不再受理", en: "This service is no longer offered" },
  no_window: {
    zh: "现在没有窗口办理这个事项，请到导办台咨询",
    en: "No window offers this service: please ask at reception",
  },
  daily_limit_reached: { zh: "这个事项今天的号已发完", en: "All of today’s numbers for this service are taken" },
  bad_steps: { zh: "一个号最多办 8 个事项，每个一次", en: "A ticket has one to eight services, each once" },
  unknown_journey: { zh: "没有这个一件事流程", en: "There is no such journey" },
  bad_party: {
    zh: "一个号可代表 1 至 200 人；代办人须为每个事项指明委托人，最多 16 位",
    en: "A number stands for 1 to 200 people; an agent names a principal for each service, 16 at most",
  },
  clerk_away: { zh: "指定的经办人现在不在窗口", en: "The clerk named for this visitor sits at no window now" },
  needs_full_authority: {
    zh: "这个事项须由首席代表窗口办理：请转到有授权的窗口",
    en: "This service needs a window with full authority: send the visitor there",
  },
  unknown_class: { zh: "没有这个优先类型", en: "There is no such class" },
  class_not_granted: { zh: "这个优先类型请到导办台办理", en: "Ask at reception for this class" },
  evidence_required: {
    zh: "这个优先类型要看证件：请选择出示了什么",
    en: "This class needs evidence: say what was shown",
  },
  class_used_up: { zh: "这个优先类型今天的名额已用完", en: "This class has been given as often as a day allows" },
  ticket_exists: { zh: "这个号已经发出", en: "This ticket has been given already" },
  day_full: { zh: "今天的号已全部发完", en: "All of today’s numbers are taken" },
  unknown_ticket: { zh: "今天没有这个号", en: "There is no such ticket today" },
  unknown_window: { zh: "没有这个窗口", en: "There is no such window" },
  window_not_open: { zh: "窗口尚未开放：请先开放窗口", en: "The window is not open: open it first" },
  window_paused: { zh: "窗口已暂停：请先恢复", en: "The window is paused: open it again first" },
  window_taken: { zh: "这个窗口已由另一位同事开着", en: "Another clerk has opened this window" },
  clerk_elsewhere: {
    zh: "您还开着另一个窗口：请先在那里办结并关窗",
    en: "You sit at another window: finish and close there first",
  },
  last_window: {
    zh: listed("只有本窗口办这些事项，请指定替班窗口或恢复时间"),
    en: listed("No other window serves these: name a substitute or when you are back"),
  },
  bad_substitute: { zh: "替班要选另一个开着的窗口", en: "A substitute is another window, and open" },
  time_passed: { zh: "这个时间已经过了", en: "That time has passed" },
  too_many_parked: {
    zh: "挂起的人已到上限：请先恢复一位",
    en: "Too many are set aside here: take one of them back first",
  },
  not_offered: { zh: "这个窗口不办这个事项", en: "This window does not offer that service" },
  window_busy: {
    zh: (problem) => `${problem.number ?? "有人"} 还在窗口：请先办结、过号、挂起或转出`,
    en: (problem) => `${problem.number ?? "Somebody"} is at the window: finish, miss, park or transfer first`,
  },
  not_current: {
    zh: "这个号已不在本窗口，页面已更新",
    en: "That ticket is no longer at this window; the page is up to date now",
  },
  not_started: {
    zh: (problem) => `${problem.number ?? "他"} 已叫号还没到：请先开始、重呼或过号`,
    en: (problem) => `${problem.number ?? "The visitor"} was called and has not come: start, recall or miss first`,
  },
  already_started: {
    zh: (problem) => `${problem.number ?? "他"} 正在办理：请办结`,
    en: (problem) => `${problem.number ?? "The visitor"} is being served: finish instead`,
  },
  at_another_window: { zh: "这个号在另一个窗口", en: "The ticket is at another window" },
  wrong_state: { zh: "这个号现在的状态不能这样办", en: "The ticket’s state does not allow this" },
  reason_required: { zh: "插叫需要写明原因", en: "Calling out of order needs a reason" },
  bad_reason: { zh: "原因要 1 到 80 个字", en: "A reason has 1 to 80 characters" },
  recalls_used_up: { zh: "重呼次数已用完：请按过号", en: "It has been called as often as allowed: mark it missed" },
  recall_too_soon: { zh: "刚叫过：请稍等再重呼", en: "It was called just now: wait a moment" },
  came_too_late: { zh: "过号太久，不能再排：请重新取号", en: "It is too long after the call: take a new ticket" },
  requeues_used_up: {
    zh: "重新排队次数已用完：请重新取号",
    en: "It was put back as often as allowed: take a new ticket",
  },
  returns_used_up: {
    zh: "凭原号今天取号次数已用完：请到导办台",
    en: "The old ticket has given as many numbers today as it may: ask at the reception",
  },
  nothing_to_undo: { zh: "两分钟内没有可撤回的", en: "There is nothing to take back within two minutes" },
  changed_since: { zh: "这个号之后有了变化，不能撤回", en: "The ticket has changed since: this cannot be taken back" },
  papers_not_named: {
    zh: "选择“待补正”时请勾选缺少的材料；其他结果不用勾选",
    en: "Name the missing papers when the outcome is “papers missing”, and only then",
  },
  unknown_document: { zh: "这个事项不要求这份材料", en: "The service does not ask for this document" },
  no_papers_missing: {
    zh: "这个号没有待补正的材料，或材料已补齐",
    en: "This visitor was not sent for papers, or has brought them",
  },
  already_back: { zh: "补正的号已经取过，请看已发的号", en: "A number for bringing the papers has been given already" },
  too_late_to_return: {
    zh: "补正期限已过：请重新取号",
    en: "The days for bringing the papers are over: take a new number",
  },
  no_open_case: { zh: "这个号在此事项下没有未办结的承诺件", en: "This ticket has no open case of this service" },
  bad_plan: { zh: listed("配置有错"), en: listed("The plan has errors") },
  unknown_booking: {
    zh: "没有这个预约：请核对预约码，过期的预约已删除",
    en: "There is no such appointment: check the code; past ones are gone",
  },
  step_required: {
    zh: "该号有多件同一事项的承诺件：请指明是哪一件",
    en: "That number has several results of this service to come: say which",
  },
  booking_exists: { zh: "这个预约码已经用过", en: "This appointment code is taken" },
  bookings_full: { zh: "预约已满，请稍后再试", en: "No more appointments can be taken now" },
  slot_full: { zh: "这个时段已约满，请选其他时段", en: "This time is fully booked: choose another" },
  phone_needed: { zh: "请填写手机号，验证码会发到这里", en: "Please give your phone number: a code is sent to it" },
  confirmation_needed: { zh: "请先获取验证码", en: "Please have a code sent first" },
  confirmation_wrong: { zh: "验证码不对，请核对短信", en: "That is not the code in the message" },
  confirmation_over: { zh: "验证码已失效，请重新获取", en: "The code is no longer valid: have another one sent" },
  sms_failed: {
    zh: "短信没有发出，请稍后再试，或到导办台预约",
    en: "The message could not be sent: try again, or book at reception",
  },
  slot_over: { zh: "这个时段已经过了，请选其他时段", en: "This time is over: choose a later one" },
  not_bookable_yet: {
    zh: (problem) => (problem.opens_at ? `这个时段${opens(problem, "zh")}起可以预约` : "这个时段还不能预约"),
    en: (problem) =>
      problem.opens_at ? `This time can be booked from ${opens(problem, "en")}` : "This time cannot be booked yet",
  },
  too_early: {
    zh: (problem) => (problem.opens_at ? `来早了：${opens(problem, "zh")}起可以签到` : "来早了，还不能签到"),
    en: (problem) =>
      problem.opens_at ? `Too early: check in from ${opens(problem, "en")}` : "It is too early to check in",
  },
  closed_at_slot: {
    zh: (problem) =>
      problem.opens_at
        ? `预约的时间大厅不开放，很抱歉。下次开放：${opens(problem, "zh")}。请改约，或到导办台办理`
        : "预约的时间大厅不开放，很抱歉。请改约，或到导办台办理",
    en: (problem) =>
      problem.opens_at
        ? `Sorry: the hall is closed at the booked time. It opens next ${opens(problem, "en")}. Book another time, or ask at reception`
        : "Sorry: the hall is closed at the booked time. Book another time, or ask at reception",
  },
  booking_over: {
    zh: "这个预约已签到、已取消或已过时",
    en: "This appointment was checked in, cancelled or missed",
  },
  bad_shortening: {
    zh: "只能改到现在以后、计划下班时间以后，且早于现在的下班时间",
    en: "Choose a time from now on, not before the planned closing, and before the present one",
  },
  bad_extension: { zh: "延时只能到下班后 12 小时以内", en: "Extend to at most twelve hours after closing" },
  tickets_still_wait: {
    zh: "还有人在等，只有本窗口能办：持号的人都要办完",
    en: "Visitors still wait whom only this window serves",
  },
  plan_in_use: { zh: "新配置里没有的内容还在使用", en: "The new plan leaves out what is in use" },
  plan_of_another_hall: { zh: "这是另一个大厅的配置", en: "This plan is of another hall" },
  not_allowed: { zh: "您的账号不能这样办", en: "Your account may not do this" },
  // The server's.
  key_reused: { zh: "这次操作和之前的不一致，请重新操作", en: "This differs from what was asked before: start again" },
  visit_over: {
    zh: "这个号是以前的，只在当天有效：请重新取号",
    en: "This ticket was of an earlier day: take a new one",
  },
  no_speech: { zh: "没有这段语音", en: "There is no such announcement" },
  starting: {
    zh: "大厅正在启动，请稍等再试",
    en: "The hall is starting: try again shortly",
  },
  method_not_allowed: { zh: "页面出错，请刷新", en: "The page is at fault: reload it" },
  socket_expected: { zh: "页面出错，请刷新", en: "The page is at fault: reload it" },
  https_only: { zh: "请用 https:// 打开本页", en: "Open this page by its https:// address" },
  key_missing: { zh: "页面出错，请刷新", en: "The page is at fault: reload it" },
  unreadable: { zh: placed("页面出错，请刷新"), en: placed("The page is at fault: reload it") },
  invalid: { zh: listed("请检查所填内容"), en: listed("Please check what you entered") },
  not_signed_in: { zh: "请先登录", en: "Please sign in" },
  signed_in_as_another: {
    zh: "这个浏览器刚才登录了另一个账号：请重新登录",
    en: "Somebody else has signed in with this browser: sign in again",
  },
  password_short: { zh: "密码至少要 8 个字符", en: "A password has at least 8 characters" },
  password_long: { zh: "密码太长：最多 512 个字节", en: "The password is too long: at most 512 bytes" },
  password_repeats: {
    zh: "这个密码只是重复几个字符：请用几个互不相干的词",
    en: "It repeats a few characters: take several words that do not belong together",
  },
  password_name: {
    zh: "这个密码就是账号名：请用几个互不相干的词",
    en: "It is made of the account’s name: take several words that do not belong together",
  },
  password_common: {
    zh: "这个密码太常见，会先被猜到：请用几个互不相干的词",
    en: "It is among those that are guessed first: take several words that do not belong together",
  },
  password_same: { zh: "新密码和现在的密码一样", en: "This is the present password" },
  no_password: { zh: "这个登录没有密码", en: "This sign-in has no password" },
  wrong_password: { zh: "账号或密码不对", en: "Name or password is wrong" },
  too_many: { zh: "太频繁了，请稍等再试", en: "Too many tries: wait a little" },
  too_many_attempts: { zh: "尝试太多次，请过几分钟再试", en: "Too many attempts: try again in some minutes" },
  too_large: { zh: "内容太长", en: "That is too long" },
  record_locked: {
    zh: "服务器记录被别的程序占用，请联系技术人员",
    en: "Another program holds the server’s record: tell the technician",
  },
  record_read_only: {
    zh: "服务器不能写入记录，请联系技术人员",
    en: "The server cannot write its record: tell the technician",
  },
  record_io: { zh: "服务器磁盘出错，请联系技术人员", en: "The server’s disk has a fault: tell the technician" },
  if_match_missing: { zh: "页面出错，请刷新", en: "The page is at fault: reload it" },
  plan_changed: { zh: "配置已被别人修改，请刷新后再改", en: "Somebody else has changed the plan: reload it first" },
  unknown_hall: { zh: "没有这个大厅", en: "There is no such hall" },
  unknown_view: { zh: "没有这块屏或这个窗口", en: "There is no such board or window" },
  unknown_visit: { zh: "没有找到这个号", en: "This ticket was not found" },
  foreign_origin: { zh: "请从大厅自己的网址打开本页", en: "Open this page by the hall’s own address" },
  too_many_sockets: { zh: "连接太多，请稍后再试", en: "Too many connections: try again shortly" },
  accounts_unavailable: {
    zh: "暂时不能登录，请稍后再试",
    en: "Signing in is not possible just now: try again shortly",
  },
  internal: { zh: "服务器出错，请联系技术人员", en: "The server has a fault: tell the technician" },
  unknown: { zh: "没有找到", en: "Not found" },
  busy: { zh: "大厅正忙，请再试一次", en: "The hall is busy: try again" },
  retry_same_key: {
    zh: "没有确认是否办成，请再按一次，不会重复",
    en: "It is not known whether this was done: press again, it will not be done twice",
  },
  stopping: { zh: "服务器正在重启，请稍后再试", en: "The server is restarting: try again shortly" },
  disk_full: { zh: "服务器磁盘已满，请联系技术人员", en: "The server’s disk is full: tell the technician" },
  record_damaged: { zh: "服务器记录受损，请联系技术人员", en: "The server’s record is damaged: tell the technician" },
  away: { zh: "连不上大厅服务器，请再试一次", en: "The hall’s server does not answer: try again" },
  // A kiosk's own.
  not_acknowledged: {
    zh: "屏幕上的号还没有确认，请先记下并确认",
    en: "The number on the screen is not acknowledged yet: note it down first",
  },
  copies_used_up: {
    zh: "补打次数已用完，请到导办台",
    en: "It was printed as often as allowed: ask at reception",
  },
  server_away: { zh: "连不上大厅服务器，暂不能取号", en: "The hall’s server does not answer: no tickets just now" },
  printer_not_ready: { zh: "打印机还没有准备好，暂不能取号", en: "The printer is not ready: no tickets just now" },
};

/** Says why something was not done, and what to do; falls back to the server's own words for a code that is new. */
export function readable(refused: unknown, lang: Lang): string {
  if (!(refused instanceof Refused)) return lang === "zh" ? "页面出错，请刷新" : "The page is at fault: reload it";
  const said = SAID[refused.code]?.[lang];
  if (said === undefined) return `${refused.problem.detail} (${refused.code})`;
  return typeof said === "string" ? said : said(refused.problem, lang);
}

/** The codes that have words. */
export const knownCodes: ReadonlySet<string> = new Set(Object.keys(SAID));

function opens(problem: Problem, lang: Lang): string {
  return whenText(problem.opens_at ?? 0, clock.read(), clock.zone, lang);
}

function listed(head: string): Said {
  return (problem, lang) => {
    const said = problem.mistakes?.map(({ path, words }) => `${path} ${words[lang]}`.trim()) ?? problem.errors ?? [];
    if (said.length === 0) return placeOf(problem, head, lang);
    return lang === "zh" ? `${head}：${said.join("；")}` : `${head}: ${said.join("; ")}`;
  };
}

function placed(head: string): Said {
  return (problem, lang) => placeOf(problem, head, lang);
}

/** Adds where a body is not what it should be, with the technician's detail. */
function placeOf({ place, detail }: Problem, head: string, lang: Lang): string {
  if (place === undefined) return head;
  const { field, line, column } = place;
  const zh = lang === "zh";
  const at = zh ? `第 ${line} 行第 ${column} 列` : `line ${line}, column ${column}`;
  const where = field === "" ? at : zh ? `${field}，${at}` : `${field}, ${at}`;
  return zh ? `${head}（${where}：${detail}）` : `${head} (${where}: ${detail})`;
}
