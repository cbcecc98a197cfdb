//! The keys of a plan as a file may have them. A test holds them against the typed plan of the core.

/// What a value has to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Any text.
    String,
    /// An id or a reference to one.
    Code,
    /// A whole number from 0.
    Integer { max: i64 },
    /// Two whole numbers, and what they mean, in Chinese and English.
    Pair { max: i64, meaning: (&'static str, &'static str) },
    /// `true` or `false`.
    Boolean,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A date in quotes.
    Date,
    /// A table in braces, or with a header of its own.
    Table(&'static Schema),
    /// A list.
    List(&'static Self),
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
}

/// The keys of a table, in the order in which they are written, and what such a table looks like in Chinese and English.
#[derive(Debug)]
pub(super) struct Schema {
    pub(super) keys: &'static [Key],
    pub(super) example: (&'static str, &'static str),
}

/// A table with a header of its own.
macro_rules! below {
    ($header:literal) => {
        (concat!($header, "，下面写它的键"), concat!($header, " with its keys below it"))
    };
}

/// A value in braces, alike in both languages.
macro_rules! same {
    ($value:literal) => {
        ($value, $value)
    };
}

const U8: Kind = Kind::Integer { max: u8::MAX as i64 };
const U16: Kind = Kind::Integer { max: u16::MAX as i64 };
const U32: Kind = Kind::Integer { max: u32::MAX as i64 };
const SHARE: Kind = Kind::Pair {
    max: u8::MAX as i64,
    meaning: ("[k, n]：任意 n 次叫号中至多 k 次", "[k, n]: at most k of any n calls"),
};
const KEPT: Kind = Kind::Pair {
    max: u8::MAX as i64,
    meaning: ("[k, n]：n 个名额中留 k 个给现场取号的人", "[k, n]: of n places, k are kept for walk-ins"),
};
const BLOCK: Kind =
    Kind::Pair { max: u32::MAX as i64, meaning: ("[first, last]：号段", "[first, last]: the block of numbers") };
const CODES: Kind = Kind::List(&Kind::Code);
const STRINGS: Kind = Kind::List(&Kind::String);
const TEXT: Kind = Kind::Table(&TEXT_KEYS);

const fn must(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: false }
}

static TEXT_KEYS: Schema = Schema {
    keys: &[must("zh", Kind::String), may("en", Kind::String)],
    example: same!(r#"{ zh = "民政局", en = "Civil Affairs" }"#),
};

pub(super) static PLAN: Schema = Schema {
    keys: &[
        must("hall", Kind::Table(&HALL)),
        may("missed", Kind::Table(&MISSED)),
        may("calling", Kind::Table(&CALLING)),
        may("papers", Kind::Table(&PAPERS)),
        may("visits", Kind::Table(&VISITS)),
        may("parking", Kind::Table(&PARKING)),
        may("desks", Kind::Table(&DESKS)),
        may("booking", Kind::Table(&BOOKING)),
        may("lines", Kind::List(&Kind::Table(&LINE))),
        may("classes", Kind::List(&Kind::Table(&CLASS))),
        may("departments", Kind::List(&Kind::Table(&DEPARTMENT))),
        may("services", Kind::List(&Kind::Table(&SERVICE))),
        may("journeys", Kind::List(&Kind::Table(&JOURNEY))),
        may("windows", Kind::List(&Kind::Table(&WINDOW))),
        may("kiosks", Kind::List(&Kind::Table(&KIOSK))),
        may("boards", Kind::List(&Kind::Table(&BOARD))),
        may("appointments", Kind::List(&Kind::Table(&APPOINTMENTS))),
    ],
    example: ("一份配置", "a plan"),
};

static HALL: Schema = Schema {
    keys: &[
        must("id", Kind::Code),
        must("name", TEXT),
        must("zone", Kind::String),
        must("hours", Kind::List(&Kind::Table(&HOURS))),
        may("last_ticket", Kind::Choice(&["until-closing", "when-it-fits"])),
        may("serve_all_ticket_holders", Kind::Boolean),
        may("holidays", Kind::List(&Kind::Date)),
        may("advice_service", Kind::Code),
        may("workdays", Kind::List(&Kind::Table(&WORKDAY))),
    ],
    example: below!("[hall]"),
};

static HOURS: Schema = Schema {
    keys: &[must("days", Kind::String), must("from", Kind::String), must("to", Kind::String)],
    example: (
        r#"{ days = "mon-fri", from = "08:30", to = "12:00" }"#,
        r#"{ days = "mon-fri", from = "08:30", to = "12:00" }"#,
    ),
};

static WORKDAY: Schema = Schema {
    keys: &[must("day", Kind::Date), must("hours_of", Kind::Choice(WEEKDAYS))],
    example: same!(r#"{ day = "2026-10-10", hours_of = "fri" }"#),
};

const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

static APPOINTMENTS: Schema = Schema {
    keys: &[
        must("services", CODES),
        must("days", Kind::String),
        must("from", Kind::String),
        must("to", Kind::String),
        may("slot_min", U16),
        must("capacity", U16),
        may("walk_in_share", KEPT),
        may("early_min", U16),
        may("late_min", U16),
        may("release_after_min", U16),
        may("book_days_ahead", U16),
        may("class", Kind::Code),
    ],
    example: below!("[[appointments]]"),
};

static MISSED: Schema = Schema {
    keys: &[
        may("recalls_max", U8),
        may("recall_every_s", U16),
        may("place", Kind::Choice(&["behind", "end", "own"])),
        may("requeue_behind", U16),
        may("requeues_max", U8),
        may("tolerance_min", U16),
        may("end", Kind::Choice(&["missed", "cancelled"])),
    ],
    example: below!("[missed]"),
};

static CALLING: Schema = Schema {
    keys: &[
        may("returning_share", SHARE),
        may("overdue_share", SHARE),
        may("confirm_arrival", Kind::Boolean),
        may("express_class", Kind::Code),
    ],
    example: below!("[calling]"),
};

static PAPERS: Schema = Schema { keys: &[may("return_days", U16)], example: below!("[papers]") };

static VISITS: Schema = Schema { keys: &[may("orphaned_min", U16)], example: below!("[visits]") };

static JOURNEY: Schema = Schema {
    keys: &[must("id", Kind::Code), must("name", TEXT), must("steps", CODES), may("parallel", Kind::Boolean)],
    example: below!("[[journeys]]"),
};

static DOCUMENT: Schema = Schema {
    keys: &[may("id", Kind::Code), must("zh", Kind::String), may("en", Kind::String)],
    example: (
        r#"{ id = "id-card", zh = "身份证", en = "ID card" }"#,
        r#"{ id = "id-card", zh = "身份证", en = "ID card" }"#,
    ),
};

static PARKING: Schema =
    Schema { keys: &[may("window_max", U8), may("remind_min", U16)], example: below!("[parking]") };

static BOOKING: Schema = Schema { keys: &[may("own_networks", STRINGS)], example: below!("[booking]") };

static DESKS: Schema =
    Schema { keys: &[may("second_sign_in", Kind::Choice(&["refuse", "take_over"]))], example: below!("[desks]") };

static LINE: Schema =
    Schema { keys: &[must("id", Kind::Code), must("prefix", Kind::String)], example: below!("[[lines]]") };

static CLASS: Schema = Schema {
    keys: &[
        must("id", Kind::Code),
        must("name", TEXT),
        may("head_start_min", U16),
        may("ageing", U32),
        may("share", SHARE),
        may("granted_by", STRINGS),
        may("evidence", CODES),
        may("day_max", U32),
        may("in_a_row_max", U8),
        may("retired", Kind::Boolean),
    ],
    example: below!("[[classes]]"),
};

static DEPARTMENT: Schema =
    Schema { keys: &[must("id", Kind::Code), must("name", TEXT)], example: below!("[[departments]]") };

static SERVICE: Schema = Schema {
    keys: &[
        must("id", Kind::Code),
        must("department", Kind::Code),
        must("line", Kind::Code),
        must("name", TEXT),
        may("documents", Kind::List(&Kind::Table(&DOCUMENT))),
        may("fee", TEXT),
        may("promised_days", U16),
        may("usual_min", U16),
        may("target_wait_min", U16),
        may("max_wait_min", U16),
        may("default_outcome", Kind::Choice(OUTCOMES)),
        may("daily_limit", U32),
        may("keywords", STRINGS),
        may("audience", Kind::Choice(&["everyone", "business"])),
        may("express", Kind::Boolean),
        may("needs_full_authority", Kind::Boolean),
        may("retired", Kind::Boolean),
    ],
    example: below!("[[services]]"),
};

const OUTCOMES: &[&str] = &["decided", "accepted", "passed", "papers_missing", "refused", "not_here", "advice"];

static WINDOW: Schema = Schema {
    keys: &[
        must("id", Kind::Code),
        must("label", Kind::String),
        may("area", Kind::String),
        may("name", TEXT),
        may("services", CODES),
        may("helps", CODES),
        may("help_after_min", U16),
        may("full_authority", Kind::Boolean),
        may("retired", Kind::Boolean),
    ],
    example: below!("[[windows]]"),
};

static KIOSK: Schema = Schema {
    keys: &[must("id", Kind::Code), may("menu", CODES), may("numbers", BLOCK), may("languages", STRINGS)],
    example: below!("[[kiosks]]"),
};

static BOARD: Schema = Schema {
    keys: &[must("id", Kind::Code), may("windows", CODES), may("languages", STRINGS)],
    example: below!("[[boards]]"),
};
