// Finds services by Chinese words, pinyin in full or by initials, English words and the plan's keywords.
import type { KioskDepartment, KioskService } from "$shared/wire.gen";
import { initials, signs, spells, type Sign } from "./pinyin";
import { folded } from "./typed";

export interface Found {
  department: KioskDepartment;
  service: KioskService;
}

interface Indexed extends Found {
  /** Chinese words and English words, small letters. */
  words: string[];
  /** The same without spaces and signs: a touchscreen has letters only. */
  joined: string[];
  /** Pinyin initials of the Chinese words. */
  initials: string[];
  /** How the Chinese words are spelt, sign by sign. */
  spelt: Sign[][];
}

const FOUND_MAX = 40;

export class Search {
  #services: Indexed[];

  constructor(menu: readonly KioskDepartment[]) {
    this.#services = menu.flatMap((department) => department.services.map((service) => indexed(department, service)));
  }

  /** The best first; nothing for nothing. */
  find(asked: string): Found[] {
    const query = folded(asked);
    if (query === "") return [];
    const ranked = this.#services
      .map((one) => ({ one, rank: rank(one, query) }))
      .filter(({ rank }) => rank < NOT_FOUND)
      .sort((a, b) => a.rank - b.rank || a.one.service.name.zh.length - b.one.service.name.zh.length);
    const seen = new Set<string>();
    const found = ranked.filter(({ one }) => !seen.has(one.service.id) && seen.add(one.service.id));
    return found.slice(0, FOUND_MAX).map(({ one }) => ({ department: one.department, service: one.service }));
  }
}

const NOT_FOUND = 9;

function indexed(department: KioskDepartment, service: KioskService): Indexed {
  const chinese = [service.name.zh, ...service.keywords, department.name.zh];
  const further = [service.name, department.name].flatMap((name) => Object.values({ ...name, zh: "" }));
  return {
    department,
    service,
    words: [...chinese, ...further].map((words) => words.toLowerCase()),
    joined: [...chinese, ...further].map((words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")),
    initials: chinese.map((words) => initials(words).toLowerCase()),
    spelt: chinese.map(signs),
  };
}

/** Names before keywords, beginnings before middles, words before initials and initials before whole syllables. */
function rank({ words, joined, initials, spelt }: Indexed, query: string): number {
  const [name = ""] = words;
  const [name_initials = ""] = initials;
  const [name_spelt = []] = spelt;
  const letters = query.replace(/\s+/g, "");
  // Two letters are initials; `ü` is typed as v or as u.
  const pinyin = /^[a-z]{3,}$/.test(letters) ? letters.replace(/v/g, "u") : "";
  if (name.startsWith(query)) return 0;
  if (name_initials.startsWith(letters)) return 1;
  if (words.some((text) => wordStarts(text, query))) return 2;
  if (letters.length > 2 && joined.some((text) => text.startsWith(letters))) return 2;
  if (pinyin && spells(pinyin, name_spelt)) return 2;
  if (letters.length > 1 && name_initials.includes(letters)) return 3;
  if (initials.some((text) => text.startsWith(letters))) return 4;
  if (pinyin && spelt.some((text) => spells(pinyin, text))) return 4;
  if (letters.length > 1 && words.some((text) => text.includes(query))) return 5;
  if (letters.length > 3 && joined.some((text) => text.includes(letters))) return 5;
  if (letters.length > 2 && initials.some((text) => text.includes(letters))) return 6;
  if (pinyin.length > 3 && spelt.some((text) => text.some((_, at) => spells(pinyin, text, at)))) return 6;
  return NOT_FOUND;
}

/** An English word begins so; a Chinese text holds it anywhere. */
function wordStarts(text: string, query: string): boolean {
  if (/\p{Script=Han}/u.test(query)) return text.includes(query);
  return text.split(/[^a-z0-9]+/).some((word) => word.startsWith(query)) || text.startsWith(query);
}
