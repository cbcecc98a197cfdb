// A ticket's story: what happened to it, said in one line each.
import { className, join, serviceName, text, windowName } from "./names";
import { outcomeWords } from "./outcomes";
import { whyWords } from "./why";
import type { HistoryEntry, PlanDocument, Role, StepOutcome, Text } from "./wire.gen";

const ROLES: Record<Role, Text> = {
  kiosk: text("取号机", "kiosk"),
  board: text("显示屏", "board"),
  clerk: text("窗口", "clerk"),
  reception: text("导办台", "reception"),
  manager: text("主管", "manager"),
  admin: text("管理员", "administrator"),
  visitor: text("本人", "visitor"),
  auditor: text("审计", "auditor"),
  system: text("系统", "the hall"),
};

/** Who did it: the role is enough; ids are for the record. */
export function byWords(by: string): Text {
  const role = by.split(":")[0] as Role;
  return ROLES[role] ?? text(by, by);
}

/** What happened, with its place and particulars; `klass` is the ticket's class. */
export function entryWords(entry: HistoryEntry, plan: PlanDocument | null, klass: string): Text {
  const details = entry.details ?? {};
  const at = entry.window === undefined ? text("", "") : windowName(plan, entry.window);
  switch (entry.what) {
    case "issued":
      return text("取号", "Ticket issued");
    case "called": {
      const what = join(text("叫号到", "Called to"), at);
      if (entry.why === undefined) return what;
      const why = whyWords(entry.why, className(plan, klass));
      return text(`${what.zh}（${why.zh}）`, `${what.en} (${why.en})`);
    }
    case "went_on":
      return join(text("接着办下一项：", "Went on with the next step at"), at);
    case "recalled":
      return join(text("重呼到", "Called again to"), at);
    case "started":
      return details["assumed"] === "true"
        ? text("开始办理（推定）", "Service began (assumed)")
        : text("开始办理", "Service began");
    case "missed":
      return join(text("过号：", "Missed at"), at);
    case "finished": {
      const outcome = outcomeWords((details["outcome"] ?? "decided") as StepOutcome);
      return text(`办结：${outcome.zh}`, `Finished: ${outcome.en}`);
    }
    case "requeued":
      return text("排回队伍", "Put back into the line");
    case "cancelled":
      return text("取消", "Cancelled");
    case "granted":
      return join(text("优先类型改为", "Class changed to"), className(plan, details["class"] ?? ""));
    case "print_recorded":
      return printWords(details);
    case "noted":
      return text("写了备注", "A note was written");
    case "came_back":
      return entry.window === undefined
        ? text("回来了", "Is back")
        : join(text("回来了，等", "Is back, waits for"), at);
    case "returned_to_line":
      return text("窗口关了，回到队伍", "The window closed: back in the line");
    case "served_without_ticket":
      return join(text("无号办理：", "Served without a ticket at"), at);
    case "papers_missing":
      return text("一次性告知缺少的材料", "Told which papers are missing");
    case "case_opened":
      return text("已受理，承诺办结", "Accepted with a promised day");
    case "case_closed":
      return text("承诺的结果已出", "The promised result is there");
    case "parked":
      return join(text("挂起：", "Set aside at"), at);
    case "resumed":
      return join(text("继续办理：", "Taken back to"), at);
    case "sent_to_service":
      return join(text("转到", "Transferred to"), serviceName(plan, details["service"] ?? ""));
    case "sent_to_window":
      return join(text("转到", "Transferred to"), windowName(plan, details["to"] ?? ""));
    case "sent_to_clerk":
      return text("转给指定工作人员", "Transferred to a colleague");
    case "step_added":
      return join(text("加办", "Added:"), serviceName(plan, details["service"] ?? ""));
    case "undone":
      return text("撤回", "Taken back");
    default:
      return text(entry.what, entry.what);
  }
}

function printWords(details: Record<string, string>): Text {
  const again = details["copy"] === "true";
  switch (details["outcome"]) {
    case "printed":
      return again ? text("补打", "Printed again") : text("已出纸", "Printed");
    case "failed":
      return text("没有出纸", "Not printed");
    default:
      return text("不确定是否出纸", "Not known whether it printed");
  }
}
