// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** A screen that opens its link. */
export interface TvTexts {
  dead: string;
  away: string;
  dead_title: string;
  dead_todo: string;
}

const zh: TvTexts = {
  dead: "本屏幕的链接已失效：请向管理员索取新的链接。",
  away: "正在连接服务器……",
  dead_title: "这块屏幕的链接已失效",
  dead_todo: "请向管理员索取新的链接（hall-server token add --role board）。",
};

const en: TvTexts = {
  dead: "This screen’s link is no longer valid: ask the administrator for a new one.",
  away: "Connecting to the server …",
  dead_title: "This screen’s link is no longer valid",
  dead_todo: "This screen’s link is no longer valid: ask the administrator for a new one (hall-server token add --role board).",
};

const ko: TvTexts = {
  dead: "이 화면의 링크가 만료되었습니다. 관리자에게 새 링크를 요청하세요.",
  away: "서버에 연결하는 중…",
  dead_title: "이 화면의 링크가 만료되었습니다",
  dead_todo: "관리자에게 새 링크를 요청하세요(hall-server token add --role board).",
};

export const tvTexts: Record<Lang, TvTexts> = { zh, en, ko };
