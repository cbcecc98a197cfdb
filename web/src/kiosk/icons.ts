// A picture for each department, found by what its id and its English name say: whoever does not read finds it again.
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
  [/exit-?entry|passport|immigration/, Plane],
  [/traffic|vehicle/, Car],
  [/civil-defence/, Shield],
  [/public-security|police/, IdCard],
  [/civil-affairs|marriage/, Users],
  [/housing-fund/, PiggyBank],
  [/medical-insurance/, HeartPulse],
  [/social-insurance|social-security/, Umbrella],
  [/human-resources|employment/, Briefcase],
  [/real-estate/, KeyRound],
  [/natural-resources|planning/, Map],
  [/construction/, Hammer],
  [/market/, Store],
  [/\btax/, Receipt],
  [/health/, Stethoscope],
  [/education|school/, GraduationCap],
  [/transport/, Truck],
  [/ecology|environment/, Leaf],
  [/culture|tourism/, Ticket],
  [/sport/, Trophy],
  [/emergency/, Siren],
  [/\bfire\b/, Flame],
  [/agricultur|rural/, Wheat],
  [/forest/, Trees],
  [/water/, Droplets],
  [/notary/, Stamp],
  [/justice|\blegal/, Scale],
  [/disabled/, Accessibility],
  [/veteran/, Medal],
  [/meteorolog|weather/, CloudSun],
  [/development-reform/, TrendingUp],
  [/industry/, Factory],
  [/science/, FlaskConical],
  [/commerce/, ShoppingCart],
  [/archive/, Archive],
  [/\bpost\b/, Mail],
  [/power|electric/, Zap],
  [/\bgas\b/, Fuel],
  [/service-office|guidance/, Info],
];

/** The picture of a department; of the menu's journeys, a list; of one that nothing is known of, a public building. */
export function iconOf({ id, name }: Pick<KioskDepartment, "id" | "name">): Icon {
  if (id === "") return ListChecks;
  const said = `${id} ${name.en}`.toLowerCase().replaceAll(" ", "-");
  return ICONS.find(([word]) => word.test(said))?.[1] ?? Landmark;
}
