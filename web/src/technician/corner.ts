// The hidden way from the visitors' page to the technician's: a finger that rests in the upper left corner for five seconds, or
// Ctrl+Alt+T. Nothing happens where the kiosk was started without a PIN.
import { ownKeys } from "$shared/own_keys";
import type { TechnicianDoor } from "$shared/wire.gen";

export const HOLD_MS = 5_000;
/** The corner's side, as a part of the screen's shorter side. */
const CORNER = 0.12;

interface Screen {
  width: number;
  height: number;
}

export function isInCorner(x: number, y: number, screen: Screen): boolean {
  const side = Math.min(screen.width, screen.height) * CORNER;
  return x < side && y < side;
}

async function open(): Promise<void> {
  try {
    const answer = await fetch("/api/technician");
    const door = (await answer.json()) as TechnicianDoor;
    if (answer.ok && door.open) location.assign("/technician.html");
  } catch {
    // The program is away, and so is its technician's page.
  }
}

/** Listens until the returned function is called. */
export function technicianCorner(go: () => Promise<void> = open): () => void {
  let holding: ReturnType<typeof setTimeout> | undefined;
  const release = () => clearTimeout(holding);
  const down = ({ clientX, clientY, isPrimary }: PointerEvent) => {
    release();
    const screen = { width: innerWidth, height: innerHeight };
    if (isPrimary && isInCorner(clientX, clientY, screen)) holding = setTimeout(() => void go(), HOLD_MS);
  };
  const moved = ({ clientX, clientY }: PointerEvent) => {
    if (!isInCorner(clientX, clientY, { width: innerWidth, height: innerHeight })) release();
  };
  const pressed = ownKeys(({ ctrlKey, altKey, code }) => {
    if (ctrlKey && altKey && code === "KeyT") void go();
  });
  addEventListener("pointerdown", down);
  addEventListener("pointermove", moved);
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  addEventListener("keydown", pressed);
  return () => {
    release();
    removeEventListener("pointerdown", down);
    removeEventListener("pointermove", moved);
    removeEventListener("pointerup", release);
    removeEventListener("pointercancel", release);
    removeEventListener("keydown", pressed);
  };
}
