import { expect, test } from "vitest";
import { Refused } from "$shared/api";
import { Change } from "./change.svelte";

function filled(change: Change): Change {
  [change.present, change.password, change.repeated] = ["old one", "a harbour at night", "a harbour at night"];
  return change;
}

test("what is missing or typed in two ways is said before the server is asked", async () => {
  const change = filled(new Change(() => Promise.reject(new Error("asked"))));
  change.repeated = "a harbour by day";
  await change.submit();
  expect(change.field).toBe("repeated");
  change.password = "";
  await change.submit();
  expect(change.field).toBe("password");
  change.present = "";
  await change.submit();
  expect(change.field).toBe("present");
});

test("a second press while the first is under way asks nothing, and nothing is kept of it afterwards", async () => {
  const asked: unknown[] = [];
  const change = filled(
    new Change((body) => {
      asked.push(body);
      return Promise.resolve(null);
    }),
  );
  await Promise.all([change.submit(), change.submit()]);
  await change.submit();
  expect(asked).toEqual([{ present: "old one", password: "a harbour at night" }]);
  expect([change.done, change.present, change.password, change.repeated]).toEqual([true, "", "", ""]);
});

test.each([
  ["wrong_password", 401, "present", ""],
  ["password_common", 422, "password", "old one"],
])("%s leads to its field", async (code, status, field, kept) => {
  const change = filled(new Change(() => Promise.reject(new Refused({ status, code, detail: "" }))));
  await change.submit();
  expect(change.field).toBe(field);
  expect(change.present).toBe(kept);
});
