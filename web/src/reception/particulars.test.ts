import { describe, expect, it } from "vitest";
import type { IssueTicket } from "$shared/wire.gen";
import {
  addPrincipal,
  freshParticulars,
  particularsWrong,
  peopleOf,
  togglePrincipal,
  writeParticulars,
} from "./particulars";

const asking = (): IssueTicket => ({ services: ["id-card", "household"], parallel: true });

describe("for whom a ticket is", () => {
  it("is one person with a matter of their own when nothing was said", () => {
    const body = asking();
    writeParticulars(freshParticulars(), body);
    expect(body).toEqual(asking());
  });

  it.each([
    ["", 1],
    ["12", 12],
    ["１２", 12],
    ["200", 200],
    ["0", null],
    ["201", null],
    ["many", null],
  ])("%j people are %j", (typed, people) => {
    expect(peopleOf(typed)).toBe(people);
  });

  it("an agent names each principal with the services for that one, in the ticket's order", () => {
    const particulars = freshParticulars();
    const body = asking();
    addPrincipal(particulars, body.services);
    addPrincipal(particulars, body.services);
    const [first, second] = particulars.principals;
    Object.assign(first ?? {}, { name: " 王芳 " });
    togglePrincipal(second ?? { name: "", services: [] }, "id-card", body.services);
    writeParticulars(particulars, body);
    expect(body).toEqual({
      services: [],
      agent: true,
      principals: [{ services: ["id-card", "household"], name: "王芳" }, { services: ["household"] }],
    });
  });

  it("nobody stands for a person without a service", () => {
    const particulars = freshParticulars();
    addPrincipal(particulars, ["id-card"]);
    expect(particularsWrong(particulars)).toBeNull();
    const [only] = particulars.principals;
    togglePrincipal(only ?? { name: "", services: [] }, "id-card", ["id-card"]);
    expect(particularsWrong(particulars)).toBe("principals");
  });
});
