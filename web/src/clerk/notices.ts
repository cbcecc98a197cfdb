// What the desk says in its calm place: the shared words for a "no", and which key helps.
import type { Refused } from "$shared/api";
import type { Text } from "$shared/wire.gen";

/** One thing said to the clerk; `refused` is put in words by the shared table. */
export type Notice =
  | { tone: "tell" | "watch" | "alarm"; refused: Refused; todo: Text | null }
  | { tone: "tell"; said: Text; todo: Text | null };

const text = (zh: string, en: string): Text => ({ zh, en });

/** Which key helps. */
const KEYS_THAT_HELP: Record<string, Text> = {
  window_not_open: text("空格键开放窗口", "Space opens it"),
  window_paused: text("空格键恢复", "Space resumes"),
  window_busy: text("F 办结 · M 过号 · P 挂起 · T 转", "F finish · M missed · P park · T transfer"),
  not_started: text("到了 S · 再叫 R · 没来 M", "Here: S · call again: R · did not come: M"),
  already_started: text("F 办结，空格键叫下一位", "F finishes, space calls the next"),
  recalls_used_up: text("没来按 M", "M if nobody has come"),
  window_taken: text("请换窗口，或请那位同事先关窗", "Choose another window, or ask them to close it"),
  not_offered: text("T 转到办理它的窗口", "T sends it to a window that does"),
  wrong_state: text("H 查看经过", "H shows its story"),
  not_current: text("请看清后再按", "Look, then press again"),
};

/** What the technician has to mend: pressing again does not. */
const isFault = ({ code }: Refused) => code === "disk_full" || code.startsWith("record_");

export function refusedNotice(refused: Refused): Notice {
  const fault = isFault(refused);
  const tone = fault || refused.code === "away" ? "alarm" : refused.may_be_done ? "watch" : "tell";
  const again = text("再按一次，不会重复", "Press again: it is never done twice");
  return { tone, refused, todo: refused.may_be_done && !fault ? again : (KEYS_THAT_HELP[refused.code] ?? null) };
}

export function saidNotice(zh: string, en: string, todo: Text | null = null): Notice {
  return { tone: "tell", said: text(zh, en), todo };
}

export const NOBODY_HERE = saidNotice(
  "窗口现在没有人",
  "Nobody is at the window",
  text("空格键叫下一位", "Space calls the next"),
);
export const OTHER_NOT_OPEN = saidNotice(
  "那个窗口没有开，不能转过去",
  "That window is not open: nobody can be sent there",
  text("T 选别的窗口或事项", "T chooses another window or a service"),
);
export const NOBODY_WAITS = saidNotice("现在没有人等候", "Nobody is waiting");
