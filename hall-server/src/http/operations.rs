//! Who may do what: every operation of the server, its request, and the roles that may use it. This table is the single
//! source for the router, the live socket, the OpenAPI document and `docs/roles.md`.

mod page;

pub use page::roles_page;

use hall_core::Role;
use hall_core::Role::{Admin, Auditor, Board, Clerk, Kiosk, Manager, Reception};

/// The kind of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An HTTP request, with its method.
    Request(&'static str),
    /// A view of the live socket.
    View,
    /// A part of answers that only some roles receive.
    Part,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Whether it is a request, a view or a part.
    pub kind: Kind,
    /// The path under `/api/v1`, or the name of a view or part.
    pub path: &'static str,
    /// The roles that may use it; empty means anyone.
    pub roles: &'static [Role],
    /// What it does or returns.
    pub summary: &'static str,
    /// A restriction for some of the roles; empty means none.
    pub only: &'static str,
    /// The name of the body's schema; empty means no body.
    pub body: &'static str,
    /// The answers: status and schema, with `-` for no body.
    pub answers: &'static [(u16, &'static str)],
}

impl Rule {
    const fn new(kind: Kind, path: &'static str, roles: &'static [Role], summary: &'static str) -> Self {
        Self { kind, path, roles, summary, only: "", body: "", answers: &[] }
    }

    const fn only(self, only: &'static str) -> Self {
        Self { only, ..self }
    }

    const fn takes(self, body: &'static str) -> Self {
        Self { body, ..self }
    }

    const fn gives(self, answers: &'static [(u16, &'static str)]) -> Self {
        Self { answers, ..self }
    }

    /// Returns the method of a request.
    #[must_use]
    pub fn method(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Request(method) => Some(method),
            Kind::View | Kind::Part => None,
        }
    }
}

const fn get(path: &'static str, roles: &'static [Role], summary: &'static str) -> Rule {
    Rule::new(Kind::Request("GET"), path, roles, summary)
}

const fn post(path: &'static str, roles: &'static [Role], summary: &'static str) -> Rule {
    Rule::new(Kind::Request("POST"), path, roles, summary)
}

const fn put(path: &'static str, roles: &'static [Role], summary: &'static str) -> Rule {
    Rule::new(Kind::Request("PUT"), path, roles, summary)
}

const fn delete(path: &'static str, roles: &'static [Role], summary: &'static str) -> Rule {
    Rule::new(Kind::Request("DELETE"), path, roles, summary)
}

const fn view(name: &'static str, roles: &'static [Role], summary: &'static str) -> Rule {
    Rule::new(Kind::View, name, roles, summary)
}

const fn part(name: &'static str, roles: &'static [Role], summary: &'static str) -> Rule {
    Rule::new(Kind::Part, name, roles, summary)
}

const ANYONE: &[Role] = &[];
/// Every device and person with an account.
const KNOWN: &[Role] = &[Kiosk, Board, Clerk, Reception, Manager, Auditor, Admin];
/// People. All of them may look at the queue; only [`RUNNING`] and those named in a row change it.
const STAFF: &[Role] = &[Clerk, Reception, Manager, Auditor, Admin];
/// Those who run the queue, including kiosks. Auditors only read and administrators configure, so neither is included.
const RUNNING: &[Role] = &[Kiosk, Clerk, Reception, Manager];
const ISSUERS: &[Role] = &[Kiosk, Reception];
const DESKS: &[Role] = &[Clerk, Reception];
const CLERKS: &[Role] = &[Clerk];
const MANAGERS: &[Role] = &[Manager];
const READERS: &[Role] = &[Manager, Auditor];
/// Those who inform visitors that a promise cannot be kept.
const INFORMERS: &[Role] = &[Reception, Manager];
/// Those who must learn that a promise cannot be kept.
const INFORMED: &[Role] = &[Reception, Manager, Admin];

const TICKET: &[(u16, &str)] = &[(200, "Ticket")];
const NEW_TICKET: &[(u16, &str)] = &[(201, "Ticket"), (200, "Ticket")];
const TICKET_OR_NOTHING: &[(u16, &str)] = &[(200, "Ticket"), (204, "-")];
const APPOINTMENT: &[(u16, &str)] = &[(200, "Appointment")];
const NOTHING: &[(u16, &str)] = &[(204, "-")];
const SOCKET: &[(u16, &str)] = &[(101, "-")];

const OWN_DEVICE: &str = "a kiosk: not of tickets that another kiosk gave";
const BY_TOKEN: &str = "who has the ticket's token";
const BY_CODE: &str = "who has the booking's code; reception and a manager also by its entry in the list";
const AT_WINDOW: &str = "a person: at the window where they sit; a program's token: at any window of the hall";
const WITH_VISITOR: &str = "a clerk: while the visit is, or was last, with them or sent to them";

macro_rules! operations {
    ($($name:ident: $rule:expr;)+) => {
        /// Something the server does or returns; [`RULES`] describes each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is described by its row")]
        pub enum Operation {
            $($name),+
        }

        impl Operation {
            /// All operations, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }

        /// The table, in the order of [`Operation::ALL`].
        pub const RULES: &[Rule] = &[$($rule),+];
    };
}

operations! {
    ListHalls: get("/halls", ANYONE, "The halls of this server").gives(&[(200, "HallEntry[]")]);
    SignIn: post("/session", ANYONE, "Sign in: gives a cookie").takes("SignIn").gives(&[(200, "SessionNow")]);
    ReadSession: get("/session", KNOWN, "Who is signed in").gives(&[(200, "SessionNow")]);
    ChangePassword: post("/session/password", ANYONE,
        "Change one's own password: takes the present one, ends one's other sessions")
        .only("a person who is signed in").takes("ChangePassword").gives(NOTHING);
    SignOut: delete("/session", ANYONE, "Sign out").gives(NOTHING);
    OpenTvLink: post("/session/tv", ANYONE, "A TV opens its link: gives a cookie").takes("TvLink").gives(NOTHING);

    ReadVisit: get("/visits/{token}", ANYONE, "A visitor's page").only(BY_TOKEN).gives(&[(200, "Visit")]);
    CancelVisit: post("/visits/{token}/cancel", ANYONE, "The visitor gives the ticket up").only(BY_TOKEN)
        .gives(&[(200, "Visit")]);
    ReturnVisit: post("/visits/{token}/return", ANYONE,
        "The visitor brings what was missing: a new linked number that returns first").only(BY_TOKEN)
        .takes("ReturnTicket").gives(&[(201, "Visit"), (200, "Visit")]);
    ComeBackVisit: post("/visits/{token}/come-back", ANYONE, "The visitor, who was set aside, is back").only(BY_TOKEN)
        .gives(&[(200, "Visit")]);
    ReadReminders: get("/visits/{token}/reminders", ANYONE, "How the visitor is reminded that their turn is near")
        .only(BY_TOKEN).gives(&[(200, "RemindersNow")]);
    SetReminders: put("/visits/{token}/reminders", ANYONE, "The visitor turns reminders on or off").only(BY_TOKEN)
        .takes("SetReminders").gives(&[(200, "RemindersNow")]);
    WatchVisit: get("/visits/{token}/live", ANYONE, "Live: a visitor's page (websocket)").only(BY_TOKEN).gives(SOCKET);

    ReadStatus: get("/halls/{hall}/status", ANYONE, "Whether the hall is open, and how long each service's wait is")
        .gives(&[(200, "Status")]);
    FindServices: get("/halls/{hall}/services", ANYONE,
        "Which services somebody means: find, limit, journeys; the likeliest first").gives(&[(200, "FoundService[]")]);
    ReadPlan: get("/halls/{hall}/plan", KNOWN, "The plan, with its ETag").gives(&[(200, "PlanDocument")]);
    ChangePlan: put("/halls/{hall}/plan", &[Admin], "Take on another plan (If-Match)").takes("PlanDocument")
        .gives(&[(200, "PlanDocument")]);

    IssueTicket: post("/halls/{hall}/tickets", ISSUERS, "Give a ticket; 200 when the key repeats").takes("IssueTicket")
        .gives(NEW_TICKET);
    ListTickets: get("/halls/{hall}/tickets", STAFF,
        "Today's tickets: state (apart by commas), number, after; 200 at a time").gives(&[(200, "TicketPage")]);
    MergeTicket: post("/halls/{hall}/tickets/merge", &[Kiosk],
        "Take in a ticket that the kiosk issued while the server was away; 204 when its day is over")
        .takes("MergeTicket").gives(&[(201, "Ticket"), (200, "Ticket"), (204, "-")]);
    ReadCard: post("/halls/{hall}/cards", ISSUERS, "What an identity card is good for; nothing is stored")
        .takes("ReadCard").gives(&[(200, "CardNow")]);
    ReserveTickets: get("/halls/{hall}/tickets/reserve", &[Kiosk],
        "Ids and tokens for tickets that the kiosk may have to issue alone: count, 1 to 500; nothing is stored")
        .gives(&[(200, "Reserve")]);
    ReadTicket: get("/halls/{hall}/tickets/{ticket}", STAFF, "A ticket").gives(TICKET);
    ReadHistory: get("/halls/{hall}/tickets/{ticket}/history", STAFF,
        "What happened to a ticket, and why it was called when it was").gives(&[(200, "History")]);
    ReadPrincipals: get("/halls/{hall}/tickets/{ticket}/principals", DESKS,
        "For whom an agent's ticket is, with their names").only(WITH_VISITOR).gives(&[(200, "Principals")]);
    CancelTicket: post("/halls/{hall}/tickets/{ticket}/cancel", RUNNING, "Cancel a ticket").only(OWN_DEVICE).gives(TICKET);
    RequeueTicket: post("/halls/{hall}/tickets/{ticket}/requeue", RUNNING,
        "Put a missed or parked ticket back into the queue").gives(TICKET);
    ComeBackTicket: post("/halls/{hall}/tickets/{ticket}/come-back", &[Kiosk, Clerk, Reception],
        "A parked visitor is back and waits, before others, for the same window").gives(TICKET);
    GrantClass: post("/halls/{hall}/tickets/{ticket}/grant", RUNNING, "Change a ticket's class").only(OWN_DEVICE)
        .takes("Grant").gives(TICKET);
    RecordPrint: post("/halls/{hall}/tickets/{ticket}/print-result", RUNNING, "Say how the paper came out")
        .only(OWN_DEVICE).takes("PrintResult").gives(TICKET);
    ReturnTicket: post("/halls/{hall}/tickets/{ticket}/return", ISSUERS,
        "Papers that were missing are brought: a new linked number that returns first").takes("ReturnTicket")
        .gives(NEW_TICKET);
    SettleCase: post("/halls/{hall}/tickets/{ticket}/case-done", &[Clerk, Reception, Manager],
        "A promised result is there; 204 when the ticket is of an earlier day").takes("CaseDone").gives(TICKET_OR_NOTHING);
    ListMissingPapers: get("/halls/{hall}/papers-missing", STAFF,
        "Visitors who were sent for papers: number, after; about 200 at a time").gives(&[(200, "MissingPage")]);
    ListCases: get("/halls/{hall}/cases", STAFF, "Promised results: number, after; about 200 at a time")
        .gives(&[(200, "CasePage")]);
    WriteNote: post("/halls/{hall}/tickets/{ticket}/note", DESKS,
        "Keep words for whoever serves the ticket next: private, gone when the day is over").only(WITH_VISITOR)
        .takes("WriteNote").gives(TICKET);
    ReadNote: get("/halls/{hall}/tickets/{ticket}/note", DESKS, "The words kept beside a ticket; 204 when there are none")
        .only(WITH_VISITOR).gives(&[(200, "NoteNow"), (204, "-")]);

    ListPeople: get("/halls/{hall}/people", READERS,
        "Who has an account in the hall: the names behind the ids of the record").gives(&[(200, "PersonEntry[]")]);
    ListClerks: get("/halls/{hall}/clerks", STAFF, "The hall's clerks and where they sit").gives(&[(200, "ClerkNow[]")]);

    OpenWindow: post("/halls/{hall}/windows/{window}/open", CLERKS, "Open the window; services narrow what it serves")
        .only(AT_WINDOW).takes("OpenWindow").gives(NOTHING);
    PauseWindow: post("/halls/{hall}/windows/{window}/pause", CLERKS, "Pause after the present visitor").only(AT_WINDOW)
        .takes("PauseWindow").gives(NOTHING);
    LendWindow: post("/halls/{hall}/windows/{window}/lend", MANAGERS,
        "Let the window cover for another until a time; no services: end that").takes("LendWindow").gives(NOTHING);
    ServeWithoutTicket: post("/halls/{hall}/windows/{window}/serve", CLERKS,
        "Serve somebody who has no ticket: one is given and its service begins; 200 when the key repeats")
        .only(AT_WINDOW).takes("ServeWithoutTicket").gives(NEW_TICKET);
    CloseWindow: post("/halls/{hall}/windows/{window}/close", CLERKS, "Close the window").only(AT_WINDOW).gives(NOTHING);
    LeaveWindow: post("/halls/{hall}/windows/{window}/leave", CLERKS,
        "Leave the window: whoever is at it stays there for the next clerk").only(AT_WINDOW).gives(NOTHING);
    FreeWindow: post("/halls/{hall}/windows/{window}/free", MANAGERS,
        "Free a window after somebody who is gone; whoever is at it is called first, at any window that serves them").gives(NOTHING);
    CallNext: post("/halls/{hall}/windows/{window}/call-next", CLERKS,
        "Finish the present visitor and call whoever is next; 204 when nobody waits, also while the window waits (wait)")
        .only(AT_WINDOW).takes("CallNext").gives(TICKET_OR_NOTHING);
    ReadNext: get("/halls/{hall}/windows/{window}/next", &[Clerk, Manager],
        "Who would be called next, and why; changes nothing").gives(&[(200, "NextNow")]);
    CallTicket: post("/halls/{hall}/windows/{window}/call", CLERKS, "Call one ticket").only(AT_WINDOW)
        .takes("CallTicket").gives(TICKET);
    Recall: post("/halls/{hall}/windows/{window}/recall", CLERKS, "Call again").only(AT_WINDOW).takes("TicketAct")
        .gives(TICKET);
    Start: post("/halls/{hall}/windows/{window}/start", CLERKS, "The visitor is here").only(AT_WINDOW).takes("TicketAct")
        .gives(TICKET);
    Miss: post("/halls/{hall}/windows/{window}/miss", CLERKS, "The visitor did not come").only(AT_WINDOW)
        .takes("TicketAct").gives(TICKET);
    Finish: post("/halls/{hall}/windows/{window}/finish", CLERKS, "End the present step").only(AT_WINDOW)
        .takes("FinishStep").gives(TICKET);
    Park: post("/halls/{hall}/windows/{window}/park", CLERKS, "Set the present visitor aside").only(AT_WINDOW)
        .takes("TicketAct").gives(TICKET);
    Resume: post("/halls/{hall}/windows/{window}/resume", CLERKS, "Take a parked visitor back").only(AT_WINDOW)
        .takes("TicketAct").gives(TICKET);
    Transfer: post("/halls/{hall}/windows/{window}/transfer", CLERKS, "Send the present visitor on").only(AT_WINDOW)
        .takes("Transfer").gives(TICKET);
    AddStep: post("/halls/{hall}/windows/{window}/add-step", CLERKS, "Add a service to the present ticket")
        .only(AT_WINDOW).takes("AddStep").gives(TICKET);
    Undo: post("/halls/{hall}/windows/{window}/undo", CLERKS, "Take back the last call, miss or finish").only(AT_WINDOW)
        .gives(TICKET);

    ListBookable: get("/halls/{hall}/appointments", ANYONE, "What may be booked").gives(&[(200, "Bookable")]);
    ListSlots: get("/halls/{hall}/appointments/slots", ANYONE,
        "A service's slots on a day, or on the first day with places").gives(&[(200, "SlotPage")]);
    Book: post("/halls/{hall}/appointments", ANYONE, "Book a place; 200 when the key repeats")
        .only("limited by person, address and hall; reception is not").takes("BookSlot")
        .gives(&[(201, "Appointment"), (200, "Appointment")]);
    ConfirmPhone: post("/halls/{hall}/appointments/confirmations", ANYONE,
        "Have a code sent to a telephone number, where the hall sends codes")
        .only("limited by number, address and all together").takes("ConfirmPhone").gives(&[(201, "PhoneConfirmation")]);
    ReadBooking: get("/halls/{hall}/appointments/{code}", ANYONE, "A booked place").only(BY_CODE).gives(APPOINTMENT);
    MoveBooking: post("/halls/{hall}/appointments/{code}/move", ANYONE, "Move a booking to another slot").only(BY_CODE)
        .takes("MoveBooking").gives(APPOINTMENT);
    CancelBooking: post("/halls/{hall}/appointments/{code}/cancel", ANYONE, "Give a booked place up").only(BY_CODE)
        .gives(APPOINTMENT);
    CheckIn: post("/halls/{hall}/appointments/{code}/check-in", ISSUERS,
        "Give a booked visitor who has come a ticket; 200 when the key repeats").only(BY_CODE).takes("CheckIn")
        .gives(NEW_TICKET);
    ListBookings: get("/halls/{hall}/bookings", INFORMERS,
        "Booked places: find (a phone's last digits, a name, a code), day, after; 200 at a time")
        .gives(&[(200, "BookingPage")]);
    ListConcerned: get("/halls/{hall}/appointments/concerned", INFORMED,
        "Bookings that the hall cannot keep since its plan was changed")
        .only("an admin: without codes, names and phones").gives(&[(200, "ConcernedPage")]);
    InformBooking: post("/halls/{hall}/appointments/{code}/inform", INFORMERS,
        "Note that a booked visitor was told that the hall cannot keep what it promised").only(BY_CODE).gives(APPOINTMENT);
    ExtendHours: post("/halls/{hall}/hours/extend", MANAGERS, "Keep the hall open longer today").takes("ExtendHours")
        .gives(&[(200, "Status")]);

    ShortenHours: post("/halls/{hall}/hours/shorten", MANAGERS, "Take a longer day back, down to what the plan says")
        .takes("ShortenHours").gives(&[(200, "Status")]);
    ReadDashboard: get("/halls/{hall}/dashboard", MANAGERS, "The hall now and its day so far").gives(&[(200, "Dashboard")]);
    Hear: get("/halls/{hall}/speech/{seq}/{language}", &[Board, Clerk, Reception, Manager, Admin],
        "The sound of a call as a WAV file, where the server has a voice").gives(&[(200, "-")]);
    ReadRecord: get("/halls/{hall}/record", READERS, "The entries after `after`, in order, 200 at a time")
        .gives(&[(200, "RecordPage")]);
    VerifyRecord: get("/halls/{hall}/audit", READERS, "Checks the whole record").gives(&[(200, "Verified")]);

    Watch: get("/halls/{hall}/live", KNOWN,
        "Live: view=board:ID, window:ID, kiosk:ID or manager; since and epoch resume (websocket)").gives(SOCKET);
    WatchBoard: view("board:{board}", &[Board, Clerk, Reception, Manager, Admin], "What a board shows and says")
        .only("a board: its own");
    WatchFace: view("window:{window}", &[Board, Clerk], "What the screen over a window shows")
        .only("a board: over the window whose name it has; a clerk: of a window where somebody else sits");
    WatchWindow: view("window:{window}", &[Clerk, Reception, Manager], "A window's whole desk: who is there, who waits")
        .only("a person who is a clerk: where they sit or nobody does");
    WatchKiosk: view("kiosk:{kiosk}", &[Kiosk, Clerk, Reception, Manager, Admin], "What a kiosk needs of the hall")
        .only("a kiosk: its own");
    WatchManager: view("manager", MANAGERS, "The hall now and its day so far");

    SeeTicketToken: part("a ticket's token", &[Kiosk, Clerk, Reception], "With it the visitor's page opens, and the ticket can be given up")
        .only("a kiosk: of a ticket that it gave; a clerk: of one that they give to somebody who has none; reception, who prints: in an answer about one ticket; nobody in a list");
    SeeBookingCode: part("a booking's code", INFORMERS, "With it a booking can be read, moved and given up")
        .only("who find bookings for visitors; and whoever made the booking");
    SeeOwnFigures: part("a clerk's own figures", CLERKS, "Visitors served, mean times").only("of themselves");
}

impl Operation {
    /// Returns the operation's row.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }
}

/// Returns the path of a request as a template of the table, without the values of its parameters; empty if there is no
/// such request.
#[must_use]
pub fn path_of(path: &str) -> &'static str {
    let fits = |rule: &&Rule| {
        let mut parts = path.strip_prefix("/api/v1").unwrap_or_default().split('/');
        rule.path.split('/').all(|own| parts.next().is_some_and(|part| own.starts_with('{') || own == part))
            && parts.next().is_none()
    };
    RULES.iter().filter(|rule| matches!(rule.kind, Kind::Request(_))).find(fits).map_or("", |rule| rule.path)
}

/// Returns whether a role may use an operation. The operation itself checks the row's `only`.
#[must_use]
pub fn may(role: Role, operation: Operation) -> bool {
    let roles = operation.rule().roles;
    roles.is_empty() || roles.contains(&role)
}
