// Services and journeys of the menu by what others call them, and what is wanted most first.
import type { KioskDepartment, KioskOffer, KioskService } from "$shared/wire.gen";

/** A service or journey, and whose it is. */
export interface Found {
  department: KioskDepartment;
  service: KioskService;
}

export function offerOf({ id, steps }: Pick<KioskService, "id" | "steps">): KioskOffer {
  return steps ? { id, journey: true } : { id };
}

export function isOffer(service: KioskService, { id, journey = false }: KioskOffer): boolean {
  return service.id === id && (service.steps !== undefined) === journey;
}

/** What the menu has of these, in their order; what it has no more is left out. */
export function found(menu: readonly KioskDepartment[], offers: readonly KioskOffer[]): Found[] {
  return offers.flatMap((offer): Found[] => {
    const department = menu.find(({ services }) => services.some((one) => isOffer(one, offer)));
    const service = department?.services.find((one) => isOffer(one, offer));
    return department && service ? [{ department, service }] : [];
  });
}

/** The same, what is wanted most first; the rest as it was. */
export function mostWantedFirst<Item extends { service: KioskService }>(
  items: readonly Item[],
  wanted: readonly KioskOffer[],
): Item[] {
  const place = ({ service }: Item) => {
    const at = wanted.findIndex((offer) => isOffer(service, offer));
    return at < 0 ? wanted.length : at;
  };
  return items
    .map((item) => ({ item, at: place(item) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** What most visitors come for: first what is taken here, then the plan's first services; nothing that leads nowhere here. */
export function mostWanted(
  menu: readonly KioskDepartment[],
  wanted: readonly KioskOffer[],
  limit: number,
  without: string | undefined,
): Found[] {
  const known = found(menu, wanted);
  const planned = menu.flatMap((department) =>
    department.services.filter(({ steps }) => !steps).map((service) => ({ department, service })),
  );
  const is_known = ({ service }: Found) => known.some((one) => one.service === service);
  return [...known, ...planned.filter((one) => !is_known(one))]
    .filter(({ service }) => !service.elsewhere && (service.steps !== undefined || service.id !== without))
    .slice(0, limit);
}
