// What the page needs of the kiosk's program.
import type {
  FoundService,
  KioskAskList,
  KioskElsewhere,
  KioskIssue,
  KioskReceipt,
  KioskState,
} from "$shared/wire.gen";

/** What the flow needs of the kiosk's program; a test gives its own. */
export interface Program {
  readonly state: KioskState | null;
  readonly away: boolean;
  find(words: string): Promise<readonly FoundService[]>;
  issue(issue: KioskIssue): Promise<KioskReceipt | null>;
  acknowledge(ticket: string): Promise<void>;
  reprint(ticket: string): Promise<void>;
  printList(ask: KioskAskList): Promise<void>;
  /** The hall that provides a service instead of this one; refused where that is not known. */
  elsewhere(service: string): Promise<KioskElsewhere>;
}

/** Whether the number is with its visitor without another word. */
export function leavesByItself({ printed }: KioskReceipt): boolean {
  return printed === "printed" || printed === "on_screen";
}
