import { describe, expect, test } from "vitest";
import { linkOf } from "./link";

const HERE = "http://hall:8080";

describe("a TV's link", () => {
  test("names its token and the page that follows", () => {
    const next = encodeURIComponent("/board.html?hall=h1&board=main");
    expect(linkOf(`#token=hall_abc&next=${next}`, HERE)).toEqual({
      token: "hall_abc",
      next: "/board.html?hall=h1&board=main",
    });
    expect(linkOf("#token=hall_abc", HERE)?.next).toBe("/board.html");
    expect(linkOf("#next=/board.html", HERE)).toBeNull();
  });

  test.each(["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example/", "javascript:alert(1)"])(
    "never leads elsewhere: %s",
    (next) => {
      expect(linkOf(`#token=t&next=${encodeURIComponent(next)}`, HERE)?.next).toBe("/board.html");
    },
  );
});
