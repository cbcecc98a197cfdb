// How this kiosk is built: gives buttons their size in millimetres, low reach its height, and the key pad its keys.
import { get } from "$shared/api";
import type { KioskSetup } from "$shared/wire.gen";
import type { OwnKeys } from "./keypad";

/** EN 301 549, 8.3.2 and 8.3.3: what is operated lies no higher above the floor. */
export const REACH_MM_MAX = 1_220;
const ASK_AGAIN_MS = 3_000;
const ASK_TIMES_MAX = 40;

export class Setup {
  keys = $state.raw<OwnKeys>({});

  /** Asks the kiosk's program, again while it is starting. Gives what ends it. */
  start(): () => void {
    let times = 0;
    const ask = async () => {
      times += 1;
      if (times >= ASK_TIMES_MAX) clearInterval(asking);
      try {
        const setup = await get<KioskSetup>("/api/kiosk/setup");
        if (!setup) return;
        clearInterval(asking);
        this.keys = setup.keys;
        measure(setup, document.documentElement);
      } catch {
        // The program is starting; it is asked again.
      }
    };
    const asking = setInterval(() => void ask(), ASK_AGAIN_MS);
    void ask();
    return () => clearInterval(asking);
  }
}

/** Sets for the style how many pixels a millimetre has, and how many may be touched from the floor up. */
export function measure({ diagonal_mm, bottom_mm }: KioskSetup, root: HTMLElement): void {
  if (!diagonal_mm) return;
  const mm_px = Math.hypot(screen.width, screen.height) / diagonal_mm;
  root.style.setProperty("--mm", `${mm_px.toFixed(3)}px`);
  if (bottom_mm === undefined) return;
  const reach_px = Math.max(0, REACH_MM_MAX - bottom_mm) * mm_px;
  root.style.setProperty("--reach", `${Math.min(reach_px, screen.height).toFixed(0)}px`);
  root.dataset.reach = "known";
}
