import { expect, test } from "vitest";
import { firstOfPages } from "./pages";

const row = (top: number, height: number, count = 2) => Array(count).fill({ top, bottom: top + height });

test.each([
  ["nothing", [], 100, [0]],
  ["what fits", [...row(0, 40), ...row(50, 40)], 90, [0]],
  ["a row that does not fit", [...row(0, 40), ...row(50, 40), ...row(100, 40)], 90, [0, 4]],
  ["rows of several heights", [...row(0, 40), ...row(50, 80), ...row(140, 20, 1)], 110, [0, 2]],
  ["a row higher than the room", [...row(0, 200), ...row(210, 40), ...row(260, 40)], 100, [0, 2]],
  [
    "a row whose second item is higher",
    [...row(0, 40), { top: 50, bottom: 70 }, { top: 50, bottom: 130 }],
    100,
    [0, 2],
  ],
])("pages have whole rows: %s", (_what, places, room, firsts) => {
  expect(firstOfPages(places, room)).toEqual(firsts);
});
