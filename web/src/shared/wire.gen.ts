// Generated from libs/hall-wire by `cargo xtask codegen`: do not edit.
// Times are milliseconds since the Unix epoch; durations end in their unit.

/**
 * Adds a service to the present visitor's ticket.
 */
export type AddStep = {
  /**
   * Which.
   */
  ticket: string,
  /**
   * The further service.
   */
  service: string, };

/**
 * What would help a service that people wait too long for.
 */
export type Advised = {
  /**
   * What to do.
   */
  act: AdvisedAct,
  /**
   * With which window.
   */
  window: string,
  /**
   * For which service.
   */
  service: string, };

/**
 * What a manager can do for a service.
 */
export type AdvisedAct = "call" | "lend" | "open";

/**
 * A booked place.
 */
export type Appointment = {
  /**
   * The code by which its visitor checks in; its page is `/a/CODE?hall=HALL`.
   */
  code: string,
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * The hall's name.
   */
  hall_name: Text,
  /**
   * The hall's time zone, in which its times are told.
   */
  zone: string,
  /**
   * Where it stands.
   */
  state: BookingState,
  /**
   * The service.
   */
  service: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * What to bring.
   */
  documents: Array<Text>,
  /**
   * The working day.
   */
  day: string,
  /**
   * When the slot begins.
   */
  from: number,
  /**
   * When it is over.
   */
  to: number,
  /**
   * Since when its visitor may check in.
   */
  check_in_from: number,
  /**
   * Who checks in later counts from then.
   */
  late_after: number,
  /**
   * When the place is released if nobody has come.
   */
  released_at: number,
  /**
   * The number that the visitor got at check-in.
   */
  number?: string,
  /**
   * The key to that ticket's page: `/t/TOKEN`.
   */
  token?: string,
  /**
   * Why the hall cannot keep what it promised, since its plan was changed.
   */
  concern?: BookingConcern,
  /**
   * When its visitor was told so.
   */
  informed_at?: number,
  /**
   * The server's time.
   */
  now: number, };

/**
 * What may be booked.
 */
export type AppointmentsDocument = {
  /**
   * The services; each has the capacity for itself.
   */
  services: Array<string>,
  /**
   * Days of the week.
   */
  days: string,
  /**
   * The beginning of the first slot, `HH:MM`.
   */
  from: string,
  /**
   * The end of the last slot, `HH:MM`.
   */
  to: string,
  /**
   * Minutes of a slot.
   */
  slot_min: number,
  /**
   * How many visitors a slot can take for each service.
   */
  capacity: number,
  /**
   * `[k, n]`: of n of them, k are kept for walk-ins.
   */
  walk_in_share: [number, number],
  /**
   * Minutes before the slot from which on a visitor may check in.
   */
  early_min: number,
  /**
   * Minutes after which a visitor counts from check-in.
   */
  late_min: number,
  /**
   * Minutes after which an unclaimed place is released.
   */
  release_after_min: number,
  /**
   * How many days ahead a slot may be booked.
   */
  book_days_ahead: number,
  /**
   * The class of those who come.
   */
  class?: string, };

/**
 * The ticket with which a visitor has come back.
 */
export type BackNow = {
  /**
   * Its number.
   */
  number: string,
  /**
   * The key to its page.
   */
  token: string, };

/**
 * What a heartbeat carries.
 */
export type Beat = {
  /**
   * The server's clock, milliseconds since the Unix epoch.
   */
  now: number, };

/**
 * The state of a board's view.
 */
export type BoardBody = {
  /**
   * The hall's name.
   */
  hall: Text,
  /**
   * The board's languages, the first shown large: `zh`, `en`.
   */
  languages: Array<string>,
  /**
   * Those called and not over yet, the newest call first; a recall moves its row up.
   */
  rows: Array<CallRow>,
  /**
   * Those who did not come when called (过号).
   */
  missed: Array<MissedRow>,
  /**
   * How many wait, by service or (in a large hall) by department.
   */
  waiting: Array<WaitingRow>,
  /**
   * Windows that pause, with the time of return where it is known.
   */
  paused: Array<PausedRow>,
  /**
   * The board's windows, for the screen over each.
   */
  windows: Array<WindowFace>,
  /**
   * Snapshot: the call-outs of the last ten minutes, oldest first, 256 at most, finished ones too.
   * Change: the new ones only.
   */
  call_outs: Array<CallOut>,
  /**
   * Whether the hall gives tickets.
   */
  open: boolean,
  /**
   * When it opens next, while it is closed.
   */
  opens_at?: number,
  /**
   * The server's time, milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
   */
  zone: string,
  /**
   * The zone's offset from UTC now, in minutes: for a clock only, since another instant may have another.
   */
  utc_offset_min: number, };

/**
 * What hangs on a wall.
 */
export type BoardDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Whose calls it shows; empty: all.
   */
  windows: Array<string>,
  /**
   * Its languages.
   */
  languages: Array<string>, };

/**
 * A place in a body of JSON.
 */
export type BodyPlace = {
  /**
   * The field: `services[0]`; empty for the whole body, and where the body is no JSON.
   */
  field: string,
  /**
   * The line, counted from 1.
   */
  line: number,
  /**
   * The column, counted from 1.
   */
  column: number, };

/**
 * Books a place.
 */
export type BookSlot = {
  /**
   * What for.
   */
  service: string,
  /**
   * The beginning of the slot.
   */
  slot: number,
  /**
   * Where the visitor is reached; kept outside the record until the slot's day is over.
   */
  phone?: string,
  /**
   * Who comes; kept as the phone is.
   */
  name?: string,
  /**
   * The code that was sent to the phone, where the hall sends codes; staff need none.
   */
  confirmation?: TypedCode, };

/**
 * What may be booked in a hall.
 */
export type Bookable = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * The hall's name.
   */
  hall_name: Text,
  /**
   * The hall's time zone, in which its times are told.
   */
  zone: string,
  /**
   * Services that may be booked, in the plan's order.
   */
  services: Array<BookableService>,
  /**
   * Whether visitors confirm their telephone number by a code that is sent to it.
   */
  confirms_phone?: boolean, };

/**
 * A service that may be booked.
 */
export type BookableService = {
  /**
   * The service.
   */
  service: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * The name of its department.
   */
  department: Text, };

/**
 * A booked place, as those see it who help visitors.
 */
export type BookedNow = {
  /**
   * Its code.
   */
  code: string,
  /**
   * Where it stands.
   */
  state: BookingState,
  /**
   * What for.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The day.
   */
  day: string,
  /**
   * When the slot begins.
   */
  from: number,
  /**
   * When it is over.
   */
  to: number,
  /**
   * The zone of its day, where that is not the page's.
   */
  zone?: string,
  /**
   * The number that the visitor has, once checked in.
   */
  number?: string,
  /**
   * Why the hall cannot keep it.
   */
  concern?: BookingConcern,
  /**
   * When the visitor was told so.
   */
  informed_at?: number,
  /**
   * Whom it is for, when that was said.
   */
  visitor?: string,
  /**
   * How they are reached, when that was said.
   */
  phone?: string, };

/**
 * Why a hall cannot keep what it promised to somebody who booked.
 */
export type BookingConcern = "closed_that_day" | "outside_hours" | "service_retired" | "no_window" | "no_such_time" | "over_capacity";

/**
 * Who books.
 */
export type BookingDocument = {
  /**
   * The hall's own networks, whose visitors are not counted as one person.
   */
  own_networks: Array<string>, };

/**
 * Booked places in the order of their times.
 */
export type BookingPage = {
  /**
   * The hall.
   */
  hall_name: Text,
  /**
   * Its zone.
   */
  zone: string,
  /**
   * The bookings.
   */
  bookings: Array<BookedNow>,
  /**
   * How many there are on all pages.
   */
  total: number,
  /**
   * Ask again with `after=` this for the next page.
   */
  next?: string, };

/**
 * Where a booking stands.
 */
export type BookingState = "booked" | "checked_in" | "cancelled" | "missed";

/**
 * By which way a ticket came to be called, or would.
 */
export type CallLane = "interrupted" | "returning" | "overdue" | "class" | "score" | "early" | "latecomer" | "out_of_order";

/**
 * Calls whoever is next.
 */
export type CallNext = {
  /**
   * Ends the present visitor's step first.
   */
  finish?: FinishStep,
  /**
   * Waits for the next visitor when nobody waits (预叫).
   */
  wait?: boolean, };

/**
 * What a board shows and says for one call (叫号信息).
 */
export type CallOut = {
  /**
   * The entry that made it; a board announces each seq once.
   */
  seq: number,
  /**
   * Call or recall.
   */
  kind: CallOutKind,
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * What is written over the window.
   */
  window: string,
  /**
   * What to show: 请 A001 到 3 号窗口.
   */
  text: Text,
  /**
   * What to say: 请A零零一号到3号窗口办理.
   */
  speech: Text,
  /**
   * The time that it stays large at least.
   */
  min_show_ms: number,
  /**
   * How old it was when the frame was made.
   */
  age_ms: number,
  /**
   * Older than this it is listed, not announced.
   */
  max_age_ms: number,
  /**
   * Whether its call is over (served or missed): listed, not announced.
   */
  over: boolean, };

/**
 * Whether a ticket is called for the first time.
 */
export type CallOutKind = "call" | "recall";

/**
 * One called ticket.
 */
export type CallRow = {
  /**
   * The seq of its newest call-out.
   */
  seq: number,
  /**
   * Its number.
   */
  number: string,
  /**
   * What is written over the window: `3`.
   */
  window: string,
  /**
   * The part of the waiting room.
   */
  area: string,
  /**
   * How often it was called again (再次呼叫 when more than 0).
   */
  recalls: number,
  /**
   * Whether it is being served.
   */
  serving: boolean,
  /**
   * When it was called last.
   */
  called_at: number, };

/**
 * Calls one ticket.
 */
export type CallTicket = {
  /**
   * Which.
   */
  ticket: string,
  /**
   * Why, unless this window missed or parked it.
   */
  reason?: string, };

/**
 * Shares of the lanes that are not classes.
 */
export type CallingDocument = {
  /**
   * Returning visitors.
   */
  returning_share: [number, number],
  /**
   * Overdue tickets.
   */
  overdue_share: [number, number],
  /**
   * The class of those who come for express services only.
   */
  express_class?: string,
  /**
   * No start is assumed: a clerk says that the visitor came, or did not.
   */
  confirm_arrival: boolean, };

/**
 * One of those who were compared for a call.
 */
export type CandidateNow = {
  /**
   * Its number.
   */
  number: string,
  /**
   * The service that it waited for.
   */
  service: string,
  /**
   * Its class.
   */
  class: string,
  /**
   * Open seconds waited.
   */
  waited_s: number,
  /**
   * Seconds by which it counted as having come earlier.
   */
  head_start_s: number,
  /**
   * The lane that it stood in, when it stood in one.
   */
  lane?: CallLane, };

/**
 * Says that a promised result is there.
 */
export type CaseDone = {
  /**
   * The step whose result is there.
   */
  step?: number,
  /**
   * Its service, where the ticket has one open case of it and the step is not named.
   */
  service?: string, };

/**
 * How much a promised result presses.
 */
export type CaseLight = "green" | "amber" | "red";

/**
 * A result that was promised.
 */
export type CaseNow = {
  /**
   * The ticket with which it was accepted.
   */
  ticket: string,
  /**
   * Its number on its day.
   */
  number: string,
  /**
   * The day on which it was accepted, `2026-11-23`.
   */
  day: string,
  /**
   * The step whose result it is, by its place in the ticket's steps.
   */
  step: number,
  /**
   * The service.
   */
  service: string,
  /**
   * Of an agent's visit: for whom, from 0.
   */
  principal?: number,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The last day of the promise.
   */
  due: string,
  /**
   * How much it presses.
   */
  light: CaseLight,
  /**
   * Whether the last day is over.
   */
  past: boolean, };

/**
 * A page of promised results.
 */
export type CasePage = {
  /**
   * About 200, oldest first.
   */
  cases: Array<CaseNow>,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * Changes one's own password.
 */
export type ChangePassword = {
  /**
   * The present password.
   */
  present: string,
  /**
   * The new one.
   */
  password: string, };

/**
 * Checks a booked visitor in.
 */
export type CheckIn = {
  /**
   * `zh` or `en`.
   */
  language?: string, };

/**
 * How early a ticket counts.
 */
export type ClassDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * Minutes by which it counts earlier.
   */
  head_start_min: number,
  /**
   * Thousandths of a point for a waiting millisecond.
   */
  ageing: number,
  /**
   * `[k, n]`: at most k of any n calls.
   */
  share?: [number, number],
  /**
   * Who grants it.
   */
  granted_by: Array<string>,
  /**
   * Evidence of which one is needed; empty: none.
   */
  evidence?: Array<string>,
  /**
   * The most tickets that hold it on one day.
   */
  day_max?: number,
  /**
   * The most calls of it in a row at one window while other classes wait.
   */
  in_a_row_max?: number,
  /**
   * Is given to no new ticket.
   */
  retired: boolean, };

/**
 * A clerk's own day, for nobody's eyes but the clerk's.
 */
export type ClerkFigures = {
  /**
   * Steps finished today, at whatever window.
   */
  served: number,
  /**
   * How long they took on average, in seconds; null while none has been timed.
   */
  mean_service_s: number | null,
  /**
   * How long those whom the clerk called had waited on average, in open seconds; null while none was called.
   */
  mean_wait_s: number | null, };

/**
 * A clerk of the hall, for those who send a visitor to one.
 */
export type ClerkNow = {
  /**
   * The opaque id.
   */
  id: string,
  /**
   * What the clerk is called on pages of staff.
   */
  name: string,
  /**
   * The window where the clerk sits now.
   */
  window?: string, };

/**
 * A frame from a page or device to the server.
 */
export type ClientFrame = { "type": "shown",
  /**
   * The call-out's seq.
   */
  seq: number, } | { "type": "printer",
  /**
   * Its health.
   */
  health: PrinterHealth, } | { "type": "alive" };

/**
 * A booking that the hall cannot keep.
 */
export type ConcernedBooking = {
  /**
   * The code by which its visitor checks in; only for those who speak with visitors.
   */
  code?: string,
  /**
   * The service.
   */
  service: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * The working day.
   */
  day: string,
  /**
   * When the slot begins.
   */
  from: number,
  /**
   * When it is over.
   */
  to: number,
  /**
   * The zone of its day, where that is not the page's.
   */
  zone?: string,
  /**
   * Why it cannot be kept.
   */
  concern: BookingConcern,
  /**
   * When its visitor was told so.
   */
  informed_at?: number,
  /**
   * Who comes; only for those who speak with visitors.
   */
  visitor?: string,
  /**
   * Where the visitor is reached; only for those who speak with visitors.
   */
  phone?: string, };

/**
 * Bookings that the hall cannot keep, the earliest first.
 */
export type ConcernedPage = {
  /**
   * The hall's name.
   */
  hall_name: Text,
  /**
   * The hall's time zone, in which its times are told.
   */
  zone: string,
  /**
   * The first of them, 200 at most: those whose visitors have not been told come first.
   */
  bookings: Array<ConcernedBooking>,
  /**
   * How many there are.
   */
  total: number,
  /**
   * How many of their visitors have not been told yet.
   */
  to_inform: number, };

/**
 * Has a code sent to a telephone number.
 */
export type ConfirmPhone = {
  /**
   * The number.
   */
  phone: string,
  /**
   * The language of the message.
   */
  language?: string, };

/**
 * Whether a device is heard of.
 */
export type Connection = "connected" | "silent" | "away" | "never";

/**
 * A quarter of an hour of today.
 */
export type CurvePoint = {
  /**
   * Its beginning.
   */
  at: number,
  /**
   * Tickets issued in it.
   */
  arrivals: number,
  /**
   * Tickets called in it.
   */
  calls: number,
  /**
   * How many waited at its end.
   */
  waiting: number,
  /**
   * Mean open wait of those called in it, in seconds.
   */
  mean_wait_s: number | null,
  /**
   * The mean of the waits that were told to those who came in it: low end, in seconds.
   */
  told_low_s: number | null,
  /**
   * The same: high end.
   */
  told_high_s: number | null, };

/**
 * A place where the record is not whole.
 */
export type Damage = {
  /**
   * The entry, where it is one.
   */
  seq: number | null,
  /**
   * What is wrong.
   */
  what: string, };

/**
 * The hall now, and its day so far.
 */
export type Dashboard = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * The working day, `2026-11-23`.
   */
  day?: string,
  /**
   * Whether it gives tickets.
   */
  open: boolean,
  /**
   * Until when, while it is open.
   */
  until?: number,
  /**
   * When its last hours of today end, or ended: a longer day begins there.
   */
  closes_at?: number,
  /**
   * When the plan would have closed it, while today is longer: a longer day can be taken back down to that.
   */
  planned_close_at?: number,
  /**
   * When it opens next, while it is closed.
   */
  opens_at?: number,
  /**
   * How many wait.
   */
  waiting: number,
  /**
   * How long the longest of them has waited, in open seconds.
   */
  longest_wait_s: number,
  /**
   * The number of that one.
   */
  longest_wait_number?: string,
  /**
   * Tickets issued today.
   */
  issued: number,
  /**
   * Visitors served to the end today.
   */
  served: number,
  /**
   * Visitors who did not come when called.
   */
  missed: number,
  /**
   * Per cent of those called today who were called within their service's target wait; null when nobody was called.
   */
  within_target_percent: number | null,
  /**
   * Mean open wait of those called today, in seconds.
   */
  mean_wait_s: number | null,
  /**
   * One sentence that says what to do now, when there is something to do.
   */
  advice?: Text,
  /**
   * What that sentence asks for, so that it is one press away; none when no window can be spared.
   */
  advised?: Advised,
  /**
   * By service: those with somebody waiting, a window open or a ticket today.
   */
  services: Array<ServiceNow>,
  /**
   * By window.
   */
  windows: Array<WindowNow>,
  /**
   * Today's curves, by quarter of an hour.
   */
  curve: Array<CurvePoint>,
  /**
   * Visits that were begun and that nobody serves any more, with who answers for each.
   */
  orphaned: Array<OrphanNow>,
  /**
   * Promised results that are due soon or past, the most urgent first, 50 at most.
   */
  cases: Array<CaseNow>,
  /**
   * How many promised results are still to come.
   */
  cases_open: number,
  /**
   * How many of them are due on the next working day.
   */
  cases_amber: number,
  /**
   * How many of them are due today or past.
   */
  cases_red: number,
  /**
   * Booked visitors who have not been told that the hall cannot keep what it promised, since its plan was changed.
   */
  bookings_to_inform: number,
  /**
   * Boards, kiosks and pages that are, or should be, connected.
   */
  devices: Array<DeviceNow>,
  /**
   * The server's time.
   */
  now: number,
  /**
   * The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
   */
  zone: string,
  /**
   * The zone's offset from UTC now, in minutes: for a clock only, since another instant may have another.
   */
  utc_offset_min: number, };

/**
 * Whose a service is.
 */
export type DepartmentDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text, };

/**
 * Who sits where.
 */
export type DesksDocument = {
  /**
   * `refuse` or `take_over`: what a second sign-in does; without it a taken window is refused.
   */
  second_sign_in?: string, };

/**
 * A device that is, or should be, connected.
 */
export type DeviceNow = {
  /**
   * `board:main`, `kiosk:k1` …
   */
  view: string,
  /**
   * The token's or person's opaque id.
   */
  id: string,
  /**
   * Whether it is heard of.
   */
  state: Connection,
  /**
   * Since when.
   */
  since: number,
  /**
   * A board's time from call to glass, median of its last calls.
   */
  glass_ms?: number,
  /**
   * A kiosk's printer.
   */
  printer?: PrinterHealth, };

/**
 * What goes on at a window.
 */
export type Doing = "called" | "serving" | "idle" | "not_calling" | "paused" | "closed";

/**
 * Keeps the hall open longer today.
 */
export type ExtendHours = {
  /**
   * The first instant after.
   */
  until: number, };

/**
 * Ends a step.
 */
export type FinishStep = {
  /**
   * The ticket that the clerk believes to be present.
   */
  ticket: string,
  /**
   * How the step ended; the service's default when absent.
   */
  outcome?: string,
  /**
   * How many cases were handled; 1 when absent.
   */
  cases?: number,
  /**
   * With `papers_missing`: which documents, by their ids in the plan, or `other`, which stands when this is absent.
   */
  missing?: Array<string>,
  /**
   * What the missing paper `other` is, in at most 200 characters: the visitor reads it. Without it
   * everybody reads that the paper is not written down.
   */
  missing_other?: string, };

/**
 * A frame from the server. `seq` is the hall's: it need not be dense, and a heartbeat advances it.
 */
export type Frame<Body> = { "type": "snapshot",
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * The last entry that the frame knows of.
   */
  seq: number,
  /**
   * The state.
   */
  body: Body, } | { "type": "change",
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * The last entry that the frame knows of.
   */
  seq: number,
  /**
   * The state.
   */
  body: Body, } | { "type": "heartbeat",
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * The last entry that the frame knows of.
   */
  seq: number,
  /**
   * The server's time.
   */
  body: Beat, };

/**
 * Changes a ticket's class.
 */
export type Grant = {
  /**
   * The new class.
   */
  class: string,
  /**
   * What it is granted on, as for a new ticket.
   */
  evidence?: string, };

/**
 * The hall itself.
 */
export type HallDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * Its time zone.
   */
  zone: string,
  /**
   * When it is open.
   */
  hours: Array<HoursDocument>,
  /**
   * Dates on which it is closed.
   */
  holidays: Array<string>,
  /**
   * Days worked in place of others.
   */
  workdays?: Array<WorkdayDocument>,
  /**
   * `until-closing` or `when-it-fits`.
   */
  last_ticket: string,
  /**
   * What a visitor gets who does not know which service it is.
   */
  advice_service?: string,
  /**
   * Whether everyone who holds a ticket is served after closing.
   */
  serve_all_ticket_holders?: boolean, };

/**
 * A hall of the server.
 */
export type HallEntry = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * Whether it gives tickets.
   */
  open: boolean,
  /**
   * Why it gives none whatever its hours: the code that commands are answered with, such as `disk_full`.
   */
  fault?: string, };

/**
 * What happened to a ticket.
 */
export type History = {
  /**
   * The ticket as it is now.
   */
  ticket: Ticket,
  /**
   * What happened, oldest first.
   */
  entries: Array<HistoryEntry>, };

/**
 * One thing that happened to a ticket.
 */
export type HistoryEntry = {
  /**
   * The entry in the record.
   */
  seq: number,
  /**
   * When.
   */
  at: number,
  /**
   * What: the name of the fact, such as `issued`, `called`, `sent_to_window`.
   */
  what: string,
  /**
   * Who: role and opaque id, such as `clerk:w03-token`.
   */
  by: string,
  /**
   * Where.
   */
  window?: string,
  /**
   * Further particulars, by name: outcome, class, service, reason …
   */
  details?: { [key in string]: string },
  /**
   * Why it was called when it was.
   */
  why?: WhyCalled, };

/**
 * Open hours on some days of the week.
 */
export type HoursDocument = {
  /**
   * Days.
   */
  days: string,
  /**
   * `HH:MM`.
   */
  from: string,
  /**
   * `HH:MM`.
   */
  to: string, };

/**
 * Asks for a ticket.
 */
export type IssueTicket = {
  /**
   * One to eight services; none: the plan's advice service, or those of a journey or of an agent's principals.
   */
  services: Array<string>,
  /**
   * A journey of the plan, in place of services.
   */
  journey?: string,
  /**
   * A clerk who is named for this visitor, by an opaque id (reception).
   */
  clerk?: string,
  /**
   * How many people stand behind the number; 1 when absent.
   */
  people?: number,
  /**
   * Whether an agent comes, for others.
   */
  agent?: boolean,
  /**
   * For whom the agent comes, in place of services.
   */
  principals?: Array<Principal>,
  /**
   * Whether the steps may be taken in any order.
   */
  parallel?: boolean,
  /**
   * A class other than ordinary.
   */
  class?: string,
  /**
   * What the class is granted on: `card`, `certificate`, `seen`, or a code that the plan asks for; anything else is
   * recorded as `other`.
   */
  evidence?: string,
  /**
   * `zh` or `en`.
   */
  language?: string,
  /**
   * The booked time, milliseconds since the Unix epoch.
   */
  appointment?: number,
  /**
   * Kept apart from the record, deleted when the day is over.
   */
  phone?: string, };

/**
 * Services that are done one after another for one purpose.
 */
export type JourneyDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * The services, in order.
   */
  steps: Array<string>,
  /**
   * Whether they may be taken in any order.
   */
  parallel: boolean, };

/**
 * The state of a kiosk's view.
 */
export type KioskBody = {
  /**
   * Whether the hall gives tickets.
   */
  open: boolean,
  /**
   * Until when, while it is open.
   */
  until?: number,
  /**
   * When it opens next, while it is closed.
   */
  opens_at?: number,
  /**
   * The services as they are now.
   */
  services: Array<ServiceWait>,
  /**
   * Counts plans: fetch the plan again when it changes.
   */
  plan_version: number,
  /**
   * Where the visitor's page lies: this and the ticket's token make the link of the QR, such as `http://hall/t/`.
   */
  visit_url: string,
  /**
   * The server's time.
   */
  now: number,
  /**
   * The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
   */
  zone: string,
  /**
   * The zone's offset from UTC now, in minutes: for a clock only, since another instant may have another.
   */
  utc_offset_min: number, };

/**
 * A department on a kiosk's menu; one without an id holds the journeys (一件事).
 */
export type KioskDepartment = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * Its services that take tickets.
   */
  services: Array<KioskService>, };

/**
 * Where visitors take tickets.
 */
export type KioskDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Departments or services, in this order; empty: all.
   */
  menu: Array<string>,
  /**
   * Its own block of every line.
   */
  numbers?: [number, number],
  /**
   * Its languages.
   */
  languages: Array<string>, };

/**
 * A frame of the kiosk's own socket.
 */
export type KioskFrame = { "type": "state",
  /**
   * The state.
   */
  body: KioskState, };

/**
 * Asks the kiosk for a ticket.
 */
export type KioskIssue = {
  /**
   * One to eight services; none with a booking or a journey.
   */
  services: Array<string>,
  /**
   * The code of a booked place, whose visitor checks in.
   */
  booking?: string,
  /**
   * A journey of the plan, in place of services.
   */
  journey?: string,
  /**
   * The visitor's language, which the paper is printed in: `zh` or `en`.
   */
  language: string,
  /**
   * A class other than ordinary.
   */
  class?: string,
  /**
   * Made once for each press on 取号 and kept over retries: one key, one ticket.
   */
  key: string, };

/**
 * How a ticket's paper is.
 */
export type KioskPrint = "printing" | "printed" | "failed" | "uncertain";

/**
 * A ticket that the kiosk took, and how its paper is.
 */
export type KioskReceipt = {
  /**
   * The ticket.
   */
  ticket: Ticket,
  /**
   * Its first service's name.
   */
  service: Text,
  /**
   * What is written over the windows that serve it.
   */
  windows: Array<string>,
  /**
   * The parts of the waiting room before them.
   */
  areas: Array<string>,
  /**
   * How its paper is.
   */
  printed: KioskPrint,
  /**
   * What went wrong and what to do, when the paper failed.
   */
  detail?: Text,
  /**
   * How often it was printed again (补打).
   */
  copies: number, };

/**
 * How the way to the server is.
 */
export type KioskServer = { "state": "connected" } | { "state": "away",
  /**
   * Since when, milliseconds since the Unix epoch.
   */
  since: number,
  /**
   * What has to be set right at this kiosk; none while it is the network's or the server's fault.
   */
  trouble?: LinkTrouble, };

/**
 * A service on a kiosk's menu, or a journey of several.
 */
export type KioskService = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * What to bring.
   */
  documents: Array<Text>,
  /**
   * What it costs.
   */
  fee?: Text,
  /**
   * Working days until the result; 0: at once.
   */
  promised_days: number,
  /**
   * Minutes that it usually takes.
   */
  usual_min: number,
  /**
   * Other words to search by.
   */
  keywords: Array<string>,
  /**
   * Of a journey: its services, in their order. The id is the journey's then.
   */
  steps?: Array<KioskStep>, };

/**
 * All that a kiosk's page shows.
 */
export type KioskState = {
  /**
   * The hall's name.
   */
  hall: Text,
  /**
   * The kiosk's id.
   */
  kiosk: string,
  /**
   * Its languages, the first shown first: `zh`, `en`.
   */
  languages: Array<string>,
  /**
   * What it offers, in the plan's order; empty until a plan has been read once.
   */
  menu: Array<KioskDepartment>,
  /**
   * Classes that a visitor may take here without evidence; usually none.
   */
  classes: Array<ClassDocument>,
  /**
   * The service for visitors who do not know which one they need, where the plan names one and this kiosk offers it.
   */
  advice?: string,
  /**
   * Whether the hall takes bookings, so that their visitors check in here.
   */
  books: boolean,
  /**
   * The hall as it is now, as last heard; null until the server was heard once.
   */
  now: KioskBody | null,
  /**
   * How the way to the server is.
   */
  server: KioskServer,
  /**
   * How the printer is.
   */
  printer: PrinterHealth,
  /**
   * The last ticket, until it is acknowledged or taken off the screen.
   */
  receipt: KioskReceipt | null, };

/**
 * A service of a journey.
 */
export type KioskStep = {
  /**
   * The service's id.
   */
  service: string,
  /**
   * Its name.
   */
  name: Text, };

/**
 * Names the ticket to print again or to take off the screen.
 */
export type KioskTicketAct = {
  /**
   * The ticket's id.
   */
  ticket: string, };

/**
 * Visitors whom only one window could call.
 */
export type LeftHere = {
  /**
   * What they wait for.
   */
  service: string,
  /**
   * How many they are.
   */
  waiting: number, };

/**
 * A part of the present plan that a new plan leaves out while something uses it.
 */
export type LeftOut = {
  /**
   * What is missing in the new plan.
   */
  part: PlanPart,
  /**
   * The id of the service, class or window.
   */
  id: string,
  /**
   * The number of the live ticket that uses it.
   */
  number?: string,
  /**
   * When the booking that uses it begins.
   */
  booked_for?: number, };

/**
 * Lets a window cover for another (顶岗); no services: ends that.
 */
export type LendWindow = {
  /**
   * What it serves too.
   */
  services: Array<string>,
  /**
   * Until when, milliseconds since the Unix epoch.
   */
  until: number, };

/**
 * Services that a window covers for others.
 */
export type LentNow = {
  /**
   * Which.
   */
  services: Array<string>,
  /**
   * Until when.
   */
  until: number, };

/**
 * Services that share a prefix.
 */
export type LineDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * The letters before the digits.
   */
  prefix: string, };

/**
 * Why a device does not follow the hall although the server is there: somebody has to set it right.
 */
export type LinkTrouble = "token" | "not_allowed" | "unknown" | "untrusted";

/**
 * What happens to a visitor who did not come.
 */
export type MissedDocument = {
  /**
   * How often a call may be repeated.
   */
  recalls_max: number,
  /**
   * The shortest time between two calls of the same visitor, in seconds.
   */
  recall_every_s: number,
  /**
   * Where a latecomer who is put back stands: `behind`, `end` or `own`.
   */
  place: string,
  /**
   * How many stay before a latecomer.
   */
  requeue_behind: number,
  /**
   * How often a ticket may be put back.
   */
  requeues_max: number,
  /**
   * Open minutes after the miss within which a visitor may come back.
   */
  tolerance_min?: number,
  /**
   * What becomes of a missed ticket after that: `missed` or `cancelled`.
   */
  end: string, };

/**
 * One ticket whose holder did not come.
 */
export type MissedRow = {
  /**
   * Its number.
   */
  number: string,
  /**
   * What is written over the window that called it.
   */
  window: string, };

/**
 * A visitor who was sent for papers.
 */
export type MissingNow = {
  /**
   * The ticket of the visit.
   */
  ticket: string,
  /**
   * Its number on its day.
   */
  number: string,
  /**
   * The day of the visit, `2026-11-23`.
   */
  day: string,
  /**
   * What was missing, and until when the ticket gives a new number.
   */
  papers: PapersNow,
  /**
   * Whether it gives one now.
   */
  may_return: boolean, };

/**
 * A page of visitors who were sent for papers.
 */
export type MissingPage = {
  /**
   * About 200, oldest first.
   */
  missing: Array<MissingNow>,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * Moves a booking.
 */
export type MoveBooking = {
  /**
   * The beginning of the other slot.
   */
  slot: number, };

/**
 * A document to bring.
 */
export type NeededDocument = {
  /**
   * By which it is named when it is missing; in the plan it may be absent, and is `d1`, `d2` … by its place then.
   */
  id?: string,
  /**
   * What it is, in Chinese.
   */
  zh: string,
  /**
   * The same in English; where it is empty the Chinese text is shown.
   */
  en: string, };

/**
 * Who would be called next at a window if it called now; both are absent when nobody waits for it.
 */
export type NextNow = {
  /**
   * Who.
   */
  ticket?: Ticket,
  /**
   * And why.
   */
  why?: WhyCalled, };

/**
 * The words kept beside a ticket.
 */
export type NoteNow = {
  /**
   * The words.
   */
  text: string,
  /**
   * When they were written.
   */
  at: number,
  /**
   * Who wrote them: role and opaque id.
   */
  by: string, };

/**
 * A stretch of time in which the hall is open.
 */
export type OpenSpan = {
  /**
   * The first open instant.
   */
  from: number,
  /**
   * The first instant after.
   */
  to: number, };

/**
 * Opens a window.
 */
export type OpenWindow = {
  /**
   * Serve only these of its services.
   */
  services?: Array<string>, };

/**
 * A visit that was begun and that nobody serves any more.
 */
export type OrphanNow = {
  /**
   * The ticket.
   */
  ticket: WaitingNow,
  /**
   * Who answers for it, by an opaque id.
   */
  owner: string,
  /**
   * Open seconds since it left a window.
   */
  alone_s: number, };

/**
 * What happens to a visitor whose papers are missing.
 */
export type PapersDocument = {
  /**
   * For so many working days the old ticket gives a new number.
   */
  return_days: number, };

/**
 * Papers that a visitor was sent for.
 */
export type PapersNow = {
  /**
   * The step that needs them, by its place in the ticket's steps.
   */
  step: number,
  /**
   * Of an agent's visit: for whom, from 0.
   */
  principal?: number,
  /**
   * Whether the visitor is back with them: they give no other number.
   */
  back?: boolean,
  /**
   * The service.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * What is missing.
   */
  documents: Array<NeededDocument>,
  /**
   * The last day on which the old ticket gives a new number, `2026-12-07`.
   */
  until: string, };

/**
 * Visitors who are set aside at a window.
 */
export type ParkingDocument = {
  /**
   * The most at one window at a time.
   */
  window_max: number,
  /**
   * Open minutes after which the clerk is reminded of one.
   */
  remind_min: number, };

/**
 * Pauses a window after the present visitor.
 */
export type PauseWindow = {
  /**
   * Why, in at most 80 characters.
   */
  reason: string,
  /**
   * When it will be back.
   */
  back_at?: number,
  /**
   * The open window that serves its services meanwhile.
   */
  substitute?: string, };

/**
 * A window that pauses.
 */
export type PausedRow = {
  /**
   * What is written over the window.
   */
  window: string,
  /**
   * Why.
   */
  reason: string,
  /**
   * When it will be back.
   */
  back_at?: number,
  /**
   * What is written over the window that serves its services meanwhile.
   */
  substitute?: string, };

/**
 * A person with an account in the hall, for those who read its record.
 */
export type PersonEntry = {
  /**
   * The opaque id, as the record has it.
   */
  id: string,
  /**
   * What the person is called on pages of staff.
   */
  name: string,
  /**
   * The role.
   */
  role: Role, };

/**
 * A code was sent.
 */
export type PhoneConfirmation = {
  /**
   * What goes with the code when a place is booked.
   */
  confirmation: string,
  /**
   * Until when it can be typed.
   */
  expires_at: number, };

/**
 * All that is configured of a hall.
 */
export type PlanDocument = {
  /**
   * The hall itself.
   */
  hall: HallDocument,
  /**
   * Whose the services are.
   */
  departments: Array<DepartmentDocument>,
  /**
   * Prefixes of numbers.
   */
  lines: Array<LineDocument>,
  /**
   * What visitors come for.
   */
  services: Array<ServiceDocument>,
  /**
   * Who counts earlier.
   */
  classes: Array<ClassDocument>,
  /**
   * Where clerks serve.
   */
  windows: Array<WindowDocument>,
  /**
   * Where visitors take tickets.
   */
  kiosks: Array<KioskDocument>,
  /**
   * What hangs on the walls.
   */
  boards: Array<BoardDocument>,
  /**
   * What may be booked.
   */
  appointments?: Array<AppointmentsDocument>,
  /**
   * Who books.
   */
  booking?: BookingDocument,
  /**
   * What happens to a visitor who did not come.
   */
  missed: MissedDocument,
  /**
   * Shares of the lanes that are not classes, and how a call goes on.
   */
  calling: CallingDocument,
  /**
   * What happens to a visitor whose papers are missing.
   */
  papers: PapersDocument,
  /**
   * Services that are done one after another for one purpose.
   */
  journeys?: Array<JourneyDocument>,
  /**
   * Who answers for a visit.
   */
  visits: VisitsDocument,
  /**
   * Visitors who are set aside at a window.
   */
  parking: ParkingDocument,
  /**
   * Who sits where.
   */
  desks: DesksDocument, };

/**
 * What is wrong with a place of a plan.
 */
export type PlanMistake = {
  /**
   * A stable code for programs, such as `bad_time`.
   */
  code: string,
  /**
   * The plan can be used, but does what its author hardly meant.
   */
  warning: boolean,
  /**
   * Where in the plan: `windows[2].services[0]`; empty for what is no TOML.
   */
  path: string,
  /**
   * The line of a plan in TOML, counted from 1.
   */
  line?: number,
  /**
   * The column of a plan in TOML, counted from 1.
   */
  column?: number,
  /**
   * What differs between two mistakes of one code, by name.
   */
  parts: { [key in string]: Text },
  /**
   * What is wrong, and what is allowed.
   */
  words: Text, };

/**
 * What can be missing in a new plan.
 */
export type PlanPart = "service" | "windows_for" | "class" | "window";

/**
 * The visitor at a window.
 */
export type PresentNow = {
  /**
   * The ticket.
   */
  ticket: Ticket,
  /**
   * The service of the present step.
   */
  service: string,
  /**
   * What the visitor was told to bring, with the ids by which a missing one is named.
   */
  documents: Array<NeededDocument>,
  /**
   * What was missing at the earlier visit, when this visitor has come back.
   */
  brings: Array<PapersNow>,
  /**
   * How long it waited for the present step, in open seconds.
   */
  waited_s: number,
  /**
   * Whether the beginning of service was assumed.
   */
  start_assumed: boolean,
  /**
   * How often it was called again.
   */
  recalls: number,
  /**
   * Why it was called when it was.
   */
  why?: WhyCalled,
  /**
   * Which boards showed its call.
   */
  reached: Reached, };

/**
 * Someone for whom an agent comes (代办).
 */
export type Principal = {
  /**
   * What is to be done for them.
   */
  services: Array<string>,
  /**
   * Their name; kept apart from the record, deleted when the day is over.
   */
  name?: string, };

/**
 * For whom an agent's ticket is, for those who serve it.
 */
export type Principals = {
  /**
   * In the order of their indexes in the steps.
   */
  principals: Array<Principal>, };

/**
 * Says how a ticket's paper came out.
 */
export type PrintResult = {
  /**
   * `printed`, `failed` or `uncertain`.
   */
  outcome: string,
  /**
   * Whether it was a second copy (补打).
   */
  copy?: boolean, };

/**
 * How a ticket's paper came out.
 */
export type Printed = "printed" | "failed" | "uncertain";

/**
 * What a kiosk tells of its printer.
 */
export type PrinterHealth = {
  /**
   * How it is.
   */
  state: PrinterState,
  /**
   * Since when, milliseconds since the Unix epoch.
   */
  since: number, };

/**
 * How a printer is.
 */
export type PrinterState = "ready" | "paper_low" | "paper_out" | "cover_open" | "cutter_error" | "error" | "away";

/**
 * Why a request was not done.
 */
export type Problem = {
  /**
   * The HTTP status.
   */
  status: number,
  /**
   * A stable code for programs, such as `window_busy`.
   */
  code: string,
  /**
   * What is wrong and what to do, for people.
   */
  detail: string,
  /**
   * When the hall opens next, for `hall_closed`.
   */
  opens_at?: number,
  /**
   * The number that is in the way, for `window_busy` and its like.
   */
  number?: string,
  /**
   * What is wrong, place by place, for `invalid` and `plan_in_use`.
   */
  errors?: Array<string>,
  /**
   * The same with its parts and in both languages, for a plan that is `invalid`, `unreadable` or a `bad_plan`.
   */
  mistakes?: Array<PlanMistake>,
  /**
   * What a new plan leaves out and what uses it, as data, for `plan_in_use`.
   */
  left_out?: Array<LeftOut>,
  /**
   * Where the request's body is not what it should be, for `invalid` and `unreadable`.
   */
  place?: BodyPlace, };

/**
 * How far a call has come.
 */
export type Reached = {
  /**
   * Boards connected that should show it.
   */
  boards: number,
  /**
   * Boards that said that they show it.
   */
  shown: number, };

/**
 * An entry of the record.
 */
export type RecordEntry = {
  /**
   * Its place: 1, 2, 3 …
   */
  seq: number,
  /**
   * When.
   */
  at: number,
  /**
   * The working day, `2026-11-23`.
   */
  day: string | null,
  /**
   * The `Idempotency-Key` of the command.
   */
  command_id: string | null,
  /**
   * A digest of who asked what.
   */
  fingerprint: string | null,
  /**
   * Who: role and opaque id, such as `clerk:c1`.
   */
  actor: string,
  /**
   * The number that was given.
   */
  number: string | null,
  /**
   * The link of the chain, as hexadecimal digits.
   */
  chain: string,
  /**
   * What was asked.
   */
  kind: string,
  /**
   * The version of the body's form.
   */
  v: number,
  /**
   * What happened: each fact under its name.
   */
  facts: Record<string, Record<string, unknown>>[], };

/**
 * A page of the record.
 */
export type RecordPage = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * At most 200, in order.
   */
  entries: Array<RecordEntry>,
  /**
   * The number of every ticket that these entries are about, by its id, whenever it was given.
   */
  numbers: { [key in string]: string },
  /**
   * Pass as `after` to get the next page.
   */
  next?: number, };

/**
 * Asks for the new number of a visitor who brings what was missing.
 */
export type ReturnTicket = {
  /**
   * `zh` or `en`.
   */
  language?: string, };

/**
 * The part that someone plays in the hall.
 */
export type Role = "kiosk" | "board" | "clerk" | "reception" | "manager" | "auditor" | "admin" | "visitor" | "system";

/**
 * Serves somebody who has no ticket (无号办理).
 */
export type ServeWithoutTicket = {
  /**
   * One to eight services; the window offers the first.
   */
  services: Array<string>,
  /**
   * A class other than ordinary.
   */
  class?: string, };

/**
 * What a visitor came for.
 */
export type ServiceDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Whose it is.
   */
  department: string,
  /**
   * The line of its numbers.
   */
  line: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * What to bring.
   */
  documents: Array<NeededDocument>,
  /**
   * What it costs.
   */
  fee?: Text,
  /**
   * Working days until the result; 0: at once.
   */
  promised_days: number,
  /**
   * Minutes that it takes.
   */
  usual_min: number,
  /**
   * Minutes to wait at most.
   */
  target_wait_min: number,
  /**
   * Minutes after which a ticket is overdue.
   */
  max_wait_min: number,
  /**
   * How a step ends when nothing else is said.
   */
  default_outcome: StepOutcome,
  /**
   * The most tickets of a day.
   */
  daily_limit?: number,
  /**
   * Other words to search by.
   */
  keywords?: Array<string>,
  /**
   * Who comes for it: `everyone` or `business`.
   */
  audience: string,
  /**
   * Whether its visitors get the express class by themselves.
   */
  express: boolean,
  /**
   * Whether only windows with full authority serve it.
   */
  needs_full_authority: boolean,
  /**
   * Takes no new tickets.
   */
  retired: boolean, };

/**
 * A service now.
 */
export type ServiceNow = {
  /**
   * The service.
   */
  service: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * How many wait.
   */
  waiting: number,
  /**
   * How long the longest of them has waited, in open seconds.
   */
  longest_wait_s: number,
  /**
   * How long somebody who came now would wait.
   */
  wait: Wait | null,
  /**
   * The target, in seconds.
   */
  target_wait_s: number,
  /**
   * How it stands against it.
   */
  standing: Standing,
  /**
   * Open windows that serve it.
   */
  windows_open: number,
  /**
   * Tickets today.
   */
  issued: number,
  /**
   * Steps finished today.
   */
  served: number,
  /**
   * Mean duration of a service today, in seconds.
   */
  mean_service_s: number | null, };

/**
 * One service as it is now.
 */
export type ServiceWait = {
  /**
   * The service.
   */
  service: string,
  /**
   * How many wait.
   */
  waiting: number,
  /**
   * How many open windows serve it.
   */
  windows_open: number,
  /**
   * How long somebody who came now would wait; null when no window serves it.
   */
  wait: Wait | null,
  /**
   * Labels of the windows that serve it, open ones only where there are any.
   */
  windows: Array<string>,
  /**
   * The parts of the waiting room before these windows.
   */
  areas: Array<string>,
  /**
   * Where no window is open: when one that pauses will be back.
   */
  back_at?: number,
  /**
   * Whether it has tickets left today, and a window that could call them.
   */
  available: boolean,
  /**
   * Whether no window of the plan offers it: then it is not available, and no ticket of it is given.
   */
  no_window?: boolean, };

/**
 * Who is signed in.
 */
export type SessionNow = {
  /**
   * The opaque id of the person or device.
   */
  id: string,
  /**
   * What the person is called on their own page.
   */
  name: string,
  /**
   * The part that they play.
   */
  role: Role,
  /**
   * The hall; none for accounts of all halls.
   */
  hall?: string, };

/**
 * Takes a longer day back, down to what the plan says.
 */
export type ShortenHours = {
  /**
   * The first instant after: not before now, and before the present closing.
   */
  until: number, };

/**
 * Signs a person in.
 */
export type SignIn = {
  /**
   * The account's name.
   */
  name: string,
  /**
   * Its password.
   */
  password: string, };

/**
 * A day that may be booked.
 */
export type SlotDay = {
  /**
   * The date.
   */
  day: string,
  /**
   * Places that are left on it.
   */
  left: number, };

/**
 * A slot.
 */
export type SlotNow = {
  /**
   * When it begins: this is its name when it is booked.
   */
  from: number,
  /**
   * When it is over.
   */
  to: number,
  /**
   * Places that are left.
   */
  left: number, };

/**
 * The slots of a service on one day, and on which days there are places.
 */
export type SlotPage = {
  /**
   * The service.
   */
  service: string,
  /**
   * Days that may be booked and have slots.
   */
  days: Array<SlotDay>,
  /**
   * The day whose slots are told: the one asked for, or the first with places; none when there is no such day.
   */
  day?: string,
  /**
   * Its slots that are not over, in order.
   */
  slots: Array<SlotNow>,
  /**
   * The zone in which that day's times are told.
   */
  zone: string, };

/**
 * How a service stands against its target, worst first.
 */
export type Standing = "uncovered" | "over" | "coming" | "near" | "ok";

/**
 * What anyone may know of a hall.
 */
export type Status = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * Whether it gives tickets.
   */
  open: boolean,
  /**
   * Until when, while it is open.
   */
  until: number | null,
  /**
   * When it opens next, while it is closed.
   */
  opens_at: number | null,
  /**
   * The services as they are now.
   */
  services: Array<ServiceWait>,
  /**
   * The server's time.
   */
  now: number,
  /**
   * The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
   */
  zone: string,
  /**
   * Why it gives none whatever its hours: the code that commands are answered with, such as `disk_full`.
   */
  fault?: string, };

/**
 * One service on a ticket.
 */
export type StepNow = {
  /**
   * Its place among the ticket's steps: with the ticket it names the step, whatever else comes. Steps are listed in the
   * order in which they come, which may be another.
   */
  step: number,
  /**
   * The service.
   */
  service: string,
  /**
   * Where it stands.
   */
  state: StepState,
  /**
   * The window that took it last.
   */
  window?: string,
  /**
   * How it ended.
   */
  outcome?: StepOutcome,
  /**
   * Of an agent's ticket: the principal whom it is for, from 0.
   */
  principal?: number, };

/**
 * How a step ended.
 */
export type StepOutcome = "decided" | "accepted" | "passed" | "papers_missing" | "refused" | "not_here" | "advice";

/**
 * Where a step of a ticket stands.
 */
export type StepState = "waiting" | "called" | "serving" | "parked" | "missed" | "done" | "transferred" | "cancelled" | "expired";

/**
 * A text in the hall's languages.
 */
export type Text = {
  /**
   * Chinese.
   */
  zh: string,
  /**
   * English; where it is empty the Chinese text is shown.
   */
  en: string, };

/**
 * One visitor's place.
 */
export type Ticket = {
  /**
   * Its id for programs.
   */
  id: string,
  /**
   * Its number for people.
   */
  number: string,
  /**
   * The key to the visitor's page: `/t/TOKEN`. Told to its visitor and to those who print its paper, in an answer about
   * this one ticket.
   */
  token?: string,
  /**
   * Where it stands.
   */
  state: TicketState,
  /**
   * Its class.
   */
  class: string,
  /**
   * Its services.
   */
  steps: Array<StepNow>,
  /**
   * When the visitor came.
   */
  arrived_at: number,
  /**
   * When the hall took it in.
   */
  issued_at: number,
  /**
   * When it was called last.
   */
  called_at?: number,
  /**
   * When its present or last service began.
   */
  started_at?: number,
  /**
   * When it was over.
   */
  finished_at?: number,
  /**
   * How many would be called first if nobody else came; it can rise.
   */
  ahead: number,
  /**
   * How long it is expected to wait from now; null when no window serves it or it does not wait.
   */
  wait: Wait | null,
  /**
   * The visitor's language, where it is known.
   */
  language?: string,
  /**
   * How its paper came out, where it is known.
   */
  printed?: Printed,
  /**
   * The earlier visit's ticket, when the visitor came back with papers that were missing.
   */
  linked?: string,
  /**
   * The journey whose steps it has.
   */
  journey?: string,
  /**
   * The clerk named for the visitor, by an opaque id.
   */
  clerk?: string,
  /**
   * How many people stand behind the number, when more than one.
   */
  people?: number,
  /**
   * The booked time, of a visitor who has booked.
   */
  booked_at?: number,
  /**
   * The first clerk who served it and answers for the visit, by an opaque id.
   */
  owner?: string,
  /**
   * Of steps in any order: the window that served it first and is responsible for the whole.
   */
  lead?: string, };

/**
 * Names the ticket that an act is about: recall, start, miss, park, resume.
 */
export type TicketAct = {
  /**
   * Which.
   */
  ticket: string, };

/**
 * A page of tickets.
 */
export type TicketPage = {
  /**
   * At most 200.
   */
  tickets: Array<Ticket>,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * Where a ticket stands.
 */
export type TicketState = "waiting" | "called" | "serving" | "parked" | "missed" | "done" | "cancelled" | "expired";

/**
 * Today's hours, which stay as they are though the plan says otherwise: in the answer to a change of plan.
 */
export type TodayKept = {
  /**
   * The day that has begun.
   */
  day: string,
  /**
   * The zone in which its times are told.
   */
  zone: string,
  /**
   * Its open spans.
   */
  spans: Array<OpenSpan>,
  /**
   * The first day with the hours of the plan.
   */
  new_from: string,
  /**
   * The same in words, and what can be done about today.
   */
  words: Text, };

/**
 * Sends the present visitor on.
 */
export type Transfer = {
  /**
   * Which.
   */
  ticket: string,
  /**
   * Where to.
   */
  to: TransferTo,
  /**
   * `first`, `last` or `own` (by its own arrival, the default).
   */
  place?: string, };

/**
 * One of a service, a window or a clerk.
 */
export type TransferTo = { "service": string } | { "window": string } | { "clerk": string };

/**
 * Lets a TV in by the link that it opened.
 */
export type TvLink = {
  /**
   * A board's token.
   */
  token: string, };

/**
 * A code that was sent to a telephone number, as it was typed.
 */
export type TypedCode = {
  /**
   * What was answered when it was sent.
   */
  id: string,
  /**
   * Its six digits.
   */
  code: string, };

/**
 * What a window may take back.
 */
export type UndoNow = {
  /**
   * Which act.
   */
  what: UndoableAct,
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * Until when.
   */
  until: number, };

/**
 * What a window can take back.
 */
export type UndoableAct = "call" | "miss" | "finish";

/**
 * Whether the record is whole.
 */
export type Verified = {
  /**
   * Whether every entry is what was written.
   */
  whole: boolean,
  /**
   * The record's epoch.
   */
  epoch: string,
  /**
   * How many entries there are.
   */
  entries: number,
  /**
   * The link of the last one, as hexadecimal digits.
   */
  chain: string,
  /**
   * Where it is not whole.
   */
  damages: Array<Damage>, };

/**
 * A visitor's page.
 */
export type Visit = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * The hall's name.
   */
  hall_name: Text,
  /**
   * The ticket; its token is the one the page was opened with.
   */
  ticket: Ticket,
  /**
   * Its services, with what to bring.
   */
  steps: Array<VisitStep>,
  /**
   * What is written over the window to go to, while called or served.
   */
  window?: string,
  /**
   * The parts of the waiting room to wait in.
   */
  areas: Array<string>,
  /**
   * The same in one text.
   */
  area: string,
  /**
   * What is written over the windows that serve the present step.
   */
  windows: Array<string>,
  /**
   * Whether the holder may still give the ticket up.
   */
  may_cancel: boolean,
  /**
   * Whether the holder was set aside and may say "I am back" (我回来了).
   */
  may_come_back: boolean,
  /**
   * After a missed call: until when the holder may come back, where the hall limits that.
   */
  back_until?: number,
  /**
   * Whether the hall is open, so that a wait during a break is told rightly.
   */
  open: boolean,
  /**
   * When it opens next, while it is closed.
   */
  opens_at?: number,
  /**
   * Where no window serves the present step: when one that pauses will be back.
   */
  back_at?: number,
  /**
   * Whether the hall does not open again today: the ticket ends with the day, unless a window that is open serves it yet.
   */
  today_over: boolean,
  /**
   * How many of those who wait stay before a latecomer who is put back.
   */
  requeue_behind: number,
  /**
   * What becomes of somebody who does not come when called, as the paper says it.
   */
  missed_rule: Text,
  /**
   * What the visitor was sent for, by service; the ticket gives a new number until the last day.
   */
  papers: Array<PapersNow>,
  /**
   * Whether the ticket gives a new number now (`POST …/return`).
   */
  may_return: boolean,
  /**
   * The ticket with which the visitor has come back.
   */
  back?: BackNow,
  /**
   * The number of the earlier visit, when the visitor came back with papers that were missing.
   */
  linked_number?: string,
  /**
   * The name of the journey whose steps they are.
   */
  journey?: Text,
  /**
   * The server's time.
   */
  now: number,
  /**
   * The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
   */
  zone: string, };

/**
 * One service on a visitor's page.
 */
export type VisitStep = {
  /**
   * The service's name.
   */
  name: Text,
  /**
   * What to bring.
   */
  documents: Array<Text>,
  /**
   * What it costs.
   */
  fee?: Text,
  /**
   * The state of the step.
   */
  state: StepState,
  /**
   * How it ended, once it has: a step that ended for want of papers is over and not settled.
   */
  outcome?: StepOutcome, };

/**
 * Who answers for a visit: the first clerk who served it.
 */
export type VisitsDocument = {
  /**
   * Open minutes after which a visit that nobody serves alarms that clerk.
   */
  orphaned_min: number, };

/**
 * How long a visitor is expected to wait.
 */
export type Wait = {
  /**
   * One in five waits less, in seconds.
   */
  low_s: number,
  /**
   * Four in five wait less, in seconds.
   */
  high_s: number, };

/**
 * A ticket in a list.
 */
export type WaitingNow = {
  /**
   * The ticket's id.
   */
  id: string,
  /**
   * Its number.
   */
  number: string,
  /**
   * The service that it waits for.
   */
  service: string,
  /**
   * Its class.
   */
  class: string,
  /**
   * Where it stands.
   */
  state: TicketState,
  /**
   * Open seconds since it began to wait for its step.
   */
  waited_s: number,
  /**
   * When the visitor came.
   */
  arrived_at: number,
  /**
   * Since when it is missed or parked, while it is.
   */
  aside_since?: number,
  /**
   * Parked: when the clerk is to be reminded.
   */
  remind_at?: number,
  /**
   * Missed: until when the visitor may come back, where the plan limits that.
   */
  back_until?: number, };

/**
 * How many wait for something.
 */
export type WaitingRow = {
  /**
   * The service or department.
   */
  name: Text,
  /**
   * How many wait.
   */
  waiting: number, };

/**
 * Why a ticket was called when it was.
 */
export type WhyCalled = {
  /**
   * By which way.
   */
  lane: CallLane,
  /**
   * 1: the window's own service; 2: one that it helps with.
   */
  tier: number,
  /**
   * Open seconds waited for the step.
   */
  waited_s: number,
  /**
   * How long counted for the order, which goes by the arrival, where that is longer.
   */
  counted_s?: number,
  /**
   * Seconds by which it counted as having come earlier.
   */
  head_start_s: number,
  /**
   * How many earlier arrivals it passed.
   */
  passed: number,
  /**
   * Which call of its class in a row it was at the window, where the plan limits that; else 0.
   */
  in_a_row: number,
  /**
   * The first who were compared: whoever was called, then at most two others, best first.
   */
  candidates: Array<CandidateNow>,
  /**
   * The reason of a call out of order.
   */
  reason?: string, };

/**
 * The state of a window's view. For a board's token the lists are empty.
 */
export type WindowBody = {
  /**
   * The hall's name.
   */
  hall: Text,
  /**
   * The window.
   */
  window: WindowFace,
  /**
   * Who sits there, by an opaque id.
   */
  clerk?: string,
  /**
   * The services that it serves now, its own first.
   */
  services: Array<string>,
  /**
   * Services that it covers for other windows for some time (顶岗).
   */
  lent?: LentNow,
  /**
   * Since when it waits, idle, for the next visitor (预叫).
   */
  waits_since?: number,
  /**
   * Services that no other open window serves: a pause names a substitute or the time of return for these.
   */
  served_alone: Array<string>,
  /**
   * Those who wait and whom nobody else could call if this window closed, by service.
   */
  left_here: Array<LeftHere>,
  /**
   * How many may be set aside at this window at a time.
   */
  parked_max: number,
  /**
   * Who is at it.
   */
  present?: PresentNow,
  /**
   * How many wait for its services.
   */
  waiting_count: number,
  /**
   * How long the longest of them has waited, in seconds.
   */
  longest_wait_s: number,
  /**
   * The first of them, in the order in which this window would call them, 50 at most.
   */
  waiting: Array<WaitingNow>,
  /**
   * Those who missed their call at this window, newest first.
   */
  missed: Array<WaitingNow>,
  /**
   * Those set aside at this window.
   */
  parked: Array<WaitingNow>,
  /**
   * Visits that this window's clerk was the first to serve and that nobody serves any more: an alarm.
   */
  orphaned: Array<WaitingNow>,
  /**
   * What may be taken back.
   */
  undo?: UndoNow,
  /**
   * How many visitors the window has finished today.
   */
  served: number,
  /**
   * The day so far of the clerk who sits there.
   */
  figures?: ClerkFigures,
  /**
   * Whether the hall gives tickets.
   */
  open: boolean,
  /**
   * When it opens next, while it is closed.
   */
  opens_at?: number,
  /**
   * Counts plans: fetch the plan again when it changes.
   */
  plan_version: number,
  /**
   * The server's time.
   */
  now: number,
  /**
   * The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
   */
  zone: string, };

/**
 * Where a clerk serves.
 */
export type WindowDocument = {
  /**
   * Its id.
   */
  id: string,
  /**
   * What is written over it.
   */
  label: string,
  /**
   * The part of the waiting room.
   */
  area: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * Its own services.
   */
  services: Array<string>,
  /**
   * Services that it helps with.
   */
  helps: Array<string>,
  /**
   * Minutes after which it helps.
   */
  help_after_min: number,
  /**
   * Whether its clerk decides in the name of the department.
   */
  full_authority: boolean,
  /**
   * Is not opened any more.
   */
  retired: boolean, };

/**
 * What the screen over a window shows.
 */
export type WindowFace = {
  /**
   * The window's id.
   */
  id: string,
  /**
   * What is written over it.
   */
  label: string,
  /**
   * Its name.
   */
  name: Text,
  /**
   * The part of the waiting room.
   */
  area: string,
  /**
   * What it does.
   */
  state: WindowState,
  /**
   * Why it pauses.
   */
  reason?: string,
  /**
   * When it will be back.
   */
  back_at?: number,
  /**
   * What is written over the window that serves its services meanwhile.
   */
  substitute?: string,
  /**
   * What is written over the windows that pause while this one serves their services.
   */
  covers: Array<string>,
  /**
   * The number at it.
   */
  number?: string,
  /**
   * Called or serving, while somebody is at it.
   */
  number_state?: TicketState, };

/**
 * A window now.
 */
export type WindowNow = {
  /**
   * What its screen shows.
   */
  face: WindowFace,
  /**
   * What goes on there.
   */
  doing: Doing,
  /**
   * Since when.
   */
  since: number,
  /**
   * Who sits there, by an opaque id.
   */
  clerk?: string,
  /**
   * Services that it covers for other windows for some time (顶岗).
   */
  lent?: LentNow,
  /**
   * Since when it waits, idle, for the next visitor (预叫).
   */
  waits_since?: number,
  /**
   * Visitors finished today.
   */
  served: number,
  /**
   * How many wait that it could call.
   */
  waiting: number,
  /**
   * Those of them whom nobody else could call if it closed, by service.
   */
  left_here: Array<LeftHere>, };

/**
 * What a window does.
 */
export type WindowState = "open" | "paused" | "closed";

/**
 * A day that is worked whatever day of the week it is.
 */
export type WorkdayDocument = {
  /**
   * The date.
   */
  day: string,
  /**
   * Whose hours it has: `mon` … `sun`.
   */
  hours_of: string, };

/**
 * Keeps words for whoever serves the ticket next, in place of those kept before.
 */
export type WriteNote = {
  /**
   * At most 300 characters; they never enter the record, and are gone when the day is over.
   */
  text: string, };
