import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Refused } from "./api";
import { knownCodes, readable } from "./refusals";

test("every refusal of the hall has words", () => {
  const source = readFileSync("../libs/hall-core/src/refusal.rs", "utf8");
  const codes = [...source.matchAll(/=> "([a-z_]+)"/g)].map(([, code]) => code ?? "");
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !knownCodes.has(code))).toEqual([]);
});

test("every refusal of the server and of a kiosk has words", () => {
  const used = ["../hall-server/src", "../kiosk-client/src"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".rs"))
      .flatMap((file) => codesIn(readFileSync(`${folder}/${file}`, "utf8"))),
  );
  const codes = [...new Set(used)];
  expect(codes).toContain("plan_changed");
  expect(codes).toContain("copies_used_up");
  expect(codes.filter((code) => !knownCodes.has(code))).toEqual([]);
});

/** The codes with which a source makes problems. */
function codesIn(source: string): string[] {
  const made =
    /(?:Fail::(?:new|unknown|unavailable)|Self::(?:new|unavailable)|Problem::new|refused|problem|said(?=\(language))\(([^;]*?)"([a-z]+(?:_[a-z]+)*)"/g;
  return [...source.matchAll(made)].flatMap(([, before, code]) =>
    /^[\s\w:,.&()]*$/.test(before ?? "") ? [code ?? ""] : [],
  );
}

test("a body that is not what it should be is told with its place, in the page's language", () => {
  const detail = 'invalid type: string "x", expected u64 at line 1 column 9';
  const place = { field: "until", line: 1, column: 9 };
  const refused = new Refused({ status: 422, code: "invalid", detail, place });
  expect(readable(refused, "zh")).toBe(`请检查所填内容（until，第 1 行第 9 列：${detail}）`);
  expect(readable(refused, "en")).toBe(`Please check what you entered (until, line 1, column 9: ${detail})`);
});

test("mistakes of a plan are told in the page's language", () => {
  const words = { zh: "太多", en: "too many" };
  const mistake = { code: "too_many_windows", warning: false, path: "windows", parts: {}, words };
  const refused = new Refused({ status: 422, code: "bad_plan", detail: "windows: too many", mistakes: [mistake] });
  expect(readable(refused, "zh")).toBe("配置有错：windows 太多");
});

test("words name the number that is in the way", () => {
  const refused = new Refused({ status: 409, code: "window_busy", detail: "", number: "A001" });
  expect(readable(refused, "zh")).toContain("A001");
  expect(readable(refused, "en")).toContain("A001 is at the window");
});

test("a code that is new is told in the server's words", () => {
  expect(readable(new Refused({ status: 409, code: "novel", detail: "said so" }), "zh")).toBe("said so (novel)");
});
