// Texts of what a manager does.
import { defineTexts } from "$shared/language.svelte";

export const actTexts = defineTexts({
  zh: {
    lend: "顶岗",
    covers: "顶岗",
    extend: "延时办",
    open_matters: "未了的事",
    leave: "关闭",
    reading: "正在查看…",
    lent_now: (services: string, until: string) => `现在顶岗到 ${until}：${services}`,
    lend_end: "结束顶岗",
    cover_for: "顶哪个窗口",
    cover_until: "顶到几点",
    until: (time: string) => `到 ${time}`,
    until_closing: (time: string) => `到 ${time} 下班`,
    done_lend: "已安排顶岗，叫号和大屏已按新的办理范围",
    done_lend_end: "顶岗已结束",
    done_extend: "已延时，取号机和大屏已改",
    done_settle: "已登记办结",
    open_now: (time: string) => `今天开到 ${time}`,
    closed_now: "大厅现在不取号",
    extend_hint: (waiting: number) =>
      `延时后继续取号和叫号；现在 ${waiting} 人等候，拿了号的人都办完。最多延到下班后 12 小时。`,
    other_time: "其他时间",
    extend_to: "延到这时",
    orphaned: "没人接着办的（首问责任）",
    owner: (name: string) => `首问 ${name}`,
    alone: (lasted: string) => `已等 ${lasted}`,
    cases: (count: number) => `承诺件 ${count}`,
    cases_none: "没有未办结的承诺件",
    accepted_on: (day: string) => `${day} 受理`,
    bookings_to_inform: (count: number) => `安排有变，有 ${count} 个预约的办事人还没有通知`,
    light_green: "期限内",
    light_amber: "下个工作日到期",
    light_red: "今天到期",
    past: "已超期",
    settle: "已办结",
    settle_yes: "再按一次，办结",
    cases_more: "只列出最早到期的一部分",
    matters_due: (red: number, amber: number, orphaned: number) =>
      [
        red > 0 ? `${red} 件承诺件到期或超期` : "",
        amber > 0 ? `${amber} 件下个工作日到期` : "",
        orphaned > 0 ? `${orphaned} 位没人接着办` : "",
      ]
        .filter(Boolean)
        .join(" · "),
    matters: (count: number) => (count === 0 ? "承诺件" : `承诺件 ${count}`),
  },
  en: {
    lend: "Cover for a window",
    covers: "Covers",
    extend: "Stay open longer",
    open_matters: "Open matters",
    leave: "Close",
    reading: "Looking…",
    lent_now: (services: string, until: string) => `Covers until ${until}: ${services}`,
    lend_end: "End the cover",
    cover_for: "Covers for",
    cover_until: "Until",
    until: (time: string) => `Until ${time}`,
    until_closing: (time: string) => `Until closing, ${time}`,
    done_lend: "Done: calls and boards follow it now",
    done_lend_end: "The cover is over",
    done_extend: "Done: kiosks and boards show it now",
    done_settle: "Noted as settled",
    open_now: (time: string) => `Open until ${time} today`,
    closed_now: "The hall gives no tickets now",
    extend_hint: (waiting: number) =>
      `Tickets and calls go on; ${waiting} wait now, and everyone with a ticket is served. At most twelve hours after closing.`,
    other_time: "Another time",
    extend_to: "Stay open",
    orphaned: "Begun, and served by nobody now",
    owner: (name: string) => `answers for it: ${name}`,
    alone: (lasted: string) => `alone for ${lasted}`,
    cases: (count: number) => `Promised results: ${count}`,
    cases_none: "No promised result is open",
    accepted_on: (day: string) => `accepted ${day}`,
    bookings_to_inform: (count: number) =>
      count === 1
        ? "The plan has changed: one booked visitor has not been informed"
        : `The plan has changed: ${count} booked visitors have not been informed`,
    light_green: "in time",
    light_amber: "due next working day",
    light_red: "due today",
    past: "late",
    settle: "Settled",
    settle_yes: "Press again",
    cases_more: "Only the first of them are listed",
    matters_due: (red: number, amber: number, orphaned: number) =>
      [
        red > 0 ? `${red} promised results due or late` : "",
        amber > 0 ? `${amber} due on the next working day` : "",
        orphaned > 0 ? `${orphaned} served by nobody` : "",
      ]
        .filter(Boolean)
        .join(" · "),
    matters: (count: number) => (count === 0 ? "Promised results" : `Promised results: ${count}`),
  },
});
