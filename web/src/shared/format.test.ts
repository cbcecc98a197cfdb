import { expect, test } from "vitest";
import { lastedText } from "./format";

test("how long something has lasted is told in minutes", () => {
  expect(lastedText(30, "zh")).toBe("不到 1 分");
  expect(lastedText(18 * 60, "zh")).toBe("18 分");
  expect(lastedText(65 * 60, "en")).toBe("1 h 5 min");
});
