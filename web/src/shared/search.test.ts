import { expect, test } from "vitest";
import type { KioskDepartment } from "$shared/wire.gen";
import { initials, signs, spells } from "./pinyin";
import { Search } from "./search";

const service = (id: string, zh: string, en: string, keywords: string[] = []) => ({
  id,
  name: { zh, en },
  documents: [],
  promised_days: 0,
  usual_min: 10,
  keywords,
});

const MENU: KioskDepartment[] = [
  {
    id: "civil",
    name: { zh: "民政局", en: "Civil Affairs" },
    services: [
      service("marriage", "结婚登记", "Marriage registration", ["领证"]),
      service("divorce", "补领结婚证离婚证", "Certificate replacement"),
    ],
  },
  {
    id: "police",
    name: { zh: "公安局", en: "Public Security" },
    services: [service("id-card", "居民身份证申领换领", "ID card: first issue and renewal", ["办身份证"])],
  },
];

const found = (asked: string) => new Search(MENU).find(asked).map(({ service }) => service.id);

test.each([
  ["结婚登记", "JHDJ"],
  ["社会保险", "SHBX"],
  ["公安局（户政）", "GAJHZ"],
  ["重新审批", "CXSP"],
  ["VIP 3", "VIP3"],
])("%s begins with %s", (words, letters) => expect(initials(words)).toBe(letters));

test("a name is found by its pinyin initials, its beginning first", () => {
  expect(found("jhdj")).toEqual(["marriage"]);
  expect(found("JH")).toEqual(["marriage", "divorce"]);
});

test.each([
  ["jiehun", ["marriage", "divorce"]],
  ["jiehundj", ["marriage"]],
  ["jhdengji", ["marriage"]],
  ["JIE HUN", ["marriage", "divorce"]],
  ["lingzheng", ["marriage"]],
  ["jumin", ["id-card"]],
  ["shenfenzheng", ["id-card"]],
  ["shfenzh", ["id-card"]],
  ["minzheng", ["marriage", "divorce"]],
  ["jiehunn", []],
])("pinyin in full or in part is read: %s", (asked, ids) => expect(found(asked)).toEqual(ids));

test("a character is read in more than one way, and ü is u", () => {
  expect(spells("renmintiaojie", signs("人民调解"))).toBe(true);
  expect(spells("diaodong", signs("调动"))).toBe(true);
  expect(spells("yinhangka", signs("银行卡"))).toBe(true);
  expect(spells("luxing", signs("旅行"))).toBe(true);
});

test("Chinese, English and keywords find too", () => {
  expect(found("身份证")).toEqual(["id-card"]);
  expect(found("marriage")).toEqual(["marriage"]);
  expect(found("LZ")).toContain("marriage");
  expect(found("card")).toEqual(["id-card"]);
});

test("a touchscreen has no space: words run together are found", () => {
  expect(found("IDCARD")).toEqual(["id-card"]);
});

test("a department's name finds its services", () => expect(found("民政局")).toEqual(["marriage", "divorce"]));

test("nothing asked or nothing known finds nothing", () => {
  expect(found("  ")).toEqual([]);
  expect(found("XQZ")).toEqual([]);
});
