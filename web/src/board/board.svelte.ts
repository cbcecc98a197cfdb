// What a board shows, made of the view's state and of what is being announced.
import { LANGS, MAIN, shippedOf, type Lang } from "$shared/language.svelte";
import { Live } from "$shared/live.svelte";
import type { BoardBody, CallRow } from "$shared/wire.gen";
import { Announcer } from "./announcer.svelte";
import { heroOf, type Hero } from "./hero";
import { Speaker } from "./speaker.svelte";

/** So few are all shown, those too that nobody waits for. */
const WAITING_ROWS_ALL_MAX = 6;
const WAITING_ROWS_MAX = 9;
const MISSED_MAX = 6;

export class Board {
  readonly live: Live<BoardBody>;
  readonly speaker: Speaker;
  readonly announcer: Announcer;
  /** Its id, as the address names it. */
  readonly id: string;

  constructor(hall: string, board: string) {
    this.id = board;
    this.speaker = new Speaker(hall);
    this.announcer = new Announcer({
      say: (call) => this.speaker.say(call, this.languages),
      shown: (seq) => requestAnimationFrame(() => requestAnimationFrame(() => this.live.shown(seq))),
      clock_ms: () => performance.now(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    this.live = new Live<BoardBody>({
      path: `/api/v1/halls/${encodeURIComponent(hall)}/live?view=${encodeURIComponent(`board:${board}`)}`,
      heard: (body, _kind, resumed) => this.announcer.hear(body.call_outs, !resumed, body),
    });
  }

  /** In which languages it shows and speaks, the first shown large; two of the shipped ones until it knows its own. */
  get languages(): readonly Lang[] {
    const body = this.live.body;
    return body ? shippedOf(body.languages) : LANGS.slice(0, 2);
  }

  readonly lang = $derived<Lang>(this.languages[0] ?? MAIN);
  /** The language of second lines, where the board has two. */
  readonly second = $derived<Lang | null>(this.languages[1] ?? null);

  readonly hero = $derived.by<Hero | null>(() => {
    const body = this.live.body;
    return body && heroOf(body, this.announcer.now, this.announcer.last);
  });

  /** The calls below the large one, the newest first. */
  readonly rows = $derived.by<CallRow[]>(() =>
    (this.live.body?.rows ?? []).filter((row) => row.number !== this.hero?.number),
  );

  /** Who waits for what; where that are many, the longest queues only. */
  readonly waiting = $derived.by(() => {
    const all = this.live.body?.waiting ?? [];
    const total = all.reduce((sum, row) => sum + row.waiting, 0);
    if (all.length <= WAITING_ROWS_ALL_MAX) return { rows: all, total };
    const some = all.filter((row) => row.waiting > 0).sort((a, b) => b.waiting - a.waiting);
    return { rows: some.slice(0, WAITING_ROWS_MAX), total };
  });

  readonly missed = $derived.by(() => {
    const all = this.live.body?.missed ?? [];
    return { rows: all.slice(0, MISSED_MAX), total: all.length, more: all.length > MISSED_MAX };
  });
}
