// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
import type { Lang } from "./languages.gen";

/** What the day that has begun keeps when another plan is adopted. */
export interface TodayTexts {
  kept: (day: string, hours: string, zone: string) => string;
  kept_closed: (day: string) => string;
  new_from: (day: string) => string;
}

const zh: TodayTexts = {
  kept: (day, hours, zone) => `今天（${day}）的开放时间不变：${hours}（${zone}）。`,
  kept_closed: (day) => `今天（${day}）的开放时间不变：不开放。`,
  new_from: (day) => `新的开放时间自 ${day} 起执行。今天要多开一会儿，请主管按“延时办”，之后也可改回。`,
};

const en: TodayTexts = {
  kept: (day, hours, zone) => `Today, ${day}, keeps its hours: ${hours} (${zone}).`,
  kept_closed: (day) => `Today, ${day}, keeps its hours: closed all day.`,
  new_from: (day) => `The new ones hold from ${day} on. To stay open longer today, the manager presses “Stay open longer”, which can be taken back.`,
};

const ko: TodayTexts = {
  kept: (day, hours, zone) => `오늘(${day}) 운영 시간은 그대로입니다: ${hours}(${zone}).`,
  kept_closed: (day) => `오늘(${day}) 운영 시간은 그대로입니다: 휴무.`,
  new_from: (day) => `새 운영 시간은 ${day}부터 적용됩니다. 오늘 더 운영하려면 책임자가 ‘연장 운영’을 누르며, 나중에 되돌릴 수 있습니다.`,
};

export const todayTexts: Record<Lang, TodayTexts> = { zh, en, ko };
