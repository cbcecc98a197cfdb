import { describe, expect, it } from "vitest";
import type { IssueTicket } from "$shared/wire.gen";
import { addPrincipal, freshParty, partyWrong, peopleOf, togglePrincipal, writeParty } from "./party";

const asking = (): IssueTicket => ({ services: ["id-card", "household"], parallel: true });

describe("for whom a ticket is", () => {
  it("is one person with a matter of their own when nothing was said", () => {
    const body = asking();
    writeParty(freshParty(), body);
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
    const party = freshParty();
    const body = asking();
    addPrincipal(party, body.services);
    addPrincipal(party, body.services);
    const [first, second] = party.principals;
    Object.assign(first ?? {}, { name: " 王芳 " });
    togglePrincipal(second ?? { name: "", services: [] }, "id-card", body.services);
    writeParty(party, body);
    expect(body).toEqual({
      services: [],
      agent: true,
      principals: [{ services: ["id-card", "household"], name: "王芳" }, { services: ["household"] }],
    });
  });

  it("nobody stands for a person without a service", () => {
    const party = freshParty();
    addPrincipal(party, ["id-card"]);
    expect(partyWrong(party)).toBeNull();
    const [only] = party.principals;
    togglePrincipal(only ?? { name: "", services: [] }, "id-card", ["id-card"]);
    expect(partyWrong(party)).toBe("principals");
  });
});
