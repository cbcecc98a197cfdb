// How Chinese words are spelt, from the browser's own pinyin order: which character begins each syllable is all that is shipped.

/** The first character of each syllable, in pinyin order; `ü` is written `u`. */
const SYLLABLES =
  "吖a哎ai安an肮ang凹ao丷ba挀bai扳ban邦bang勹bao卑bei奔ben伻beng屄bi边bian灬biao憋bie汃bin冫bing癶bo峬bu嚓ca" +
  "偲cai参can仓cang撡cao冊ce嵾cen曽ceng叉cha芆chai辿chan伥chang抄chao车che抻chen阷cheng吃chi充chong抽chou" +
  "出chu歘chua揣chuai巛chuan刅chuang吹chui旾chun逴chuo呲ci匆cong凑cou粗cu汆cuan崔cui邨cun搓cuo咑da呆dai丹dan" +
  "当dang刀dao嘚de扥den灯deng氐di嗲dia敁dian刁diao爹die丁ding丟diu东dong吺dou厾du耑duan垖dui吨dun多duo妸e诶ei" +
  "奀en鞥eng儿er发fa帆fan匚fang飞fei分fen丰feng仏fo紑fou夫fu旮ga侅gai甘gan冈gang皋gao戈ge给gei根gen刯geng工gong" +
  "勾gou估gu瓜gua乖guai关guan光guang归gui丨gun呙guo哈ha咍hai佄han夯hang茠hao诃he黒hei拫hen亨heng叿hong齁hou" +
  "乎hu花hua怀huai欢huan巟huang灰hui昏hun吙huo丌ji加jia戋jian江jiang艽jiao阶jie巾jin坕jing冂jiong丩jiu凥ju" +
  "姢juan噘jue军jun咔ka开kai刊kan忼kang尻kao匼ke剋kei肎ken劥keng空kong抠kou扝ku夸kua蒯kuai宽kuan匡kuang亏kui" +
  "坤kun扩kuo垃la来lai兰lan啷lang捞lao仂le雷lei崚leng哩li俩lia奁lian良liang撩liao毟lie拎lin〇ling溜liu龙long" +
  "瞜lou噜lu驴lu娈luan抡lun啰luo呣m妈ma埋mai嫚man牤mang猫mao嚒me坆mei椚men擝meng咪mi宀mian喵miao乜mie民min" +
  "名ming谬miu摸mo哞mou毪mu拏na腉nai囡nan囔nang孬nao疒ne娞nei恁nen能neng嗯ng妮ni拈nian娘niang鸟niao捏nie囜nin" +
  "宁ning妞niu农nong羺nou奴nu女nu奻nuan挪nuo喔o讴ou妑pa拍pai眅pan乓pang抛pao呸pei喷pen匉peng丕pi囨pian剽piao" +
  "氕pie姘pin乒ping钋po剖pou仆pu七qi掐qia千qian呛qiang悄qiao苆qie亲qin靑qing卭qiong丘qiu区qu奍quan炔que夋qun" +
  "呥ran穣rang娆rao惹re人ren扔reng日ri戎rong厹rou邚ru堧ruan桵rui瞤run捼ruo仨sa毢sai三san桒sang掻sao閪se森sen" +
  "僧seng杀sha筛shai山shan伤shang弰shao奢she申shen升sheng尸shi収shou书shu刷shua衰shuai闩shuan双shuang" +
  "脽shui吮shun说shuo厶si忪song凁sou苏su狻suan夊sui孙sun唆suo他ta囼tai坍tan汤tang夲tao忑te熥teng剔ti天tian" +
  "旫tiao帖tie厅ting囲tong偷tou凸tu湍tuan推tui吞tun乇tuo屲wa歪wai弯wan尢wang危wei昷wen翁weng挝wo乌wu夕xi呷xia" +
  "仙xian乡xiang灱xiao些xie心xin星xing凶xiong休xiu吁xu吅xuan削xue坃xun丫ya恹yan央yang幺yao倻ye一yi囙yin应ying" +
  "哟yo佣yong优you込yu囦yuan曰yue晕yun帀za災zai兂zan匨zang傮zao则ze贼zei怎zen囎zeng扎zha夈zhai枬zhan张zhang" +
  "佋zhao蜇zhe贞zhen凧zheng之zhi中zhong州zhou朱zhu抓zhua跩zhuai专zhuan妆zhuang隹zhui宒zhun拙zhuo孜zi宗zong" +
  "邹zou租zu钻zuan厜zui尊zun嘬zuo";
/** Characters with another reading than that of their place in the order, the one used in names of services first. */
const READINGS: Record<string, readonly string[]> = {
  重: ["chong", "zhong"],
  行: ["xing", "hang"],
  长: ["chang", "zhang"],
  会: ["hui", "kuai"],
  调: ["diao", "tiao"],
  藏: ["cang", "zang"],
  校: ["xiao", "jiao"],
  车: ["che", "ju"],
  地: ["di"],
  的: ["de", "di"],
  还: ["huan", "hai"],
  参: ["can", "shen"],
  单: ["dan", "shan"],
  曾: ["zeng", "ceng"],
  解: ["jie", "xie"],
  查: ["cha", "zha"],
  略: ["lue"],
  虐: ["nue"],
};

/** How one character, letter or digit is read; several readings where it has them. */
export type Sign = readonly string[];

const order = new Intl.Collator("zh-CN-u-co-pinyin");
const HAN = /\p{Script=Han}/u;
const table = Array.from(SYLLABLES.matchAll(/(\p{Script=Han})([a-z]+)/gu), ([, first = "", read = ""]) => ({
  first,
  read,
}));
/** What was looked up: a plan says the same characters again and again. */
const known = new Map(Object.entries(READINGS));

/** The signs of words; what is neither letter nor digit is left out. */
export function signs(words: string): Sign[] {
  return Array.from(words).flatMap((sign) => {
    if (/[a-z0-9]/i.test(sign)) return [[sign.toLowerCase()]];
    return HAN.test(sign) ? [readings(sign)] : [];
  });
}

/** `JHDJ` for `结婚登记`. */
export function initials(words: string): string {
  return signs(words)
    .map(([reading = ""]) => reading.charAt(0).toUpperCase())
    .join("");
}

/** Whether letters spell the signs from one on: each by its syllable or its first letters, the last as far as it is typed. */
export function spells(letters: string, signs: readonly Sign[], at = 0): boolean {
  if (letters === "") return true;
  const takes = (part: string) => letters.startsWith(part) && spells(letters.slice(part.length), signs, at + 1);
  return (signs[at] ?? []).some(
    (reading) =>
      reading.startsWith(letters) ||
      takes(reading) ||
      takes(reading.charAt(0)) ||
      (/^[zcs]h/.test(reading) && takes(reading.slice(0, 2))),
  );
}

function readings(sign: string): Sign {
  const kept = known.get(sign);
  if (kept) return kept;
  let from = 0;
  let to = table.length - 1;
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (order.compare(sign, table[middle]?.first ?? "") < 0) to = middle - 1;
    else from = middle;
  }
  const found = [table[from]?.read ?? ""];
  known.set(sign, found);
  return found;
}
