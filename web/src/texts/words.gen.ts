// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";
import { plural } from "../shared/numbers";

/** Waits, places, people ahead and the rule for missed calls: the same on every screen and on paper. */
export interface WordsTexts {
  wait_unserved: string;
  wait_none: string;
  wait_within: (minutes: number) => string;
  wait_minutes: (minutes: string) => string;
  wait_hours: (hours: string) => string;
  ahead: (count: number) => string;
  booked: (time: string) => string;
  people: (count: number) => string;
  for_others: (count: number) => string;
  in_hall: string;
  area: (area: string) => string;
  in_areas: (areas: string, count: number) => string;
  called_there: (area: string) => string;
  there_and_windows: (area: string, windows: string) => string;
  windows: (labels: string, count: number) => string;
  missed_to_window: string;
  missed_behind: (count: number) => string;
  missed_end: string;
  missed_own: string;
}

const zh: WordsTexts = {
  wait_unserved: "暂无窗口办理",
  wait_none: "无需等候",
  wait_within: (minutes) => `${minutes} 分钟以内`,
  wait_minutes: (minutes) => `约 ${minutes} 分钟`,
  wait_hours: (hours) => `约 ${hours} 小时`,
  ahead: (count) => (count === 0 ? "前面没有人" : `前面还有 ${count} 人`),
  booked: (time) => `预约 ${time}`,
  people: (count) => `${count} 人`,
  for_others: (count) => `代 ${count} 人办理`,
  in_hall: "请在大厅等候",
  area: (area) => `${area}区`,
  in_areas: (areas, count) => `请在${areas}等候`,
  called_there: (area) => `${area}叫号`,
  there_and_windows: (area, windows) => `${area}，${windows}`,
  windows: (labels, count) => `${labels}号窗口`,
  missed_to_window: "过号请到原窗口，请工作人员重新呼叫",
  missed_behind: (count) => `过号请到导办台，可排在 ${count} 人之后重新等候`,
  missed_end: "过号请到导办台，可排到队尾重新等候",
  missed_own: "过号请到导办台，可按原来的次序继续等候",
};

const en: WordsTexts = {
  wait_unserved: "No window open for this now",
  wait_none: "No wait",
  wait_within: (minutes) => `Under ${minutes} min`,
  wait_minutes: (minutes) => `About ${minutes} min`,
  wait_hours: (hours) => `About ${hours} h`,
  ahead: (count) => (count === 0 ? "Nobody ahead of you" : plural(count, "en") === "one" ? `${count} person ahead of you` : `${count} people ahead of you`),
  booked: (time) => `Booked ${time}`,
  people: (count) => (plural(count, "en") === "one" ? `${count} person` : `${count} people`),
  for_others: (count) => (plural(count, "en") === "one" ? `For ${count} other person` : `For ${count} others`),
  in_hall: "Wait in the hall",
  area: (area) => `${area}`,
  in_areas: (areas, count) => (plural(count, "en") === "one" ? `Wait in area ${areas}` : `Wait in areas ${areas}`),
  called_there: (area) => `${area} to be called`,
  there_and_windows: (area, windows) => `${area}, ${windows}`,
  windows: (labels, count) => (plural(count, "en") === "one" ? `window ${labels}` : `windows ${labels}`),
  missed_to_window: "Missed your call? Go to the window that called you",
  missed_behind: (count) => `Missed your call? Go to reception: you wait again behind ${count} others`,
  missed_end: "Missed your call? Go to reception: you wait again behind everyone",
  missed_own: "Missed your call? Go to reception: you wait again by your own arrival",
};

const ko: WordsTexts = {
  wait_unserved: "지금은 담당 창구가 없습니다",
  wait_none: "대기 없음",
  wait_within: (minutes) => `${minutes}분 이내`,
  wait_minutes: (minutes) => `약 ${minutes}분`,
  wait_hours: (hours) => `약 ${hours}시간`,
  ahead: (count) => (count === 0 ? "앞에 대기자 없음" : `앞에 ${count}명 대기 중`),
  booked: (time) => `${time} 예약`,
  people: (count) => `${count}명`,
  for_others: (count) => `${count}명 대리 신청`,
  in_hall: "홀에서 기다려 주세요",
  area: (area) => `${area}구역`,
  in_areas: (areas, count) => `${areas}에서 기다려 주세요`,
  called_there: (area) => `${area}. 번호를 불러 드립니다`,
  there_and_windows: (area, windows) => `${area}, ${windows}`,
  windows: (labels, count) => `${labels}번 창구`,
  missed_to_window: "번호를 놓치셨으면 호출한 창구로 가서 다시 호출을 요청하세요",
  missed_behind: (count) => `번호를 놓치셨으면 안내 데스크로 오세요. ${count}명 뒤에서 다시 기다리실 수 있습니다`,
  missed_end: "번호를 놓치셨으면 안내 데스크로 오세요. 맨 뒤에서 다시 기다리실 수 있습니다",
  missed_own: "번호를 놓치셨으면 안내 데스크로 오세요. 원래 순서대로 다시 기다리실 수 있습니다",
};

export const wordsTexts: Record<Lang, WordsTexts> = { zh, en, ko };
