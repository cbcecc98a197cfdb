// Which hall a page is about: `?hall=`, else the server's only one.
import { get } from "./api";
import type { HallEntry } from "./wire.gen";

/** The server does not answer: it is asked again soon. */
const AWAY_MS = 3_000;
/** It has no hall yet: one comes with a plan, which is seldom. */
const NO_HALL_MS = 60_000;

/** A parameter of the page's address. */
export function parameter(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** The hall that the address names, else the first that the server has; throws `Refused`. */
export async function pageHall(): Promise<string | null> {
  const named = parameter("hall");
  if (named) return named;
  const [first] = await get<HallEntry[]>("/api/v1/halls");
  return first?.id ?? null;
}

/** The hall of a screen that nobody stands at: asked for until there is one; `none` is told when the server has none. */
export async function screenHall(none: () => void): Promise<string> {
  for (;;) {
    const hall = await pageHall().catch(() => undefined);
    if (hall) return hall;
    if (hall === null) none();
    await new Promise((resolve) => setTimeout(resolve, hall === null ? NO_HALL_MS : AWAY_MS));
  }
}
