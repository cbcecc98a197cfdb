// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** Why a ticket was called when it was, as a clerk can pass it on to a visitor who asks. */
export interface WhyTexts {
  order: (count: number) => string;
  interrupted: string;
  returning: string;
  overdue: (minutes: number) => string;
  share: (class_: string) => string;
  early: string;
  latecomer: string;
  out_of_order: string;
  head_start: (class_: string, minutes: number) => string;
  longest: string;
  helped: string;
  beside_interrupted: string;
  beside_returning: string;
  beside_overdue: string;
  beside_share: string;
  beside_head_start: (minutes: number) => string;
}

const zh: WhyTexts = {
  order: (count) => (count === 0 ? "按先后顺序" : `比 ${count} 人先叫`),
  interrupted: "办理被中断，最先叫",
  returning: "办过一步后回来",
  overdue: (minutes) => `已等 ${minutes} 分钟，超过最长等候`,
  share: (class_) => `${class_}有固定名额`,
  early: "预约未到时间，没有别人等",
  latecomer: "过号后重叫",
  out_of_order: "不按顺序",
  head_start: (class_, minutes) => `${class_}提前 ${minutes} 分钟`,
  longest: "等得最久",
  helped: "兼办",
  beside_interrupted: "办理被中断",
  beside_returning: "办过一步后回来",
  beside_overdue: "超过最长等候",
  beside_share: "有固定名额",
  beside_head_start: (minutes) => `提前 ${minutes} 分钟`,
};

const en: WhyTexts = {
  order: (count) => (count === 0 ? "In order of arrival" : plural(count, "en") === "one" ? `Before ${count} earlier arrival` : `Before ${count} earlier arrivals`),
  interrupted: "interrupted at a window, so first of all",
  returning: "back after an earlier step",
  overdue: (minutes) => `waited ${minutes} min, past the longest wait`,
  share: (class_) => `${class_} has a share of the calls`,
  early: "booked for later, and nobody else waited",
  latecomer: "called again after a miss",
  out_of_order: "out of order",
  head_start: (class_, minutes) => `${class_} counts ${minutes} min earlier`,
  longest: "waited longest",
  helped: "helping out",
  beside_interrupted: "interrupted at a window",
  beside_returning: "back after an earlier step",
  beside_overdue: "past the longest wait",
  beside_share: "has a share of the calls",
  beside_head_start: (minutes) => `counts ${minutes} min earlier`,
};

const ko: WhyTexts = {
  order: (count) => (count === 0 ? "도착 순서대로" : `먼저 온 ${count}명보다 먼저 호출`),
  interrupted: "처리가 중단되어 가장 먼저 호출",
  returning: "앞 단계를 마치고 돌아옴",
  overdue: (minutes) => `${minutes}분 대기, 최장 대기 시간 초과`,
  share: (class_) => `${class_} 호출 몫 적용`,
  early: "예약 시간 전이나 다른 대기자 없음",
  latecomer: "지나간 번호 재호출",
  out_of_order: "순서 외 호출",
  head_start: (class_, minutes) => `${class_} ${minutes}분 앞당김`,
  longest: "가장 오래 대기",
  helped: "다른 업무 지원",
  beside_interrupted: "처리 중단됨",
  beside_returning: "앞 단계를 마치고 돌아옴",
  beside_overdue: "최장 대기 시간 초과",
  beside_share: "호출 몫 있음",
  beside_head_start: (minutes) => `${minutes}분 앞당김`,
};

export const whyTexts: Record<Lang, WhyTexts> = { zh, en, ko };
