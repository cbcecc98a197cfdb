### English.

## language

language-name = English
language-tag = en
language-direction = ltr
language-digits = 0123456789
language-fallback = zh
language-voice = en
language-list_separator = ,{" "}
language-clause_separator = ;{" "}
language-range_dash = –
language-comma = ,{" "}
language-colon = :{" "}
language-stop = .{" "}
language-space = {" "}
language-in_brackets = {" "}({ $words })

## time

time-weekday =
    { $day ->
        [0] Sunday
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
       *[6] Saturday
    }
time-weekday_short =
    { $day ->
        [0] Sun
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
       *[6] Sat
    }
time-date =
    { $date } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
time-date_short =
    { $date } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
time-day = { $weekday } { $date }
time-tomorrow = tomorrow { $time }
time-next_day = { $time } the next day
time-on_day = { $day } { $time }
time-daily = daily
time-from_to = { $from }–{ $to }
time-minutes = { $count } min
time-under_minute = under 1 min
time-hours_minutes = { $hours } h { $minutes } min

## words

words-wait_unserved = No window open for this now
words-wait_none = No wait
words-wait_within = Under { $minutes } min
words-wait_minutes = About { $minutes } min
words-wait_hours = About { $hours } h
words-ahead =
    { $count ->
        [0] Nobody ahead of you
        [one] { $count } person ahead of you
       *[other] { $count } people ahead of you
    }
words-booked = Booked { $time }
words-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
words-for_others =
    { $count ->
        [one] For { $count } other person
       *[other] For { $count } others
    }
words-in_hall = Wait in the hall
words-area = { $area }
words-in_areas =
    { $count ->
        [one] Wait in area { $areas }
       *[other] Wait in areas { $areas }
    }
words-called_there = { $area } to be called
words-there_and_windows = { $area }, { $windows }
words-windows =
    { $count ->
        [one] window { $labels }
       *[other] windows { $labels }
    }
words-missed_to_window = Missed your call? Go to the window that called you
words-missed_behind = Missed your call? Go to reception: you wait again behind { $count } others
words-missed_end = Missed your call? Go to reception: you wait again behind everyone
words-missed_own = Missed your call? Go to reception: you wait again by your own arrival

## ticket

ticket-prepare = Please have ready
ticket-scan = Live status
ticket-valid_today = Valid today only
ticket-copy = COPY
# $clock (text)
ticket-as_of = As of { $clock }: server away
ticket-documents_left = { $count } more: scan the code
ticket-services_left = { $count } more
ticket-list_title = What to bring and to know
ticket-list_steps = Steps, in order
ticket-list_documents = Please have ready
ticket-list_no_documents = Nothing to bring
ticket-list_fee = Fee
ticket-list_free = Free
ticket-list_usual = Takes about
ticket-list_usual_minutes = { $minutes } min
ticket-list_promised = Result
ticket-list_promised_now = At once
ticket-list_promised_days =
    { $days ->
        [one] within { $days } working day
       *[other] within { $days } working days
    }
ticket-list_where = Where
ticket-list_no_number = This is not a ticket: take a number when you come
ticket-list_elsewhere = Not served in this hall: please go to the place above
ticket-list_left = { $count } more: ask at reception

## speech

speech-call = { $number }, please go to window { $window }
speech-windows =
    { $count ->
        [one] window { $labels }
       *[other] windows { $labels }
    }
speech-digit = { $digit }
speech-two_digits = { $tens }{ $ones }
speech-between = {" "}
speech-between_letters = {" "}
speech-letter_a = A,

## outcome

outcome-decided = Decided now
outcome-accepted = Accepted
outcome-passed = Passed to the department
outcome-papers_missing = Papers missing
outcome-refused = Refused
outcome-not_here = Not this hall’s
outcome-advice = Advice

## reason

reason-short_break = Short break
reason-papers = Fetching papers
reason-equipment = Equipment trouble
reason-handover = Handing over
reason-meal = Meal
reason-meeting = Meeting
reason-other_duties = Other duties
reason-unwell = Unwell
reason-papers_complete = Papers now complete
reason-belongs_together = Belongs with the visitor before
reason-urgent = Urgent matter
reason-correction = Putting a mistake right
reason-approved = Approved by the manager
reason-other = Another reason

## why

why-order =
    { $count ->
        [0] In order of arrival
        [one] Before { $count } earlier arrival
       *[other] Before { $count } earlier arrivals
    }
why-interrupted = interrupted at a window, so first of all
why-returning = back after an earlier step
why-overdue = waited { $minutes } min, past the longest wait
why-share = { $class } has a share of the calls
why-early = booked for later, and nobody else waited
why-latecomer = called again after a miss
why-out_of_order = out of order
why-head_start = { $class } counts { $minutes } min earlier
why-longest = waited longest
why-helped = helping out
why-beside_interrupted = interrupted at a window
why-beside_returning = back after an earlier step
why-beside_overdue = past the longest wait
why-beside_share = has a share of the calls
why-beside_head_start = counts { $minutes } min earlier

## story

story-by_kiosk = kiosk
story-by_board = board
story-by_clerk = clerk
story-by_reception = reception
story-by_manager = manager
story-by_admin = administrator
story-by_visitor = visitor
story-by_auditor = auditor
story-by_system = the hall
story-issued = Ticket issued
story-issued_alone = Taken at the kiosk while the server was away; merged now
# $number (text)
# $before (text)
story-number_replaced = { $number }, as on paper, in place of { $before }: the reply had been lost
story-called = Called to { $window }
story-went_on = Went on with the next step at { $window }
story-recalled = Called again to { $window }
story-started = Service began
story-started_assumed = Service began (assumed)
story-missed = Missed at { $window }
story-finished = Finished: { $outcome }
story-requeued = Put back into the queue
story-cancelled = Cancelled
story-granted = Class changed to { $class }
story-printed = Printed
story-printed_again = Printed again
story-printed_failed = Not printed
story-printed_uncertain = Not known whether it printed
story-printed_on_screen = Shown on the screen, not printed
story-noted = A note was written
story-came_back = Is back
story-came_back_for = Is back, waits for { $window }
story-returned_to_line = The window closed: back in the queue
story-served_without_ticket = Served without a ticket at { $window }
story-papers_missing = Informed of missing papers
story-case_opened = Accepted with a promised day
story-case_closed = The promised result is there
story-parked = Set aside at { $window }
story-resumed = Taken back to { $window }
story-sent_to = Transferred to { $to }
story-sent_to_clerk = Transferred to a colleague
story-step_added = Added: { $service }
story-undone = Taken back

## fact

fact-day_begun = Day begun: { $day }
fact-day_ended = Day ended
# $number (text)
# $day (text)
fact-expired_alone = { $number } of { $day }, taken while the server was away, merged only now: it expired with its day
fact-plan_adopted = Plan taken on
fact-window_opened = Opened: { $window }
fact-window_paused = Paused: { $window } ({ $reason })
fact-window_taken_over = Taken over: { $window }
fact-window_left = Left with its visitor: { $window }
fact-window_lent = Covers: { $window }
fact-lend_ended = Cover ended: { $window }
fact-window_waits = Called ahead: { $window }
fact-hall_closed = No more tickets
fact-day_extended = Open longer
fact-day_shortened = Longer day taken back
fact-booked = Booked: { $booking }
fact-booking_moved = Booking moved: { $booking }
fact-booking_cancelled = Booking cancelled: { $booking }
fact-booking_missed = Booking not claimed: { $booking }
fact-checked_in = Booking checked in: { $booking }
fact-window_closed = Closed: { $window }

## refusal

refusal-no_plan = The hall has no plan yet: ask the technician
refusal-hall_closed = The hall is closed
refusal-hall_closed_until = The hall is closed; it opens { $when }
refusal-day_not_over = The last working day is not over yet
refusal-too_late_today = There is no time left for this today: please come tomorrow
refusal-unknown_service = There is no such service
refusal-service_retired = This service is no longer offered
refusal-no_window = No window offers this service: please ask at reception
refusal-daily_limit_reached = All of today’s numbers for this service are taken
refusal-needs_server = The hall’s server cannot be reached, and this service cannot be given without it: please ask at reception
refusal-disk = This kiosk cannot store anything just now: please ask at reception
refusal-booking_alone = The server is away and bookings cannot be looked up: take a number as usual, or ask at reception
refusal-block_used_up = This kiosk has used up its own numbers: please ask at reception
refusal-not_of_block = This number is not one of the kiosk’s own
refusal-number_given = This number has been given to somebody else
refusal-day_not_begun = The hall has not begun that day
refusal-bad_steps = A ticket has one to eight services, each once
refusal-unknown_journey = There is no such journey
refusal-bad_party = A number stands for 1 to 200 people; an agent names a principal for each service, 16 at most
refusal-clerk_away = The clerk named for this visitor sits at no window now
refusal-needs_full_authority = This service needs a window with full authority: send the visitor there
refusal-unknown_class = There is no such class
refusal-class_not_granted = Ask at reception for this class
refusal-evidence_required = This class needs evidence: say what was shown
refusal-class_used_up = This class has been given as often as a day allows
refusal-ticket_exists = This ticket has been given already
refusal-day_full = All of today’s numbers are taken
refusal-unknown_ticket = There is no such ticket today
refusal-unknown_window = There is no such window
refusal-window_not_open = The window is not open: open it first
refusal-window_paused = The window is paused: open it again first
refusal-window_taken = Another clerk has opened this window
refusal-clerk_elsewhere = You sit at another window: finish and close there first
refusal-last_window = No other window serves these: name a substitute or when you are back
refusal-bad_substitute = A substitute is another window, and open
refusal-time_passed = That time has passed
refusal-too_many_parked = Too many are set aside here: take one of them back first
refusal-not_offered = This window does not offer that service
refusal-window_busy = Somebody is at the window: finish, miss, park or transfer first
refusal-window_busy_with = { $number } is at the window: finish, miss, park or transfer first
refusal-not_current = That ticket is no longer at this window; the page is up to date now
refusal-not_started = The visitor was called and has not come: start, recall or miss first
refusal-not_started_with = { $number } was called and has not come: start, recall or miss first
refusal-already_started = The visitor is being served: finish instead
refusal-already_started_with = { $number } is being served: finish instead
refusal-at_another_window = The ticket is at another window
refusal-wrong_state = The ticket’s state does not allow this
refusal-reason_required = Calling out of order needs a reason
refusal-bad_reason = A reason has 1 to 80 characters
refusal-recalls_used_up = It has been called as often as allowed: mark it missed
refusal-recall_too_soon = It was called just now: wait a moment
refusal-came_too_late = It is too long after the call: take a new ticket
refusal-requeues_used_up = It was put back as often as allowed: take a new ticket
refusal-returns_used_up = The old ticket has given as many numbers today as it may: ask at the reception
refusal-nothing_to_undo = There is nothing to take back within two minutes
refusal-changed_since = The ticket has changed since: this cannot be taken back
refusal-papers_not_named = Name the missing papers when the outcome is “papers missing”, and only then
refusal-unknown_document = The service does not ask for this document
refusal-no_papers_missing = This visitor was not sent for papers, or has brought them
refusal-already_back = A number for bringing the papers has been given already
refusal-too_late_to_return = The days for bringing the papers are over: take a new number
refusal-no_open_case = This ticket has no open case of this service
refusal-bad_plan = The plan has errors
refusal-unknown_booking = There is no such appointment: check the code; past ones are gone
refusal-step_required = That number has several results of this service to come: say which
refusal-booking_exists = This appointment code is taken
refusal-bookings_full = No more appointments can be taken now
refusal-slot_full = This time is fully booked: choose another
refusal-phone_needed = Please give your phone number: a code is sent to it
refusal-confirmation_needed = Please have a code sent first
refusal-confirmation_wrong = That is not the code in the message
refusal-confirmation_over = The code is no longer valid: have another one sent
refusal-sms_failed = The message could not be sent: try again, or book at reception
refusal-slot_over = This time is over: choose a later one
refusal-not_bookable_yet = This time cannot be booked yet
refusal-not_bookable_yet_until = This time can be booked from { $when }
refusal-too_early = It is too early to check in
refusal-too_early_until = Too early: check in from { $when }
refusal-closed_at_slot = Sorry: the hall is closed at the booked time. Book another time, or ask at reception
refusal-closed_at_slot_until = Sorry: the hall is closed at the booked time. It opens next { $when }. Book another time, or ask at reception
refusal-booking_over = This appointment was checked in, cancelled or missed
refusal-bad_shortening = Choose a time from now on, not before the planned closing, and before the present one
refusal-bad_extension = Extend to at most twelve hours after closing
refusal-tickets_still_wait = Visitors still wait whom only this window serves
refusal-plan_in_use = The new plan leaves out what is in use
refusal-plan_of_another_hall = This plan is of another hall
refusal-not_allowed = Your account may not do this
refusal-key_reused = This differs from what was asked before: start again
refusal-second_ticket = A ticket for this service was taken with this card today: please keep that one
refusal-card_old = This is an old number of 15 digits: please use your present identity card
refusal-card_misread = The card was not read clearly: please try again
refusal-visit_over = This ticket was of an earlier day: take a new one
refusal-no_speech = There is no such announcement
refusal-starting = The hall is starting: try again shortly
refusal-method_not_allowed = The page is at fault: reload it
refusal-socket_expected = The page is at fault: reload it
refusal-https_only = Open this page by its https:// address
refusal-key_missing = The page is at fault: reload it
refusal-unreadable = The page is at fault: reload it
refusal-invalid = Please check what you entered
refusal-not_signed_in = Please sign in
refusal-signed_in_as_another = Somebody else has signed in with this browser: sign in again
refusal-password_short = A password has at least 8 characters
refusal-password_long = The password is too long: at most 512 bytes
refusal-password_repeats = It repeats a few characters: take several words that do not belong together
refusal-password_name = It is made of the account’s name: take several words that do not belong together
refusal-password_common = It is among those that are guessed first: take several words that do not belong together
refusal-password_same = This is the present password
refusal-no_password = This sign-in has no password
refusal-wrong_password = Name or password is wrong
refusal-too_many = Too many tries: wait a little
refusal-too_large = That is too long
refusal-record_locked = Another program holds the server’s record: tell the technician
refusal-record_read_only = The server cannot write its record: tell the technician
refusal-record_io = The server’s disk has a fault: tell the technician
refusal-if_match_missing = The page is at fault: reload it
refusal-plan_changed = Somebody else has changed the plan: reload it first
refusal-unknown_hall = There is no such hall
refusal-unknown_view = There is no such board or window
refusal-unknown_visit = This ticket was not found
refusal-foreign_origin = Open this page by the hall’s own address
refusal-too_many_sockets = Too many connections: try again shortly
refusal-accounts_unavailable = Signing in is not possible just now: try again shortly
refusal-internal = The server has a fault: tell the technician
refusal-unknown = Not found
refusal-busy = The hall is busy: try again
refusal-retry_same_key = It is not known whether this was done: press again, it will not be done twice
refusal-stopping = The server is restarting: try again shortly
refusal-disk_full = The server’s disk is full: tell the technician
refusal-record_damaged = The server’s record is damaged: tell the technician
refusal-away = The hall’s server does not answer: try again
refusal-not_acknowledged = The number on the screen is not acknowledged yet: note it down first
refusal-copies_used_up = It was printed as often as allowed: ask at reception
refusal-server_away = The hall’s server does not answer: no tickets just now
refusal-printer_not_ready = The printer is not ready: no tickets just now
refusal-page_at_fault = The page is at fault: reload it
refusal-ticket_over = This number is over: there is nothing to remind of
refusal-technician_off = This kiosk has no technician’s page
refusal-too_many_attempts = Too many wrong attempts: wait a moment
refusal-wrong_pin = The PIN is wrong
refusal-not_entered = Enter the technician’s PIN first
refusal-location = line { $line }, column { $column }

## shared

shared-live = Live
shared-connecting = Connecting
shared-stale_since = Not updated since { $time }
shared-stale_refused = no longer permitted
shared-stale_unknown = no longer known to the server
shared-never_heard = No connection to the hall’s server, trying again
shared-back_at = Open again at { $time }
shared-bring_by = Bring it by { $day }: you are served first, without queueing again
shared-window = Window { $label }
shared-window_named = window { $label }
shared-service_waiting = { $service } ({ $count })
shared-for_person = {" "}(person { $at })
shared-area = Area { $area }
shared-documents = Please bring
shared-fee = Fee
shared-busy = Working…
shared-close = Close
shared-cancel = Cancel
shared-retry = Try again
shared-language = Language
shared-concern_closed_that_day = Closed that day
shared-concern_outside_hours = Closed at that time
shared-concern_service_retired = Service no longer given
shared-concern_no_such_time = Time no longer given
shared-concern_no_window = No window offers it
shared-concern_over_capacity = Too few places at that time
shared-state_waiting = Waiting
shared-state_called = Called
shared-state_serving = Being served
shared-state_parked = Set aside
shared-state_missed = Missed
shared-state_done = Finished
shared-state_cancelled = Cancelled
shared-state_expired = Expired
shared-state_transferred = Sent on
shared-state_open = Open
shared-state_idle = Free
shared-state_not_calling = Not calling
shared-state_paused = Paused
shared-state_closed = Closed
shared-state_overdue = Waiting too long
shared-state_connected = Online
shared-state_silent = Silent
shared-state_away = Offline
shared-state_never = Not yet seen
shared-printer_ready = Printer ready
shared-printer_paper_low = Paper low
shared-printer_paper_out = Out of paper
shared-printer_cover_open = Printer cover open
shared-printer_cutter_error = Cutter stuck
shared-printer_error = Printer fault
shared-printer_away = Printer not answering
shared-printer_trouble_not_allowed = No permission for the printer
shared-printer_trouble_not_found = Printer not found
shared-printer_trouble_held = Printer in use elsewhere
shared-printer_trouble_paper_jam = Paper jam
shared-printer_trouble_head_hot = Print head cooling down
shared-printer_trouble_ticket_left = Ticket left in the slot
shared-printer_trouble_lost_in_job = Power or cable lost while printing
shared-paper_left = { $metres } m of paper left
shared-ordinary = Ordinary
shared-compared = Compared, the one called first
shared-compared_waited = waited { $lasted }
shared-note_field = Note
shared-note_keep = Save
shared-story = History
shared-story_loading = Looking it up…

## kiosk

kiosk-title = Tickets
kiosk-ask = What have you come for?
kiosk-ask_service = Choose a service
kiosk-ask_search = Type part of the name
kiosk-search_example = For example: { $name }
kiosk-booking = Booked
kiosk-ask_code = Type your booking code
kiosk-code_help = Eight digits, on your booking’s page; or scan the code there
kiosk-code_else = You can also go back and take another ticket.
kiosk-check_in = Check in
kiosk-digits = Digits
kiosk-back = Back
kiosk-home = Start again
kiosk-search = Search
kiosk-delete = Delete
kiosk-clear = Clear
kiosk-big = Large type
kiosk-low = Low reach
kiosk-contrast = Contrast
kiosk-voice = Speech
kiosk-unsure = Not sure which one?
kiosk-unsure_take = Take a ticket for “{ $service }”
kiosk-unsure_ask = Please ask at reception
kiosk-services =
    { $count ->
        [one] 1 service
       *[other] { $count } services
    }
kiosk-steps = { $count } services, one number
kiosk-one_number = One number, { $count } services one after another
kiosk-up = Up
kiosk-down = Down
kiosk-sold_out = No numbers left today
kiosk-no_window = No window offers this
kiosk-wait = Wait
kiosk-waiting_for =
    { $count ->
        [0] Nobody waiting for this
       *[other] { $count } waiting for this
    }
kiosk-where = Where
kiosk-free = Free
kiosk-no_documents = Nothing to bring
kiosk-usual = Takes about
kiosk-usual_minutes = { $minutes } min
kiosk-promised = Result
kiosk-promised_now = At once
kiosk-promised_days =
    { $days ->
        [one] Within 1 working day
       *[other] Within { $days } working days
    }
kiosk-take = Take a ticket
kiosk-taking = Taking a ticket…
kiosk-closed = No tickets now
kiosk-closed_until = No tickets now. Tickets from { $when }
kiosk-closed_look = You can look up what to bring
kiosk-until = Tickets until { $time }
kiosk-server_away = The hall’s server does not answer: no tickets just now
# $clock (text)
kiosk-alone = The hall’s server is away; numbers are given as usual. Waits are as of { $clock }.
# $count (number)
kiosk-to_merge = { $count } numbers still to be merged
# $clock (text)
kiosk-as_of = As of { $clock }: the server is away
kiosk-trouble_token = The hall’s server does not know this machine’s token: no tickets just now
kiosk-trouble_not_allowed = This machine’s token is not for this hall: no tickets just now
kiosk-trouble_unknown = The server has no such hall or machine: no tickets just now
kiosk-trouble_untrusted = The server’s certificate is not trusted: no tickets just now
kiosk-program_away = This machine is restarting, please wait
kiosk-ask_staff = Please take a ticket at reception
kiosk-tell_staff = Please tell a member of staff, or go to reception
kiosk-printer_paper_out = The paper has run out: no tickets just now
kiosk-printer_cover_open = The printer’s cover is open: no tickets just now
kiosk-printer_cutter_error = The cutter is stuck: no tickets just now
kiosk-printer_error = The printer has a fault: no tickets just now
kiosk-printer_away = The printer does not answer: no tickets just now
kiosk-printer_trouble_not_allowed = This kiosk has no permission to use its printer: no tickets just now
kiosk-printer_trouble_not_found = The printer cannot be found: no tickets just now
kiosk-printer_trouble_held = Another kiosk or program is using the printer: no tickets just now
kiosk-printer_trouble_ticket_left = Please take the ticket out of the slot
kiosk-printer_trouble_paper_jam = Paper is jammed: no tickets just now
kiosk-printer_trouble_head_hot = The printer is cooling down: please wait a moment
kiosk-printer_trouble_lost_in_job = The printer lost its power or cable: no tickets just now
kiosk-your_number = Your number
kiosk-printing = Printing, please wait
kiosk-printed = Please take your ticket
kiosk-failed = The paper did not come out. Your number is valid
kiosk-uncertain = The paper may not have come out. Your number is valid
kiosk-remember = Remember this number or take a picture: it will be called
kiosk-noted = I have noted it
kiosk-reprint = Print again
kiosk-done = Done
kiosk-still_there = Are you still there?
kiosk-idle_left = Back to the start in { $seconds } s
kiosk-go_on = Go on
kiosk-starting = Starting
kiosk-starting_help = This machine is connecting to the hall, please wait
kiosk-page = Page { $page } of { $pages }
kiosk-letters = Letters
kiosk-options = Display
kiosk-wanted = Often asked for
kiosk-by_department = By department
kiosk-departments =
    { $count ->
        [one] { $count } department
       *[other] { $count } departments
    }
kiosk-ask_department = Which department?
kiosk-told_at_once = All you need to know
kiosk-list_only = Print the list only
kiosk-list_printing = Printing the list…
kiosk-list_printed = Please take your list. Take a number when you come
kiosk-list_failed = The list was not printed: please photograph this screen
kiosk-take_paperless = Take a number (no paper)
kiosk-paperless = The printer cannot print now: your number is shown on the screen
kiosk-on_screen = Not printed: scan the code, or note or photograph this number
kiosk-scan = Keep it on your phone
kiosk-still_reading = Have you noted your number?
kiosk-number_leaves =
    { $seconds ->
        [one] It leaves the screen in { $seconds } second
       *[other] It leaves the screen in { $seconds } seconds
    }
kiosk-read_on = Show it longer
kiosk-elsewhere = Not served in this hall. Please go to
kiosk-elsewhere_wait = There now
kiosk-elsewhere_closed = No numbers are given there now

## guide: What is said to those who use the kiosk by its key pad. [pages]

guide-welcome = Spoken guidance. Press down for the next item, up for the item before, Enter to choose, left to go back, right to hear it again.
# $times (number)
guide-language =
    { $times ->
        [0] For English, press Enter.
        [one] For English, press down once, then Enter.
       *[other] For English, press down { $times } times, then Enter.
    }
# $at (number)
# $count (number)
guide-item = { $at } of { $count }
guide-on = on
guide-to_first = End of the list, back to its beginning
guide-to_last = Beginning of the list, on to its end
guide-to = to
guide-again = Once more
guide-help = Down or 8, next item. Up or 2, item before. Enter or 5, choose. Left or hash, back. Right or star, say it again. 1, quieter. 3, louder. 7, slower. 9, faster. Point, darken or light the screen. 0, hear these keys.
guide-ask_help = The keys
guide-louder = Louder
guide-quieter = Quieter
guide-faster = Faster
guide-slower = Slower
guide-dark = Dark screen
# $level (number)
guide-volume = Volume { $level }
# $level (number)
guide-pace = Speed { $level }
guide-is_dark = The screen is dark, so nobody can read it.
guide-is_light = The screen is lit again.
guide-veil = The screen is dark while somebody listens. Touch it to light it.
guide-nothing = There is nothing to choose here.
guide-deleted = Deleted
# $seconds (number)
guide-idle = Are you still there? Back to the start in { $seconds } seconds. Press any key to go on.
guide-failed = The voice cannot be heard just now. Please read the screen, or ask the staff
guide-no_voice = This kiosk has no voice for this language

## technician

technician-title = Technician
technician-pin = Technician’s PIN
technician-pin_typed = { $count } digits typed
technician-delete = Delete
technician-enter = Enter
technician-back = Back to visitors
technician-off = This kiosk has no technician’s page: it was started without a PIN.
technician-wrong_pin = The PIN is wrong, please try again
technician-too_many_attempts = Too many wrong PINs: please wait half a minute
technician-away = The kiosk’s program does not answer
technician-closes_in = Nobody is here: back to visitors in { $seconds } s
technician-stay = Stay
technician-printer = Printer
technician-network = Network
technician-computer = Computer
technician-waiting = Issued alone
technician-state = State
technician-code = Code
technician-since = Since
technician-raw = Last answer
technician-raw_none = none heard
technician-address = Address
technician-profile = Profile
technician-server = Server
technician-connected_since = connected since { $time }
technician-away_since = not reached since { $time }
technician-last_error = Last error
technician-none = none
technician-trust = Certificate
technician-trust_plain = plain HTTP, not encrypted
technician-trust_system = trusted by this computer’s system
technician-trust_pinned = only of { $what }
technician-version = Version
technician-running = Program running for
technician-booted = Computer on for
technician-restarts = Restarts in a day
technician-temperature = Temperature
technician-disk = Disk free
technician-disk_of = { $free } of { $size }
technician-clock = Clock offset
technician-last_ticket = Last ticket
technician-unknown = not known
technician-to_merge = To be merged
technician-refused = Refused
technician-numbers = Own numbers
technician-numbers_low = few left
technician-numbers_enough = enough
technician-keeps_nothing = Keeps nothing on disk: pauses while the server is away
technician-test_print = Print a test page
technician-testing = Printing…
technician-printed = The test page is printed
technician-failed = Not printed: { $why }
technician-uncertain = It is not known whether it was printed: { $why }
technician-busy = A ticket is being taken or printed: try again in a moment
technician-restart = Restart the program
technician-restart_sure = Press again to restart
technician-restarting = Restarting; the visitors’ page comes back by itself…
technician-bytes = Printer conversation
technician-bytes_help = → sent, ← received, in hexadecimal. Of a ticket only its beginning and length are kept.
technician-bytes_none = Nothing yet
technician-bytes_count = { $count } bytes
technician-sent = sent
technician-received = received
technician-log = Log of the program

## board

board-title = Board
board-please = Now
board-to_window = Window { $label }
board-go = Please go to window { $label }
board-again = Called again
board-serving = At the window
board-waiting = Waiting
board-waiting_total =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
board-nobody_waits = Nobody waits
board-waiting_more =
    { $count ->
        [one] 1 other
       *[other] { $count } others
    }
board-missed = Missed
board-missed_more = { $count } in all
board-missed_help = please go to reception
board-paused = paused
board-until = until { $time }
board-empty = Please watch for your number
board-empty_help = Your window is shown here when you are called
board-on_break = On a break
board-closed = Closed for today
board-shut = Not open now
board-opens = Opens { $time }
board-connecting = Connecting to the hall
board-connecting_help = The windows themselves are right
board-denied = This board is not permitted yet
board-denied_help = Open it once by the link from the technician
board-unknown = The hall has no board { $board }
board-unknown_help = Check board in the address, or add this board to the plan
board-no_hall = The hall was not found
board-no_hall_help = Check hall in the address, or import the hall’s plan first
board-stale_help = The windows themselves are right
board-sound = Touch the screen to turn on the sound
board-recent = Last calls

## window

window-title = Window { $label }
window-please = Please come
window-please_number = {""}
window-serving = Being served
window-idle = Please wait for your number
window-paused = Paused
window-back_at = Back at { $time }
window-closed = Not open now
window-opens = The hall opens { $time }
window-connecting = Connecting to the hall
window-unknown = There is no window { $id }
window-denied = This screen is not permitted yet
window-denied_help = Open it once by the link from the technician
window-unknown_help = Check window in the address, or add this window to the plan
window-no_hall = The hall was not found
window-no_hall_help = Check hall in the address, or import the hall’s plan first
window-no_window = Put ?hall=HALL&window=WINDOW into the address

## visitor

visitor-title = My ticket { $number }
visitor-title_called = Go to window { $window } · { $number }
visitor-your_number = Your number
visitor-risen = Priority or booked visitors came in: more people are ahead of you
visitor-go = Go to window { $window }
visitor-go_now = You are being called now
visitor-serving = You are at window { $window }
visitor-missed = You missed your call
visitor-parked = Your matter is set aside
visitor-parked_help = Come back to the window with the missing papers: no new ticket is needed
visitor-come_back = I am back
visitor-papers_main = Papers are still missing
visitor-papers_main_help = Come back with them: you need not queue again
visitor-papers = Still missing: { $service }
visitor-papers_return = I have the papers: new number
visitor-papers_return_help = Press this once you are in the hall. Reception can give you the new number too
visitor-papers_back = Your new number is { $number }
visitor-linked = Goes on from { $number }
visitor-done = Finished
visitor-done_help = Thank you. Please take your belongings with you
visitor-cancelled = This ticket is cancelled
visitor-cancelled_help = Please take a new one when you need it
visitor-expired = This ticket has expired: it is valid for one day
visitor-closed = The hall has a break and goes on at { $time }
visitor-closed_plain = The hall is closed now
visitor-today_over = Today’s service is over
visitor-again = This ticket is no longer valid. Please take a new one from { $time }
visitor-steps = Services
visitor-no_documents = Nothing to bring
visitor-alert = Ring when I am called
visitor-alert_on = It will ring and vibrate. Please keep this page open
visitor-alert_failed = This phone cannot ring: please watch the screen
visitor-remind =
    { $ahead ->
        [one] Notify me when { $ahead } person is ahead of me
       *[other] Notify me when { $ahead } people are ahead of me
    }
visitor-remind_on =
    { $ahead ->
        [one] This phone gets a notification when { $ahead } person is ahead of you. You may close this page
       *[other] This phone gets a notification when { $ahead } people are ahead of you. You may close this page
    }
visitor-remind_sms =
    { $ahead ->
        [one] A text message comes to the number you booked with when { $ahead } person is ahead of you
       *[other] A text message comes to the number you booked with when { $ahead } people are ahead of you
    }
visitor-remind_stop = Do not remind me
visitor-remind_off = Reminders are off
visitor-remind_again = Turn reminders on
visitor-remind_blocked = The browser does not allow notifications: allow them in its settings and try again, or watch the boards
visitor-remind_failed = Not turned on: please try again, or watch the boards in the hall
visitor-cancel = I do not need it any more
visitor-cancel_ask = Cancel { $number }?
visitor-cancel_help = This cannot be taken back: you would need a new ticket
visitor-cancel_yes = Cancel my ticket
visitor-cancel_no = Keep my place
visitor-over = This ticket has expired
visitor-over_help = Tickets are valid for one day. Please take a new one when you need it
visitor-unknown = This ticket was not found
visitor-unknown_help = Tickets are valid for one day. Check the link, or ask at reception
visitor-connecting = Looking up your ticket
visitor-stale_help = This page is out of date: please follow the boards in the hall

## book

book-title = Book a visit
book-which = What do you need?
book-when = Which day?
book-what_time = At what time?
book-left = { $count } left
book-full = Full
book-no_services = Nothing can be booked in this hall now
book-no_services_help = Please take a ticket in the hall
book-no_days = Everything is booked for the coming days
book-no_days_help = You can take a ticket in the hall: places are kept for those who come without an appointment
book-name = Name (optional)
book-phone = Phone (optional)
book-private_help = Only used to reach you, and deleted when the day of your visit is over
book-phone_needed = Phone
book-send_code = Send me a code
book-code_sent = A code was sent to { $phone }. It is valid for 10 minutes
book-sms_code = Code in the message
book-send_again = Send another code
book-send_again_in = Send another code ({ $seconds } s)
book-book = Book this time
book-code = Your code
book-qr = Your code as a QR that kiosks can scan
book-code_help = In the hall, scan or give this code at a kiosk, or tell it at reception, to get your number. Please keep a picture of it
book-check_in = Check in from { $from }; whoever comes after { $late } waits from then
book-released = If you have not checked in by { $time }, your place goes to somebody else
book-move = Change the time
book-cancel = Cancel the appointment
book-cancel_yes = Yes, cancel it
book-keep = Keep it as it is
book-book_another = Book another
book-unknown = This appointment was not found
book-unknown_help = Check the code. Appointments of past days are gone
book-loading = One moment
book-state_booked = Booked
book-state_checked_in = Checked in
book-state_cancelled = Cancelled
book-state_missed = Missed
book-concern_closed_that_day = Sorry: the hall is closed on this day
book-concern_outside_hours = Sorry: the hall is closed at this time
book-concern_service_retired = Sorry: this service is no longer given
book-concern_no_such_time = Sorry: this time is no longer given
book-concern_no_window = Sorry: no window offers this service
book-concern_over_capacity = Sorry: this time now has fewer places, and others booked it before you
book-concern_nothing = It cannot be booked for any other time at present. Please cancel the appointment, or ask the hall
book-concern_help = The hall's plan has changed, and this appointment cannot be kept. Please choose another time or cancel it
book-concern_over = The hall's plan has changed, and this appointment could not be kept, through no fault of yours. Please book again
book-number = Your number is { $number }
book-to_ticket = See your place in the queue
book-missed_help = Your place went to somebody else. Take a ticket in the hall, or book again
book-cancelled_help = You can book again when you need to
book-back = Back

## clerk

clerk-pick_title = Which window are you at?
clerk-pick_hint = This computer remembers it. Type its number and press Enter, or tap it.
clerk-pick_field = Window number
clerk-pick_none = There is no such window
clerk-change_window = Change window
clerk-keys_title = Keys
clerk-keys_look = To the lists, ↑↓ move
clerk-keys_digits = Choose outcome or reason
clerk-keys_leave = Close, leave
clerk-waiting = { $count } waiting
clerk-longest = longest { $lasted }
clerk-mine = I served { $count }
clerk-mine_service = {" "}· { $lasted } each
clerk-mine_wait = {" "}· mean wait { $lasted }
clerk-opening = Opening the window…
clerk-next = Next
clerk-space = Space
clerk-open = Open window
clerk-resume = Resume
clerk-finish_pause = Finish and pause
clerk-next_finishes = finishes { $number }: { $outcome }
clerk-next_waits = waiting for { $number } to come
clerk-next_calls =
    { $count ->
        [0] nobody is waiting
       *[other] { $count } waiting
    }
clerk-doing_next = Calling…
clerk-doing = Working…
clerk-recall = Call again
clerk-start = Is here
clerk-miss = Missed
clerk-park = Park
clerk-transfer = Transfer
clerk-add = Add
clerk-finish = Finish only
clerk-undo = Take back
clerk-ahead = Call ahead
clerk-serve = No ticket
clerk-serve_title = No ticket: what for?
clerk-papers_title = What does { $number } lack?
clerk-papers_hint = Tell everything at once; within the days allowed the old QR code brings them back first.
clerk-papers_next = Inform and call next
clerk-papers_only = Inform, call nobody
clerk-papers_none = Choose at least one
clerk-papers_another = Something else
clerk-papers_other = What else is missing (printed for the visitor)
clerk-papers_unsaid = Say what else is missing
clerk-brings = Brings now
clerk-take_over = Take over this window
clerk-taken = A colleague sits here
clerk-taken_hint = No key here touches their visitor. Change the window, or Space takes over if the hall allows it.
clerk-taken_below = a colleague sits at this window
clerk-vacant_below = handed over, with { $number } still here
clerk-waits = Called ahead
clerk-waits_large = The next visitor is called at once
clerk-waits_hint = Since { $time }; a pause, a close or another call ends it.
clerk-waits_below = whoever comes is called here
clerk-substitute = Window { $window } serves meanwhile
clerk-covers = Serves for { $windows } meanwhile
clerk-lent = Covers until { $time }: { $services }
clerk-parked_long = ask after them
clerk-pause_alone =
    { $substitutes ->
        [true] No other window serves { $services }: choose a time of return or a substitute.
       *[other] No other window serves { $services }: choose a time of return.
    }
clerk-pause_substitute = Who serves meanwhile
clerk-note = Note
clerk-note_before = Note before
clerk-note_title = For the next window: { $number }
clerk-note_hint = Seen by windows and reception only; not in the record, gone tonight.
clerk-up_next = Who is next
clerk-up_next_title = Who would be called now?
clerk-up_next_none = Nobody is waiting
clerk-looking = Looking it up…
clerk-pause = Pause
clerk-close = Close
clerk-acts = Exceptions
clerk-called_for = called { $lasted } ago
clerk-serving_for = for { $lasted }
clerk-assumed = (assumed)
clerk-seconds = { $count } s
clerk-recalls =
    { $count ->
        [one] called again once
       *[other] called again { $count } times
    }
clerk-waited = waited { $lasted }
clerk-reached = on { $shown } of { $boards } boards
clerk-reached_none = No board shows this call: please call out
clerk-boards_none = No connected board shows this window: please call out
clerk-documents = Asked to bring
clerk-documents_none = No papers needed
clerk-steps = On this ticket
clerk-outcome = Outcome
clerk-default_mark = default
clerk-cases = Cases
clerk-more = One case more
clerk-fewer = One case fewer
clerk-idle = Free
clerk-idle_nobody = Nobody is waiting
clerk-idle_nobody_hint = New tickets show here by themselves.
clerk-idle_some =
    { $count ->
        [one] 1 visitor waiting
       *[other] { $count } visitors waiting
    }
clerk-closed = The window is closed
clerk-closed_hint = Open it to call; the screens show it as closed.
clerk-hall_closed = The hall gives tickets again { $when }. Those who have one can be served.
clerk-hall_closed_unknown = The hall gives no tickets now. Those who have one can be served.
clerk-paused = Paused
clerk-back_at = back at { $time }
clerk-back_late = was to be back at { $time }
clerk-back_unknown = time of return not known
clerk-serves = Serves:
clerk-serves_all = all services of this window
clerk-narrow = Only some services
clerk-narrow_title = Serve only these today
clerk-narrow_open = Open with these
clerk-narrow_all = All
clerk-list_waiting = Waiting
clerk-list_orphaned = Yours, and served by nobody
clerk-call_here = Call here
clerk-orphaned = { $numbers }: you served first, and nobody goes on. Call from the list, or ask reception
clerk-principal = For
clerk-principal_at = person { $at }
clerk-lead = Lead window
clerk-list_missed = Missed here
clerk-list_parked = Parked
clerk-list_more = { $count } more
clerk-list_empty = None
clerk-call_again = Call again
clerk-take_back = Take back
clerk-overdue = past the longest wait
clerk-lists_hint = Lists
clerk-miss_title = { $number } has not come?
clerk-park_title = Set { $number } aside?
clerk-park_hint = Taken back from the parked list without queueing again.
clerk-finish_title = Finish { $number } ({ $outcome }) and call nobody?
clerk-undo_call = Undo the call of { $number }? { $left } left
clerk-undo_miss = Undo the no-show of { $number }? { $left } left
clerk-undo_finish = Undo the end of { $number }? { $left } left
clerk-leave_title = Sign out
clerk-leave_title_with = { $number } is still at the window: hand over before you go
clerk-leave_hand_over = Hand over and sign out
clerk-leave_finish_first = Finish first
clerk-leave_hint = { $number } stays at this window for the colleague who signs in next; nobody is called meanwhile.
clerk-leave_close = Close the window and sign out
clerk-leave_stay = Stay
clerk-close_title = Close the window?
clerk-close_hint =
    { $waiting ->
        [true] Screens show it as closed; other windows call those who wait.
       *[other] Screens show it as closed.
    }
clerk-left_here = No other window serves { $who }: nobody would call them. Ask the manager for cover first, or pause instead.
clerk-alone_here = No other window serves { $services }: whoever takes a number waits until one opens.
clerk-pause_title = Why a pause?
clerk-pause_after = It begins after the present visitor.
clerk-pause_other = Another reason
clerk-pause_back = Back
clerk-minutes = in { $count } min
clerk-unknown = not known
clerk-transfer_title = Send { $number } where?
clerk-add_title = Add what to { $number }?
clerk-find_destination = Window number, colleague, service, pinyin or initials
clerk-find_service = Service, pinyin or initials
clerk-find_none = Nothing found. Try another word.
clerk-find_closed = { $name } · closed
clerk-find_below = { $count } more below: press ↓, or type more
clerk-place = Place
clerk-place_own = by arrival
clerk-place_first = first
clerk-place_last = last
clerk-call_title = Call { $number } out of order: why?
clerk-call_other = Another reason
clerk-call_do = Call
clerk-confirm = Yes
clerk-leave = No
clerk-stale = Cut off from the server: what you see may have changed. You can go on; nobody is called twice.
clerk-denied = The server does not let this page in.
clerk-sign_in_again = Sign in again

## reception

reception-opening = Opening reception…
reception-title = Reception
reception-ask = Service, pinyin, number A012, booking, or scan
reception-ask_hint = Type a service to issue a ticket, a number to find one. ↑↓ choose, Enter takes, Esc clears.
reception-found_none = No such service. Try another word.
reception-number_none = There is no { $number } today
reception-number_none_hint = Check letter and digits; yesterday’s are void.
reception-find_number = Find { $number }
reception-find_scanned = Find the ticket that was scanned
reception-find_booking = Booking { $code }
reception-journey = one purpose, { $steps } steps
reception-advice = Not sure which? Advice ticket
reception-book_for = Book for somebody
reception-booking_booked = booked
reception-booking_checked_in = checked in
reception-booking_cancelled = cancelled
reception-booking_missed = did not come; released
reception-booking_times = Checks in from { $from }; late after { $late }; released at { $gone }
reception-booking_number = Number { $number }
reception-booking_check_in = Check in, issue ticket
reception-booking_move = Another time
reception-booking_concern = The plan has changed: please move or cancel it with the visitor
reception-bookings = Bookings
reception-concerned = Bookings affected
reception-booking_cancel = Cancel booking
reception-booking_cancel_yes = Press again to cancel
reception-earlier = This is today’s { $number }. An earlier { $number } was sent for papers: check the date on the paper.
reception-earlier_show = It is the earlier one
reception-missing_title = { $number } brings papers
reception-missing_documents = Missing:
reception-missing_over = Too late, or back already
reception-people = People
reception-people_wrong = A number stands for 1 to 200 people
reception-agent = Agent
reception-principals = For whom
reception-principal = Person { $at }
reception-principal_name = Name (for the desks only)
reception-principal_more = One more person
reception-principals_wrong = Choose a service for each person
reception-named_clerk = Clerk
reception-named_none = any
reception-come_back = Is back
reception-return = Brings papers: new number
reception-note = Note
reception-enter = Enter
reception-issue = Issue ticket
reception-issuing = Issuing…
reception-issue_closed = The hall gives tickets again { $when }
reception-issue_closed_unknown = The hall gives no tickets now
reception-unavailable = All of today’s tickets are gone
reception-unserved = No window offers this service
reception-now_waiting =
    { $count ->
        [0] nobody waiting
       *[other] { $count } waiting
    }
reception-documents = To bring
reception-documents_none = No papers needed
reception-fee = Fee
reception-promised =
    { $days ->
        [0] decided at once
        [one] within { $days } working day
       *[other] within { $days } working days
    }
reception-class = Class
reception-head_start = counts { $minutes } min earlier
reception-share = { $k } of every { $n } calls
reception-evidence = On
reception-evidence_card = ID card
reception-evidence_certificate = certificate
reception-evidence_seen = seen in person
reception-order = Order
reception-order_fixed = one after another
reception-order_free = whichever is quicker
reception-booked = Booked for
reception-booked_wrong = Write the booked time as 10:30
reception-phone = Phone
reception-phone_wrong = A phone number has digits, + and - only
reception-language = Language of the ticket
reception-more_services = One more service
reception-services = Services
reception-remove = Remove
reception-back = Back
reception-issued = Issued
reception-ahead_note = It can rise when priority or booked visitors come.
reception-arrived = came at { $time }
reception-at_window = at { $window }
reception-printed_printed = printed
reception-printed_failed = not printed
reception-printed_uncertain = not known whether it printed
reception-printed_on_screen = shown on the screen, not printed
reception-visitor_page = Visitor's page
reception-printed_none = not printed yet
reception-print = Print ticket
reception-print_again = Print again
reception-print_missing = Print what is missing
reception-paper_missing = Papers that are missing
reception-paper_bring = Bring them with this paper: its code gives you a number that is served first
reception-print_asked = Did the ticket come out?
reception-print_yes = Yes
reception-print_no = No
reception-requeue = Put back in the queue
reception-requeue_title = Put { $number } back behind { $behind } others, or at the end?
reception-cancel = Cancel ticket
reception-cancel_title = Cancel { $number }? This cannot be taken back.
reception-grant = Change class
reception-grant_title = Class of { $number }
reception-confirm = Yes
reception-waiting_title = Waiting
reception-waiting_total = { $count } in all
reception-waiting_none = Nobody is waiting
reception-waiting_list = Waiting for { $service }
reception-kiosk_away = Kiosk { $kiosk } has been cut off since { $time } and may be issuing numbers by itself ({ $numbers })
reception-kiosk_merging = { $count } numbers of kiosk { $kiosk } are still to be merged
reception-kiosk_refused = { $count } numbers of kiosk { $kiosk } could not be merged: help whoever holds them
reception-list_none = Nobody waits for this now
reception-no_window = no window
reception-open_windows =
    { $count ->
        [one] 1 window
       *[other] { $count } windows
    }
reception-closed = The hall is closed
reception-stale = Cut off from the server: the counts may have changed. Try again freely; nothing is done twice.
reception-empty_title = How can I help?
reception-empty_hint = Just type: a service, its pinyin or initials, or a keyword.

## bookings

bookings-title = Bookings
bookings-find = Last four digits of the phone, a name or a code
bookings-day = Day
bookings-search = Search
bookings-all = All
bookings-count =
    { $total ->
        [one] 1 booking
       *[other] { $total } bookings
    }
bookings-none = There is no such booking
bookings-none_help = Check phone, name or day; past bookings are gone
bookings-when = Booked for
bookings-service = Service
bookings-who = Visitor
bookings-state = State
bookings-unnamed = No name given
bookings-no_phone = No phone given
bookings-booked = Booked
bookings-checked_in = Checked in { $number }
bookings-cancelled = Cancelled
bookings-missed = Did not come
bookings-cancel = Cancel
bookings-cancel_sure = Cancel it
bookings-keep = Keep it
bookings-move = Look or move
bookings-print = Print the list
bookings-more = More
bookings-back = Back
bookings-loading = One moment…

## concerned

concerned-title = Bookings affected
concerned-help = The hall's hours or services were changed, and these bookings cannot be kept. Please call each visitor, move or cancel the booking, and mark them as informed.
concerned-count =
    { $left ->
        [0] { $total } in all, all informed
       *[other] { $total } in all, { $left } to inform
    }
concerned-none = No booking is affected
concerned-none_help = All bookings can be kept
concerned-when = Booked for
concerned-service = Service
concerned-why = Why
concerned-who = Visitor
concerned-notice = Informed
concerned-unnamed = No name given
concerned-no_phone = No phone given
concerned-inform = Mark as informed
concerned-informed = Informed at { $time }
concerned-open = Move
concerned-print = Print the list
concerned-more = Only the first { $shown } are listed; those to inform come first
concerned-back = Back
concerned-loading = One moment…

## manager

manager-now = Now
manager-waiting = waiting
manager-longest = longest
manager-longest_of = longest ({ $number })
manager-within_target = within target today
manager-called_none = nobody called yet
manager-served = served today
manager-of_issued =
    { $count ->
        [one] of 1 ticket
       *[other] of { $count } tickets
    }
manager-missed = missed
manager-mean_wait = mean wait
manager-open_until = Open until { $time }
manager-closed_opens = Closed, opens { $when }
manager-closed = Closed
manager-advice_none = Nothing to do
manager-services = Services against their targets
manager-windows = Windows
manager-curves = Today
manager-devices = Devices
manager-devices_all =
    { $count ->
        [one] { $count } online
       *[other] All { $count } online
    }
manager-devices_online = { $count } online
manager-service = Service
manager-department = Department
manager-department_other = Others
manager-area = Area { $area }
manager-of_services = ({ $count })
manager-service_waiting = Waiting
manager-expected = Expected wait; ▏ is the target, the end ten times it
manager-windows_open =
    { $count ->
        [one] 1 window
       *[other] { $count } windows
    }
manager-state_ok = within
manager-state_coming = will be over
manager-state_near = at risk
manager-state_over = over
manager-state_uncovered = no window
manager-more = { $count } more, all within target and nobody waiting
manager-less = Less
manager-services_none = No tickets yet today
manager-services_none_hint = Services show here once somebody takes a ticket or a window opens.
manager-bar = expected { $low } to { $high } minutes, target { $target } minutes
manager-bar_none = no window open for it
manager-idle_waiting = { $count } waiting
manager-served_count = { $count } served today
manager-arrivals = Tickets
manager-waiting_people = Waiting
manager-quoted_wait = Quoted wait
manager-had = Wait as it was
manager-people = people
manager-minutes_axis = min
manager-curves_none = Nothing yet today
manager-curves_said =
    { $arrivals ->
        [one] { $arrivals } ticket today, { $waiting } waiting in the last quarter
       *[other] { $arrivals } tickets today, { $waiting } waiting in the last quarter
    }
manager-waits_said = Mean wait in the last quarter: { $mean }
manager-glass = { $ms } ms to glass
manager-glass_slow = Slow, { $ms } ms to glass
manager-just_now = now
manager-standing = State
manager-time = Time
manager-as_numbers = As numbers
manager-as_curves = As curves
manager-devices_none = No device has connected yet
manager-devices_then = { $count } were online when cut off
manager-connected_then = Online when cut off
manager-never = { $count } not yet seen
manager-board = Board
manager-kiosk = Kiosk
# $count (number)
manager-to_merge = { $count } numbers still to be merged
# $count (number)
manager-merge_refused = { $count } numbers could not be merged
manager-numbers_low = Few of its own numbers left
manager-window = Window screen
manager-clerk = Window
manager-other = Page
manager-sign_out = Sign out
manager-stale = Cut off from the server: this is how it was then.
manager-denied = This account may not see this hall.
manager-loading = Opening…
manager-no_data = –
manager-kiosks = Kiosks
manager-kiosks_well = { $count }, all well
manager-kiosks_troubled = { $count }, of which { $troubled } to look at
manager-kiosk_said = Heard
manager-kiosk_printer = Printer
manager-kiosk_last_ticket = Last ticket
manager-kiosk_alone = Issued alone
manager-kiosk_merged = none to merge
manager-kiosk_unprinted = (not printed)
manager-kiosk_screen = Screen
manager-kiosk_screen_well = shows the page
manager-kiosk_screen_since = no sign since { $time }
manager-kiosk_temperature = Heat
manager-kiosk_disk = Disk free
manager-kiosk_clock = Clock
manager-kiosk_running = Running for
manager-kiosk_restarts = (restarted { $count } × in a day)
manager-kiosk_version = Version
manager-kiosk_unknown = not known
manager-kiosk_unknown_since = unknown since { $time }
manager-kiosk_says_little = nothing yet
manager-since = { $words } (since { $time })

## acts

acts-lend = Cover for a window
acts-covers = Covers
acts-bookings = Bookings
acts-extend = Stay open longer
acts-open_matters = Open matters
acts-leave = Close
acts-reading = Looking…
acts-lent_now = Covers until { $until }: { $services }
acts-lend_end = End the cover
acts-free = Free the window (its clerk is gone)
acts-free_asked = The window closes, and any colleague may open it.
acts-free_asked_with = The window closes; { $number } is called first, by any window that serves it.
acts-free_yes = Free it
acts-left_free = No other window serves { $who }: nobody would call them. Arrange cover first.
acts-left_lend_end = No other window serves { $who }: without this cover nobody would call them.
acts-done_free = The window is free
acts-cover_for = Covers for
acts-cover_until = Until
acts-until = Until { $time }
acts-until_closing = Until closing, { $time }
acts-done_lend = Done: calls and boards follow it now
acts-done_lend_end = The cover is over
acts-done_extend = Done: kiosks and boards show it now
acts-done_shorten = Taken back: kiosks and boards show it now
acts-done_settle = Noted as settled
acts-open_now = Open until { $time } today
acts-closed_now = The hall gives no tickets now
acts-extend_hint = Tickets and calls go on; { $waiting } wait now, and everyone with a ticket is served. At most twelve hours after closing.
acts-other_time = Another time
acts-extend_to = Stay open
acts-extend_asked = Kiosks, calls, boards and phones say that the hall is open until { $time }.
acts-extend_yes = Yes, stay open until { $time }
acts-shorten_hint = Today is longer; the plan closes at { $time }. It can be taken back, not before the plan's closing and not before now.
acts-shorten_to = Back to { $time }
acts-shorten_asked = The hall is open until { $time }. { $waiting } wait now: no more tickets then, and whoever still waits is treated as at any closing.
acts-shorten_yes = Yes, close at { $time }
acts-extend_no = Cancel
acts-orphaned = Begun, and served by nobody now
acts-owner = answers for it: { $name }
acts-alone = alone for { $lasted }
acts-cases = Promised results: { $count }
acts-cases_none = No promised result is open
acts-accepted_on = accepted { $day }
acts-bookings_to_inform =
    { $count ->
        [one] The plan has changed: one booked visitor has not been informed
       *[other] The plan has changed: { $count } booked visitors have not been informed
    }
acts-advised_lend = Arrange cover
acts-advised_open = Show the window
acts-advised_call = Show the window
acts-light_green = in time
acts-light_amber = due next working day
acts-light_red = due today
acts-past = late
acts-settle = Settled
acts-settle_yes = Press again
acts-cases_more = Only the first of them are listed
acts-matters =
    { $count ->
        [0] Promised results
       *[other] Promised results: { $count }
    }
acts-due_red =
    { $count ->
        [one] { $count } promised result due or late
       *[other] { $count } promised results due or late
    }
acts-due_amber = { $count } due on the next working day
acts-due_orphaned = { $count } served by nobody

## auditor

auditor-title = Record
auditor-whole = The record is whole: { $entries } entries
auditor-not_whole =
    { $damages ->
        [one] The record is not whole at { $damages } point
       *[other] The record is not whole at { $damages } points
    }
auditor-not_whole_hint = Keep the data folder as it is and have the administrator compare it with a backup.
auditor-checked_at = every entry checked at { $time }
auditor-checking = Checking every entry…
auditor-check = Check again
auditor-chain = Last link
auditor-epoch = Epoch
auditor-damage_at = Entry { $seq }
auditor-range = Entries { $first }–{ $last }
auditor-none = Nothing is recorded yet
auditor-none_hint = Plans, tickets and calls will stand here.
auditor-oldest = Oldest
auditor-earlier = Earlier
auditor-later = Later
auditor-newest = Newest
auditor-go = Go to entry
auditor-go_do = Show
auditor-seq = Entry
auditor-time = Time
auditor-who = By
auditor-number = Number
auditor-what = What happened
auditor-link = Link
auditor-raw = As written
auditor-nothing = nothing changed
auditor-command_line = command line

## admin

admin-title = The plan
admin-opening = Opening…
admin-replace = Replace the plan
admin-replace_hint = Download the present plan, change it, choose it here. With a single error nothing changes; open tickets stay.
admin-download = Download the present plan
admin-choose = Choose a plan file
admin-chosen = { $name } is chosen
admin-adopt = Check and use it
admin-adopting = Checking…
admin-leave = Do not replace
admin-adopted = The new plan is in use: { $what }
admin-adopted_same = This plan is the same as the one in use: nothing changed
admin-adopted_parts = changed are { $parts }; as many as before
admin-other = other settings
admin-changed = { $what } { $from } → { $to }
admin-concerned =
    { $count ->
        [one] One booking cannot be kept any more: reception or the manager informs its visitor
       *[other] { $count } bookings cannot be kept any more: reception or the manager informs their visitors
    }
admin-errors =
    { $count ->
        [one] One thing to mend; nothing changed
       *[other] { $count } to mend; nothing changed
    }
admin-warnings =
    { $count ->
        [one] One thing to look at; the plan is in use
       *[other] { $count } things to look at; the plan is in use
    }
admin-line = line { $line }
admin-in_use = The new plan leaves out what is in use: serve and close first, or set retired = true
admin-left_service = the service “{ $name }” is in use
admin-left_windows_for = no window would be left for “{ $name }”
admin-left_class = the class “{ $name }” is in use
admin-left_window = window { $label } is not closed
admin-left_number = { $number }
admin-left_booking = a booking for { $when }
admin-read_again = Read the present plan again
admin-departments = Departments
admin-services = Services
admin-windows = Windows
admin-classes = Classes
admin-kiosks = Kiosks
admin-boards = Boards
admin-hours = Open hours
admin-in_zone = ({ $zone })
admin-holidays = Closed on
admin-none = none
admin-find = Find a service
admin-find_none = There is no such service
admin-service = Service
admin-numbers_of = Numbers
admin-served_at = Windows
admin-usual = Usual
admin-target = Target
admin-longest = Longest
admin-limit = A day
admin-minutes = { $count } min
admin-retired = retired
admin-nobody = no window
admin-head_start = counts { $minutes } min earlier
admin-share = { $k } of every { $n } calls
admin-roles = Who may do what
admin-role_admin = Administrator
admin-role_admin_may = Reads and replaces the plan. Calls nobody, reads no record.
admin-role_manager = Manager
admin-role_manager_may = Sees the hall now and the day’s curves, reads the record.
admin-role_clerk = Clerk
admin-role_clerk_may = Calls, serves, misses, parks and transfers at any window.
admin-role_reception = Reception
admin-role_reception_may = Issues, finds, reprints, grants classes, puts back, cancels.
admin-role_auditor = Auditor
admin-role_auditor_may = Checks that the record is whole and reads its entries.
admin-role_kiosk = Kiosk
admin-role_kiosk_may = Issues tickets and tells how the paper came out.
admin-role_board = Board
admin-role_board_may = Shows and says calls.
admin-roles_hint = Added on the server: hall-server user add (people), hall-server token add (devices).

## signin

signin-title = Sign in
signin-name = Name
signin-password = Password
signin-sign_in = Sign in
signin-signing_in = Signing in…
signin-name_missing = Type your name
signin-password_missing = Type your password
signin-show = Show the password
signin-forgotten = Forgotten? The administrator can set a new one on the server.
signin-choose_hall = Choose a hall
signin-closed = closed
signin-opening = Opening…
signin-wrong_role = This account may not open this page
signin-wrong_role_todo = You are signed in as “{ $name }”. Sign in with another account.
signin-other_account = Sign in as somebody else
signin-sign_out = Sign out
signin-somebody_else = somebody else
signin-replaced = This browser is now signed in as “{ $name }”
signin-replaced_todo = This page was { $name }’s. It has stopped, so that nothing is done in somebody else’s name.
signin-go_on_as = Go on as { $name }
signin-sign_in_as = Sign in again as { $name }
signin-unknown_hall = There is no hall “{ $id }”
signin-foreign_hall = This account is of another hall than { $name }
signin-wrong_hall_todo = Check hall= in the address.
signin-my_hall = Open my hall
signin-no_hall = The server has no hall yet
signin-no_hall_todo = The administrator imports one: hall-server plan import

## password

password-title = Change the password
password-present = Present password
password-password = New password
password-repeated = New password again
password-advice = At least 8 characters. Several words that do not belong together are easy to keep and hard to guess; it may be long, with spaces and any letters.
password-show = Show the passwords
password-change = Change the password
password-changing = Changing…
password-back = Back
password-present_missing = Type the present password
password-password_missing = Type a new password
password-differs = The new password was typed in two ways
password-wrong_present = The present password is wrong
password-done = The password is changed
password-done_todo = You are signed out on other computers: sign in there with the new one.
password-go_on = Go on

## index

index-title = The hall’s queue
index-open = Giving tickets
index-closed = Closed now
index-clerk = Window
index-reception = Reception
index-manager = The hall now
index-board = Board
index-admin = Plan
index-auditor = Audit
index-signin = Sign in
index-none = There is no hall yet
index-none_help = Import a hall’s plan with hall-server plan import
index-loading = Connecting
index-again = Try again

## help

help-window_not_open = Space opens it
help-window_paused = Space resumes
help-window_busy = F finish · M missed · P park · T transfer
help-not_started = Here: S · call again: R · did not come: M
help-already_started = F finishes, space calls the next
help-recalls_used_up = M if nobody has come
help-window_taken = Choose another window, or ask them to close it
help-not_offered = T sends it to a window that does
help-wrong_state = H shows its story
help-not_current = Look, then press again
help-again = Press again: it is never done twice
help-nobody_here = Nobody is at the window
help-call_next = Space calls the next
help-other_not_open = That window is not open: nobody can be sent there
help-choose_other = T chooses another window or a service
help-nobody_waits = Nobody is waiting

## tv

tv-dead = This screen’s link is no longer valid: ask the administrator for a new one.
tv-away = Connecting to the server …
tv-dead_title = This screen’s link is no longer valid
tv-dead_todo = This screen’s link is no longer valid: ask the administrator for a new one (hall-server token add --role board).

## today

today-kept = Today, { $day }, keeps its hours: { $hours } ({ $zone }).
today-kept_closed = Today, { $day }, keeps its hours: closed all day.
today-new_from = The new ones hold from { $day } on. To stay open longer today, the manager presses “Stay open longer”, which can be taken back.

## server

server-call = { $number }, please go to window { $window }
server-advice_unserved = { $count } waiting for { $service }, and no window serves it
server-advice_late = { $service }: waits of up to { $minutes } min (target { $target })
server-advice_nobody = { $why }; no window can be spared
server-advice_call = window { $window } is free and should call
server-advice_lend = window { $window } can cover
server-advice_open = open window { $window }
server-paper_unnamed = Another paper (not written down: ask at the window or at reception)
server-sms_code = { $hall }: { $code } is your code to book a visit. It is valid for 10 minutes.
server-turn_near = { $hall }, { $number }: { $ahead }. Please come to the waiting area.
server-turn_near_title = { $number } · { $ahead }
server-turn_near_body = { $hall }: please come to the waiting area

## menu

menu-journeys = All in one visit

## printer

printer-ready = Ready
printer-paper_near_end = Paper is nearly used up: staff, please bring a new roll
printer-paper_out = Out of paper: staff, please put in a new roll
printer-cover_open = The printer’s cover is open: please close it
printer-cutter_error = The cutter is stuck: staff, please open the cover and remove the paper
printer-error = The printer has a fault: staff, please check it or call service
printer-offline = The printer is paused: staff, please check it
printer-not_answering = The printer does not answer: staff, please check its power and cable
printer-not_allowed = The kiosk has no permission to use the printer: staff, please call whoever set it up
printer-not_found = There is no printer of this name: staff, please check that it is plugged in and rightly named
printer-held = Another kiosk or program is using the printer: staff, please check which
printer-ticket_left = Please take the ticket out of the slot
printer-paper_jam = Paper is jammed: staff, please open the cover and remove it
printer-head_hot = The print head is too hot and is cooling down: one moment please
printer-lost_in_job = Power or cable was lost in the middle of a ticket, which may be incomplete: staff, please check both
printer-busy = Printing, one moment please
printer-test_page = Test page, not a ticket

## station

station-busy = A ticket is being taken or printed: one moment please
station-not_acknowledged = The number on the screen is not acknowledged yet: note it down first
station-not_current = That ticket is not on the screen any more: ask at reception
station-copies_used_up = It was printed as often as allowed: ask at reception
station-key_reused = This differs from what was asked before with the same key: start again
station-retry_same_key = It is not known whether a number was given: press again, no second one is given
station-server_away = The hall’s server does not answer: no tickets just now, ask at reception
station-booking_alone = The server is away and bookings cannot be looked up: take a number as usual, or ask at reception
station-unknown_service = This service is no longer offered here: please choose again

## panel

panel-window_before = Window
panel-window_after = {""}
panel-window = Window { $label }
panel-window_short = Win { $label }
panel-go = Please go to window { $label }
panel-again = Again
panel-missed = Missed
panel-waiting = Waiting
panel-people = { $count }
panel-live = Live
panel-nobody_yet = Please wait
panel-on_break = On a break
panel-closed = Closed for today
panel-paused = Paused
panel-shut = Not open now
panel-connecting = Connecting
panel-listen = Please listen
panel-stale_since = Stale since { $time }
panel-never_connected = Not connected
panel-trouble_token = Token unknown
panel-trouble_not_allowed = Not permitted
panel-trouble_unknown = No such board
panel-trouble_untrusted = Server not trusted
panel-window_paused_until = Win { $label } back { $time }
panel-window_paused = Window { $label } paused
panel-window_paused_short = Win { $label } paused
panel-opens = Opens { $time }
panel-opens_on = Opens { $day } { $time }
panel-back_at = Back at { $time }
