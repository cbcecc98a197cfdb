// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** What is printed for a visitor, beside the words above. */
export interface TicketTexts {
  prepare: string;
  scan: string;
  valid_today: string;
  copy: string;
  as_of: (clock: string) => string;
  documents_left: (count: number) => string;
  services_left: (count: number) => string;
  list_title: string;
  list_steps: string;
  list_documents: string;
  list_no_documents: string;
  list_fee: string;
  list_free: string;
  list_usual: string;
  list_usual_minutes: (minutes: number) => string;
  list_promised: string;
  list_promised_now: string;
  list_promised_days: (days: number) => string;
  list_where: string;
  list_no_number: string;
  list_elsewhere: string;
  list_left: (count: number) => string;
}

const zh: TicketTexts = {
  prepare: "请备好",
  scan: "扫码看进度",
  valid_today: "当日有效",
  copy: "补打",
  as_of: (clock) => `等候情况截至 ${clock}（服务器断开）`,
  documents_left: (count) => `另有 ${count} 项，请扫码查看`,
  services_left: (count) => `另 ${count} 项`,
  list_title: "办事材料清单（一次性告知）",
  list_steps: "依次办理",
  list_documents: "请备好以下材料",
  list_no_documents: "无需材料",
  list_fee: "费用",
  list_free: "不收费",
  list_usual: "办理约需",
  list_usual_minutes: (minutes) => `${minutes} 分钟`,
  list_promised: "办结时间",
  list_promised_now: "当场办结",
  list_promised_days: (days) => `${days} 个工作日内`,
  list_where: "办理地点",
  list_no_number: "本单不是号票，办理时请取号",
  list_elsewhere: "本厅不办理，请到上述地点",
  list_left: (count) => `另有 ${count} 项，请到导办台询问`,
};

const en: TicketTexts = {
  prepare: "Please have ready",
  scan: "Live status",
  valid_today: "Valid today only",
  copy: "COPY",
  as_of: (clock) => `As of ${clock}: server away`,
  documents_left: (count) => `${count} more: scan the code`,
  services_left: (count) => `${count} more`,
  list_title: "What to bring and to know",
  list_steps: "Steps, in order",
  list_documents: "Please have ready",
  list_no_documents: "Nothing to bring",
  list_fee: "Fee",
  list_free: "Free",
  list_usual: "Takes about",
  list_usual_minutes: (minutes) => `${minutes} min`,
  list_promised: "Result",
  list_promised_now: "At once",
  list_promised_days: (days) => (plural(days, "en") === "one" ? `within ${days} working day` : `within ${days} working days`),
  list_where: "Where",
  list_no_number: "This is not a ticket: take a number when you come",
  list_elsewhere: "Not served in this hall: please go to the place above",
  list_left: (count) => `${count} more: ask at reception`,
};

const ko: TicketTexts = {
  prepare: "준비할 서류",
  scan: "QR로 확인",
  valid_today: "당일만 유효",
  copy: "재발급",
  as_of: (clock) => `대기 상황은 ${clock} 기준(서버 연결 끊김)`,
  documents_left: (count) => `외 ${count}건은 QR 코드로 확인하세요`,
  services_left: (count) => `외 ${count}건`,
  list_title: "준비 서류 안내 (한 번에 모두 안내)",
  list_steps: "처리 순서",
  list_documents: "준비할 서류",
  list_no_documents: "필요한 서류 없음",
  list_fee: "수수료",
  list_free: "무료",
  list_usual: "처리 시간",
  list_usual_minutes: (minutes) => `약 ${minutes}분`,
  list_promised: "결과",
  list_promised_now: "즉시 처리",
  list_promised_days: (days) => `근무일 기준 ${days}일 이내`,
  list_where: "장소",
  list_no_number: "번호표가 아닙니다. 오실 때 번호표를 뽑으세요",
  list_elsewhere: "이 홀에서 처리하지 않습니다. 위의 장소로 가세요",
  list_left: (count) => `${count}가지 더: 안내 데스크에 문의하세요`,
};

export const ticketTexts: Record<Lang, TicketTexts> = { zh, en, ko };
