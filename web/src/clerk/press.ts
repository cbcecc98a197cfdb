// Carries a key's act out at the desk: the first press opens a chooser, the second chooses.
import { OUTCOMES } from "$shared/outcomes";
import { CALL_REASONS, PAUSE_REASONS } from "$shared/reasons";
import type { Chooser } from "./choosers";
import type { Desk } from "./desk.svelte";
import type { KeyAct } from "./keys";

const CONFIRMED = ["miss", "park", "undo", "close", "finish"] as const;
type Confirmed = (typeof CONFIRMED)[number];

function isConfirmed(act: string): act is Confirmed {
  return (CONFIRMED as readonly string[]).includes(act);
}

/** Does what an open chooser of this kind asks to confirm. */
export function confirm(desk: Desk, kind: Confirmed): Promise<void> {
  switch (kind) {
    case "miss":
      return desk.miss();
    case "park":
      return desk.park();
    case "undo":
      return desk.undo();
    case "close":
      return desk.close();
    case "finish":
      return desk.finish();
  }
}

/** Returns true when the act was the desk's; the page itself answers to the rest (story, lists). */
export function perform(desk: Desk, act: KeyAct): boolean {
  // At another clerk's window only the sign-in is open: no key here ends what goes on there.
  if (desk.elses && !["next", "cancel", "keys"].includes(act.act)) return true;
  if (act.act === "choose") return choose(desk, desk.chooser, act.index);
  if (isConfirmed(act.act)) {
    if (desk.chooser?.kind === act.act) void confirm(desk, act.act);
    else desk.ask({ kind: act.act });
    return true;
  }
  switch (act.act) {
    case "next":
      void desk.next();
      return true;
    case "recall":
      void desk.recall();
      return true;
    case "start":
      void desk.start();
      return true;
    case "transfer":
    case "add":
    case "pause":
    case "narrow":
      desk.ask({ kind: act.act });
      return true;
    case "note":
    case "serve":
      desk.ask({ kind: act.act });
      return true;
    case "ahead":
      void desk.callAhead();
      return true;
    case "up_next":
      desk.ask({ kind: "next" });
      return true;
    case "keys":
      if (desk.chooser?.kind === "keys") desk.dismiss();
      else desk.ask({ kind: "keys" });
      return true;
    case "cancel":
      desk.dismiss();
      return true;
    case "more":
      desk.ending.countCases(1);
      return true;
    case "less":
      desk.ending.countCases(-1);
      return true;
    default:
      return false;
  }
}

function choose(desk: Desk, chooser: Chooser | null, index: number): boolean {
  if (chooser === null) {
    const outcome = OUTCOMES[index];
    if (outcome !== undefined) desk.chooseOutcome(outcome);
    return outcome !== undefined;
  }
  if (chooser.kind === "papers") {
    const paper = desk.ending.documents[index];
    if (paper !== undefined) desk.ending.toggleMissing(paper.id);
    return paper !== undefined;
  }
  if (chooser.kind === "pause") {
    const reason = PAUSE_REASONS[index];
    if (reason !== undefined) void desk.pause(reason.code, desk.backOf(reason), desk.substitute);
    return reason !== undefined;
  }
  if (chooser.kind === "call") {
    const reason = CALL_REASONS[index];
    if (reason !== undefined) void desk.call(chooser.ticket.id, reason.code);
    return reason !== undefined;
  }
  return false;
}
