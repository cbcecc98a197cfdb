import { describe, expect, it } from "vitest";
import { aheadText, placeText, turnText } from "./paper";

/** The same sentences as on the kiosk's ticket, whose tests hold the same pairs. */
describe("a ticket's paper", () => {
  it.each([
    [["3", "4", "5", "6"], "请在A区等候，3—6号窗口", "Wait in area A, windows 3–6"],
    [["3"], "请在A区等候，3号窗口", "Wait in area A, window 3"],
    [["3", "4", "9"], "请在A区等候，3、4、9号窗口", "Wait in area A, windows 3, 4, 9"],
    [["B1", "B2"], "请在A区等候，B1、B2号窗口", "Wait in area A, windows B1, B2"],
    [[], "请在A区等候叫号", "Wait in area A to be called"],
  ])("names windows %j as people say them", (windows, zh, en) => {
    expect(placeText("A", windows)).toEqual({ zh, en });
  });

  it("says the hall where there is no area", () => {
    expect(placeText("", ["1"]).zh).toBe("请在大厅等候，1号窗口");
  });

  it("says nobody, one and many ahead apart", () => {
    expect(aheadText(0)).toEqual({ zh: "前面没有人", en: "Nobody ahead of you" });
    expect(aheadText(1).en).toBe("1 person ahead of you");
    expect(aheadText(12).zh).toBe("前面还有 12 人");
  });

  it("says a wait as a range in whole minutes that holds the expected one", () => {
    expect(turnText({ low_s: 600, high_s: 1200 }).zh).toBe("约 10–20 分钟");
    expect(turnText({ low_s: 659, high_s: 1201 }).en).toBe("about 10–21 min");
    expect(turnText({ low_s: 600, high_s: 600 }).zh).toBe("约 10 分钟");
    expect(turnText({ low_s: 0, high_s: 60 }).zh).toBe("很快轮到您");
    expect(turnText(null).zh).toBe("等候时间待定");
  });
});
