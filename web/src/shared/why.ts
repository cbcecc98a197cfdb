// Why a ticket was called when it was, in the words that a clerk can pass on to a visitor who asks.
import { text } from "./names";
import { reasonWords } from "./reasons";
import type { CandidateNow, Text, WhyCalled } from "./wire.gen";

/** Whole minutes, at least 1 once something has begun to pass. */
export function minutes(seconds: number): number {
  return seconds <= 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

function passed(count: number): Text {
  if (count === 0) return text("按先后顺序", "In order of arrival");
  return text(`比 ${count} 人先叫`, count === 1 ? "Before 1 earlier arrival" : `Before ${count} earlier arrivals`);
}

function cause(why: WhyCalled, klass: Text): Text {
  const early = minutes(why.head_start_s);
  switch (why.lane) {
    case "interrupted":
      return text("办理被中断，最先叫", "interrupted at a window, so first of all");
    case "returning":
      return text("办过一步后回来", "back after an earlier step");
    case "overdue": {
      // The longest wait is promised from the arrival on.
      const waited = minutes(why.counted_s ?? why.waited_s);
      return text(`已等 ${waited} 分钟，超过最长等候`, `waited ${waited} min, past the longest wait`);
    }
    case "class":
      return text(`${klass.zh}有固定名额`, `${klass.en} has a share of the calls`);
    case "early":
      return text("预约未到时间，没有别人等", "booked for later, and nobody else waited");
    case "latecomer":
      return text("过号后重叫", "called again after a miss");
    case "out_of_order":
      return why.reason === undefined ? text("不按顺序", "out of order") : reasonWords(why.reason);
    case "score":
      if (early > 0) return text(`${klass.zh}提前 ${early} 分钟`, `${klass.en} counts ${early} min earlier`);
      return text("等得最久", "waited longest");
  }
}

/** 比 3 人先叫：老年人提前 15 分钟 */
export function whyWords(why: WhyCalled, klass: Text): Text {
  const order = passed(why.passed);
  const because = cause(why, klass);
  const helped = why.tier === 2;
  const plain = why.lane === "score" && why.passed === 0 && why.head_start_s === 0;
  const zh = plain ? order.zh : `${order.zh}：${because.zh}`;
  const en = plain ? order.en : `${order.en}: ${because.en}`;
  return text(helped ? `${zh} · 兼办` : zh, helped ? `${en} · helping out` : en);
}

/** What else counted for one that was compared: a lane, a head start; empty for the plain wait. */
export function candidateWords(one: CandidateNow): Text {
  const early = minutes(one.head_start_s);
  switch (one.lane) {
    case "interrupted":
      return text(" · 办理被中断", " · interrupted at a window");
    case "returning":
      return text(" · 办过一步后回来", " · back after an earlier step");
    case "overdue":
      return text(" · 超过最长等候", " · past the longest wait");
    case "class":
      return text(" · 有固定名额", " · has a share of the calls");
    default:
      return early > 0 ? text(` · 提前 ${early} 分钟`, ` · counts ${early} min earlier`) : text("", "");
  }
}
