import Car from "@lucide/svelte/icons/car";
import IdCard from "@lucide/svelte/icons/id-card";
import Landmark from "@lucide/svelte/icons/landmark";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Shield from "@lucide/svelte/icons/shield";
import { expect, test } from "vitest";
import { iconOf } from "./icons";

test.each([
  ["the journeys", "", "All in one visit", ListChecks],
  ["a department by its id", "public-security", "", IdCard],
  ["one of two of the police", "traffic-police", "Public Security: traffic", Car],
  ["what is no civil affair", "civil-defence", "Civil Air Defence", Shield],
  ["a department by its name alone", "d1", "Household police", IdCard],
  ["one that nothing is known of", "d2", "A centre", Landmark],
])("a department has a picture: %s", (_what, id, en, icon) => {
  expect(iconOf({ id, name: { zh: "甲", en } })).toBe(icon);
});
