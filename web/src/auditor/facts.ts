// An entry's facts in words: those about a ticket as its story has them, the others by their own names.
import { join, text, windowName } from "$shared/names";
import { reasonWords } from "$shared/reasons";
import { entryWords } from "$shared/story";
import type { HistoryEntry, PlanDocument, RecordEntry, Text } from "$shared/wire.gen";

/** The tickets that an entry concerns, each once, in the order of its facts. */
export function ticketsOf(entry: RecordEntry): string[] {
  const tickets = entry.facts.flatMap((fact) => Object.values(fact).map(({ ticket }) => ticket));
  return [...new Set(tickets.filter((ticket) => typeof ticket === "string"))];
}

/** What each fact of an entry says. */
export function factWords(entry: RecordEntry, plan: PlanDocument | null): Text[] {
  return entry.facts.flatMap((fact) => Object.entries(fact).map(([what, more]) => oneFact(entry, what, more, plan)));
}

function oneFact(
  entry: RecordEntry,
  what: string,
  particulars: Record<string, unknown>,
  plan: PlanDocument | null,
): Text {
  const said = (name: string): string => {
    const value = particulars[name];
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
  };
  const at = windowName(plan, said("window"));
  switch (what) {
    case "day_begun":
      return join(text("开始办公日 ", "Day begun:"), text(said("day"), said("day")));
    case "day_ended":
      return text("办公日结束", "Day ended");
    case "plan_adopted":
      return text("启用配置", "Plan taken on");
    case "window_opened":
      return join(text("开放窗口：", "Opened:"), at);
    case "window_paused": {
      const reason = reasonWords(said("reason"));
      return join(join(text("暂停：", "Paused:"), at), text(`（${reason.zh}）`, `(${reason.en})`));
    }
    case "window_taken_over":
      return join(text("接手：", "Taken over:"), at);
    case "window_left":
      return join(text("交班，办事人留在窗口：", "Left with its visitor:"), at);
    case "window_lent":
      return join(text("顶岗：", "Covers:"), at);
    case "lend_ended":
      return join(text("顶岗结束：", "Cover ended:"), at);
    case "window_waits":
      return join(text("预叫：", "Called ahead:"), at);
    case "hall_closed":
      return text("停止取号", "No more tickets");
    case "day_extended":
      return text("延时开放", "Open longer");
    case "day_shortened":
      return text("延时改早", "Longer day taken back");
    case "booked":
      return join(text("预约：", "Booked:"), text(said("booking"), said("booking")));
    case "booking_moved":
      return join(text("预约改时间：", "Booking moved:"), text(said("booking"), said("booking")));
    case "booking_cancelled":
      return join(text("预约取消：", "Booking cancelled:"), text(said("booking"), said("booking")));
    case "booking_missed":
      return join(text("预约未到：", "Booking not claimed:"), text(said("booking"), said("booking")));
    case "checked_in":
      return join(text("预约签到：", "Booking checked in:"), text(said("booking"), said("booking")));
    case "window_closed":
      return join(text("关窗：", "Closed:"), at);
    default: {
      const details = Object.fromEntries(Object.keys(particulars).map((name) => [name, said(name)]));
      const window = said("window") === "" ? undefined : said("window");
      const story: HistoryEntry = { seq: entry.seq, at: entry.at, what, by: entry.actor, window, details };
      return entryWords(story, plan, said("class"));
    }
  }
}
