// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** What is said to those who use the kiosk by its key pad. */
export interface GuideTexts {
  welcome: string;
  language: (times: number) => string;
  item: (at: number, count: number) => string;
  on: string;
  to_first: string;
  to_last: string;
  to: string;
  again: string;
  help: string;
  ask_help: string;
  louder: string;
  quieter: string;
  faster: string;
  slower: string;
  dark: string;
  volume: (level: number) => string;
  pace: (level: number) => string;
  is_dark: string;
  is_light: string;
  veil: string;
  nothing: string;
  deleted: string;
  idle: (seconds: number) => string;
  failed: string;
  no_voice: string;
}

const zh: GuideTexts = {
  welcome: "语音引导。按下键听下一项，按上键听上一项，按确认键选定，按左键返回，按右键重听。",
  language: (times) => (times === 0 ? "使用中文，请按确认键。" : `使用中文，请按 ${times} 次下键，再按确认键。`),
  item: (at, count) => `第 ${at} 项，共 ${count} 项`,
  on: "已打开",
  to_first: "已到末尾，回到开头",
  to_last: "已到开头，转到末尾",
  to: "到",
  again: "再说一遍",
  help: "下键或 8，下一项。上键或 2，上一项。确认键或 5，选定。左键或井号，返回。右键或星号，重听。1，声音小。3，声音大。7，说得慢。9，说得快。小数点，屏幕变黑或恢复。0，听这段说明。",
  ask_help: "按键说明",
  louder: "声音大",
  quieter: "声音小",
  faster: "说得快",
  slower: "说得慢",
  dark: "黑屏",
  volume: (level) => `音量 ${level}`,
  pace: (level) => `语速 ${level}`,
  is_dark: "屏幕已变黑，别人看不到您办的事。",
  is_light: "屏幕已恢复显示。",
  veil: "正在语音引导，屏幕已变黑。触摸屏幕恢复显示。",
  nothing: "这里没有可选的项目。",
  deleted: "已删除",
  idle: (seconds) => `您还在吗？${seconds} 秒后返回首页。按任意键继续。`,
  failed: "语音暂时不能播放，请看屏幕，或请工作人员帮助",
  no_voice: "本机没有这种语言的语音",
};

const en: GuideTexts = {
  welcome: "Spoken guidance. Press down for the next item, up for the item before, Enter to choose, left to go back, right to hear it again.",
  language: (times) => (times === 0 ? "For English, press Enter." : plural(times, "en") === "one" ? "For English, press down once, then Enter." : `For English, press down ${times} times, then Enter.`),
  item: (at, count) => `${at} of ${count}`,
  on: "on",
  to_first: "End of the list, back to its beginning",
  to_last: "Beginning of the list, on to its end",
  to: "to",
  again: "Once more",
  help: "Down or 8, next item. Up or 2, item before. Enter or 5, choose. Left or hash, back. Right or star, say it again. 1, quieter. 3, louder. 7, slower. 9, faster. Point, darken or light the screen. 0, hear these keys.",
  ask_help: "The keys",
  louder: "Louder",
  quieter: "Quieter",
  faster: "Faster",
  slower: "Slower",
  dark: "Dark screen",
  volume: (level) => `Volume ${level}`,
  pace: (level) => `Speed ${level}`,
  is_dark: "The screen is dark, so nobody can read it.",
  is_light: "The screen is lit again.",
  veil: "The screen is dark while somebody listens. Touch it to light it.",
  nothing: "There is nothing to choose here.",
  deleted: "Deleted",
  idle: (seconds) => `Are you still there? Back to the start in ${seconds} seconds. Press any key to go on.`,
  failed: "The voice cannot be heard just now. Please read the screen, or ask the staff",
  no_voice: "This kiosk has no voice for this language",
};

const ko: GuideTexts = {
  welcome: "음성 안내입니다. 아래 키는 다음 항목, 위 키는 이전 항목, 확인 키는 선택, 왼쪽 키는 뒤로, 오른쪽 키는 다시 듣기입니다.",
  language: (times) => (times === 0 ? "한국어는 확인 키를 누르세요." : `한국어는 아래 키를 ${times}번 누른 다음 확인 키를 누르세요.`),
  item: (at, count) => `${count}개 중 ${at}번째`,
  on: "켜짐",
  to_first: "끝입니다. 처음으로 돌아갑니다",
  to_last: "처음입니다. 끝으로 갑니다",
  to: "에서",
  again: "다시 말씀드립니다",
  help: "아래 키 또는 8, 다음 항목. 위 키 또는 2, 이전 항목. 확인 키 또는 5, 선택. 왼쪽 키 또는 우물 정자, 뒤로. 오른쪽 키 또는 별표, 다시 듣기. 1, 작게. 3, 크게. 7, 느리게. 9, 빠르게. 점, 화면 끄기 또는 켜기. 0, 이 설명 듣기.",
  ask_help: "키 설명",
  louder: "크게",
  quieter: "작게",
  faster: "빠르게",
  slower: "느리게",
  dark: "화면 끄기",
  volume: (level) => `음량 ${level}`,
  pace: (level) => `속도 ${level}`,
  is_dark: "화면이 꺼져 다른 사람이 볼 수 없습니다.",
  is_light: "화면이 다시 켜졌습니다.",
  veil: "음성 안내 중이라 화면이 꺼져 있습니다. 화면을 누르면 켜집니다.",
  nothing: "여기에는 선택할 항목이 없습니다.",
  deleted: "지워졌습니다",
  idle: (seconds) => `아직 계십니까? ${seconds}초 후 처음 화면으로 돌아갑니다. 계속하려면 아무 키나 누르세요.`,
  failed: "지금은 음성이 나오지 않습니다. 화면을 보시거나 직원에게 문의하세요",
  no_voice: "이 기기에는 이 언어의 음성이 없습니다",
};

export const guideTexts: Record<Lang, GuideTexts> = { zh, en, ko };
