// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** The auditor's page. */
export interface AuditorTexts {
  title: string;
  whole: (entries: string) => string;
  not_whole: (damages: number) => string;
  not_whole_hint: string;
  checked_at: (time: string) => string;
  checking: string;
  check: string;
  chain: string;
  epoch: string;
  damage_at: (seq: number) => string;
  range: (first: number, last: number) => string;
  none: string;
  none_hint: string;
  oldest: string;
  earlier: string;
  later: string;
  newest: string;
  go: string;
  go_do: string;
  seq: string;
  time: string;
  who: string;
  number: string;
  what: string;
  link: string;
  raw: string;
  nothing: string;
  command_line: string;
}

const zh: AuditorTexts = {
  title: "记录",
  whole: (entries) => `记录完整，共 ${entries} 条`,
  not_whole: (damages) => `记录有 ${damages} 处不完整`,
  not_whole_hint: "请保留数据文件夹，不要继续覆盖，通知管理员用备份比对。",
  checked_at: (time) => `${time} 逐条核对`,
  checking: "正在逐条核对…",
  check: "重新核对",
  chain: "末条链值",
  epoch: "记录世代",
  damage_at: (seq) => `第 ${seq} 条`,
  range: (first, last) => `第 ${first}–${last} 条`,
  none: "还没有记录",
  none_hint: "导入配置、取号、叫号都会记在这里。",
  oldest: "最早",
  earlier: "上一页",
  later: "下一页",
  newest: "最新",
  go: "到第几条",
  go_do: "查看",
  seq: "条",
  time: "时间",
  who: "由谁",
  number: "号码",
  what: "发生了什么",
  link: "链值",
  raw: "原文",
  nothing: "没有变化",
  command_line: "命令行",
};

const en: AuditorTexts = {
  title: "Record",
  whole: (entries) => `The record is whole: ${entries} entries`,
  not_whole: (damages) => (plural(damages, "en") === "one" ? `The record is not whole at ${damages} point` : `The record is not whole at ${damages} points`),
  not_whole_hint: "Keep the data folder as it is and have the administrator compare it with a backup.",
  checked_at: (time) => `every entry checked at ${time}`,
  checking: "Checking every entry…",
  check: "Check again",
  chain: "Last link",
  epoch: "Epoch",
  damage_at: (seq) => `Entry ${seq}`,
  range: (first, last) => `Entries ${first}–${last}`,
  none: "Nothing is recorded yet",
  none_hint: "Plans, tickets and calls will stand here.",
  oldest: "Oldest",
  earlier: "Earlier",
  later: "Later",
  newest: "Newest",
  go: "Go to entry",
  go_do: "Show",
  seq: "Entry",
  time: "Time",
  who: "By",
  number: "Number",
  what: "What happened",
  link: "Link",
  raw: "As written",
  nothing: "nothing changed",
  command_line: "command line",
};

const ko: AuditorTexts = {
  title: "기록",
  whole: (entries) => `기록이 완전합니다. 모두 ${entries}건`,
  not_whole: (damages) => `기록 ${damages}곳이 불완전합니다`,
  not_whole_hint: "데이터 폴더를 덮어쓰지 말고 그대로 보존하고, 관리자에게 백업과 비교하도록 알리세요.",
  checked_at: (time) => `${time} 전체 확인`,
  checking: "기록을 하나씩 확인하는 중…",
  check: "다시 확인",
  chain: "마지막 체인 값",
  epoch: "기록 세대",
  damage_at: (seq) => `${seq}번째 기록`,
  range: (first, last) => `기록 ${first}–${last}`,
  none: "아직 기록이 없습니다",
  none_hint: "설정 가져오기, 번호표 발급, 호출이 여기에 기록됩니다.",
  oldest: "처음",
  earlier: "이전",
  later: "다음",
  newest: "최신",
  go: "기록 번호로 이동",
  go_do: "보기",
  seq: "순번",
  time: "시각",
  who: "수행자",
  number: "번호",
  what: "내용",
  link: "체인 값",
  raw: "원문",
  nothing: "변경 없음",
  command_line: "명령줄",
};

export const auditorTexts: Record<Lang, AuditorTexts> = { zh, en, ko };
