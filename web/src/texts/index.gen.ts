// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** The first page of the server. */
export interface IndexTexts {
  title: string;
  open: string;
  closed: string;
  clerk: string;
  reception: string;
  manager: string;
  board: string;
  admin: string;
  auditor: string;
  signin: string;
  none: string;
  none_help: string;
  loading: string;
  again: string;
}

const zh: IndexTexts = {
  title: "政务大厅排队叫号",
  open: "正在取号",
  closed: "现在不取号",
  clerk: "窗口",
  reception: "导办台",
  manager: "大厅现况",
  board: "叫号屏",
  admin: "配置管理",
  auditor: "审计",
  signin: "登录",
  none: "还没有大厅",
  none_help: "请用 hall-server plan import 导入一个大厅的配置",
  loading: "正在连接",
  again: "再试一次",
};

const en: IndexTexts = {
  title: "The hall’s queue",
  open: "Giving tickets",
  closed: "Closed now",
  clerk: "Window",
  reception: "Reception",
  manager: "The hall now",
  board: "Board",
  admin: "Plan",
  auditor: "Audit",
  signin: "Sign in",
  none: "There is no hall yet",
  none_help: "Import a hall’s plan with hall-server plan import",
  loading: "Connecting",
  again: "Try again",
};

const ko: IndexTexts = {
  title: "홀 번호표 안내",
  open: "번호표 발급 중",
  closed: "지금은 발급하지 않음",
  clerk: "창구",
  reception: "안내 데스크",
  manager: "홀 현황",
  board: "호출 안내판",
  admin: "설정",
  auditor: "감사",
  signin: "로그인",
  none: "아직 홀이 없습니다",
  none_help: "hall-server plan import 로 홀의 설정을 가져오세요",
  loading: "연결 중",
  again: "다시 시도",
};

export const indexTexts: Record<Lang, IndexTexts> = { zh, en, ko };
