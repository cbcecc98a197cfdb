//! What outside parties may ask: one table, from which the OpenAPI document is written and which the tests walk through.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use utoipa::PartialSchema;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItemBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref, RefOr, Required, ResponseBuilder,
    Schema,
};

use super::entered::SESSION_COOKIE;

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
        "clerk reception",
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

/// `GET /openapi.json`
pub(super) async fn answer() -> Response {
    let text = serde_json::to_string(&document()).unwrap_or_default();
    (StatusCode::OK, [("content-type", "application/json")], text).into_response()
}

/// Writes the document.
#[must_use]
pub fn document() -> OpenApi {
    let info = InfoBuilder::new()
        .title("A hall's queue")
        .version("1")
        .description(Some(
            "Times are milliseconds since the Unix epoch. Errors are application/problem+json with a stable `code`. \
             Every POST that changes a queue needs an `Idempotency-Key`: the same key gives the same answer.",
        ))
        .build();
    let paths = CALLS.iter().fold(PathsBuilder::new(), |paths, call| {
        paths.path(
            format!("/api/v1{}", call.path),
            PathItemBuilder::new().operation(method(call), operation(call)).build(),
        )
    });
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components())).build()
}

fn method(call: &Call) -> HttpMethod {
    match call.method {
        "POST" => HttpMethod::Post,
        "PUT" => HttpMethod::Put,
        "DELETE" => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}

/// Names what may stand behind the `?` of a call.
fn queries(call: &Call) -> &'static [&'static str] {
    match (call.method, call.path) {
        ("GET", "/halls/{hall}/tickets") => &["state", "number", "after"],
        ("GET", "/halls/{hall}/papers-missing" | "/halls/{hall}/cases") => &["number", "after"],
        ("GET", "/halls/{hall}/appointments/slots") => &["service", "day"],
        ("GET", "/halls/{hall}/record") => &["after"],
        ("GET", "/halls/{hall}/live") => &["view", "since", "epoch"],
        ("GET", "/visits/{token}/live") => &["since", "epoch"],
        _ => &[],
    }
}

/// Tells whether a call needs an `Idempotency-Key`.
fn needs_key(call: &Call) -> bool {
    call.method == "POST" && call.path != "/session"
}

fn operation(call: &Call) -> utoipa::openapi::path::Operation {
    let mut operation = OperationBuilder::new().summary(Some(call.summary));
    let names = call.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    for name in names {
        let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True);
        operation = operation.parameter(parameter.schema(Some(String::schema())).build());
    }
    for name in queries(call) {
        let parameter = ParameterBuilder::new().name(*name).parameter_in(ParameterIn::Query).required(Required::False);
        operation = operation.parameter(parameter.schema(Some(String::schema())).build());
    }
    if needs_key(call) {
        let key = ParameterBuilder::new().name("Idempotency-Key").parameter_in(ParameterIn::Header);
        operation = operation.parameter(key.required(Required::True).schema(Some(String::schema())).build());
    }
    if !call.body.is_empty() {
        let content = ContentBuilder::new().schema(Some(schema_of(call.body))).build();
        operation =
            operation.request_body(Some(RequestBodyBuilder::new().content("application/json", content).build()));
    }
    for (status, body) in call.answers {
        let mut response = ResponseBuilder::new().description(call.summary);
        if *body != "-" {
            response =
                response.content("application/json", ContentBuilder::new().schema(Some(schema_of(body))).build());
        }
        operation = operation.response(status.to_string(), response.build());
    }
    let problem = ContentBuilder::new().schema(Some(schema_of("Problem"))).build();
    let problem = ResponseBuilder::new().description("Not done").content("application/problem+json", problem).build();
    operation = operation.response("default", problem);
    if !call.who.is_empty() {
        operation = operation.description(Some(format!("For: {}", call.who)));
        for scheme in ["token", "cookie"] {
            operation = operation.security(SecurityRequirement::new(scheme, Vec::<String>::new()));
        }
    }
    operation.build()
}

fn schema_of(name: &str) -> RefOr<Schema> {
    match name.strip_suffix("[]") {
        Some(item) => {
            let items = Ref::from_schema_name(item);
            RefOr::T(Schema::Array(utoipa::openapi::ArrayBuilder::new().items(items).build()))
        }
        None => RefOr::Ref(Ref::from_schema_name(name)),
    }
}

fn components() -> utoipa::openapi::Components {
    let mut schemas = Vec::new();
    macro_rules! with {
        ($($name:ident)+) => {$(
            schemas.push((stringify!($name).to_owned(), hall_wire::$name::schema()));
            <hall_wire::$name as utoipa::ToSchema>::schemas(&mut schemas);
        )+};
    }
    with!(ClerkNow NoteNow RecordPage Verified WriteNote);
    with!(AddStep CallNext CallTicket CaseDone CasePage Dashboard FinishStep Grant HallEntry History);
    with!(IssueTicket LendWindow MissingPage NextNow OpenWindow PauseWindow PlanDocument Principals PrintResult);
    with!(Appointment BookSlot Bookable CheckIn ExtendHours MoveBooking SlotPage);
    with!(Problem ReturnTicket ServeWithoutTicket SessionNow SignIn Status Ticket TicketAct TicketPage Transfer Visit);
    schemas.sort_by(|a, b| a.0.cmp(&b.0));
    schemas.dedup_by(|a, b| a.0 == b.0);
    let token = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(SESSION_COOKIE)));
    let components = ComponentsBuilder::new().security_scheme("token", token).security_scheme("cookie", cookie);
    components.schemas_from_iter(schemas).build()
}
