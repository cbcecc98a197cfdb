// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The visitor's phone. */
export interface VisitorTexts {
  title: (number: string) => string;
  title_called: (window: string, number: string) => string;
  your_number: string;
  risen: string;
  go: (window: string) => string;
  go_now: string;
  serving: (window: string) => string;
  missed: string;
  parked: string;
  parked_help: string;
  come_back: string;
  papers_main: string;
  papers_main_help: string;
  papers: (service: string) => string;
  papers_return: string;
  papers_return_help: string;
  papers_back: (number: string) => string;
  linked: (number: string) => string;
  done: string;
  done_help: string;
  cancelled: string;
  cancelled_help: string;
  expired: string;
  closed: (time: string) => string;
  closed_plain: string;
  today_over: string;
  again: (time: string) => string;
  steps: string;
  no_documents: string;
  alert: string;
  alert_on: string;
  alert_failed: string;
  remind: (ahead: number) => string;
  remind_on: (ahead: number) => string;
  remind_sms: (ahead: number) => string;
  remind_stop: string;
  remind_off: string;
  remind_again: string;
  remind_blocked: string;
  remind_failed: string;
  cancel: string;
  cancel_ask: (number: string) => string;
  cancel_help: string;
  cancel_yes: string;
  cancel_no: string;
  over: string;
  over_help: string;
  unknown: string;
  unknown_help: string;
  connecting: string;
  stale_help: string;
}

const zh: VisitorTexts = {
  title: (number) => `我的号 ${number}`,
  title_called: (window, number) => `请到${window}号窗口 · ${number}`,
  your_number: "您的号",
  risen: "因优先或预约，前方人数有变化",
  go: (window) => `请到${window}号窗口`,
  go_now: "现在叫到您了",
  serving: (window) => `正在${window}号窗口办理`,
  missed: "您已过号",
  parked: "您的事项已暂缓办理",
  parked_help: "补齐材料后请回到窗口，无需重新取号",
  come_back: "我已返回",
  papers_main: "材料还没有齐",
  papers_main_help: "补齐后返回，无需重新排队",
  papers: (service) => `还缺材料：${service}`,
  papers_return: "材料带来了，取新号",
  papers_return_help: "请到大厅以后再按；新号在本页显示，也可以在导办台取",
  papers_back: (number) => `您的新号是 ${number}`,
  linked: (number) => `接着 ${number} 号办`,
  done: "已办理完毕",
  done_help: "谢谢，请带好随身物品",
  cancelled: "这个号已取消",
  cancelled_help: "需要办理时请重新取号",
  expired: "这个号已过期，仅当日有效",
  closed: (time) => `休息中，${time} 继续办理`,
  closed_plain: "大厅现在休息",
  today_over: "今天的办理已结束",
  again: (time) => `这个号不再有效，请于 ${time} 后重新取号`,
  steps: "办理事项",
  no_documents: "无需材料",
  alert: "叫到我时响铃",
  alert_on: "叫到您时会响铃和振动，请不要关闭本页",
  alert_failed: "这部手机不能响铃，请留意屏幕",
  remind: (ahead) => `前面还有 ${ahead} 人时通知我`,
  remind_on: (ahead) => `前面还有 ${ahead} 人时，这部手机会收到通知，可以关掉本页`,
  remind_sms: (ahead) => `前面还有 ${ahead} 人时，会给您预约时留的手机号发短信`,
  remind_stop: "不用提醒",
  remind_off: "提醒已关闭",
  remind_again: "开启提醒",
  remind_blocked: "浏览器不允许通知：请在浏览器设置里允许后再试，或留意大厅屏幕",
  remind_failed: "没有开通：请再试一次，或留意大厅屏幕",
  cancel: "我不办了",
  cancel_ask: (number) => `确定取消 ${number} 号吗？`,
  cancel_help: "取消后不能恢复，需要重新取号",
  cancel_yes: "确定取消",
  cancel_no: "不取消，继续等",
  over: "这个号已过期",
  over_help: "号码仅当日有效，需要办理时请重新取号",
  unknown: "没有找到这个号",
  unknown_help: "号码当日有效。请核对链接，或到导办台询问",
  connecting: "正在查询您的号",
  stale_help: "页面没有更新，请以大厅屏幕和叫号为准",
};

const en: VisitorTexts = {
  title: (number) => `My ticket ${number}`,
  title_called: (window, number) => `Go to window ${window} · ${number}`,
  your_number: "Your number",
  risen: "Priority or booked visitors came in: more people are ahead of you",
  go: (window) => `Go to window ${window}`,
  go_now: "You are being called now",
  serving: (window) => `You are at window ${window}`,
  missed: "You missed your call",
  parked: "Your matter is set aside",
  parked_help: "Come back to the window with the missing papers: no new ticket is needed",
  come_back: "I am back",
  papers_main: "Papers are still missing",
  papers_main_help: "Come back with them: you need not queue again",
  papers: (service) => `Still missing: ${service}`,
  papers_return: "I have the papers: new number",
  papers_return_help: "Press this once you are in the hall. Reception can give you the new number too",
  papers_back: (number) => `Your new number is ${number}`,
  linked: (number) => `Goes on from ${number}`,
  done: "Finished",
  done_help: "Thank you. Please take your belongings with you",
  cancelled: "This ticket is cancelled",
  cancelled_help: "Please take a new one when you need it",
  expired: "This ticket has expired: it is valid for one day",
  closed: (time) => `The hall has a break and goes on at ${time}`,
  closed_plain: "The hall is closed now",
  today_over: "Today’s service is over",
  again: (time) => `This ticket is no longer valid. Please take a new one from ${time}`,
  steps: "Services",
  no_documents: "Nothing to bring",
  alert: "Ring when I am called",
  alert_on: "It will ring and vibrate. Please keep this page open",
  alert_failed: "This phone cannot ring: please watch the screen",
  remind: (ahead) => (plural(ahead, "en") === "one" ? `Notify me when ${ahead} person is ahead of me` : `Notify me when ${ahead} people are ahead of me`),
  remind_on: (ahead) => (plural(ahead, "en") === "one" ? `This phone gets a notification when ${ahead} person is ahead of you. You may close this page` : `This phone gets a notification when ${ahead} people are ahead of you. You may close this page`),
  remind_sms: (ahead) => (plural(ahead, "en") === "one" ? `A text message comes to the number you booked with when ${ahead} person is ahead of you` : `A text message comes to the number you booked with when ${ahead} people are ahead of you`),
  remind_stop: "Do not remind me",
  remind_off: "Reminders are off",
  remind_again: "Turn reminders on",
  remind_blocked: "The browser does not allow notifications: allow them in its settings and try again, or watch the boards",
  remind_failed: "Not turned on: please try again, or watch the boards in the hall",
  cancel: "I do not need it any more",
  cancel_ask: (number) => `Cancel ${number}?`,
  cancel_help: "This cannot be taken back: you would need a new ticket",
  cancel_yes: "Cancel my ticket",
  cancel_no: "Keep my place",
  over: "This ticket has expired",
  over_help: "Tickets are valid for one day. Please take a new one when you need it",
  unknown: "This ticket was not found",
  unknown_help: "Tickets are valid for one day. Check the link, or ask at reception",
  connecting: "Looking up your ticket",
  stale_help: "This page is out of date: please follow the boards in the hall",
};

const ko: VisitorTexts = {
  title: (number) => `내 번호 ${number}`,
  title_called: (window, number) => `${window}번 창구로 오세요 · ${number}`,
  your_number: "고객님 번호",
  risen: "우선 대상이나 예약하신 분이 있어 앞의 대기 인원이 바뀌었습니다",
  go: (window) => `${window}번 창구로 오세요`,
  go_now: "지금 고객님 차례입니다",
  serving: (window) => `${window}번 창구에서 처리 중입니다`,
  missed: "번호가 지나갔습니다",
  parked: "업무가 잠시 보류되었습니다",
  parked_help: "서류를 보완한 뒤 창구로 돌아오세요. 번호표를 다시 뽑지 않아도 됩니다",
  come_back: "돌아왔습니다",
  papers_main: "서류가 아직 부족합니다",
  papers_main_help: "보완해 오시면 다시 줄 서지 않습니다",
  papers: (service) => `부족한 서류: ${service}`,
  papers_return: "서류를 가져왔습니다. 새 번호 받기",
  papers_return_help: "홀에 도착한 뒤 눌러 주세요. 새 번호는 이 화면에 표시되며 안내 데스크에서도 받을 수 있습니다",
  papers_back: (number) => `새 번호는 ${number}입니다`,
  linked: (number) => `${number}번에 이어서 처리`,
  done: "처리가 끝났습니다",
  done_help: "감사합니다. 소지품을 챙겨 가세요",
  cancelled: "이 번호는 취소되었습니다",
  cancelled_help: "필요하시면 번호표를 다시 뽑아 주세요",
  expired: "이 번호는 만료되었습니다. 당일만 유효합니다",
  closed: (time) => `휴식 중입니다. ${time}에 다시 시작합니다`,
  closed_plain: "지금은 홀이 쉬는 시간입니다",
  today_over: "오늘 업무가 끝났습니다",
  again: (time) => `이 번호는 더 이상 유효하지 않습니다. ${time} 이후에 다시 뽑아 주세요`,
  steps: "업무",
  no_documents: "필요한 서류 없음",
  alert: "호출되면 소리로 알림",
  alert_on: "호출되면 소리와 진동으로 알려 드립니다. 이 화면을 닫지 마세요",
  alert_failed: "이 휴대전화에서는 소리를 낼 수 없습니다. 화면을 확인해 주세요",
  remind: (ahead) => `앞에 ${ahead}명 남으면 알림 받기`,
  remind_on: (ahead) => `앞에 ${ahead}명 남으면 이 휴대전화로 알려 드립니다. 이 화면은 닫아도 됩니다`,
  remind_sms: (ahead) => `앞에 ${ahead}명 남으면 예약하신 전화번호로 문자를 보내 드립니다`,
  remind_stop: "알림 받지 않기",
  remind_off: "알림이 꺼져 있습니다",
  remind_again: "알림 켜기",
  remind_blocked: "브라우저에서 알림이 차단되어 있습니다. 설정에서 허용한 뒤 다시 시도하거나 전광판을 확인해 주세요",
  remind_failed: "알림을 켜지 못했습니다. 다시 시도하거나 전광판을 확인해 주세요",
  cancel: "취소하겠습니다",
  cancel_ask: (number) => `${number}번을 취소하시겠습니까?`,
  cancel_help: "취소하면 되돌릴 수 없으며 번호표를 다시 뽑아야 합니다",
  cancel_yes: "취소하기",
  cancel_no: "취소하지 않고 계속 대기",
  over: "이 번호는 만료되었습니다",
  over_help: "번호는 당일만 유효합니다. 필요하시면 다시 뽑아 주세요",
  unknown: "이 번호를 찾을 수 없습니다",
  unknown_help: "번호는 당일만 유효합니다. 링크를 확인하거나 안내 데스크에 문의하세요",
  connecting: "번호를 조회하고 있습니다",
  stale_help: "화면이 갱신되지 않았습니다. 홀의 안내판과 호출을 따라 주세요",
};

export const visitorTexts: Record<Lang, VisitorTexts> = { zh, en, ko };
