import { expect, it } from "vitest";
import { PLAN, present } from "$shared/sample";
import { Ending } from "./ending.svelte";

it("another paper is asked what it is, and told in words", () => {
  const ending = new Ending(() => ({ plan: PLAN, service: PLAN.services[0]?.id }));
  ending.choose("papers_missing");
  ending.toggleMissing("other");
  expect(ending.asksPapers).toBe(true);
  ending.other = "  ";
  expect(ending.asksPapers).toBe(true);
  ending.other = " 房东的同意书 ";
  expect(ending.asksPapers).toBe(false);
  const said = { ticket: "id-A001", outcome: "papers_missing", missing: ["other"], missing_other: "房东的同意书" };
  expect(ending.of(present("A001", "serving"))).toEqual(said);
  ending.toggleMissing("other");
  ending.toggleMissing("d1");
  expect(ending.of(present("A001", "serving"))).toEqual({
    ticket: "id-A001",
    outcome: "papers_missing",
    missing: ["d1"],
  });
  ending.clear();
  expect(ending.other).toBe("");
});
