// The picture of each theme, by the name that the plan gives it.
import Accessibility from "@lucide/svelte/icons/accessibility";
import Baby from "@lucide/svelte/icons/baby";
import Briefcase from "@lucide/svelte/icons/briefcase";
import Building from "@lucide/svelte/icons/building-2";
import Car from "@lucide/svelte/icons/car";
import Droplets from "@lucide/svelte/icons/droplets";
import Flower from "@lucide/svelte/icons/flower";
import GraduationCap from "@lucide/svelte/icons/graduation-cap";
import Hammer from "@lucide/svelte/icons/hammer";
import HandCoins from "@lucide/svelte/icons/hand-coins";
import HeartHandshake from "@lucide/svelte/icons/heart-handshake";
import HeartPulse from "@lucide/svelte/icons/heart-pulse";
import House from "@lucide/svelte/icons/house";
import IdCard from "@lucide/svelte/icons/id-card";
import Info from "@lucide/svelte/icons/info";
import KeyRound from "@lucide/svelte/icons/key-round";
import Landmark from "@lucide/svelte/icons/landmark";
import Leaf from "@lucide/svelte/icons/leaf";
import Map from "@lucide/svelte/icons/map";
import Medal from "@lucide/svelte/icons/medal";
import PiggyBank from "@lucide/svelte/icons/piggy-bank";
import Plane from "@lucide/svelte/icons/plane";
import Receipt from "@lucide/svelte/icons/receipt";
import Scale from "@lucide/svelte/icons/scale";
import Shield from "@lucide/svelte/icons/shield";
import Siren from "@lucide/svelte/icons/siren";
import Stamp from "@lucide/svelte/icons/stamp";
import Stethoscope from "@lucide/svelte/icons/stethoscope";
import Store from "@lucide/svelte/icons/store";
import Ticket from "@lucide/svelte/icons/ticket";
import Truck from "@lucide/svelte/icons/truck";
import Umbrella from "@lucide/svelte/icons/umbrella";
import Users from "@lucide/svelte/icons/users";
import Utensils from "@lucide/svelte/icons/utensils";
import Wheat from "@lucide/svelte/icons/wheat";
import Zap from "@lucide/svelte/icons/zap";
import type { ThemeIcon } from "$shared/wire.gen";
import type { Icon } from "./icons";

export const themeIcons: Record<ThemeIcon, Icon> = {
  accessibility: Accessibility,
  baby: Baby,
  briefcase: Briefcase,
  building: Building,
  car: Car,
  droplets: Droplets,
  flower: Flower,
  "graduation-cap": GraduationCap,
  hammer: Hammer,
  "hand-coins": HandCoins,
  "heart-handshake": HeartHandshake,
  "heart-pulse": HeartPulse,
  house: House,
  "id-card": IdCard,
  info: Info,
  "key-round": KeyRound,
  landmark: Landmark,
  leaf: Leaf,
  map: Map,
  medal: Medal,
  "piggy-bank": PiggyBank,
  plane: Plane,
  receipt: Receipt,
  scale: Scale,
  shield: Shield,
  siren: Siren,
  stamp: Stamp,
  stethoscope: Stethoscope,
  store: Store,
  ticket: Ticket,
  truck: Truck,
  umbrella: Umbrella,
  users: Users,
  utensils: Utensils,
  wheat: Wheat,
  zap: Zap,
};
