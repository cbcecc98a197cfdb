import { expect, it } from "vitest";
import type { Visit } from "$shared/wire.gen";
import { lacksPapers } from "./steps";

it("a step that ended for want of papers is not done until they are brought", () => {
  const papers = [{}] as Visit["papers"];
  expect(lacksPapers({ papers }, { outcome: "papers_missing" })).toBe(true);
  expect(lacksPapers({ papers: [] }, { outcome: "papers_missing" })).toBe(false);
  expect(lacksPapers({ papers }, { outcome: "decided" })).toBe(false);
  expect(lacksPapers({ papers }, {})).toBe(false);
});
