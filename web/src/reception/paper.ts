// What a ticket's paper says: the kiosk's sentences in the kiosk's order, so that all paper of a hall is of one kind.
import { dayCode, timeText } from "$shared/format";
import { className, ORDINARY, serviceName, text } from "$shared/names";
import type { PlanDocument, ServiceWait, Text, Ticket, Wait } from "$shared/wire.gen";

/** Documents and services named on paper; the rest are on the visitor's page behind the QR code. */
const DOCUMENTS_MAX = 6;
const SERVICES_MAX = 3;
/** A wait that ends within this is said without figures. */
const SOON_S = 120;

export const words = {
  prepare: text("请备好", "Please have ready"),
  scan: text("扫码看进度", "Live status"),
  valid_today: text("当日有效", "Valid today only"),
  copy: text("补打", "COPY"),
};

/** What the paper of a ticket says, from top to bottom. */
export interface PaperWords {
  hall: Text;
  date: string;
  time: string;
  services: Text[];
  /** The class's name; null for ordinary visitors. */
  class_name: Text | null;
  copy: boolean;
  place: Text;
  ahead: Text;
  wait: Text;
  documents: Text[];
  documents_left: Text | null;
  missed_rule: Text;
}

/** Writes the paper of a ticket whose first service is now as `wait` says. */
export function paperOf(
  ticket: Ticket,
  plan: PlanDocument,
  wait: ServiceWait | undefined,
  utc_offset_min: number,
): PaperWords {
  const documents = documentsOf(ticket, plan);
  const left = documents.length - DOCUMENTS_MAX;
  return {
    hall: plan.hall.name,
    date: dayCode(ticket.issued_at, utc_offset_min),
    time: timeText(ticket.issued_at, utc_offset_min),
    services: servicesOf(ticket, plan),
    class_name: ticket.class === ORDINARY ? null : className(plan, ticket.class),
    copy: ticket.printed !== undefined,
    place: placeText((wait?.areas ?? []).join("、"), wait?.windows ?? []),
    ahead: aheadText(ticket.ahead),
    wait: turnText(ticket.wait),
    documents: documents.slice(0, DOCUMENTS_MAX),
    documents_left: left > 0 ? text(`另有 ${left} 项，请扫码查看`, `${left} more: scan the code`) : null,
    missed_rule: missedText(plan.missed),
  };
}

/** What the visitor came for; several on one ticket are numbered. */
function servicesOf(ticket: Ticket, plan: PlanDocument): Text[] {
  const names = ticket.steps.map((step) => serviceName(plan, step.service));
  if (names.length <= 1) return names;
  const shown = names.slice(0, SERVICES_MAX).map(({ zh, en }, at) => text(`${at + 1} ${zh}`, `${at + 1} ${en}`));
  const left = names.length - shown.length;
  return left > 0 ? [...shown, text(`另 ${left} 项`, `${left} more`)] : shown;
}

/** What to have ready for all services, each thing once. */
function documentsOf(ticket: Ticket, plan: PlanDocument): Text[] {
  const all = ticket.steps.flatMap((step) => plan.services.find((known) => known.id === step.service)?.documents ?? []);
  return all.filter((paper, at) => all.findIndex((other) => other.zh === paper.zh && other.en === paper.en) === at);
}

/** `请在A区等候，3—6号窗口`. */
export function placeText(area: string, windows: readonly string[]): Text {
  const where = area ? text(`请在${area}区等候`, `Wait in area ${area}`) : text("请在大厅等候", "Wait in the hall");
  if (windows.length === 0) return text(`${where.zh}叫号`, `${where.en} to be called`);
  const zh = ranges(windows, "—").join("、");
  const en = ranges(windows, "–").join(", ");
  return text(`${where.zh}，${zh}号窗口`, `${where.en}, ${windows.length > 1 ? "windows" : "window"} ${en}`);
}

/** Joins neighbouring numbers: 3 4 5 6 9 become `3—6` and `9`; labels that are no numbers stay as they are. */
function ranges(labels: readonly string[], dash: string): string[] {
  const runs: string[][] = [];
  for (const label of labels) {
    const run = runs.at(-1);
    const follows = /^\d+$/.test(label) && Number(label) === Number(run?.at(-1)) + 1;
    if (run && follows) run.push(label);
    else runs.push([label]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}${dash}${run.at(-1)}`] : run));
}

export function aheadText(count: number): Text {
  if (count === 0) return text("前面没有人", "Nobody ahead of you");
  return text(`前面还有 ${count} 人`, `${count} ${count === 1 ? "person" : "people"} ahead of you`);
}

export function turnText(wait: Wait | null): Text {
  if (wait === null) return text("等候时间待定", "Waiting time not known yet");
  if (wait.high_s <= SOON_S) return text("很快轮到您", "Your turn very soon");
  const [low, high] = [Math.floor(wait.low_s / 60), Math.ceil(wait.high_s / 60)];
  const minutes = low === high ? String(high) : `${low}–${high}`;
  return text(`约 ${minutes} 分钟`, `about ${minutes} min`);
}

function missedText(missed: PlanDocument["missed"]): Text {
  if (missed.requeues_max === 0) {
    return text("过号请到原窗口，请工作人员重新呼叫", "Missed your call? Go to the window that called you");
  }
  const ask = text("过号请到导办台，", "Missed your call? Go to reception: you wait again ");
  const behind = missed.requeue_behind;
  const then: Record<string, Text> = {
    behind: text(`可排在${behind}人之后重新等候`, `behind ${behind} others`),
    end: text("可排到队尾重新等候", "behind everyone"),
    own: text("可按原来的次序继续等候", "by your own arrival"),
  };
  const place = then[missed.place] ?? text("请工作人员重新安排", "as reception says");
  return text(ask.zh + place.zh, ask.en + place.en);
}
