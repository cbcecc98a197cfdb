import Car from "@lucide/svelte/icons/car";
import IdCard from "@lucide/svelte/icons/id-card";
import Landmark from "@lucide/svelte/icons/landmark";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Shield from "@lucide/svelte/icons/shield";
import { expect, test } from "vitest";
import { iconOf } from "./icons";

test.each([
  ["the journeys", "", "一件事一次办", ListChecks],
  ["a department by its id", "public-security", "甲", IdCard],
  ["one of two of the police", "traffic-police", "公安局交警支队", Car],
  ["what is no civil affair", "civil-defence", "人民防空办公室", Shield],
  ["a department by its name alone", "d1", "公安户政", IdCard],
  ["one that nothing is known of", "d2", "某某中心", Landmark],
])("a department has a picture: %s", (_what, id, zh, icon) => {
  expect(iconOf({ id, name: { zh, en: "" } })).toBe(icon);
});
