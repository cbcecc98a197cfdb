import { describe, expect, it } from "vitest";
import { Refused } from "$shared/api";
import type { Role, SessionNow } from "$shared/wire.gen";
import { Entry } from "./entry.svelte";
import { afterSignIn } from "./staff";

const WANG: SessionNow = { id: "u1", name: "王芳", role: "clerk", hall: "h" };

describe("signing in", () => {
  it("asks for what is missing before it asks the server", async () => {
    const entry = new Entry(() => Promise.reject(new Error("asked")));
    await entry.submit();
    expect(entry.wrong).toBe("name");
    entry.name = " wang ";
    await entry.submit();
    expect(entry.wrong).toBe("password");
  });

  it("a second press while the first is under way asks nothing", async () => {
    let asked = 0;
    const entry = new Entry(() => {
      asked += 1;
      return Promise.resolve(WANG);
    });
    entry.name = "wang";
    entry.password = "secret";
    const both = await Promise.all([entry.submit(), entry.submit()]);
    expect(asked).toBe(1);
    expect(both[0]?.name).toBe("王芳");
  });

  it("keeps the name and forgets the password when it was wrong", async () => {
    const entry = new Entry(() => Promise.reject(new Refused({ status: 401, code: "wrong_password", detail: "" })));
    entry.name = "wang";
    entry.password = "guess";
    await entry.submit();
    expect(entry.wrong).toBeInstanceOf(Refused);
    expect([entry.name, entry.password]).toEqual(["wang", ""]);
  });
});

describe("the way on", () => {
  it.each<[Role, string | null, string]>([
    ["clerk", null, "/clerk.html"],
    ["reception", null, "/reception.html"],
    ["admin", null, "/admin.html"],
    ["auditor", null, "/auditor.html"],
    ["board", null, "/"],
    ["clerk", "/clerk?hall=a", "/clerk?hall=a"],
    ["clerk", "//elsewhere.example", "/clerk.html"],
    ["clerk", "/\\elsewhere.example", "/clerk.html"],
    ["clerk", "/\t/elsewhere.example/", "/clerk.html"],
    ["clerk", "/\n//elsewhere.example/", "/clerk.html"],
    ["clerk", "/.//elsewhere.example/", "/elsewhere.example/"],
    ["clerk", "javascript:alert(1)", "/clerk.html"],
    ["clerk", "https://elsewhere.example", "/clerk.html"],
  ])("a %s who came from %s goes to %s", (role, next, to) => {
    expect(afterSignIn(role, next)).toBe(to);
  });
});
