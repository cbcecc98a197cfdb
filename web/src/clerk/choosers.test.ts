import { describe, expect, it } from "vitest";
import { Finder } from "./choosers";
import { PLAN } from "$shared/sample";
import type { FoundService } from "$shared/wire.gen";

const CLERKS = [
  { id: "p-1", name: "王芳", window: "w02", typed: ["wf", "wangfang"] },
  { id: "p-2", name: "李强", typed: ["lq", "liqiang"] },
  { id: "p-3", name: "王磊", window: "w03", typed: ["wl", "wanglei"] },
];

/** What the hall's search finds: what is meant, and what is only the nearest. */
function service(id: string, meant: boolean): FoundService {
  const name = { zh: id, en: id };
  return { id, name, department: "d", keywords: [], initials: "", why: meant ? [id] : [] };
}

function found(asked: string, windows = true, without: string[] = [], services: FoundService[] = []): string[] {
  return new Finder(PLAN, "w03", { windows, without, clerks: windows ? CLERKS : [] })
    .find(asked, services)
    .map((destination) => destination.id);
}

describe("where a visitor can be sent", () => {
  it.each([
    ["2", ["w02"]],
    ["2号窗口", ["w02"]],
    ["王", ["p-1"]],
    ["wf", ["p-1"]],
    ["wang fang", ["p-1"]],
    ["wanglei", []],
    ["lq", []],
    ["nothing like it", []],
  ])("%j finds %j", (asked, ids) => {
    expect(found(asked)).toEqual(ids);
  });

  it("adds what the hall's search finds, the nearest only where nothing else is found", () => {
    expect(found("身份证", true, [], [service("id-card", true), service("retired", true)])).toEqual(["id-card"]);
    expect(found("王", true, [], [service("id-card", false)])).toEqual(["p-1"]);
    expect(found("nothing", true, [], [service("id-card", false)])).toEqual(["id-card"]);
    expect(found("身份证", false, ["id-card"], [service("id-card", true)])).toEqual([]);
  });

  it("offers the windows of the same services first, and never the present one", () => {
    expect(found("")).toEqual(["w02", "id-card", "household-transfer"]);
    expect(found("3")).toEqual([]);
  });

  it("says of a closed window that it is, and does not offer it by itself", () => {
    const finder = new Finder(PLAN, "w03", { windows: true, without: [], clerks: CLERKS });
    expect(
      finder.find("1", []).map((destination) => [destination.id, destination.beside.zh.endsWith("暂未开放")]),
    ).toEqual([["w01", true]]);
    expect(
      finder.find("2", []).map((destination) => [destination.id, destination.beside.zh.endsWith("暂未开放")]),
    ).toEqual([["w02", false]]);
  });

  it("leaves out windows and what is on the ticket when a service is added", () => {
    expect(found("", false, ["id-card"])).toEqual(["household-transfer"]);
  });
});
