// Which hall a page is about: `?hall=`, else the server's only one.
import { get } from "./api";
import type { HallEntry } from "./wire.gen";

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
