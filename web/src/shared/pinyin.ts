// The first letters of Chinese words, from the browser's own pinyin order: no table is shipped.

/** The first character of each initial, in pinyin order; I, U and V begin no syllable. */
const FIRSTS = "阿八嚓咑妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀";
const LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ";
/** Characters whose place in the order is that of another reading than the one used in names of services. */
const READINGS: Record<string, string> = { 重: "C", 行: "X", 长: "C", 会: "H", 调: "D", 藏: "C", 校: "X", 车: "C" };

const order = new Intl.Collator("zh-CN-u-co-pinyin");
const HAN = /\p{Script=Han}/u;

/** `JHDJ` for `结婚登记`; letters and digits stay, everything else is left out. */
export function initials(words: string): string {
  return Array.from(words, (sign) => {
    if (/[a-z0-9]/i.test(sign)) return sign.toUpperCase();
    return HAN.test(sign) ? initial(sign) : "";
  }).join("");
}

function initial(sign: string): string {
  const told = READINGS[sign];
  if (told) return told;
  let found = "";
  for (let at = 0; at < FIRSTS.length; at += 1) {
    if (order.compare(sign, FIRSTS.charAt(at)) < 0) break;
    found = LETTERS.charAt(at);
  }
  return found;
}
