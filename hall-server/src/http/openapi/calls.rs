//! What outside parties may ask: one table, from which the OpenAPI document is written and which the tests walk through.

/// One call of the table.
pub struct Call {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path under `/api/v1`.
    pub path: &'static str,
    /// Roles, apart by spaces; empty: anyone.
    pub who: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// The body, by the name of its schema; empty: none.
    pub body: &'static str,
    /// Answers: status and schema, `-` for no body.
    pub answers: &'static [(u16, &'static str)],
}

const STAFF: &str = "clerk reception manager auditor admin";
const STAFF_AND_KIOSKS: &str = "kiosk clerk reception manager auditor admin";
const KNOWN: &str = "kiosk board clerk reception manager auditor admin";
const TICKET: &[(u16, &str)] = &[(200, "Ticket")];
const TICKET_OR_NOTHING: &[(u16, &str)] = &[(200, "Ticket"), (204, "-")];
const APPOINTMENT: &[(u16, &str)] = &[(200, "Appointment")];
const NOTHING: &[(u16, &str)] = &[(204, "-")];

const fn get(
    path: &'static str,
    who: &'static str,
    answer: &'static [(u16, &'static str)],
    summary: &'static str,
) -> Call {
    Call { method: "GET", path, who, summary, body: "", answers: answer }
}

const fn post(
    path: &'static str,
    who: &'static str,
    body: &'static str,
    answers: &'static [(u16, &'static str)],
    summary: &'static str,
) -> Call {
    Call { method: "POST", path, who, summary, body, answers }
}

const fn clerk(
    act: &'static str,
    body: &'static str,
    answers: &'static [(u16, &'static str)],
    summary: &'static str,
) -> Call {
    post(act, "clerk", body, answers, summary)
}

/// All calls.
pub const CALLS: &[Call] = &[
    get("/halls", "", &[(200, "HallEntry[]")], "The halls of this server"),
    Call {
        method: "POST",
        path: "/session",
        who: "",
        summary: "Sign in: gives a cookie",
        body: "SignIn",
        answers: &[(200, "SessionNow")],
    },
    get("/session", KNOWN, &[(200, "SessionNow")], "Who is signed in"),
    Call { method: "DELETE", path: "/session", who: "", summary: "Sign out", body: "", answers: NOTHING },
    get("/visits/{token}", "", &[(200, "Visit")], "A visitor's page"),
    post("/visits/{token}/cancel", "", "", &[(200, "Visit")], "The visitor gives the ticket up"),
    post(
        "/visits/{token}/return",
        "",
        "ReturnTicket",
        &[(201, "Visit"), (200, "Visit")],
        "The visitor brings what was missing: a new linked number that returns first",
    ),
    post("/visits/{token}/come-back", "", "", &[(200, "Visit")], "The visitor, who was set aside, is back"),
    get("/visits/{token}/live", "", &[(101, "-")], "Live: a visitor's page (websocket)"),
    get(
        "/halls/{hall}/status",
        "",
        &[(200, "Status")],
        "Whether the hall is open, and how long each service's wait is",
    ),
    get("/halls/{hall}/plan", KNOWN, &[(200, "PlanDocument")], "The plan, with its ETag"),
    Call {
        method: "PUT",
        path: "/halls/{hall}/plan",
        who: "admin",
        summary: "Take on another plan (If-Match)",
        body: "PlanDocument",
        answers: &[(200, "PlanDocument")],
    },
    get(
        "/halls/{hall}/live",
        KNOWN,
        &[(101, "-")],
        "Live: view=board:ID, window:ID, kiosk:ID or manager; since and epoch resume (websocket)",
    ),
    post(
        "/halls/{hall}/tickets",
        "kiosk reception",
        "IssueTicket",
        &[(201, "Ticket"), (200, "Ticket")],
        "Give a ticket; 200 when the key repeats",
    ),
    get(
        "/halls/{hall}/tickets",
        STAFF,
        &[(200, "TicketPage")],
        "Today's tickets: state (apart by commas), number, after; 200 at a time",
    ),
    get("/halls/{hall}/tickets/{ticket}", STAFF, TICKET, "A ticket"),
    get(
        "/halls/{hall}/tickets/{ticket}/history",
        STAFF,
        &[(200, "History")],
        "What happened to a ticket, and why it was called when it was",
    ),
    get(
        "/halls/{hall}/tickets/{ticket}/principals",
        "clerk reception",
        &[(200, "Principals")],
        "For whom an agent's ticket is, with their names",
    ),
    post("/halls/{hall}/tickets/{ticket}/cancel", STAFF_AND_KIOSKS, "", TICKET, "Cancel a ticket"),
    post(
        "/halls/{hall}/tickets/{ticket}/requeue",
        STAFF_AND_KIOSKS,
        "",
        TICKET,
        "Put a missed or parked ticket back into the line",
    ),
    post(
        "/halls/{hall}/tickets/{ticket}/come-back",
        "kiosk clerk reception",
        "",
        TICKET,
        "A parked visitor is back and waits, before others, for the same window",
    ),
    post("/halls/{hall}/tickets/{ticket}/grant", STAFF_AND_KIOSKS, "Grant", TICKET, "Change a ticket's class"),
    post(
        "/halls/{hall}/tickets/{ticket}/print-result",
        STAFF_AND_KIOSKS,
        "PrintResult",
        TICKET,
        "Say how the paper came out",
    ),
    post(
        "/halls/{hall}/tickets/{ticket}/return",
        "kiosk reception",
        "ReturnTicket",
        &[(201, "Ticket"), (200, "Ticket")],
        "Papers that were missing are brought: a new linked number that returns first",
    ),
    post(
        "/halls/{hall}/tickets/{ticket}/case-done",
        "clerk reception manager",
        "CaseDone",
        TICKET_OR_NOTHING,
        "A promised result is there; 204 when the ticket is of an earlier day",
    ),
    get(
        "/halls/{hall}/papers-missing",
        STAFF,
        &[(200, "MissingPage")],
        "Visitors who were sent for papers: number, after; about 200 at a time",
    ),
    get("/halls/{hall}/cases", STAFF, &[(200, "CasePage")], "Promised results: number, after; about 200 at a time"),
    post(
        "/halls/{hall}/tickets/{ticket}/note",
        "clerk reception",
        "WriteNote",
        TICKET,
        "Keep words for whoever serves the ticket next: private, gone when the day is over",
    ),
    get(
        "/halls/{hall}/tickets/{ticket}/note",
        "clerk reception",
        &[(200, "NoteNow"), (204, "-")],
        "The words kept beside a ticket; 204 when there are none",
    ),
    get(
        "/halls/{hall}/people",
        "manager auditor",
        &[(200, "PersonEntry[]")],
        "Who has an account in the hall: the names behind the ids of the record",
    ),
    get("/halls/{hall}/clerks", STAFF, &[(200, "ClerkNow[]")], "The hall's clerks and where they sit"),
    clerk(
        "/halls/{hall}/windows/{window}/open",
        "OpenWindow",
        NOTHING,
        "Open the window; services narrow what it serves",
    ),
    clerk("/halls/{hall}/windows/{window}/pause", "PauseWindow", NOTHING, "Pause after the present visitor"),
    post(
        "/halls/{hall}/windows/{window}/lend",
        "manager",
        "LendWindow",
        NOTHING,
        "Let the window cover for another until a time; no services: end that",
    ),
    clerk(
        "/halls/{hall}/windows/{window}/serve",
        "ServeWithoutTicket",
        &[(201, "Ticket"), (200, "Ticket")],
        "Serve somebody who has no ticket: one is given and its service begins; 200 when the key repeats",
    ),
    clerk("/halls/{hall}/windows/{window}/close", "", NOTHING, "Close the window"),
    clerk(
        "/halls/{hall}/windows/{window}/call-next",
        "CallNext",
        &[(200, "Ticket"), (204, "-")],
        "Finish the present visitor and call whoever is next; 204 when nobody waits, also while the window waits (wait)",
    ),
    get(
        "/halls/{hall}/windows/{window}/next",
        "clerk manager",
        &[(200, "NextNow")],
        "Who would be called next, and why; changes nothing",
    ),
    clerk("/halls/{hall}/windows/{window}/call", "CallTicket", TICKET, "Call one ticket"),
    clerk("/halls/{hall}/windows/{window}/recall", "TicketAct", TICKET, "Call again"),
    clerk("/halls/{hall}/windows/{window}/start", "TicketAct", TICKET, "The visitor is here"),
    clerk("/halls/{hall}/windows/{window}/miss", "TicketAct", TICKET, "The visitor did not come"),
    clerk("/halls/{hall}/windows/{window}/finish", "FinishStep", TICKET, "End the present step"),
    clerk("/halls/{hall}/windows/{window}/park", "TicketAct", TICKET, "Set the present visitor aside"),
    clerk("/halls/{hall}/windows/{window}/resume", "TicketAct", TICKET, "Take a parked visitor back"),
    clerk("/halls/{hall}/windows/{window}/transfer", "Transfer", TICKET, "Send the present visitor on"),
    clerk("/halls/{hall}/windows/{window}/add-step", "AddStep", TICKET, "Add a service to the present ticket"),
    clerk("/halls/{hall}/windows/{window}/undo", "", TICKET, "Take back the last call, miss or finish"),
    get("/halls/{hall}/appointments", "", &[(200, "Bookable")], "What may be booked"),
    get(
        "/halls/{hall}/appointments/slots",
        "",
        &[(200, "SlotPage")],
        "A service's slots on a day, or on the first day with places",
    ),
    post(
        "/halls/{hall}/appointments",
        "",
        "BookSlot",
        &[(201, "Appointment"), (200, "Appointment")],
        "Book a place; 200 when the key repeats",
    ),
    get("/halls/{hall}/appointments/{code}", "", APPOINTMENT, "A booked place"),
    post("/halls/{hall}/appointments/{code}/move", "", "MoveBooking", APPOINTMENT, "Move a booking to another slot"),
    post("/halls/{hall}/appointments/{code}/cancel", "", "", APPOINTMENT, "Give a booked place up"),
    post(
        "/halls/{hall}/appointments/{code}/check-in",
        "kiosk reception",
        "CheckIn",
        &[(201, "Ticket"), (200, "Ticket")],
        "Give a booked visitor who has come a ticket; 200 when the key repeats",
    ),
    post("/halls/{hall}/hours/extend", "manager", "ExtendHours", &[(200, "Status")], "Keep the hall open longer today"),
    get("/halls/{hall}/dashboard", "manager", &[(200, "Dashboard")], "The hall now and its day so far"),
    get(
        "/halls/{hall}/speech/{seq}/{language}",
        KNOWN,
        &[(200, "-")],
        "The sound of a call as a WAV file, where the server has a voice",
    ),
    get(
        "/halls/{hall}/record",
        "manager auditor",
        &[(200, "RecordPage")],
        "The entries after `after`, in order, 200 at a time",
    ),
    get("/halls/{hall}/audit", "manager auditor", &[(200, "Verified")], "Checks the whole record"),
];
