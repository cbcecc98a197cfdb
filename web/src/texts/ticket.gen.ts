// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** What is printed for a visitor, beside the words above. */
export interface TicketTexts {
  prepare: string;
  scan: string;
  valid_today: string;
  copy: string;
  as_of: (clock: string) => string;
  documents_left: (count: number) => string;
  services_left: (count: number) => string;
}

const zh: TicketTexts = {
  prepare: "请备好",
  scan: "扫码看进度",
  valid_today: "当日有效",
  copy: "补打",
  as_of: (clock) => `等候情况截至 ${clock}（服务器断开）`,
  documents_left: (count) => `另有 ${count} 项，请扫码查看`,
  services_left: (count) => `另 ${count} 项`,
};

const en: TicketTexts = {
  prepare: "Please have ready",
  scan: "Live status",
  valid_today: "Valid today only",
  copy: "COPY",
  as_of: (clock) => `As of ${clock}: server away`,
  documents_left: (count) => `${count} more: scan the code`,
  services_left: (count) => `${count} more`,
};

const ko: TicketTexts = {
  prepare: "준비할 서류",
  scan: "QR로 확인",
  valid_today: "당일만 유효",
  copy: "재발급",
  as_of: (clock) => `대기 상황은 ${clock} 기준(서버 연결 끊김)`,
  documents_left: (count) => `외 ${count}건은 QR 코드로 확인하세요`,
  services_left: (count) => `외 ${count}건`,
};

export const ticketTexts: Record<Lang, TicketTexts> = { zh, en, ko };
