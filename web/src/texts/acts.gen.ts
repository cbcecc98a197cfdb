// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** What a manager does. */
export interface ActsTexts {
  lend: string;
  covers: string;
  bookings: string;
  extend: string;
  open_matters: string;
  leave: string;
  reading: string;
  lent_now: (services: string, until: string) => string;
  lend_end: string;
  free: string;
  free_asked: string;
  free_asked_with: (number: string) => string;
  free_yes: string;
  left_free: (who: string) => string;
  left_lend_end: (who: string) => string;
  done_free: string;
  cover_for: string;
  cover_until: string;
  until: (time: string) => string;
  until_closing: (time: string) => string;
  done_lend: string;
  done_lend_end: string;
  done_extend: string;
  done_shorten: string;
  done_settle: string;
  open_now: (time: string) => string;
  closed_now: string;
  extend_hint: (waiting: number) => string;
  other_time: string;
  extend_to: string;
  extend_asked: (time: string) => string;
  extend_yes: (time: string) => string;
  shorten_hint: (time: string) => string;
  shorten_to: (time: string) => string;
  shorten_asked: (time: string, waiting: number) => string;
  shorten_yes: (time: string) => string;
  extend_no: string;
  orphaned: string;
  owner: (name: string) => string;
  alone: (lasted: string) => string;
  cases: (count: number) => string;
  cases_none: string;
  accepted_on: (day: string) => string;
  bookings_to_inform: (count: number) => string;
  advised_lend: string;
  advised_open: string;
  advised_call: string;
  light_green: string;
  light_amber: string;
  light_red: string;
  past: string;
  settle: string;
  settle_yes: string;
  cases_more: string;
  matters: (count: number) => string;
  due_red: (count: number) => string;
  due_amber: (count: number) => string;
  due_orphaned: (count: number) => string;
}

const zh: ActsTexts = {
  lend: "顶岗",
  covers: "顶岗",
  bookings: "预约名单",
  extend: "延时办",
  open_matters: "待办事项",
  leave: "关闭",
  reading: "正在查看…",
  lent_now: (services, until) => `现在顶岗到 ${until}：${services}`,
  lend_end: "结束顶岗",
  free: "释放窗口（人已离开）",
  free_asked: "窗口将关闭，可由其他同事开放。",
  free_asked_with: (number) => `窗口将关闭，${number} 最先叫，由办理该事项的任一窗口叫号。`,
  free_yes: "释放",
  left_free: (who) => `其他窗口现在都不办：${who}。释放后没有人叫他们，请先安排顶岗。`,
  left_lend_end: (who) => `其他窗口现在都不办：${who}。结束顶岗后没有人叫他们。`,
  done_free: "窗口已释放",
  cover_for: "顶替窗口",
  cover_until: "顶到几点",
  until: (time) => `到 ${time}`,
  until_closing: (time) => `到 ${time} 下班`,
  done_lend: "已安排顶岗，叫号和大屏已按新的办理范围",
  done_lend_end: "顶岗已结束",
  done_extend: "已延时，取号机和大屏已改",
  done_shorten: "已改早，取号机和大屏已改",
  done_settle: "已登记办结",
  open_now: (time) => `今天开到 ${time}`,
  closed_now: "大厅现在不取号",
  extend_hint: (waiting) => `延时后继续取号和叫号；现在 ${waiting} 人等候，拿了号的人都办完。最多延到下班后 12 小时。`,
  other_time: "其他时间",
  extend_to: "延到这时",
  extend_asked: (time) => `取号、叫号、大屏和手机都改为今天开到 ${time}。`,
  extend_yes: (time) => `确定，延到 ${time}`,
  shorten_hint: (time) => `今天已延时，计划下班 ${time}。可以改早，不早于计划，也不早于现在。`,
  shorten_to: (time) => `改早到 ${time}`,
  shorten_asked: (time, waiting) => `今天改为开到 ${time}。现在 ${waiting} 人等候：到时停止取号，还在等的人与平常下班一样处理。`,
  shorten_yes: (time) => `确定，改早到 ${time}`,
  extend_no: "取消",
  orphaned: "无人接续办理（首问责任）",
  owner: (name) => `首问 ${name}`,
  alone: (lasted) => `已等 ${lasted}`,
  cases: (count) => `承诺件 ${count}`,
  cases_none: "没有未办结的承诺件",
  accepted_on: (day) => `${day} 受理`,
  bookings_to_inform: (count) => `安排有变，有 ${count} 个预约的办事人还没有通知`,
  advised_lend: "安排顶岗",
  advised_open: "看这个窗口",
  advised_call: "看这个窗口",
  light_green: "期限内",
  light_amber: "下个工作日到期",
  light_red: "今天到期",
  past: "已超期",
  settle: "已办结",
  settle_yes: "再按一次，办结",
  cases_more: "只列出最早到期的一部分",
  matters: (count) => (count === 0 ? "承诺件" : `承诺件 ${count}`),
  due_red: (count) => `${count} 件承诺件到期或超期`,
  due_amber: (count) => `${count} 件下个工作日到期`,
  due_orphaned: (count) => `${count} 位无人接续办理`,
};

const en: ActsTexts = {
  lend: "Cover for a window",
  covers: "Covers",
  bookings: "Bookings",
  extend: "Stay open longer",
  open_matters: "Open matters",
  leave: "Close",
  reading: "Looking…",
  lent_now: (services, until) => `Covers until ${until}: ${services}`,
  lend_end: "End the cover",
  free: "Free the window (its clerk is gone)",
  free_asked: "The window closes, and any colleague may open it.",
  free_asked_with: (number) => `The window closes; ${number} is called first, by any window that serves it.`,
  free_yes: "Free it",
  left_free: (who) => `No other window serves ${who}: nobody would call them. Arrange cover first.`,
  left_lend_end: (who) => `No other window serves ${who}: without this cover nobody would call them.`,
  done_free: "The window is free",
  cover_for: "Covers for",
  cover_until: "Until",
  until: (time) => `Until ${time}`,
  until_closing: (time) => `Until closing, ${time}`,
  done_lend: "Done: calls and boards follow it now",
  done_lend_end: "The cover is over",
  done_extend: "Done: kiosks and boards show it now",
  done_shorten: "Taken back: kiosks and boards show it now",
  done_settle: "Noted as settled",
  open_now: (time) => `Open until ${time} today`,
  closed_now: "The hall gives no tickets now",
  extend_hint: (waiting) => `Tickets and calls go on; ${waiting} wait now, and everyone with a ticket is served. At most twelve hours after closing.`,
  other_time: "Another time",
  extend_to: "Stay open",
  extend_asked: (time) => `Kiosks, calls, boards and phones say that the hall is open until ${time}.`,
  extend_yes: (time) => `Yes, stay open until ${time}`,
  shorten_hint: (time) => `Today is longer; the plan closes at ${time}. It can be taken back, not before the plan's closing and not before now.`,
  shorten_to: (time) => `Back to ${time}`,
  shorten_asked: (time, waiting) => `The hall is open until ${time}. ${waiting} wait now: no more tickets then, and whoever still waits is treated as at any closing.`,
  shorten_yes: (time) => `Yes, close at ${time}`,
  extend_no: "Cancel",
  orphaned: "Begun, and served by nobody now",
  owner: (name) => `answers for it: ${name}`,
  alone: (lasted) => `alone for ${lasted}`,
  cases: (count) => `Promised results: ${count}`,
  cases_none: "No promised result is open",
  accepted_on: (day) => `accepted ${day}`,
  bookings_to_inform: (count) => (plural(count, "en") === "one" ? "The plan has changed: one booked visitor has not been informed" : `The plan has changed: ${count} booked visitors have not been informed`),
  advised_lend: "Arrange cover",
  advised_open: "Show the window",
  advised_call: "Show the window",
  light_green: "in time",
  light_amber: "due next working day",
  light_red: "due today",
  past: "late",
  settle: "Settled",
  settle_yes: "Press again",
  cases_more: "Only the first of them are listed",
  matters: (count) => (count === 0 ? "Promised results" : `Promised results: ${count}`),
  due_red: (count) => (plural(count, "en") === "one" ? `${count} promised result due or late` : `${count} promised results due or late`),
  due_amber: (count) => `${count} due on the next working day`,
  due_orphaned: (count) => `${count} served by nobody`,
};

const ko: ActsTexts = {
  lend: "업무 대행",
  covers: "업무 대행",
  bookings: "예약 명단",
  extend: "연장 운영",
  open_matters: "미결 사항",
  leave: "닫기",
  reading: "조회 중…",
  lent_now: (services, until) => `${until}까지 업무 대행 중: ${services}`,
  lend_end: "업무 대행 종료",
  free: "창구 비우기(직원이 자리를 떠남)",
  free_asked: "창구가 닫히며 다른 직원이 열 수 있습니다.",
  free_asked_with: (number) => `창구가 닫힙니다. ${number}번은 해당 업무를 맡은 창구에서 가장 먼저 호출합니다.`,
  free_yes: "비우기",
  left_free: (who) => `지금 다른 창구에서 처리하지 않는 대기자: ${who}. 창구를 비우면 호출할 창구가 없습니다. 먼저 업무 대행을 지정하세요.`,
  left_lend_end: (who) => `지금 다른 창구에서 처리하지 않는 대기자: ${who}. 업무 대행을 끝내면 호출할 창구가 없습니다.`,
  done_free: "창구를 비웠습니다",
  cover_for: "대행할 창구",
  cover_until: "대행 종료 시각",
  until: (time) => `${time}까지`,
  until_closing: (time) => `마감(${time})까지`,
  done_lend: "업무 대행을 지정했습니다. 호출과 안내판에 반영되었습니다",
  done_lend_end: "업무 대행이 끝났습니다",
  done_extend: "운영을 연장했습니다. 발권기와 안내판에 반영되었습니다",
  done_shorten: "마감을 앞당겼습니다. 발권기와 안내판에 반영되었습니다",
  done_settle: "처리 완료로 등록했습니다",
  open_now: (time) => `오늘 ${time}까지 운영`,
  closed_now: "지금은 홀에서 번호표를 발급하지 않습니다",
  extend_hint: (waiting) => `연장하면 발급과 호출이 계속됩니다. 현재 ${waiting}명 대기 중이며, 번호표를 받은 분은 모두 처리합니다. 마감 후 최대 12시간까지 연장할 수 있습니다.`,
  other_time: "다른 시각",
  extend_to: "이 시각까지 연장",
  extend_asked: (time) => `발급, 호출, 안내판, 휴대전화 화면이 모두 오늘 ${time}까지 운영으로 바뀝니다.`,
  extend_yes: (time) => `확인, ${time}까지 연장`,
  shorten_hint: (time) => `오늘은 연장 운영 중이며 계획된 마감은 ${time}입니다. 계획된 마감과 현재 시각보다 이르지 않게 앞당길 수 있습니다.`,
  shorten_to: (time) => `${time}까지로 앞당기기`,
  shorten_asked: (time, waiting) => `오늘 운영이 ${time}까지로 바뀝니다. 현재 ${waiting}명 대기 중입니다. 그 시각에 발급을 멈추며, 남은 대기자는 평소 마감 때와 같이 처리합니다.`,
  shorten_yes: (time) => `확인, ${time}까지로 앞당기기`,
  extend_no: "취소",
  orphaned: "이어서 처리할 창구 없음(최초 담당 책임)",
  owner: (name) => `최초 담당 ${name}`,
  alone: (lasted) => `${lasted} 대기`,
  cases: (count) => `기한 처리 ${count}건`,
  cases_none: "남은 기한 처리 건이 없습니다",
  accepted_on: (day) => `${day} 접수`,
  bookings_to_inform: (count) => `홀 사정이 바뀌어 방문자에게 알려야 할 예약이 ${count}건 있습니다`,
  advised_lend: "업무 대행 지정",
  advised_open: "이 창구 보기",
  advised_call: "이 창구 보기",
  light_green: "기한 내",
  light_amber: "다음 근무일까지",
  light_red: "오늘까지",
  past: "기한 초과",
  settle: "처리 완료",
  settle_yes: "한 번 더 눌러 처리 완료",
  cases_more: "기한이 이른 일부만 표시합니다",
  matters: (count) => (count === 0 ? "기한 처리 건" : `기한 처리 ${count}건`),
  due_red: (count) => `기한 처리: 오늘까지이거나 초과 ${count}건`,
  due_amber: (count) => `기한 처리: 다음 근무일까지 ${count}건`,
  due_orphaned: (count) => `이어서 처리할 창구 없음 ${count}명`,
};

export const actsTexts: Record<Lang, ActsTexts> = { zh, en, ko };
