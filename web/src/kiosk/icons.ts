// A picture for each department, found by what its id and its names say: whoever does not read finds it again.
import Accessibility from "@lucide/svelte/icons/accessibility";
import Archive from "@lucide/svelte/icons/archive";
import Briefcase from "@lucide/svelte/icons/briefcase";
import Car from "@lucide/svelte/icons/car";
import CloudSun from "@lucide/svelte/icons/cloud-sun";
import Droplets from "@lucide/svelte/icons/droplets";
import Factory from "@lucide/svelte/icons/factory";
import Flame from "@lucide/svelte/icons/flame";
import FlaskConical from "@lucide/svelte/icons/flask-conical";
import Fuel from "@lucide/svelte/icons/fuel";
import GraduationCap from "@lucide/svelte/icons/graduation-cap";
import Hammer from "@lucide/svelte/icons/hammer";
import HeartPulse from "@lucide/svelte/icons/heart-pulse";
import IdCard from "@lucide/svelte/icons/id-card";
import Info from "@lucide/svelte/icons/info";
import KeyRound from "@lucide/svelte/icons/key-round";
import Landmark from "@lucide/svelte/icons/landmark";
import Leaf from "@lucide/svelte/icons/leaf";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Mail from "@lucide/svelte/icons/mail";
import Map from "@lucide/svelte/icons/map";
import Medal from "@lucide/svelte/icons/medal";
import PiggyBank from "@lucide/svelte/icons/piggy-bank";
import Plane from "@lucide/svelte/icons/plane";
import Receipt from "@lucide/svelte/icons/receipt";
import Scale from "@lucide/svelte/icons/scale";
import Shield from "@lucide/svelte/icons/shield";
import ShoppingCart from "@lucide/svelte/icons/shopping-cart";
import Siren from "@lucide/svelte/icons/siren";
import Stamp from "@lucide/svelte/icons/stamp";
import Stethoscope from "@lucide/svelte/icons/stethoscope";
import Store from "@lucide/svelte/icons/store";
import Ticket from "@lucide/svelte/icons/ticket";
import Trees from "@lucide/svelte/icons/trees";
import TrendingUp from "@lucide/svelte/icons/trending-up";
import Trophy from "@lucide/svelte/icons/trophy";
import Truck from "@lucide/svelte/icons/truck";
import Umbrella from "@lucide/svelte/icons/umbrella";
import Users from "@lucide/svelte/icons/users";
import Wheat from "@lucide/svelte/icons/wheat";
import Zap from "@lucide/svelte/icons/zap";
import type { KioskDepartment } from "$shared/wire.gen";

export type Icon = typeof Landmark;

/** The first that fits counts: what is named more exactly stands before. */
const ICONS: readonly (readonly [RegExp, Icon])[] = [
  [/exit-?entry|passport|immigration|出入境/, Plane],
  [/traffic|vehicle|交警|车管/, Car],
  [/civil-defence|人民防空|人防/, Shield],
  [/public-security|police|公安|户政/, IdCard],
  [/civil-affairs|marriage|民政|婚姻/, Users],
  [/housing-fund|公积金/, PiggyBank],
  [/medical-insurance|医保|医疗保障/, HeartPulse],
  [/social-insurance|social-security|社保|社会保险/, Umbrella],
  [/human-resources|employment|人力|人社|就业/, Briefcase],
  [/real-estate|不动产/, KeyRound],
  [/natural-resources|planning|自然资源|规划/, Map],
  [/construction|建设/, Hammer],
  [/market|市场/, Store],
  [/\btax|税务/, Receipt],
  [/health|卫生/, Stethoscope],
  [/education|school|教育/, GraduationCap],
  [/transport|运输/, Truck],
  [/ecology|environment|环境|生态/, Leaf],
  [/culture|tourism|文化|旅游/, Ticket],
  [/sport|体育/, Trophy],
  [/emergency|应急/, Siren],
  [/\bfire\b|消防/, Flame],
  [/agricultur|rural|农业|农村/, Wheat],
  [/forest|林业/, Trees],
  [/water|水利|供水/, Droplets],
  [/notary|公证/, Stamp],
  [/justice|\blegal|司法|法律/, Scale],
  [/disabled|残疾|残联/, Accessibility],
  [/veteran|退役/, Medal],
  [/meteorolog|weather|气象/, CloudSun],
  [/development-reform|发展和改革|发改/, TrendingUp],
  [/industry|工业/, Factory],
  [/science|科学|科技/, FlaskConical],
  [/commerce|商务/, ShoppingCart],
  [/archive|档案/, Archive],
  [/\bpost\b|邮政/, Mail],
  [/power|electric|供电|电力/, Zap],
  [/\bgas\b|燃气/, Fuel],
  [/service-office|guidance|政务服务|便民|导办/, Info],
];

/** The picture of a department; of the menu's journeys, a list; of one that nothing is known of, a public building. */
export function iconOf({ id, name }: Pick<KioskDepartment, "id" | "name">): Icon {
  if (id === "") return ListChecks;
  const said = [id, ...Object.values(name)].join(" ").toLowerCase();
  return ICONS.find(([word]) => word.test(said))?.[1] ?? Landmark;
}
