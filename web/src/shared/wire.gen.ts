// Generated from libs/hall-wire by `cargo xtask codegen`: do not edit.
// Times are milliseconds since the Unix epoch; durations end in their unit.

/**
 * Adds a service to the current visitor's ticket.
 */
export type AddStep = {
  /**
   * The id of the visitor's ticket.
   */
  ticket: string,
  /**
   * The id of the additional service.
   */
  service: string, };

/**
 * An action that would help a service with long waits.
 */
export type Advised = {
  /**
   * The action.
   */
  act: AdvisedAct,
  /**
   * The id of the window to use.
   */
  window: string,
  /**
   * The id of the service that needs help.
   */
  service: string, };

/**
 * An action a manager can take for a service.
 */
export type AdvisedAct = "call" | "lend" | "open";

/**
 * A booking.
 */
export type Appointment = {
  /**
   * The code with which its visitor checks in; the visitor's page is `/a/CODE?hall=HALL`.
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
   * The hall's IANA time zone, in which its times are displayed.
   */
  zone: string,
  /**
   * The state of the booking.
   */
  state: BookingState,
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The documents to bring.
   */
  documents: Array<Text>,
  /**
   * The working day, `2026-11-23`.
   */
  day: string,
  /**
   * The start of the slot, in milliseconds since the Unix epoch.
   */
  from: number,
  /**
   * The end of the slot, in milliseconds since the Unix epoch.
   */
  to: number,
  /**
   * The time from which its visitor may check in, in milliseconds since the Unix epoch.
   */
  check_in_from: number,
  /**
   * The last instant at which a check-in is on time, in milliseconds since the Unix epoch. Later check-ins wait
   * from their check-in.
   */
  late_after: number,
  /**
   * When the place is released if the visitor has not come, in milliseconds since the Unix epoch.
   */
  released_at: number,
  /**
   * The number issued to the visitor at check-in.
   */
  number?: string,
  /**
   * The token of that ticket's page: `/t/TOKEN`.
   */
  token?: string,
  /**
   * Why the hall can no longer keep the booking, if its plan has changed.
   */
  concern?: BookingConcern,
  /**
   * When the visitor was informed of that, in milliseconds since the Unix epoch.
   */
  informed_at?: number,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number, };

/**
 * Bookable slots: of some services, on some weekdays, while the hall is open.
 */
export type AppointmentsDocument = {
  /**
   * The services; the capacity applies to each separately.
   */
  services: Array<string>,
  /**
   * The weekdays: `mon-fri`, `sat`, `mon,wed,fri`, `daily`.
   */
  days: string,
  /**
   * The start of the first slot, `HH:MM`.
   */
  from: string,
  /**
   * The end of the last slot, `HH:MM`.
   */
  to: string,
  /**
   * The length of a slot in minutes.
   */
  slot_min: number,
  /**
   * The number of visitors that a slot can take for each service.
   */
  capacity: number,
  /**
   * `[k, n]`: out of every n visitors of a slot, k are reserved for visitors without an appointment.
   */
  walk_in_share: [number, number],
  /**
   * Minutes before the slot from which a visitor may check in.
   */
  early_min: number,
  /**
   * Minutes of lateness that are tolerated; visitors who check in later wait from their check-in. Also applies to
   * booked times that a visitor only states at a desk.
   */
  late_min: number,
  /**
   * Minutes into the slot after which an unclaimed booking is released.
   */
  release_after_min: number,
  /**
   * How many days in advance a slot can be booked.
   */
  book_days_ahead: number,
  /**
   * The class of visitors with an appointment; ordinary when absent.
   */
  class?: string, };

/**
 * The visitors a service is meant for.
 */
export type Audience = "everyone" | "business";

/**
 * The ticket with which a visitor has returned.
 */
export type BackNow = {
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * The token of its page: `/t/TOKEN`.
   */
  token: string, };

/**
 * The content of a heartbeat.
 */
export type Beat = {
  /**
   * The server's time, in milliseconds since the Unix epoch.
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
   * The board's languages, of which the first is shown large: `zh`, `en`.
   */
  languages: Array<string>,
  /**
   * Tickets that are called or being served, newest call first; a recall moves its row up.
   */
  rows: Array<CallRow>,
  /**
   * Tickets whose holders did not come when called (过号).
   */
  missed: Array<MissedRow>,
  /**
   * How many tickets wait, by service or (in a large hall) by department.
   */
  waiting: Array<WaitingRow>,
  /**
   * Paused windows, with the time of return if known.
   */
  paused: Array<PausedRow>,
  /**
   * The board's windows, for the screen over each.
   */
  windows: Array<WindowFace>,
  /**
   * In a snapshot, the call-outs of the last ten minutes, oldest first, at most 256, including finished ones. In a
   * change, only the new ones.
   */
  call_outs: Array<CallOut>,
  /**
   * Whether the hall issues tickets.
   */
  open: boolean,
  /**
   * When it next opens, if closed, in milliseconds since the Unix epoch.
   */
  opens_at?: number,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
   */
  zone: string,
  /**
   * The zone's current offset from UTC, in minutes: only for a clock, since other instants may have another offset.
   */
  utc_offset_min: number, };

/**
 * A board on a wall.
 */
export type BoardDocument = {
  /**
   * The board's id.
   */
  id: string,
  /**
   * Windows whose calls the board shows; if empty, all of them.
   */
  windows: Array<string>,
  /**
   * The board's languages; the first is shown large.
   */
  languages: Array<string>, };

/**
 * A location in a JSON body.
 */
export type BodyLocation = {
  /**
   * The field: `services[0]`; empty for the whole body, and if the body is not JSON.
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
   * The id of the service to book.
   */
  service: string,
  /**
   * The start of the slot, in milliseconds since the Unix epoch.
   */
  slot: number,
  /**
   * The visitor's telephone number; stored outside the record until the slot's day is over.
   */
  phone?: string,
  /**
   * The visitor's name; stored like the phone number.
   */
  name?: string,
  /**
   * The code sent to the phone, if the hall confirms numbers; not required from staff.
   */
  confirmation?: TypedCode, };

/**
 * The services that can be booked in a hall.
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
   * The hall's IANA time zone, in which its times are displayed.
   */
  zone: string,
  /**
   * The bookable services, in the plan's order.
   */
  services: Array<BookableService>,
  /**
   * Whether visitors confirm their telephone number with a code sent to it.
   */
  confirms_phone?: boolean, };

/**
 * A bookable service.
 */
export type BookableService = {
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The name of its department.
   */
  department: Text, };

/**
 * A booking, as shown to staff who help visitors.
 */
export type BookedNow = {
  /**
   * The code with which its visitor checks in.
   */
  code: string,
  /**
   * The state of the booking.
   */
  state: BookingState,
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The working day, `2026-11-23`.
   */
  day: string,
  /**
   * The start of the slot, in milliseconds since the Unix epoch.
   */
  from: number,
  /**
   * The end of the slot, in milliseconds since the Unix epoch.
   */
  to: number,
  /**
   * The IANA time zone of its day, if different from the page's.
   */
  zone?: string,
  /**
   * The visitor's ticket number, once checked in.
   */
  number?: string,
  /**
   * Why the hall cannot keep the booking.
   */
  concern?: BookingConcern,
  /**
   * When the visitor was informed of that, in milliseconds since the Unix epoch.
   */
  informed_at?: number,
  /**
   * The visitor's name, if known.
   */
  visitor?: string,
  /**
   * The visitor's telephone number, if known.
   */
  phone?: string, };

/**
 * Why a hall cannot keep a booking.
 */
export type BookingConcern = "closed_that_day" | "outside_hours" | "service_retired" | "no_window" | "no_such_time" | "over_capacity";

/**
 * The rules for booking.
 */
export type BookingDocument = {
  /**
   * The hall's own networks, as `203.0.113.7` or `10.20.0.0/16`: everyone who books over the hall's Wi-Fi shares
   * one address, and is not rate-limited as one person.
   */
  own_networks?: Array<string>, };

/**
 * A page of bookings, in order of time.
 */
export type BookingPage = {
  /**
   * The hall's name.
   */
  hall_name: Text,
  /**
   * The hall's IANA time zone.
   */
  zone: string,
  /**
   * The bookings of this page.
   */
  bookings: Array<BookedNow>,
  /**
   * The total number of bookings on all pages.
   */
  total: number,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * The state of a booking.
 */
export type BookingState = "booked" | "checked_in" | "cancelled" | "missed";

/**
 * The lane by which a ticket was called, or would be.
 */
export type CallLane = "interrupted" | "returning" | "overdue" | "class" | "score" | "early" | "latecomer" | "out_of_order";

/**
 * Calls the next visitor.
 */
export type CallNext = {
  /**
   * The current visitor's step, to be finished first.
   */
  finish?: FinishStep,
  /**
   * Whether the window waits for the next visitor if nobody is waiting (预叫).
   */
  wait?: boolean, };

/**
 * The display and announcement of one call (叫号信息).
 */
export type CallOut = {
  /**
   * The entry that made it; a board announces each `seq` once.
   */
  seq: number,
  /**
   * A call or a recall.
   */
  kind: CallOutKind,
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * The label over the window.
   */
  window: string,
  /**
   * The text to display: 请 A001 到 3 号窗口.
   */
  text: Text,
  /**
   * The text to speak: 请A零零一号到3号窗口办理.
   */
  speech: Text,
  /**
   * The minimum time to show it large, in milliseconds.
   */
  min_show_ms: number,
  /**
   * Its age when the frame was made, in milliseconds.
   */
  age_ms: number,
  /**
   * The maximum age in milliseconds at which it is announced; an older one is only listed.
   */
  max_age_ms: number,
  /**
   * Whether its call is over (served or missed): it is listed, not announced.
   */
  over: boolean, };

/**
 * Whether a call is the first for its ticket or a repetition.
 */
export type CallOutKind = "call" | "recall";

/**
 * A called ticket.
 */
export type CallRow = {
  /**
   * The `seq` of its newest call-out.
   */
  seq: number,
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * The label over the window: `3`.
   */
  window: string,
  /**
   * The area of the waiting room in front of the window.
   */
  area: string,
  /**
   * How often the call was repeated (再次呼叫 when more than 0).
   */
  recalls: number,
  /**
   * Whether it is being served.
   */
  serving: boolean,
  /**
   * When it was last called, in milliseconds since the Unix epoch.
   */
  called_at: number, };

/**
 * Calls a particular ticket.
 */
export type CallTicket = {
  /**
   * The id of the ticket.
   */
  ticket: string,
  /**
   * The reason; not needed if this window missed or parked the ticket.
   */
  reason?: string, };

/**
 * The shares of the lanes that are not classes, and how a call proceeds.
 */
export type CallingDocument = {
  /**
   * The share of tickets sent to a window or clerk, or back after parking.
   */
  returning_share: [number, number],
  /**
   * The share of tickets past their service's `max_wait_min`.
   */
  overdue_share: [number, number],
  /**
   * Whether a clerk must confirm that the visitor came or did not; no start of a service is ever assumed.
   */
  confirm_arrival: boolean,
  /**
   * The class granted automatically to visitors who come for express services only.
   */
  express_class?: string, };

/**
 * A candidate that was compared for a call.
 */
export type CandidateNow = {
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * The id of the service it waited for.
   */
  service: string,
  /**
   * The id of its class.
   */
  class: string,
  /**
   * How long it had waited, in open seconds.
   */
  waited_s: number,
  /**
   * Its head start, in seconds.
   */
  head_start_s: number,
  /**
   * The lane in which it stood, if any.
   */
  lane?: CallLane, };

/**
 * What an identity card is good for.
 */
export type CardNow = {
  /**
   * The classes that the plan offers at this age.
   */
  classes: Array<string>,
  /**
   * The tickets taken with this card today, in order.
   */
  tickets: Array<CardTicket>, };

/**
 * A ticket taken with a card today.
 */
export type CardTicket = {
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * The service that it was taken for.
   */
  service: string, };

/**
 * What an identity card read at a kiosk is used for.
 */
export type CardsDocument = {
  /**
   * The answer to a second ticket for one service on one day by the same person.
   */
  second_ticket: SecondTicket,
  /**
   * The number of days for which it is remembered who took a ticket, 1 to 30; with 1, until the end of the day. Only a
   * keyed digest is kept, outside the record.
   */
  kept_days: number, };

/**
 * Reports that a promised result is ready.
 */
export type CaseDone = {
  /**
   * The index of the step whose result is ready.
   */
  step?: number,
  /**
   * The id of its service; sufficient without `step` if the ticket has only one open case of that service.
   */
  service?: string, };

/**
 * The urgency of a promised result.
 */
export type CaseLight = "green" | "amber" | "red";

/**
 * A promised result.
 */
export type CaseNow = {
  /**
   * The ticket with which it was accepted.
   */
  ticket: string,
  /**
   * The ticket's number on its day.
   */
  number: string,
  /**
   * The day on which it was accepted, `2026-11-23`.
   */
  day: string,
  /**
   * The index of the step among the ticket's steps.
   */
  step: number,
  /**
   * The service's id.
   */
  service: string,
  /**
   * For an agent's visit: the index of the principal, from 0.
   */
  principal?: number,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The last day on which the result is due, `2026-12-07`.
   */
  due: string,
  /**
   * The urgency of the result.
   */
  light: CaseLight,
  /**
   * Whether the due date has passed.
   */
  past: boolean, };

/**
 * A page of promised results.
 */
export type CasePage = {
  /**
   * The cases, about 200, oldest first.
   */
  cases: Array<CaseNow>,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * Changes the caller's own password.
 */
export type ChangePassword = {
  /**
   * The current password.
   */
  present: string,
  /**
   * The new password.
   */
  password: string, };

/**
 * Checks a booked visitor in.
 */
export type CheckIn = {
  /**
   * The visitor's language: `zh` or `en`.
   */
  language?: string, };

/**
 * A priority class of tickets, and who may grant it.
 */
export type ClassDocument = {
  /**
   * The class's id.
   */
  id: string,
  /**
   * The class's name.
   */
  name: Text,
  /**
   * Minutes by which a ticket counts as having arrived earlier.
   */
  head_start_min: number,
  /**
   * Thousandths of a point earned for each millisecond of waiting; 1000 unless the plan says otherwise.
   */
  ageing: number,
  /**
   * At most `k` of any `n` calls of a window while others wait; without a share, the class has no lane.
   */
  share?: [number, number],
  /**
   * Who grants the class: roles (`reception`, `clerk`, `manager`) and `card` (a kiosk that has read an identity
   * card). If empty, every visitor may have it.
   */
  granted_by: Array<string>,
  /**
   * The age in years from which a card read at a kiosk offers the class; without it, no card does. Needs `card` in
   * `granted_by`.
   */
  from_age?: number,
  /**
   * The kinds of evidence of which one is required: `card`, `certificate` …; if empty, none is required.
   */
  evidence?: Array<string>,
  /**
   * The maximum number of tickets with this class in a day; those given up before being served do not count.
   */
  day_max?: number,
  /**
   * The maximum number of consecutive calls of this class at one window while other classes wait.
   */
  in_a_row_max?: number,
  /**
   * Whether the class is no longer granted to new tickets.
   */
  retired: boolean, };

/**
 * A clerk's own figures for the day, visible to that clerk only.
 */
export type ClerkFigures = {
  /**
   * The number of steps finished today, at any window.
   */
  served: number,
  /**
   * Their mean duration in seconds; null if none has been timed yet.
   */
  mean_service_s: number | null,
  /**
   * The mean wait of the visitors whom the clerk called, in open seconds; null if there were none.
   */
  mean_wait_s: number | null, };

/**
 * A clerk of the hall, as listed for transfers.
 */
export type ClerkNow = {
  /**
   * The clerk's opaque id.
   */
  id: string,
  /**
   * The clerk's name as shown on staff pages.
   */
  name: string,
  /**
   * The window at which the clerk sits now.
   */
  window?: string,
  /**
   * What may be typed for the name: its initials and its pinyin, `wf` and `wangfang`.
   */
  typed: Array<string>, };

/**
 * A frame from a page or device to the server.
 */
export type ClientFrame = { "type": "shown",
  /**
   * The call-out's `seq`.
   */
  seq: number, } | { "type": "printer",
  /**
   * The printer's state.
   */
  health: PrinterHealth, } | { "type": "alone",
  /**
   * How it goes on alone.
   */
  alone: KioskAlone, } | { "type": "health",
  /**
   * What it says of itself.
   */
  health: KioskHealth, } | { "type": "alive" };

/**
 * A booking that the hall cannot keep.
 */
export type ConcernedBooking = {
  /**
   * The code with which its visitor checks in; only for staff who contact visitors.
   */
  code?: string,
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The working day, `2026-11-23`.
   */
  day: string,
  /**
   * The start of the slot, in milliseconds since the Unix epoch.
   */
  from: number,
  /**
   * The end of the slot, in milliseconds since the Unix epoch.
   */
  to: number,
  /**
   * The IANA time zone of its day, if different from the page's.
   */
  zone?: string,
  /**
   * Why it cannot be kept.
   */
  concern: BookingConcern,
  /**
   * When its visitor was informed of that, in milliseconds since the Unix epoch.
   */
  informed_at?: number,
  /**
   * The visitor's name; only for staff who contact visitors.
   */
  visitor?: string,
  /**
   * The visitor's telephone number; only for staff who contact visitors.
   */
  phone?: string, };

/**
 * Bookings that the hall cannot keep, earliest first.
 */
export type ConcernedPage = {
  /**
   * The hall's name.
   */
  hall_name: Text,
  /**
   * The hall's IANA time zone, in which its times are displayed.
   */
  zone: string,
  /**
   * The first 200 of them; those whose visitors have not been informed come first.
   */
  bookings: Array<ConcernedBooking>,
  /**
   * The total number of such bookings.
   */
  total: number,
  /**
   * How many of their visitors have not been informed yet.
   */
  to_inform: number, };

/**
 * Sends a confirmation code to a telephone number.
 */
export type ConfirmPhone = {
  /**
   * The telephone number.
   */
  phone: string,
  /**
   * The language of the message.
   */
  language?: string, };

/**
 * The state of a device's connection.
 */
export type Connection = "connected" | "silent" | "away" | "never";

/**
 * A quarter of an hour of today.
 */
export type CurvePoint = {
  /**
   * The start of the quarter, in milliseconds since the Unix epoch.
   */
  at: number,
  /**
   * The number of tickets issued in it.
   */
  arrivals: number,
  /**
   * The number of tickets called in it.
   */
  calls: number,
  /**
   * The number of tickets waiting at its end.
   */
  waiting: number,
  /**
   * The mean wait of those called in it, in open seconds.
   */
  mean_wait_s: number | null,
  /**
   * The mean low end of the waits quoted to those who arrived in it, in seconds.
   */
  told_low_s: number | null,
  /**
   * The mean high end of those waits, in seconds.
   */
  told_high_s: number | null, };

/**
 * A place where the record is damaged.
 */
export type Damage = {
  /**
   * The entry, if the damage is in one.
   */
  seq: number | null,
  /**
   * What is wrong.
   */
  what: string, };

/**
 * The current state of the hall, and its day so far.
 */
export type Dashboard = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * The hall's name.
   */
  name: Text,
  /**
   * The current working day, `2026-11-23`.
   */
  day?: string,
  /**
   * Whether the hall issues tickets.
   */
  open: boolean,
  /**
   * When it closes, if open, in milliseconds since the Unix epoch.
   */
  until?: number,
  /**
   * When its last hours of today end, or ended, in milliseconds since the Unix epoch: an extension starts there.
   */
  closes_at?: number,
  /**
   * When the plan would have closed it, if today is extended, in milliseconds since the Unix epoch: the day can be
   * shortened to this time.
   */
  planned_close_at?: number,
  /**
   * When it next opens, if closed, in milliseconds since the Unix epoch.
   */
  opens_at?: number,
  /**
   * The number of tickets that wait.
   */
  waiting: number,
  /**
   * The longest current wait, in open seconds.
   */
  longest_wait_s: number,
  /**
   * The number of the ticket that has waited longest.
   */
  longest_wait_number?: string,
  /**
   * The number of tickets issued today.
   */
  issued: number,
  /**
   * The number of visitors served to the end today.
   */
  served: number,
  /**
   * The number of visitors who did not come when called.
   */
  missed: number,
  /**
   * The percentage of today's calls made within the service's target wait; null if there were no calls.
   */
  within_target_percent: number | null,
  /**
   * The mean wait of those called today, in open seconds.
   */
  mean_wait_s: number | null,
  /**
   * A sentence of advice on what to do now, if anything.
   */
  advice?: Text,
  /**
   * The action that the advice recommends, so that it takes one press; absent if no window can be spared.
   */
  advised?: Advised,
  /**
   * Services with a ticket waiting, a window open or a ticket issued today.
   */
  services: Array<ServiceNow>,
  /**
   * The windows.
   */
  windows: Array<WindowNow>,
  /**
   * Today's curves, by quarter of an hour.
   */
  curve: Array<CurvePoint>,
  /**
   * Started visits that no one is serving, each with the clerk responsible.
   */
  orphaned: Array<OrphanNow>,
  /**
   * Promised results that are due soon or overdue, most urgent first, at most 50.
   */
  cases: Array<CaseNow>,
  /**
   * The number of open cases.
   */
  cases_open: number,
  /**
   * The number of open cases due on the next working day.
   */
  cases_amber: number,
  /**
   * The number of open cases due today or overdue.
   */
  cases_red: number,
  /**
   * The number of booked visitors not yet informed that the hall cannot keep their booking, after a change of plan.
   */
  bookings_to_inform: number,
  /**
   * Boards, kiosks and pages that are, or should be, connected.
   */
  devices: Array<DeviceNow>,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
   */
  zone: string,
  /**
   * The zone's current offset from UTC, in minutes: only for a clock, since other instants may have another offset.
   */
  utc_offset_min: number, };

/**
 * A department that provides services.
 */
export type DepartmentDocument = {
  /**
   * The department's id.
   */
  id: string,
  /**
   * The department's name.
   */
  name: Text, };

/**
 * The rules for clerks at windows.
 */
export type DesksDocument = {
  /**
   * What happens when a clerk opens a window at which another clerk sits, or opens one while sitting at another.
   * If absent, the first is refused and the second is allowed: programs open many windows with one token.
   */
  second_sign_in?: SecondSignIn, };

/**
 * A device that is, or should be, connected.
 */
export type DeviceNow = {
  /**
   * `board:main`, `kiosk:k1` …
   */
  view: string,
  /**
   * The opaque id of the token or person.
   */
  id: string,
  /**
   * The state of its connection.
   */
  state: Connection,
  /**
   * Since when it has been in that state, in milliseconds since the Unix epoch.
   */
  since: number,
  /**
   * For a board: the time from call to display, in milliseconds; the median of its last calls.
   */
  glass_ms?: number,
  /**
   * For a kiosk: the state of its printer.
   */
  printer?: PrinterHealth,
  /**
   * For a kiosk that keeps what it needs to go on alone: what it still has to merge, and whether its numbers run low.
   */
  alone?: KioskAlone,
  /**
   * For a kiosk: what it last said of its program and computer.
   */
  health?: KioskHealth,
  /**
   * When that was, in milliseconds since the Unix epoch.
   */
  health_at?: number, };

/**
 * The current activity at a window.
 */
export type Doing = "called" | "serving" | "idle" | "not_calling" | "paused" | "closed";

/**
 * The hall that provides a service instead of this one.
 */
export type ElsewhereDocument = {
  /**
   * The hall's name.
   */
  name: Text,
  /**
   * Where it is: street, floor, bus.
   */
  address?: Text,
  /**
   * The hall's id, if the same server hosts it: kiosks then show how long the wait is there.
   */
  hall?: string,
  /**
   * The service's id in that hall's plan, if it has another one there.
   */
  service?: string, };

/**
 * Extends today's opening hours.
 */
export type ExtendHours = {
  /**
   * The first instant after the extended hours, in milliseconds since the Unix epoch.
   */
  until: number, };

/**
 * Finishes a step.
 */
export type FinishStep = {
  /**
   * The id of the ticket that the clerk believes to be at the window.
   */
  ticket: string,
  /**
   * The outcome of the step; the service's default when absent.
   */
  outcome?: string,
  /**
   * The number of cases handled; 1 when absent.
   */
  cases?: number,
  /**
   * With `papers_missing`: the missing documents, by their ids in the plan, or `other`; `other` when absent.
   */
  missing?: Array<string>,
  /**
   * What the missing paper `other` is, at most 200 characters, as shown to the visitor. If absent, pages say that
   * the paper was not specified.
   */
  missing_other?: string, };

/**
 * A service that somebody may mean, from `GET /halls/{hall}/services?find=` or a kiosk's own program; a list of them has
 * the likeliest first and is never empty where services are offered.
 */
export type FoundService = {
  /**
   * The service's id, or a journey's.
   */
  id: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The id of its department; empty for a journey.
   */
  department: string,
  /**
   * The further words that the plan gives.
   */
  keywords: Array<string>,
  /**
   * The first letters of the name's syllables, as somebody may type them.
   */
  initials: string,
  /**
   * Whether it is a journey of several services: a kiosk's own program finds journeys, the server where they are wanted.
   */
  journey?: boolean,
  /**
   * The parts of what was typed that speak for it; empty if it is only the nearest.
   */
  why: Array<string>, };

/**
 * A frame from the server. `seq` is the hall's: it may skip values, and heartbeats advance it.
 */
export type Frame<Body> = { "type": "snapshot",
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * The last entry that the frame reflects.
   */
  seq: number,
  /**
   * The state of the view.
   */
  body: Body, } | { "type": "change",
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * The last entry that the frame reflects.
   */
  seq: number,
  /**
   * The state of the view.
   */
  body: Body, } | { "type": "heartbeat",
  /**
   * Changes when the hall is restored from a backup.
   */
  epoch: string,
  /**
   * The last entry that the frame reflects.
   */
  seq: number,
  /**
   * The server's time.
   */
  body: Beat, };

/**
 * The highest number that a kiosk has given of its own blocks on a day.
 */
export type GivenToday = {
  /**
   * The day, such as `2026-11-02`.
   */
  day: string,
  /**
   * The number without its prefix.
   */
  last: number, };

/**
 * Changes a ticket's class.
 */
export type Grant = {
  /**
   * The new class.
   */
  class: string,
  /**
   * The evidence on which it is granted, as for a new ticket.
   */
  evidence?: string, };

/**
 * The hall itself.
 */
export type HallDocument = {
  /**
   * The hall's id, unique within the city.
   */
  id: string,
  /**
   * The hall's name.
   */
  name: Text,
  /**
   * The IANA time zone of the hall's hours, such as `Asia/Shanghai`.
   */
  zone: string,
  /**
   * The weekly opening hours.
   */
  hours: Array<HoursDocument>,
  /**
   * Dates on which the hall is closed regardless of `hours`.
   */
  holidays: Array<string>,
  /**
   * Dates worked in place of others (调休), each with the hours of a given weekday.
   */
  workdays?: Array<WorkdayDocument>,
  /**
   * When the last ticket before closing is issued.
   */
  last_ticket: LastTicket,
  /**
   * The service for visitors who do not know which one they need.
   */
  advice_service?: string,
  /**
   * Whether, after closing, the last window that can serve a waiting visitor must stay open, so that everyone who
   * holds a ticket is served.
   */
  serve_all_ticket_holders?: boolean,
  /**
   * Whether kiosks give numbers on the screen while the printer cannot print.
   */
  paperless?: boolean, };

/**
 * A hall on the server.
 */
export type HallEntry = {
  /**
   * The hall's id.
   */
  id: string,
  /**
   * The hall's name.
   */
  name: Text,
  /**
   * Whether it issues tickets.
   */
  open: boolean,
  /**
   * Why it issues no tickets regardless of its hours: the code with which commands are refused, such as `disk_full`.
   */
  fault?: string, };

/**
 * The history of a ticket.
 */
export type History = {
  /**
   * The ticket in its current state.
   */
  ticket: Ticket,
  /**
   * The events, oldest first.
   */
  entries: Array<HistoryEntry>, };

/**
 * An event in the history of a ticket.
 */
export type HistoryEntry = {
  /**
   * The entry in the record.
   */
  seq: number,
  /**
   * When it happened, in milliseconds since the Unix epoch.
   */
  at: number,
  /**
   * The name of the fact, such as `issued`, `called`, `sent_to_window`.
   */
  what: string,
  /**
   * Who caused it: role and opaque id, such as `clerk:w03-token`.
   */
  by: string,
  /**
   * The id of the window, if one was involved.
   */
  window?: string,
  /**
   * Further details by name: outcome, class, service, reason …
   */
  details?: { [key in string]: string },
  /**
   * Why it was called when it was, for a call.
   */
  why?: WhyCalled, };

/**
 * Opening hours on some weekdays, in local time.
 */
export type HoursDocument = {
  /**
   * The weekdays: `mon-fri`, `sat`, `mon,wed,fri`, `daily`.
   */
  days: string,
  /**
   * The first open minute, `HH:MM`.
   */
  from: string,
  /**
   * The first minute after closing, `HH:MM`, at most `24:00`; earlier than `from` if the hours cross midnight.
   */
  to: string, };

/**
 * Requests a ticket.
 */
export type IssueTicket = {
  /**
   * One to eight services; if empty, the plan's advice service, or those of a journey or of an agent's principals.
   */
  services: Array<string>,
  /**
   * A journey of the plan, instead of services.
   */
  journey?: string,
  /**
   * The opaque id of a clerk named for this visitor (reception only).
   */
  clerk?: string,
  /**
   * The number of people sharing the ticket; 1 when absent.
   */
  people?: number,
  /**
   * Whether the visitor is an agent, who represents others.
   */
  agent?: boolean,
  /**
   * The people whom the agent represents, instead of services.
   */
  principals?: Array<Principal>,
  /**
   * Whether the steps may be served in any order.
   */
  parallel?: boolean,
  /**
   * A class other than ordinary.
   */
  class?: string,
  /**
   * The evidence on which the class is granted: `card`, `certificate`, `seen`, or a code that the plan requires;
   * anything else is recorded as `other`.
   */
  evidence?: string,
  /**
   * The visitor's language: `zh` or `en`.
   */
  language?: string,
  /**
   * The time of the visitor's appointment, in milliseconds since the Unix epoch.
   */
  appointment?: number,
  /**
   * The visitor's telephone number; stored outside the record and deleted when the day ends.
   */
  phone?: string,
  /**
   * The resident number of the visitor's identity card, read at a kiosk; only a keyed digest of it is kept, outside the
   * record, for as long as the plan says.
   */
  card?: string, };

/**
 * A sequence of services that serves one purpose: intake, fee, certificate.
 */
export type JourneyDocument = {
  /**
   * The journey's id.
   */
  id: string,
  /**
   * The journey's name.
   */
  name: Text,
  /**
   * The services, in order; one step for each.
   */
  steps: Array<string>,
  /**
   * Whether the steps may be served in any order.
   */
  parallel: boolean, };

/**
 * How a kiosk goes on alone.
 */
export type KioskAlone = {
  /**
   * Whether it can issue tickets without the server now: the plan gives it numbers of its own.
   */
  able: boolean,
  /**
   * When the server was last heard, by its clock, in milliseconds since the Unix epoch: waits are as of then.
   */
  as_of: number,
  /**
   * How many tickets still have to be merged.
   */
  to_merge: number,
  /**
   * How many tickets the server refused to merge: staff have to help.
   */
  refused: number,
  /**
   * Whether few of its own numbers are left in a line.
   */
  low: boolean, };

/**
 * Requests the list of documents of a service or journey on paper, without a number.
 */
export type KioskAskList = {
  /**
   * The service or journey.
   */
  offer: KioskOffer,
  /**
   * The visitor's language, printed first.
   */
  language: string,
  /**
   * Generated once for each press and kept across retries: one key, one print.
   */
  key: string, };

/**
 * The state of a kiosk's view.
 */
export type KioskBody = {
  /**
   * Whether the hall issues tickets.
   */
  open: boolean,
  /**
   * When it closes, if open, in milliseconds since the Unix epoch.
   */
  until?: number,
  /**
   * When it next opens, if closed, in milliseconds since the Unix epoch.
   */
  opens_at?: number,
  /**
   * The current state of the services.
   */
  services: Array<ServiceWait>,
  /**
   * The version of the plan, a digest: fetch the plan again when it changes.
   */
  plan_version: number,
  /**
   * Base URL of visitor pages: append the ticket's token to get the link of the QR code, such as `http://hall/t/`.
   */
  visit_url: string,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
   */
  zone: string,
  /**
   * The zone's current offset from UTC, in minutes: only for a clock, since other instants may have another offset.
   */
  utc_offset_min: number,
  /**
   * The kiosks whose numbers the hall may not all know.
   */
  unmerged?: Array<UnmergedNow>, };

/**
 * A department on a kiosk's menu; the one without an id contains the journeys (一件事).
 */
export type KioskDepartment = {
  /**
   * The department's id.
   */
  id: string,
  /**
   * The department's name.
   */
  name: Text,
  /**
   * The department's services that take tickets.
   */
  services: Array<KioskService>, };

/**
 * A kiosk at which visitors take tickets.
 */
export type KioskDocument = {
  /**
   * The kiosk's id.
   */
  id: string,
  /**
   * Themes, departments or services in the order of the menu; if empty, all of them.
   */
  menu: Array<string>,
  /**
   * The kiosk's own block of numbers in every series, first and last, which counters skip.
   */
  numbers?: [number, number],
  /**
   * Further blocks of its own, used after `numbers`; blocks are used in ascending order.
   */
  more_numbers?: Array<[number, number]>,
  /**
   * The kiosk's languages; the first is shown by default.
   */
  languages: Array<string>, };

/**
 * The hall that provides a service instead of this one, as it is now.
 */
export type KioskElsewhere = {
  /**
   * Whether it issues tickets.
   */
  open: boolean,
  /**
   * The expected wait there; null if it is not known, or no window serves it.
   */
  wait: Wait | null, };

/**
 * A frame on the kiosk's own socket.
 */
export type KioskFrame = { "type": "state",
  /**
   * The state of the kiosk.
   */
  body: KioskState, };

/**
 * How a kiosk's program and computer are. Instants are by the server's clock, in milliseconds since the Unix epoch.
 */
export type KioskHealth = {
  /**
   * The version of its program.
   */
  version: string,
  /**
   * Since when its program has been running.
   */
  started_at: number,
  /**
   * Since when its computer has been running.
   */
  booted_at?: number,
  /**
   * How often its program was started again within the last 24 hours; absent if it keeps nothing on disk.
   */
  restarts?: number,
  /**
   * The hottest sensor of its computer, in degrees Celsius.
   */
  temperature_c?: number,
  /**
   * The space left on the disk that it writes to, in MiB.
   */
  disk_free_mib?: number,
  /**
   * The size of that disk, in MiB.
   */
  disk_mib?: number,
  /**
   * The server's clock minus its own, in milliseconds, as last measured; absent until the server has been heard.
   */
  clock_offset_ms?: number,
  /**
   * The last ticket taken from it since its program started.
   */
  last_ticket?: KioskLastTicket,
  /**
   * When its screen last said that it shows the page; absent if it has not said so since the program started.
   */
  screen_at?: number, };

/**
 * Requests a ticket from the kiosk.
 */
export type KioskIssue = {
  /**
   * One to eight services; empty with a booking or a journey.
   */
  services: Array<string>,
  /**
   * The code of a booking, to check its visitor in.
   */
  booking?: string,
  /**
   * A journey of the plan, instead of services.
   */
  journey?: string,
  /**
   * The visitor's language, in which the ticket is printed: `zh` or `en`.
   */
  language: string,
  /**
   * A class other than ordinary.
   */
  class?: string,
  /**
   * Whether the visitor agrees to a number without paper, if the printer cannot print.
   */
  paperless?: boolean,
  /**
   * Generated once for each press of 取号 and kept across retries: one key, one ticket.
   */
  key: string, };

/**
 * The last ticket that a kiosk gave out.
 */
export type KioskLastTicket = {
  /**
   * Its number.
   */
  number: string,
  /**
   * When it was taken.
   */
  at: number,
  /**
   * The state of its print.
   */
  printed: KioskPrint, };

/**
 * A list of documents that was printed without a number.
 */
export type KioskList = {
  /**
   * The key of its press.
   */
  key: string,
  /**
   * The service or journey.
   */
  offer: KioskOffer,
  /**
   * The state of printing.
   */
  printed: KioskPrint,
  /**
   * What went wrong and what to do, if printing failed.
   */
  detail?: Text, };

/**
 * A service or journey of the menu.
 */
export type KioskOffer = {
  /**
   * Its id.
   */
  id: string,
  /**
   * Whether it is a journey of several services.
   */
  journey?: boolean, };

/**
 * The state of printing a ticket.
 */
export type KioskPrint = "printing" | "printed" | "failed" | "uncertain" | "on_screen";

/**
 * A ticket issued at the kiosk, and whether it has been printed.
 */
export type KioskReceipt = {
  /**
   * The ticket.
   */
  ticket: Ticket,
  /**
   * The name of its first service.
   */
  service: Text,
  /**
   * The labels of the windows that serve it.
   */
  windows: Array<string>,
  /**
   * The areas of the waiting room in front of them.
   */
  areas: Array<string>,
  /**
   * The state of printing.
   */
  printed: KioskPrint,
  /**
   * What went wrong and what to do, if printing failed.
   */
  detail?: Text,
  /**
   * How often it was reprinted (补打).
   */
  copies: number,
  /**
   * For a ticket issued while the server was away: when its wait was last known, in milliseconds since the Unix epoch.
   */
  as_of?: number, };

/**
 * Whether a kiosk's screen shows the page; `GET /api/kiosk/screen`.
 */
export type KioskScreen = {
  /**
   * How long ago it last said so, in milliseconds; absent if it never did.
   */
  heard_ms?: number, };

/**
 * The state of the connection to the server.
 */
export type KioskServer = { "state": "connected" } | { "state": "away",
  /**
   * Since when, in milliseconds since the Unix epoch.
   */
  since: number,
  /**
   * What has to be fixed at this kiosk; absent if the network or the server is at fault.
   */
  trouble?: LinkTrouble, };

/**
 * A service on a kiosk's menu, or a journey of several services.
 */
export type KioskService = {
  /**
   * The id of the service or journey.
   */
  id: string,
  /**
   * The name of the service or journey.
   */
  name: Text,
  /**
   * The documents to bring.
   */
  documents: Array<Text>,
  /**
   * The fee.
   */
  fee?: Text,
  /**
   * Working days until the result; 0 means on the spot.
   */
  promised_days: number,
  /**
   * The usual duration in minutes.
   */
  usual_min: number,
  /**
   * Further words to search by.
   */
  keywords: Array<string>,
  /**
   * For a journey: its services, in order; `id` is then the journey's.
   */
  steps?: Array<KioskStep>,
  /**
   * The hall that provides it, if this one does not: no number is given here.
   */
  elsewhere?: ElsewhereDocument, };

/**
 * How a kiosk is built, as far as its page has to know.
 */
export type KioskSetup = {
  /**
   * The diagonal of the screen, in millimetres: gives buttons their size.
   */
  diagonal_mm?: number,
  /**
   * The height of the screen's lower edge above the floor, in millimetres: gives low reach its height.
   */
  bottom_mm?: number,
  /**
   * The keys of the kiosk's key pad besides the usual ones: what each does, by the name that the browser gives the key (`F13`).
   */
  keys: { [key in string]: PadAct }, };

/**
 * Everything that a kiosk's page shows.
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
   * The kiosk's languages, of which the first is shown by default: `zh`, `en`.
   */
  languages: Array<string>,
  /**
   * The menu, in the plan's order; empty until a plan has been read once.
   */
  menu: Array<KioskDepartment>,
  /**
   * The themes of the first screen, in order; if none, the departments are shown first.
   */
  themes: Array<KioskTheme>,
  /**
   * What was taken here, what is taken most first; the rest follows in the order of the menu.
   */
  wanted: Array<KioskOffer>,
  /**
   * Classes that visitors may choose here without evidence; usually none.
   */
  classes: Array<ClassDocument>,
  /**
   * The service for visitors who do not know which one they need, if the plan names one and this kiosk offers it.
   */
  advice?: string,
  /**
   * Whether the hall takes bookings, so that booked visitors can check in here.
   */
  books: boolean,
  /**
   * Whether numbers may be given on the screen while the printer cannot print.
   */
  paperless: boolean,
  /**
   * The hall's state as last received; null until the server has been reached once.
   */
  now: KioskBody | null,
  /**
   * The state of the connection to the server.
   */
  server: KioskServer,
  /**
   * How the kiosk goes on alone while the server is away; absent where nothing is kept for that.
   */
  alone?: KioskAlone,
  /**
   * The state of the printer.
   */
  printer: PrinterHealth,
  /**
   * The last ticket, until it is acknowledged or removed from the screen.
   */
  receipt: KioskReceipt | null,
  /**
   * The last list of documents that was printed without a number.
   */
  list?: KioskList, };

/**
 * A service in a journey.
 */
export type KioskStep = {
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text, };

/**
 * A theme of the first screen.
 */
export type KioskTheme = {
  /**
   * The theme's id.
   */
  id: string,
  /**
   * The theme's name.
   */
  name: Text,
  /**
   * The picture on its tile.
   */
  icon: ThemeIcon,
  /**
   * What it offers, in the plan's order.
   */
  offers: Array<KioskOffer>, };

/**
 * Names the ticket to reprint or to remove from the screen.
 */
export type KioskTicketAct = {
  /**
   * The ticket's id.
   */
  ticket: string, };

/**
 * When the last ticket before closing is issued.
 */
export type LastTicket = "until-closing" | "when-it-fits";

/**
 * Waiting tickets that only one window could call.
 */
export type LeftHere = {
  /**
   * The id of the service they wait for.
   */
  service: string,
  /**
   * The number of tickets.
   */
  waiting: number, };

/**
 * A part of the current plan that a new plan omits while something uses it.
 */
export type LeftOut = {
  /**
   * The kind of part that the new plan lacks.
   */
  part: PlanPart,
  /**
   * The id of the service, class or window.
   */
  id: string,
  /**
   * The number of the active ticket that uses it.
   */
  number?: string,
  /**
   * The start of the booking that uses it, in milliseconds since the Unix epoch.
   */
  booked_for?: number, };

/**
 * Lets a window cover for another (顶岗); an empty list of services ends that.
 */
export type LendWindow = {
  /**
   * The additional services.
   */
  services: Array<string>,
  /**
   * The end of the cover, in milliseconds since the Unix epoch.
   */
  until: number, };

/**
 * Services that a window covers for others.
 */
export type LentNow = {
  /**
   * The ids of the services.
   */
  services: Array<string>,
  /**
   * The end of the cover, in milliseconds since the Unix epoch.
   */
  until: number, };

/**
 * Why a device cannot follow the hall although the server responds: someone has to fix it.
 */
export type LinkTrouble = "token" | "not_allowed" | "unknown" | "untrusted";

/**
 * A line of the program's log.
 */
export type LogLine = {
  /**
   * 1, 2, 3 …
   */
  seq: number,
  /**
   * The line.
   */
  text: string, };

/**
 * Merges a ticket that the kiosk issued alone while the server was away. The request's key is the one under which the
 * kiosk asked, or would have asked, the server for the ticket.
 */
export type MergeTicket = {
  /**
   * The ticket's id, generated by the kiosk (UUIDv7).
   */
  ticket: string,
  /**
   * The number on paper, of the kiosk's own block.
   */
  number: string,
  /**
   * The day to which it belongs, `2026-11-02`.
   */
  day: string,
  /**
   * When the visitor arrived, by the server's clock as the kiosk knew it, in milliseconds since the Unix epoch.
   */
  arrived_at: number,
  /**
   * The server's clock minus the kiosk's, as last measured, in milliseconds; already part of `arrived_at`.
   */
  clock_offset_ms: number,
  /**
   * The services, one for each step.
   */
  services: Array<string>,
  /**
   * The journey to which they belong.
   */
  journey?: string,
  /**
   * Whether the steps may be served in any order.
   */
  parallel?: boolean,
  /**
   * A class other than ordinary.
   */
  class?: string,
  /**
   * The evidence on which the class was granted.
   */
  evidence?: string,
  /**
   * The visitor's language.
   */
  language?: string,
  /**
   * The wait that was quoted, as last known.
   */
  wait?: Wait,
  /**
   * The outcome of the first print: `printed`, `failed` or `uncertain`; absent while it is not known.
   */
  printed?: string, };

/**
 * The rules for visitors who do not come when called (过号).
 */
export type MissedDocument = {
  /**
   * How often a call may be repeated.
   */
  recalls_max: number,
  /**
   * The minimum time between two calls of the same visitor, in seconds.
   */
  recall_every_s: number,
  /**
   * The place of a latecomer who is put back into the queue.
   */
  place: MissedPlace,
  /**
   * The number of waiting visitors who stay ahead of a latecomer who is put back into the queue.
   */
  requeue_behind: number,
  /**
   * How often a ticket may be put back into the queue.
   */
  requeues_max: number,
  /**
   * Open minutes after the no-show within which a visitor may come back; all day if absent.
   */
  tolerance_min?: number,
  /**
   * What happens to a missed ticket once that time has passed.
   */
  end: MissedEnd, };

/**
 * What happens to a missed ticket once the visitor can no longer come back.
 */
export type MissedEnd = "missed" | "cancelled";

/**
 * The place of a latecomer who is put back into the queue.
 */
export type MissedPlace = "behind" | "end" | "own";

/**
 * A ticket whose holder did not come when called.
 */
export type MissedRow = {
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * The label over the window that called it.
   */
  window: string, };

/**
 * A visitor who was sent for missing papers.
 */
export type MissingNow = {
  /**
   * The ticket of the visit.
   */
  ticket: string,
  /**
   * The ticket's number on its day.
   */
  number: string,
  /**
   * The day of the visit, `2026-11-23`.
   */
  day: string,
  /**
   * What was missing, and until when the ticket yields a new number.
   */
  papers: PapersNow,
  /**
   * Whether the ticket yields a new number now.
   */
  may_return: boolean, };

/**
 * A page of visitors who were sent for missing papers.
 */
export type MissingPage = {
  /**
   * The visitors, about 200, oldest first.
   */
  missing: Array<MissingNow>,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * Moves a booking to another slot.
 */
export type MoveBooking = {
  /**
   * The start of the new slot, in milliseconds since the Unix epoch.
   */
  slot: number, };

/**
 * A document to bring: `{ id = "id-card", zh = "身份证", en = "ID card" }`. `id` is not a language here.
 */
export type NeededDocument = { id?: string, zh: string, en: string, [language: string]: string | undefined };

/**
 * The ticket that a window would call next if it called now; both fields are absent if none waits for it.
 */
export type NextNow = {
  /**
   * The ticket.
   */
  ticket?: Ticket,
  /**
   * Why it would be called.
   */
  why?: WhyCalled, };

/**
 * The note left with a ticket.
 */
export type NoteNow = {
  /**
   * The text of the note.
   */
  text: string,
  /**
   * When it was written, in milliseconds since the Unix epoch.
   */
  at: number,
  /**
   * Who wrote it: role and opaque id.
   */
  by: string, };

/**
 * A period during which the hall is open.
 */
export type OpenSpan = {
  /**
   * The first open instant, in milliseconds since the Unix epoch.
   */
  from: number,
  /**
   * The first instant after, in milliseconds since the Unix epoch.
   */
  to: number, };

/**
 * Opens a window.
 */
export type OpenWindow = {
  /**
   * Restricts the window to these of its services.
   */
  services?: Array<string>, };

/**
 * A started visit that no one is serving.
 */
export type OrphanNow = {
  /**
   * The ticket.
   */
  ticket: WaitingNow,
  /**
   * The opaque id of the clerk responsible for it.
   */
  owner: string,
  /**
   * Open seconds since it left a window.
   */
  alone_s: number, };

/**
 * What a key of a key pad does.
 */
export type PadAct = "start" | "end" | "next" | "previous" | "choose" | "back" | "home" | "repeat" | "help" | "louder" | "quieter" | "faster" | "slower" | "dark";

/**
 * A printer's roll of paper, counted by what was printed since it was put in.
 */
export type PaperRoll = {
  /**
   * What was printed from it, in millimetres.
   */
  printed_mm: number,
  /**
   * What should be left of it, in metres; none if nobody said how long a whole roll is.
   */
  left_m?: number, };

/**
 * The rules for visitors whose papers are missing (待补正).
 */
export type PapersDocument = {
  /**
   * The number of working days for which the old ticket yields a new number, called as returning.
   */
  return_days: number, };

/**
 * Missing papers of a visitor.
 */
export type PapersNow = {
  /**
   * The index of the step that needs them.
   */
  step: number,
  /**
   * For an agent's visit: the index of the principal, from 0.
   */
  principal?: number,
  /**
   * Whether the visitor has returned with them: they yield no further number.
   */
  back?: boolean,
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The missing documents.
   */
  documents: Array<NeededDocument>,
  /**
   * The last day on which the old ticket yields a new number, `2026-12-07`.
   */
  until: string, };

/**
 * The rules for parking visitors at a window (挂起).
 */
export type ParkingDocument = {
  /**
   * The maximum number of visitors parked at a window at a time.
   */
  window_max: number,
  /**
   * Open minutes after which the clerk is reminded of a parked visitor.
   */
  remind_min: number, };

/**
 * Pauses a window once its current visitor has gone.
 */
export type PauseWindow = {
  /**
   * The reason, at most 80 characters.
   */
  reason: string,
  /**
   * The expected time of return, in milliseconds since the Unix epoch.
   */
  back_at?: number,
  /**
   * The id of the open window that serves its services in the meantime.
   */
  substitute?: string, };

/**
 * A paused window.
 */
export type PausedRow = {
  /**
   * The label over the window.
   */
  window: string,
  /**
   * The reason for the pause.
   */
  reason: string,
  /**
   * The expected time of return, in milliseconds since the Unix epoch.
   */
  back_at?: number,
  /**
   * The label over the window that serves its services in the meantime.
   */
  substitute?: string, };

/**
 * A person with an account in the hall, as listed for readers of its record.
 */
export type PersonEntry = {
  /**
   * The person's opaque id, as in the record.
   */
  id: string,
  /**
   * The person's name as shown on staff pages.
   */
  name: string,
  /**
   * The person's role.
   */
  role: Role, };

/**
 * A confirmation code was sent.
 */
export type PhoneConfirmation = {
  /**
   * The id to submit along with the code when booking.
   */
  confirmation: string,
  /**
   * When the code expires, in milliseconds since the Unix epoch.
   */
  expires_at: number, };

/**
 * The whole configuration of a hall.
 */
export type PlanDocument = {
  /**
   * The hall itself: its name, zone and hours.
   */
  hall: HallDocument,
  /**
   * The departments that provide the services.
   */
  departments: Array<DepartmentDocument>,
  /**
   * The number series of tickets: a prefix with a counter each.
   */
  lines: Array<SeriesDocument>,
  /**
   * The services that visitors come for.
   */
  services: Array<ServiceDocument>,
  /**
   * The themes that kiosks show first; if none, they show the departments.
   */
  themes?: Array<ThemeDocument>,
  /**
   * The priority classes of tickets; `ordinary` need not be listed.
   */
  classes: Array<ClassDocument>,
  /**
   * The windows at which clerks serve.
   */
  windows: Array<WindowDocument>,
  /**
   * The kiosks at which visitors take tickets.
   */
  kiosks: Array<KioskDocument>,
  /**
   * The boards on the walls.
   */
  boards: Array<BoardDocument>,
  /**
   * The services and slots that can be booked.
   */
  appointments?: Array<AppointmentsDocument>,
  /**
   * The rules for booking.
   */
  booking?: BookingDocument,
  /**
   * The rules for visitors who do not come when called.
   */
  missed: MissedDocument,
  /**
   * The shares of the lanes that are not classes, and how a call proceeds.
   */
  calling: CallingDocument,
  /**
   * The rules for visitors whose papers are missing.
   */
  papers: PapersDocument,
  /**
   * Journeys: sequences of services that serve one purpose.
   */
  journeys?: Array<JourneyDocument>,
  /**
   * The responsibility for visits.
   */
  visits: VisitsDocument,
  /**
   * The rules for parking visitors at a window.
   */
  parking: ParkingDocument,
  /**
   * The rules for clerks at windows.
   */
  desks: DesksDocument,
  /**
   * When visitors are reminded that their turn is near.
   */
  reminders?: RemindersDocument,
  /**
   * What an identity card read at a kiosk is used for.
   */
  cards?: CardsDocument, };

/**
 * A mistake in a plan.
 */
export type PlanMistake = {
  /**
   * A stable code for programs, such as `bad_time`.
   */
  code: string,
  /**
   * Whether the plan can still be used, but probably does not do what its author intended.
   */
  warning: boolean,
  /**
   * The path in the plan: `windows[2].services[0]`; empty if it is not valid TOML.
   */
  path: string,
  /**
   * The line in a TOML plan, counted from 1.
   */
  line?: number,
  /**
   * The column in a TOML plan, counted from 1.
   */
  column?: number,
  /**
   * The parameters by which mistakes of the same code differ, by name.
   */
  parts: { [key in string]: Text },
  /**
   * What is wrong, and what is allowed.
   */
  words: Text, };

/**
 * A part that a new plan can lack.
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
   * The id of the current step's service.
   */
  service: string,
  /**
   * The documents that the visitor was asked to bring, with the ids by which a missing one is named.
   */
  documents: Array<NeededDocument>,
  /**
   * The papers missing at the earlier visit, if this visitor has returned with them.
   */
  brings: Array<PapersNow>,
  /**
   * How long it waited for the current step, in open seconds.
   */
  waited_s: number,
  /**
   * Whether the start of service was assumed.
   */
  start_assumed: boolean,
  /**
   * How often the call was repeated.
   */
  recalls: number,
  /**
   * Why it was called when it was.
   */
  why?: WhyCalled,
  /**
   * How many boards showed its call.
   */
  reached: Reached, };

/**
 * A person whom an agent represents (代办).
 */
export type Principal = {
  /**
   * The ids of the services requested for them.
   */
  services: Array<string>,
  /**
   * Their name; stored outside the record and deleted when the day ends.
   */
  name?: string, };

/**
 * The people whom an agent's ticket represents, as shown to the clerks who serve it.
 */
export type Principals = {
  /**
   * The principals, ordered by their indexes in the steps.
   */
  principals: Array<Principal>, };

/**
 * Reports the outcome of printing a ticket.
 */
export type PrintResult = {
  /**
   * `printed`, `failed` or `uncertain`.
   */
  outcome: string,
  /**
   * Whether it was a reprint (补打).
   */
  copy?: boolean, };

/**
 * The outcome of printing a ticket.
 */
export type Printed = "printed" | "failed" | "uncertain" | "on_screen";

/**
 * Bytes to or from the printer.
 */
export type PrinterBytes = {
  /**
   * 1, 2, 3 …
   */
  seq: number,
  /**
   * When.
   */
  at: number,
  /**
   * Whether the kiosk sent them.
   */
  sent: boolean,
  /**
   * How many there were.
   */
  count: number,
  /**
   * The first of them, in hexadecimal; of a ticket only the first few: what is printed is not kept.
   */
  hex: string, };

/**
 * A kiosk's report on its printer.
 */
export type PrinterHealth = {
  /**
   * The state of the printer.
   */
  state: PrinterState,
  /**
   * Since when it has been in that state, in milliseconds since the Unix epoch.
   */
  since: number,
  /**
   * What exactly is the matter, where the state alone does not say it.
   */
  trouble?: PrinterTrouble,
  /**
   * What was printed from the roll in it.
   */
  roll?: PaperRoll, };

/**
 * The state of a printer.
 */
export type PrinterState = "ready" | "paper_low" | "paper_out" | "cover_open" | "cutter_error" | "error" | "away";

/**
 * What exactly is the matter with a printer.
 */
export type PrinterTrouble = "not_allowed" | "not_found" | "held" | "paper_jam" | "head_hot" | "ticket_left" | "lost_in_job";

/**
 * Why a request failed.
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
   * When the hall next opens, for `hall_closed`, in milliseconds since the Unix epoch.
   */
  opens_at?: number,
  /**
   * The number of the ticket in the way, for `window_busy` and similar.
   */
  number?: string,
  /**
   * The errors with their locations, for `invalid` and `plan_in_use`.
   */
  errors?: Array<string>,
  /**
   * The errors with parameters and in both languages, for a plan that is `invalid`, `unreadable` or a `bad_plan`.
   */
  mistakes?: Array<PlanMistake>,
  /**
   * What a new plan omits and what uses it, as data, for `plan_in_use`.
   */
  left_out?: Array<LeftOut>,
  /**
   * The location of the error in the request body, for `invalid` and `unreadable`.
   */
  place?: BodyLocation, };

/**
 * A browser's push subscription; stored outside the record for as long as the visit lasts.
 */
export type PushTarget = {
  /**
   * The URL at the browser's push service.
   */
  endpoint: string,
  /**
   * The browser's public key in base64url.
   */
  p256dh: string,
  /**
   * The browser's secret in base64url.
   */
  auth: string, };

/**
 * How many boards a call has reached.
 */
export type Reached = {
  /**
   * The number of connected boards that should show it.
   */
  boards: number,
  /**
   * The number of boards that confirmed showing it.
   */
  shown: number, };

/**
 * Asks what an identity card is good for; nothing is stored.
 */
export type ReadCard = {
  /**
   * The resident number (GB 11643-1999).
   */
  card: string, };

/**
 * An entry of the record.
 */
export type RecordEntry = {
  /**
   * Its position in the record: 1, 2, 3 …
   */
  seq: number,
  /**
   * When it was made, in milliseconds since the Unix epoch.
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
   * A digest of the request and its author.
   */
  fingerprint: string | null,
  /**
   * The author: role and opaque id, such as `clerk:c1`.
   */
  actor: string,
  /**
   * The number that was issued.
   */
  number: string | null,
  /**
   * The entry's link in the hash chain, in hexadecimal.
   */
  chain: string,
  /**
   * The kind of act requested.
   */
  kind: string,
  /**
   * The format version of the body.
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
   * The entries, at most 200, in order.
   */
  entries: Array<RecordEntry>,
  /**
   * The number of every ticket that these entries concern, by ticket id, whenever it was issued.
   */
  numbers: { [key in string]: string },
  /**
   * Pass as `after` to get the next page.
   */
  next?: number, };

/**
 * When visitors are reminded that their turn is near.
 */
export type RemindersDocument = {
  /**
   * The number of visitors still ahead when the reminder is sent (前方人数), 1 to 50; 0 sends none.
   */
  ahead: number, };

/**
 * How a visitor is reminded that their turn is near.
 */
export type RemindersNow = {
  /**
   * The number of visitors ahead at which the reminder is sent; 0 if the hall sends none.
   */
  ahead: number,
  /**
   * Whether the visitor wants reminders.
   */
  on: boolean,
  /**
   * How many browsers are notified.
   */
  phones: number,
  /**
   * Whether a text message is sent to the telephone number that the visitor booked with.
   */
  sms: boolean,
  /**
   * The server's key for web push (RFC 8292): an uncompressed point of P-256 in base64url.
   */
  push_key: string, };

/**
 * Ids and tokens for tickets that a kiosk may have to issue alone.
 */
export type Reserve = {
  /**
   * The tickets, each to be used once.
   */
  tickets: Array<ReservedTicket>,
  /**
   * The highest number of the kiosk's own blocks that the hall has today: a kiosk whose disk was lost goes on after it.
   */
  given?: GivenToday, };

/**
 * An id that no other ticket has, and the token of its visitor's page.
 */
export type ReservedTicket = {
  /**
   * The ticket's id.
   */
  ticket: string,
  /**
   * The token of its visitor's page: `/t/TOKEN`.
   */
  token: string, };

/**
 * Requests the new number of a visitor who brings missing papers.
 */
export type ReturnTicket = {
  /**
   * The visitor's language: `zh` or `en`.
   */
  language?: string, };

/**
 * A role in the hall.
 */
export type Role = "kiosk" | "board" | "clerk" | "reception" | "manager" | "auditor" | "admin" | "visitor" | "system";

/**
 * What happens when a clerk opens a window at which another clerk sits, or opens one while sitting at another.
 */
export type SecondSignIn = "refuse" | "take_over";

/**
 * The answer to a second ticket for one service on one day by the same person.
 */
export type SecondTicket = "allow" | "show" | "refuse";

/**
 * A number series: services that share a prefix and a counter.
 */
export type SeriesDocument = {
  /**
   * The series' id.
   */
  id: string,
  /**
   * The prefix of its numbers: one to three capital letters.
   */
  prefix: string, };

/**
 * Serves a visitor who has no ticket (无号办理).
 */
export type ServeWithoutTicket = {
  /**
   * One to eight services; the window must offer the first.
   */
  services: Array<string>,
  /**
   * A class other than ordinary.
   */
  class?: string, };

/**
 * A service that visitors come for.
 */
export type ServiceDocument = {
  /**
   * The service's id.
   */
  id: string,
  /**
   * The department that provides it.
   */
  department: string,
  /**
   * The number series that supplies its ticket numbers.
   */
  line: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The documents to bring.
   */
  documents: Array<NeededDocument>,
  /**
   * The fee.
   */
  fee?: Text,
  /**
   * Working days until the promised result; 0 means decided on the spot.
   */
  promised_days: number,
  /**
   * The usual duration in minutes, used until the hall has learned from experience.
   */
  usual_min: number,
  /**
   * The target wait in minutes.
   */
  target_wait_min: number,
  /**
   * Open minutes after which a waiting ticket is overdue.
   */
  max_wait_min: number,
  /**
   * The outcome of a step if the clerk does not state one.
   */
  default_outcome: StepOutcome,
  /**
   * The maximum number of visitors in a day. Tickets and booked places count; those given up or released are free
   * again. Visitors whom a clerk transfers and those who return with papers are admitted beyond it.
   */
  daily_limit?: number,
  /**
   * Further words by which visitors can search for it.
   */
  keywords?: Array<string>,
  /**
   * The visitors it is meant for.
   */
  audience: Audience,
  /**
   * Whether the service is so quick that its visitors get the express class automatically (马上办).
   */
  express: boolean,
  /**
   * Whether only windows with full authority serve it (首席代表).
   */
  needs_full_authority: boolean,
  /**
   * The hall that provides it, if this one does not: kiosks show where, and issue no ticket.
   */
  elsewhere?: ElsewhereDocument,
  /**
   * Whether it takes no new tickets.
   */
  retired: boolean, };

/**
 * The current state of a service.
 */
export type ServiceNow = {
  /**
   * The service's id.
   */
  service: string,
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The number of tickets that wait.
   */
  waiting: number,
  /**
   * The longest current wait, in open seconds.
   */
  longest_wait_s: number,
  /**
   * The expected wait of a visitor who arrives now.
   */
  wait: Wait | null,
  /**
   * The target wait, in seconds.
   */
  target_wait_s: number,
  /**
   * How the service compares with the target.
   */
  standing: Standing,
  /**
   * The number of open windows that serve it.
   */
  windows_open: number,
  /**
   * The number of tickets issued today.
   */
  issued: number,
  /**
   * The number of steps finished today.
   */
  served: number,
  /**
   * The mean duration of its service today, in seconds.
   */
  mean_service_s: number | null, };

/**
 * The current state of a service.
 */
export type ServiceWait = {
  /**
   * The service's id.
   */
  service: string,
  /**
   * The number of tickets that wait.
   */
  waiting: number,
  /**
   * The number of open windows that serve it.
   */
  windows_open: number,
  /**
   * The expected wait of a visitor who arrives now; null if no window serves it.
   */
  wait: Wait | null,
  /**
   * The labels of the windows that serve it: of open ones if there are any.
   */
  windows: Array<string>,
  /**
   * The areas of the waiting room in front of these windows.
   */
  areas: Array<string>,
  /**
   * If no window is open: when a paused one will be back, in milliseconds since the Unix epoch.
   */
  back_at?: number,
  /**
   * Whether it has tickets left today, and a window that could call them.
   */
  available: boolean,
  /**
   * Whether no window of the plan offers it: the service is then unavailable, and no ticket is issued for it.
   */
  no_window?: boolean, };

/**
 * The session's user.
 */
export type SessionNow = {
  /**
   * The opaque id of the person or device.
   */
  id: string,
  /**
   * The person's name as shown on their own page.
   */
  name: string,
  /**
   * The role in which they act.
   */
  role: Role,
  /**
   * The id of the hall; absent for accounts of all halls.
   */
  hall?: string, };

/**
 * A visitor turns reminders on or off.
 */
export type SetReminders = {
  /**
   * Whether the visitor wants reminders; off forgets all browsers.
   */
  on: boolean,
  /**
   * The browser to notify.
   */
  push?: PushTarget,
  /**
   * The language of the notification.
   */
  language?: string, };

/**
 * Shortens an extended day again, at most down to the hours of the plan.
 */
export type ShortenHours = {
  /**
   * The first instant after the shortened hours, in milliseconds since the Unix epoch: not before now, and before
   * the current closing.
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
 * A bookable day.
 */
export type SlotDay = {
  /**
   * The date, `2026-11-23`.
   */
  day: string,
  /**
   * The number of places left on it.
   */
  left: number, };

/**
 * A slot.
 */
export type SlotNow = {
  /**
   * The start of the slot, in milliseconds since the Unix epoch; identifies the slot when booking.
   */
  from: number,
  /**
   * The end of the slot, in milliseconds since the Unix epoch.
   */
  to: number,
  /**
   * The number of places left.
   */
  left: number, };

/**
 * The slots of a service on one day, and the days that have places.
 */
export type SlotPage = {
  /**
   * The service's id.
   */
  service: string,
  /**
   * The bookable days that have slots.
   */
  days: Array<SlotDay>,
  /**
   * The day whose slots are listed: the one requested, or the first with places left; absent if there is none.
   */
  day?: string,
  /**
   * The day's slots that are not over, in order.
   */
  slots: Array<SlotNow>,
  /**
   * The IANA time zone of that day's times.
   */
  zone: string, };

/**
 * How a service compares with its target wait, worst first.
 */
export type Standing = "uncovered" | "over" | "coming" | "near" | "ok";

/**
 * The public status of a hall.
 */
export type Status = {
  /**
   * The hall's id.
   */
  hall: string,
  /**
   * The hall's name.
   */
  name: Text,
  /**
   * Whether the hall issues tickets.
   */
  open: boolean,
  /**
   * When it closes, if open, in milliseconds since the Unix epoch.
   */
  until: number | null,
  /**
   * When it next opens, if closed, in milliseconds since the Unix epoch.
   */
  opens_at: number | null,
  /**
   * The current state of the services.
   */
  services: Array<ServiceWait>,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
   */
  zone: string,
  /**
   * Why it issues no tickets regardless of its hours: the code with which commands are refused, such as `disk_full`.
   */
  fault?: string, };

/**
 * A step of a ticket: one service.
 */
export type StepNow = {
  /**
   * The step's index, which together with the ticket always identifies it. Steps are listed in the order in which
   * they come, which may differ from the order of their indexes.
   */
  step: number,
  /**
   * The service's id.
   */
  service: string,
  /**
   * The state of the step.
   */
  state: StepState,
  /**
   * The id of the window that last took it.
   */
  window?: string,
  /**
   * The outcome, once it has finished.
   */
  outcome?: StepOutcome,
  /**
   * For an agent's ticket: the index of the principal, from 0.
   */
  principal?: number, };

/**
 * The outcome of a step.
 */
export type StepOutcome = "decided" | "accepted" | "passed" | "papers_missing" | "refused" | "not_here" | "advice";

/**
 * The state of a step.
 */
export type StepState = "waiting" | "called" | "serving" | "parked" | "missed" | "done" | "transferred" | "cancelled" | "expired";

/**
 * Whether there is a technician's page.
 */
export type TechnicianDoor = {
  /**
   * False if the kiosk was started without a PIN.
   */
  open: boolean, };

/**
 * The way to the server.
 */
export type TechnicianNetwork = {
  /**
   * The server's address.
   */
  server: string,
  /**
   * Whether it responds, and since when not.
   */
  state: KioskServer,
  /**
   * Since when it has been connected, if it is.
   */
  connected_since?: number,
  /**
   * Why it was last not reached, in the system's words.
   */
  error?: string,
  /**
   * When that was.
   */
  error_at?: number,
  /**
   * By what its certificate is trusted: `plain`, `system`, the path of a file, or a fingerprint.
   */
  trust: string, };

/**
 * What lets a page in, until it has not been touched for a while.
 */
export type TechnicianPass = {
  /**
   * A secret.
   */
  pass: string, };

/**
 * The PIN, as typed.
 */
export type TechnicianPin = {
  /**
   * The digits.
   */
  pin: string, };

/**
 * The outcome of a test print.
 */
export type TechnicianPrinted = {
  /**
   * The outcome.
   */
  printed: KioskPrint,
  /**
   * What went wrong and what to do.
   */
  detail?: Text, };

/**
 * The state of the printer.
 */
export type TechnicianPrinter = {
  /**
   * Its address.
   */
  address: string,
  /**
   * The id of its profile.
   */
  profile: string,
  /**
   * The code of its state, such as `paper_out`.
   */
  state: string,
  /**
   * The same in words.
   */
  words: Text,
  /**
   * Since when it has been in that state.
   */
  since: number,
  /**
   * What it answered last, in hexadecimal; absent if nothing was heard.
   */
  raw?: string,
  /**
   * When that was.
   */
  raw_at?: number, };

/**
 * Everything that a technician's page shows. Instants are by the server's clock, in milliseconds since the Unix epoch.
 */
export type TechnicianState = {
  /**
   * The kiosk's id.
   */
  kiosk: string,
  /**
   * The time.
   */
  now: number,
  /**
   * The hall's time zone; absent until the hall has been heard.
   */
  zone?: string,
  /**
   * The program and the computer.
   */
  health: KioskHealth,
  /**
   * The printer.
   */
  printer: TechnicianPrinter,
  /**
   * The way to the server.
   */
  network: TechnicianNetwork,
  /**
   * What was issued alone and still has to be merged; absent where nothing is kept for that.
   */
  alone?: KioskAlone,
  /**
   * What was said to the printer and what it answered, newer than was asked for, in order.
   */
  bytes: Array<PrinterBytes>,
  /**
   * The program's log, newer than was asked for, in order.
   */
  logs: Array<LogLine>,
  /**
   * Seconds until the page closes by itself unless it is touched.
   */
  left_s: number, };

/**
 * A text in the hall's languages: `{ zh = "民政局", en = "Civil Affairs" }`, and any other language by its code.
 */
export type Text = { zh: string, en: string, [language: string]: string };

/**
 * A theme on the first screen of a kiosk: services of one matter of life, whichever department provides them.
 */
export type ThemeDocument = {
  /**
   * The theme's id.
   */
  id: string,
  /**
   * The theme's name.
   */
  name: Text,
  /**
   * The picture on its tile.
   */
  icon: ThemeIcon,
  /**
   * Departments, journeys or services, in the order of the list; a department stands for all of its services.
   */
  menu: Array<string>, };

/**
 * The pictures that a theme may have; named as in the icon library Lucide, from which pages draw them.
 */
export type ThemeIcon = "accessibility" | "baby" | "briefcase" | "building" | "car" | "droplets" | "flower" | "graduation-cap" | "hammer" | "hand-coins" | "heart-handshake" | "heart-pulse" | "house" | "id-card" | "info" | "key-round" | "landmark" | "leaf" | "map" | "medal" | "piggy-bank" | "plane" | "receipt" | "scale" | "shield" | "siren" | "stamp" | "stethoscope" | "store" | "ticket" | "truck" | "umbrella" | "users" | "utensils" | "wheat" | "zap";

/**
 * A visitor's ticket.
 */
export type Ticket = {
  /**
   * The ticket's id, for programs.
   */
  id: string,
  /**
   * The ticket's number, for people.
   */
  number: string,
  /**
   * The token of the visitor's page: `/t/TOKEN`. Present only in answers about this one ticket, to its visitor and
   * to those who print it.
   */
  token?: string,
  /**
   * The state of the ticket.
   */
  state: TicketState,
  /**
   * The id of its class.
   */
  class: string,
  /**
   * Its steps, one for each service.
   */
  steps: Array<StepNow>,
  /**
   * When the visitor arrived, in milliseconds since the Unix epoch.
   */
  arrived_at: number,
  /**
   * When the hall issued it, in milliseconds since the Unix epoch.
   */
  issued_at: number,
  /**
   * When it was last called, in milliseconds since the Unix epoch.
   */
  called_at?: number,
  /**
   * When its current or last service started, in milliseconds since the Unix epoch.
   */
  started_at?: number,
  /**
   * When it reached a final state, in milliseconds since the Unix epoch.
   */
  finished_at?: number,
  /**
   * How many tickets would be called first if no one else came; it can rise.
   */
  ahead: number,
  /**
   * The expected wait from now; null if no window serves it or it is not waiting.
   */
  wait: Wait | null,
  /**
   * The visitor's language, if known.
   */
  language?: string,
  /**
   * The outcome of printing, if known.
   */
  printed?: Printed,
  /**
   * The id of the earlier visit's ticket, if the visitor returned with missing papers.
   */
  linked?: string,
  /**
   * The id of the journey that its steps belong to.
   */
  journey?: string,
  /**
   * The opaque id of the clerk named for the visitor.
   */
  clerk?: string,
  /**
   * The number of people sharing the ticket, if more than one.
   */
  people?: number,
  /**
   * The time of the visitor's appointment, if booked, in milliseconds since the Unix epoch.
   */
  booked_at?: number,
  /**
   * The opaque id of the first clerk who served it, who is responsible for the visit.
   */
  owner?: string,
  /**
   * For steps in any order: the id of the first window that served it, which is responsible for the whole visit.
   */
  lead?: string, };

/**
 * Names the ticket of an act: recall, start, no-show, park, resume.
 */
export type TicketAct = {
  /**
   * The id of the ticket.
   */
  ticket: string, };

/**
 * A page of tickets.
 */
export type TicketPage = {
  /**
   * The tickets, at most 200.
   */
  tickets: Array<Ticket>,
  /**
   * Pass as `after` to get the next page.
   */
  next?: string, };

/**
 * The state of a ticket.
 */
export type TicketState = "waiting" | "called" | "serving" | "parked" | "missed" | "done" | "cancelled" | "expired";

/**
 * Today's hours, which stay as they are even if a new plan differs; part of the answer to a change of plan.
 */
export type TodayKept = {
  /**
   * The current day, `2026-11-23`.
   */
  day: string,
  /**
   * The IANA time zone of its times.
   */
  zone: string,
  /**
   * The open spans of the day.
   */
  spans: Array<OpenSpan>,
  /**
   * The first day with the new plan's hours.
   */
  new_from: string,
  /**
   * The same as text, including what can be done about today.
   */
  words: Text, };

/**
 * Transfers the current visitor.
 */
export type Transfer = {
  /**
   * The id of the visitor's ticket.
   */
  ticket: string,
  /**
   * The destination.
   */
  to: TransferTo,
  /**
   * The place in the queue there: `first`, `last` or `own` (by its own arrival time, the default).
   */
  place?: string, };

/**
 * The destination of a transfer: a service, a window or a clerk.
 */
export type TransferTo = { "service": string } | { "window": string } | { "clerk": string };

/**
 * Signs in a TV through the link that it opened.
 */
export type TvLink = {
  /**
   * A board's token.
   */
  token: string, };

/**
 * A confirmation code as the visitor typed it.
 */
export type TypedCode = {
  /**
   * The `confirmation` from the answer to sending the code.
   */
  id: string,
  /**
   * The six digits of the code.
   */
  code: string, };

/**
 * The act that a window may undo.
 */
export type UndoNow = {
  /**
   * The kind of act.
   */
  what: UndoableAct,
  /**
   * The ticket's number.
   */
  number: string,
  /**
   * Until when it may be undone, in milliseconds since the Unix epoch.
   */
  until: number, };

/**
 * An act that a window can undo.
 */
export type UndoableAct = "call" | "miss" | "finish";

/**
 * A kiosk whose numbers the hall may not all know: it is cut off and may go on alone, or it has not merged all of them.
 */
export type UnmergedNow = {
  /**
   * The kiosk's id.
   */
  kiosk: string,
  /**
   * Since when it is cut off, in milliseconds since the Unix epoch; none while it is connected.
   */
  away_since?: number,
  /**
   * The first and last number of each of its own blocks.
   */
  numbers: Array<[number, number]>,
  /**
   * How many tickets it had still to merge when it was last heard.
   */
  to_merge: number,
  /**
   * How many tickets the server refused to merge: their visitors need help.
   */
  refused: number, };

/**
 * Whether the record is intact.
 */
export type Verified = {
  /**
   * Whether every entry is as it was written.
   */
  whole: boolean,
  /**
   * The record's epoch.
   */
  epoch: string,
  /**
   * The number of entries.
   */
  entries: number,
  /**
   * The chain link of the last entry, in hexadecimal.
   */
  chain: string,
  /**
   * The places where the record is damaged.
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
   * Its steps, with the documents to bring.
   */
  steps: Array<VisitStep>,
  /**
   * The label over the window to go to, while called or served.
   */
  window?: string,
  /**
   * The areas of the waiting room to wait in.
   */
  areas: Array<string>,
  /**
   * The areas joined into one text.
   */
  area: string,
  /**
   * The labels of the windows that serve the current step.
   */
  windows: Array<string>,
  /**
   * Whether the holder may still cancel the ticket.
   */
  may_cancel: boolean,
  /**
   * Whether the holder was parked and may report back (我回来了).
   */
  may_come_back: boolean,
  /**
   * After a missed call: until when the holder may come back, if the hall limits that, in milliseconds since the
   * Unix epoch.
   */
  back_until?: number,
  /**
   * Whether the hall is open, so that a wait that spans a break is described correctly.
   */
  open: boolean,
  /**
   * When it next opens, if closed, in milliseconds since the Unix epoch.
   */
  opens_at?: number,
  /**
   * If no window serves the current step: when a paused one will be back, in milliseconds since the Unix epoch.
   */
  back_at?: number,
  /**
   * Whether the hall does not open again today: the ticket then expires with the day, unless an open window still
   * serves it.
   */
  today_over: boolean,
  /**
   * The number of waiting visitors who stay ahead of a latecomer who is put back into the queue.
   */
  requeue_behind: number,
  /**
   * What happens to a visitor who does not come when called, in the words printed on the ticket.
   */
  missed_rule: Text,
  /**
   * The missing papers, by service; the ticket yields a new number until their last day.
   */
  papers: Array<PapersNow>,
  /**
   * Whether the ticket yields a new number now (`POST …/return`).
   */
  may_return: boolean,
  /**
   * The ticket with which the visitor has returned.
   */
  back?: BackNow,
  /**
   * The number of the earlier visit, if the visitor returned with missing papers.
   */
  linked_number?: string,
  /**
   * The name of the journey that the steps belong to.
   */
  journey?: Text,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA zone, for displaying every instant with the offset that applies at that instant.
   */
  zone: string, };

/**
 * A step on a visitor's page.
 */
export type VisitStep = {
  /**
   * The service's name.
   */
  name: Text,
  /**
   * The documents to bring.
   */
  documents: Array<Text>,
  /**
   * The fee.
   */
  fee?: Text,
  /**
   * The state of the step.
   */
  state: StepState,
  /**
   * The outcome, once it has finished: a step that ended with papers missing is finished but not settled.
   */
  outcome?: StepOutcome, };

/**
 * The responsibility for a visit (首问责任), which lies with the first clerk who served it.
 */
export type VisitsDocument = {
  /**
   * Open minutes after which an unfinished visit that left a window, and that no one is serving, raises an alarm
   * for that clerk.
   */
  orphaned_min: number, };

/**
 * A visitor's expected wait.
 */
export type Wait = {
  /**
   * One visitor in five waits less, in seconds.
   */
  low_s: number,
  /**
   * Four visitors in five wait less, in seconds.
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
   * The ticket's number.
   */
  number: string,
  /**
   * The id of the service it waits for.
   */
  service: string,
  /**
   * The id of its class.
   */
  class: string,
  /**
   * The state of the ticket.
   */
  state: TicketState,
  /**
   * Open seconds since it started to wait for its step.
   */
  waited_s: number,
  /**
   * When the visitor arrived, in milliseconds since the Unix epoch.
   */
  arrived_at: number,
  /**
   * The time since which it is missed or parked, while it is, in milliseconds since the Unix epoch.
   */
  aside_since?: number,
  /**
   * For a parked ticket: when the clerk is to be reminded, in milliseconds since the Unix epoch.
   */
  remind_at?: number,
  /**
   * For a missed ticket: until when the visitor may come back, if the plan limits that, in milliseconds since the
   * Unix epoch.
   */
  back_until?: number, };

/**
 * The number waiting for a service or department.
 */
export type WaitingRow = {
  /**
   * The name of the service or department.
   */
  name: Text,
  /**
   * The number of tickets that wait.
   */
  waiting: number, };

/**
 * Why a ticket was called when it was.
 */
export type WhyCalled = {
  /**
   * The lane by which it was called.
   */
  lane: CallLane,
  /**
   * 1: the window's own service; 2: one that it helps with.
   */
  tier: number,
  /**
   * How long it waited for the step, in open seconds.
   */
  waited_s: number,
  /**
   * The wait that orders the queue, in open seconds, where it is longer: it counts from the arrival.
   */
  counted_s?: number,
  /**
   * Its head start, in seconds.
   */
  head_start_s: number,
  /**
   * The number of earlier arrivals that it passed.
   */
  passed: number,
  /**
   * The position of this call in the window's run of calls of its class, where the plan limits runs; else 0.
   */
  in_a_row: number,
  /**
   * The candidates that were compared: the one called, then at most two others, best first.
   */
  candidates: Array<CandidateNow>,
  /**
   * The reason of a call out of order.
   */
  reason?: string, };

/**
 * The state of a window's view. The lists are empty for a board's token.
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
   * The opaque id of the clerk who sits there.
   */
  clerk?: string,
  /**
   * The ids of the services that it serves now, its own first.
   */
  services: Array<string>,
  /**
   * Services that it covers for other windows until a time (顶岗).
   */
  lent?: LentNow,
  /**
   * Since when it has been idle and waiting for the next visitor (预叫), in milliseconds since the Unix epoch.
   */
  waits_since?: number,
  /**
   * The services that no other open window serves: for these, a pause must name a substitute or the time of return.
   */
  served_alone: Array<string>,
  /**
   * The waiting tickets that no other window could call if this one closed, by service.
   */
  left_here: Array<LeftHere>,
  /**
   * The maximum number of visitors parked at this window at a time.
   */
  parked_max: number,
  /**
   * Its visitor.
   */
  present?: PresentNow,
  /**
   * The number of tickets waiting for its services.
   */
  waiting_count: number,
  /**
   * The longest wait among them, in seconds.
   */
  longest_wait_s: number,
  /**
   * The first 50 of them, in the order in which this window would call them.
   */
  waiting: Array<WaitingNow>,
  /**
   * The tickets that missed their call at this window, newest first.
   */
  missed: Array<WaitingNow>,
  /**
   * The tickets parked at this window.
   */
  parked: Array<WaitingNow>,
  /**
   * Visits that this window's clerk was the first to serve and that no one is serving now: an alarm.
   */
  orphaned: Array<WaitingNow>,
  /**
   * The act that can be undone.
   */
  undo?: UndoNow,
  /**
   * The number of visitors that the window has finished today.
   */
  served: number,
  /**
   * The figures for the day of the clerk who sits there.
   */
  figures?: ClerkFigures,
  /**
   * Whether the hall issues tickets.
   */
  open: boolean,
  /**
   * When it next opens, if closed, in milliseconds since the Unix epoch.
   */
  opens_at?: number,
  /**
   * The version of the plan, a digest: fetch the plan again when it changes.
   */
  plan_version: number,
  /**
   * The server's time, in milliseconds since the Unix epoch.
   */
  now: number,
  /**
   * The hall's IANA zone, for displaying every instant with the offset that applies at that instant.
   */
  zone: string, };

/**
 * A window at which a clerk serves.
 */
export type WindowDocument = {
  /**
   * The window's id.
   */
  id: string,
  /**
   * The label over the window: `3`.
   */
  label: string,
  /**
   * The area of the waiting room in front of it: `A`.
   */
  area: string,
  /**
   * The window's name.
   */
  name: Text,
  /**
   * Services that the window serves first (tier 1, 本窗).
   */
  services: Array<string>,
  /**
   * Services that the window helps with (tier 2, 兼办).
   */
  helps: Array<string>,
  /**
   * Open minutes after which a tier 2 ticket is considered alongside the window's own.
   */
  help_after_min: number,
  /**
   * Whether its clerk decides on behalf of the department (首席代表).
   */
  full_authority: boolean,
  /**
   * Whether the window is no longer opened.
   */
  retired: boolean, };

/**
 * The content of the screen over a window.
 */
export type WindowFace = {
  /**
   * The window's id.
   */
  id: string,
  /**
   * The label over the window.
   */
  label: string,
  /**
   * The window's name.
   */
  name: Text,
  /**
   * The area of the waiting room in front of it.
   */
  area: string,
  /**
   * The state of the window.
   */
  state: WindowState,
  /**
   * The reason for the pause.
   */
  reason?: string,
  /**
   * The expected time of return, in milliseconds since the Unix epoch.
   */
  back_at?: number,
  /**
   * The label over the window that serves its services in the meantime.
   */
  substitute?: string,
  /**
   * The labels over the paused windows whose services this one serves.
   */
  covers: Array<string>,
  /**
   * The number of the ticket at the window.
   */
  number?: string,
  /**
   * The state of that ticket, called or serving.
   */
  number_state?: TicketState, };

/**
 * The current state of a window.
 */
export type WindowNow = {
  /**
   * The content of its screen.
   */
  face: WindowFace,
  /**
   * The window's current activity.
   */
  doing: Doing,
  /**
   * The start of that activity, in milliseconds since the Unix epoch.
   */
  since: number,
  /**
   * The opaque id of the clerk who sits there.
   */
  clerk?: string,
  /**
   * Services that it covers for other windows until a time (顶岗).
   */
  lent?: LentNow,
  /**
   * Since when it has been idle and waiting for the next visitor (预叫), in milliseconds since the Unix epoch.
   */
  waits_since?: number,
  /**
   * The number of visitors finished today.
   */
  served: number,
  /**
   * The number of waiting tickets that it could call.
   */
  waiting: number,
  /**
   * Those of them that no other window could call if it closed, by service.
   */
  left_here: Array<LeftHere>, };

/**
 * The state of a window.
 */
export type WindowState = "open" | "paused" | "closed";

/**
 * A date that is worked whatever weekday it falls on.
 */
export type WorkdayDocument = {
  /**
   * The date.
   */
  day: string,
  /**
   * The weekday whose hours apply: `mon` … `sun`.
   */
  hours_of: string, };

/**
 * Leaves a note for the next clerk who serves the ticket, replacing any earlier note.
 */
export type WriteNote = {
  /**
   * The text, at most 300 characters; it never enters the record, and is deleted when the day ends.
   */
  text: string, };
