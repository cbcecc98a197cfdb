// Which call stands large: the one that is announced, else the last one as long as its holder is called or served.
import type { CallOut } from "$shared/wire.gen";
import { misleads, type Standing } from "./announcer.svelte";

/** The newest call as it stands large. */
export interface Hero {
  seq: number;
  number: string;
  window: string;
  again: boolean;
  /** It is new: it may draw the eye. */
  fresh: boolean;
}

export function heroOf(standing: Standing, now: CallOut | null, last: CallOut | null): Hero | null {
  const { rows } = standing;
  const call = now ?? (last && rows.some((row) => row.number === last.number) ? last : null);
  if (call && !misleads(call, standing)) {
    const { seq, number, window, kind } = call;
    return { seq, number, window, again: kind === "recall", fresh: now !== null };
  }
  const [first] = rows;
  if (!first) return null;
  return { seq: first.seq, number: first.number, window: first.window, again: first.recalls > 0, fresh: false };
}
