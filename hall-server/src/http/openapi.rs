//! The OpenAPI document, generated from the table of operations.

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
use super::operations::{RULES, Rule};

/// `GET /openapi.json`
pub(super) async fn answer() -> Response {
    let text = serde_json::to_string(&document()).unwrap_or_default();
    (StatusCode::OK, [("content-type", "application/json")], text).into_response()
}

/// Generates the document.
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
    let operations = RULES.iter().filter_map(|rule| Some((rule.method()?, rule)));
    let paths = operations.fold(PathsBuilder::new(), |paths, (method, rule)| {
        let item = PathItemBuilder::new().operation(method_of(method), operation(method, rule)).build();
        paths.path(format!("/api/v1{}", rule.path), item)
    });
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components())).build()
}

fn method_of(method: &str) -> HttpMethod {
    match method {
        "POST" => HttpMethod::Post,
        "PUT" => HttpMethod::Put,
        "DELETE" => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}

/// Returns the query parameters of a request.
fn queries(method: &str, rule: &Rule) -> &'static [&'static str] {
    match (method, rule.path) {
        ("GET", "/halls/{hall}/tickets") => &["state", "number", "after"],
        ("GET", "/halls/{hall}/papers-missing" | "/halls/{hall}/cases") => &["number", "after"],
        ("GET", "/halls/{hall}/appointments/slots") => &["service", "day"],
        ("GET", "/halls/{hall}/bookings") => &["find", "day", "after"],
        ("GET", "/halls/{hall}/services") => &["find", "limit", "journeys"],
        ("GET", "/halls/{hall}/record") => &["after"],
        ("GET", "/halls/{hall}/live") => &["view", "since", "epoch"],
        ("GET", "/visits/{token}/live") => &["since", "epoch"],
        _ => &[],
    }
}

/// Returns whether a request needs an `Idempotency-Key`.
fn needs_key(method: &str, rule: &Rule) -> bool {
    method == "POST" && !rule.path.starts_with("/session") && !rule.path.ends_with("/confirmations")
}

fn operation(method: &str, rule: &Rule) -> utoipa::openapi::path::Operation {
    let mut operation = OperationBuilder::new().summary(Some(rule.summary));
    let names = rule.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    for name in names {
        let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True);
        operation = operation.parameter(parameter.schema(Some(String::schema())).build());
    }
    for name in queries(method, rule) {
        let parameter = ParameterBuilder::new().name(*name).parameter_in(ParameterIn::Query).required(Required::False);
        operation = operation.parameter(parameter.schema(Some(String::schema())).build());
    }
    if needs_key(method, rule) {
        let key = ParameterBuilder::new().name("Idempotency-Key").parameter_in(ParameterIn::Header);
        operation = operation.parameter(key.required(Required::True).schema(Some(String::schema())).build());
    }
    if !rule.body.is_empty() {
        let content = ContentBuilder::new().schema(Some(schema_of(rule.body))).build();
        operation =
            operation.request_body(Some(RequestBodyBuilder::new().content("application/json", content).build()));
    }
    for (status, body) in rule.answers {
        let mut response = ResponseBuilder::new().description(rule.summary);
        if *body != "-" {
            response =
                response.content("application/json", ContentBuilder::new().schema(Some(schema_of(body))).build());
        }
        operation = operation.response(status.to_string(), response.build());
    }
    let problem = ContentBuilder::new().schema(Some(schema_of("Problem"))).build();
    let problem = ResponseBuilder::new().description("Not done").content("application/problem+json", problem).build();
    operation = operation.response("default", problem);
    if !rule.roles.is_empty() {
        let roles: Vec<&str> = rule.roles.iter().map(|role| role.as_str()).collect();
        operation = operation.description(Some(format!("For: {}", roles.join(" "))));
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
    with!(ClerkNow NoteNow PersonEntry RecordPage Verified WriteNote);
    with!(AddStep CallNext CallTicket CaseDone CasePage Dashboard FinishStep FoundService Grant HallEntry History);
    with!(IssueTicket LendWindow MergeTicket MissingPage NextNow OpenWindow PauseWindow PlanDocument Principals PrintResult Reserve);
    with!(Appointment BookSlot Bookable BookingPage CheckIn ConcernedPage ConfirmPhone ExtendHours MoveBooking
        PhoneConfirmation ShortenHours SlotPage);
    with!(CardNow ReadCard RemindersNow SetReminders);
    with!(ChangePassword OpenSpan PlanMistake Problem ReturnTicket ServeWithoutTicket SessionNow SignIn Status Ticket TicketAct TicketPage TodayKept Transfer TvLink Visit);
    schemas.sort_by(|a, b| a.0.cmp(&b.0));
    schemas.dedup_by(|a, b| a.0 == b.0);
    let token = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(SESSION_COOKIE)));
    let components = ComponentsBuilder::new().security_scheme("token", token).security_scheme("cookie", cookie);
    components.schemas_from_iter(schemas).build()
}
