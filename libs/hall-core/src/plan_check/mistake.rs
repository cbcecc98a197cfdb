//! The mistakes that a plan can have, whichever check finds them: each with a code, its parameters, and its text in
//! both languages.

use std::fmt;
use std::sync::Arc;

use crate::{Day, Text};

/// A parameter of a mistake, in both languages.
trait Part {
    fn part(&self) -> Text;
}

impl Part for Text {
    fn part(&self) -> Text {
        self.clone()
    }
}

macro_rules! alike_in_both {
    ($($type:ty),*) => {
        $(impl Part for $type {
            fn part(&self) -> Text {
                let said: Arc<str> = self.to_string().into();
                Text::new(said.clone(), said)
            }
        })*
    };
}

alike_in_both!(String, Arc<str>, &'static str, char, usize, i64, u32, u16, u8, Day);

macro_rules! mistakes {
    ($($name:ident $({ $($part:ident: $type:ty),* })? = $code:literal, $zh:literal, $en:literal;)*) => {
        /// A mistake in a part of a plan, and what is allowed there.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the words beside each say what it is")]
        pub enum Mistake { $($name $({ $($part: $type),* })?),* }

        impl Mistake {
            /// Returns its stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name $({ $($part: _),* })? => $code),* }
            }

            /// Returns the parameters by which mistakes of the same code differ, by name.
            #[must_use]
            pub fn parts(&self) -> Vec<(&'static str, Text)> {
                match self { $(Self::$name $({ $($part),* })? => vec![$($((stringify!($part), $part.part())),*)?]),* }
            }

            /// Returns the mistake as text, in both languages.
            #[must_use]
            pub fn words(&self) -> Text {
                match self {
                    $(Self::$name $({ $($part),* })? => {
                        $($(let $part = $part.part();)*)?
                        let zh = { $($(let $part = $part.zh();)*)? format!($zh) };
                        let en = { $($(let $part = $part.pick("en");)*)? format!($en) };
                        Text::new(zh, en)
                    })*
                }
            }
        }
    };
}

mistakes! {
    // Lists, ids and references.
    TooMany { len: usize, max: usize } = "too_many", "有 {len} 项，太多：一个大厅最多 {max} 项", "{len} are too many: a hall has at most {max}";
    Unknown { what: Text, id: String, known: String } = "unknown",
        "没有{what} `{id}`；现有：{known}", "there is no {what} `{id}`; there are: {known}";
    IdTaken { id: String, first: String } = "id_taken", "`{id}` 已是 {first} 的 id", "`{id}` is already the id of {first}";
    // Lines and services.
    BadPrefix { prefix: Arc<str> } = "bad_prefix",
        "`{prefix}` 不能作号码字头：用一至三个大写字母", "`{prefix}` is no prefix: use one to three capital letters";
    PrefixTaken { prefix: Arc<str>, first: String } = "prefix_taken",
        "`{prefix}` 已是 {first} 的字头", "`{prefix}` is already the prefix of {first}";
    UsualZero = "usual_zero", "为 0：写明通常需要几分钟，至少 1", "is 0: say how many minutes it takes, at least 1";
    DefaultPapersMissing = "default_papers_missing",
        "`papers_missing`：办结时须写明缺哪些材料，不能作默认结果",
        "`papers_missing`: a finish must then name which papers: it cannot be what a step ends with by default";
    MaxBelowTarget { max_wait_min: u16 } = "max_below_target",
        "{max_wait_min} 比 target_wait_min 短", "{max_wait_min} is shorter than target_wait_min";
    Unoffered { service: String } = "unoffered", "没有窗口办理 `{service}`", "no window offers `{service}`";
    UnofferedInFull { service: String } = "unoffered_in_full",
        "没有全权窗口办理 `{service}`", "no window with full authority offers `{service}`";
    JourneySteps { max: usize } = "journey_steps", "一件事有 1 至 {max} 个步骤", "a journey has 1 to {max} steps";
    JourneyTwice { step: String } = "journey_twice",
        "`{step}` 已是这件事的一个步骤", "`{step}` is a step of this journey already";
    JourneyRetired { step: String } = "journey_retired",
        "`{step}` 已停办：这件事不再发号", "`{step}` is retired: no ticket is given for this journey";
    ThemeEmpty = "theme_empty",
        "为空：主题至少列一个部门、一件事或事项", "is empty: a theme lists at least one department, journey or service";
    ThemeTwice { item: String } = "theme_twice",
        "`{item}` 已在这个主题里", "`{item}` is in this theme already";
    ThemeRetired { theme: String } = "theme_retired",
        "所列事项都已停办：取号机不显示主题 `{theme}`", "all that it lists is retired: kiosks do not show the theme `{theme}`";
    ThemeNameTwice { name: String, other: String } = "theme_name_twice",
        "`{name}` 也是 {other} 的名称：来办事的人分不清", "`{name}` is the name of {other} too: visitors cannot tell them apart";
    ElsewhereToo { service: String } = "elsewhere_too",
        "`{service}` 由别的大厅办理，这里却有窗口办理：取号机只告诉去哪里办",
        "another hall provides `{service}`, and a window here too: kiosks only say where the other is";
    ElsewhereHere { hall: String } = "elsewhere_here",
        "`{hall}` 是本大厅：写办理它的那个大厅，或去掉", "`{hall}` is this hall: name the one that provides it, or leave it out";
    ElsewhereNoHall = "elsewhere_no_hall",
        "没有写 `hall`：不知道是哪个大厅的事项", "without `hall`, it is not known of which hall the service is";
    PaperlessNoKiosk = "paperless_no_kiosk",
        "没有取号机：这一项不起作用", "there is no kiosk: this changes nothing";
    AdviceRetired { service: String } = "advice_retired",
        "`{service}` 已停办：不清楚办什么事项的人取不到号",
        "`{service}` is retired: whoever does not know the service gets no ticket";
    ExpressClassRetired { class: String } = "express_class_retired",
        "`{class}` 已停用：马上办事项的办事人按普通排队", "`{class}` is retired: visitors with express services count as ordinary";
    ExpressWithoutClass = "express_without_class",
        "是马上办事项，但 `calling.express_class` 没有为其办事人指定优先类型",
        "is express, but `calling.express_class` names no class for such visitors";
    SeriesShared { other: String } = "line_shared",
        "`{other}` 同用一个号码系列，却不是企业事项：请分开",
        "`{other}` is of the same line, and not for businesses: give them lines apart";
    WorkingDays { days: u16, max: usize } = "working_days",
        "{days}：最多可承诺 {max} 个工作日", "{days}: at most {max} working days can be promised";
    NameTwice { name: Arc<str>, other: String } = "name_twice",
        "`{name}` 也是同部门 {other} 的名称：来办事的人分不清", "`{name}` is the name of {other} of the same department too: visitors cannot tell them apart";
    DocumentOther { id: String } = "document_other",
        "`{id}` 代表未列出的材料：请换一个 id", "`{id}` stands for a document that is not listed: take another id";
    DocumentTwice { id: String } = "document_twice",
        "`{id}` 已是本事项另一材料的 id", "`{id}` names another document of this service already";
    // Classes and shares.
    AgeingZero = "ageing_zero",
        "为 0：等多久也不会被叫到", "is 0: nobody would ever be called for waiting";
    RowZero = "row_zero",
        "为 0：还有别人等候时永远叫不到这一类", "is 0: the class would never be called while others wait";
    BadGrantor { grantor: Arc<str> } = "bad_grantor",
        "`{grantor}`：只有 `reception`、`clerk`、`manager`、`card` 和 `kiosk` 可以认定优先类型",
        "`{grantor}`: `reception`, `clerk`, `manager`, `card` and `kiosk` may grant a class";
    LittleLeft { percent: String } = "little_left",
        "各类份额合计之后，其余人只剩 {percent} % 的叫号", "the shares together leave everyone else {percent} % of the calls";
    BadShare { k: u8, n: u8, max: u8 } = "bad_share",
        "[{k}, {n}]：份额是 [k, n]，1 ≤ k ≤ n ≤ {max}：任意 n 次叫号中的 k 次",
        "[{k}, {n}]: a share is [k, n] with 1 ≤ k ≤ n ≤ {max}: k of any n calls";
    BeyondADay { minutes: u16 } = "beyond_a_day",
        "{minutes} 分钟，超过一天", "{minutes} minutes are more than a day";
    // Windows, kiosks and boards.
    LabelTaken { label: Arc<str>, other: String } = "label_taken",
        "`{label}` 也是 {other} 的窗口号：叫号时分不清", "`{label}` is the label of {other} too: nobody could tell where a call leads";
    LabelElsewhere { label: Arc<str>, other: String } = "label_elsewhere",
        "`{label}` 也是另一区域 {other} 的窗口号", "`{label}` is the label of {other} too, in another area";
    LabelMisread { label: Arc<str>, better: String } = "label_misread",
        "`{label}` 会读错：叫号时自带“号窗口”，只读得准普通字母和数字，请写 `{better}`",
        "`{label}` is read out wrongly: calls say 号窗口 themselves, and voices know plain letters and digits only; write `{better}`";
    OffersNothing { window: String } = "offers_nothing", "`{window}` 不办任何事项", "`{window}` offers nothing";
    BadBlock { first: u32, last: u32 } = "bad_block",
        "[{first}, {last}]：号段是 [first, last]，1 ≤ first ≤ last ≤ 99999",
        "[{first}, {last}]: a block is [first, last] with 1 ≤ first ≤ last ≤ 99999";
    NumbersFirst = "numbers_first",
        "还没有第一个号段：请先写 `numbers = [first, last]`", "there is no first block: write `numbers = [first, last]` first";
    BlockOverlaps { first: u32, last: u32, other: String } = "block_overlaps",
        "[{first}, {last}] 与 {other} 的号段重叠", "[{first}, {last}] overlaps the block of {other}";
    BlockHeld { first: u32, last: u32, kiosk: String } = "block_held",
        "[{first}, {last}]：这些号还可能印在取号机 {kiosk} 的纸上，它可能还不知道新的配置：请另选号段，或 8 天后再用",
        "[{first}, {last}]: the kiosk {kiosk} may still print these numbers, since it may not know of the new plan yet: take other numbers, or wait 8 days";
    NumbersGiven { first: u32, last: u32, number: String } = "numbers_given",
        "[{first}, {last}]：{number} 今天已经发出：请另选号段，或在今天结束后采用",
        "[{first}, {last}]: {number} has been given today: take other numbers, or adopt the plan after the end of the day";
    BadLanguage { language: Arc<str> } = "bad_language",
        "`{language}` 不是语言代码：请用 `en`、`ja`、`zh-Hant` 这样的代码（BCP 47）",
        "`{language}` is no language code: use one such as `en`, `ja` or `zh-Hant` (BCP 47)";
    NoLanguage = "no_language",
        "为空：至少写一种语言，如 `zh`", "is empty: name at least one language, such as `zh`";
    TooManyLanguages { len: usize, max: usize } = "too_many_languages",
        "除中文外有 {len} 种语言，太多：最多 {max} 种", "has {len} languages beside Chinese, too many: at most {max}";
    LanguageLacking { language: Arc<str>, len: usize, texts: String } = "language_lacking",
        "有 {len} 处文字没有 `{language}`，会显示中文：{texts}",
        "`{language}` is missing from {len} of the texts, which are shown in Chinese: {texts}";
    LanguageNotShipped { language: Arc<str>, shipped: String } = "language_not_shipped",
        "程序自己的文字没有 `{language}`，会显示中文；现有：{shipped}",
        "the programs' own words are not shipped in `{language}`, and are shown in Chinese; shipped are: {shipped}";
    CardDays { days: u16, max: u16 } = "card_days",
        "{days}：谁取过号可记 1 至 {max} 天", "{days}: who took a ticket is remembered for 1 to {max} days";
    AgeWithoutCard = "age_without_card",
        "按年龄认定须刷身份证：granted_by 中没有 `card`", "an age is known from a card only: `card` is not in granted_by";
    TooFarFromTurn { ahead: u16, max: u16 } = "too_far_from_turn",
        "{ahead}：前方最多还有 {max} 人时提醒", "{ahead}: a reminder is sent with at most {max} ahead";
    // Bookable slots.
    NothingToBook = "nothing_to_book", "为空：写明可以预约什么", "is empty: say what may be booked";
    BadSlot { slot_min: u16, min: u16, max: u16 } = "bad_slot",
        "{slot_min}：一个时段为 {min} 至 {max} 分钟", "{slot_min}: a slot has {min} to {max} minutes";
    BadKept { k: u8, n: u8 } = "bad_kept",
        "[{k}, {n}]：份额是 [k, n]，0 ≤ k ≤ n：n 个名额中留 k 个给现场取号的人",
        "[{k}, {n}]: a share is [k, n] with 0 ≤ k ≤ n: of n places, k are kept for walk-ins";
    NothingBookable = "no_places",
        "除去留给现场取号的，没有可预约的名额", "leaves nothing to book beside what is kept for walk-ins";
    TooFarAhead { days: u16, max: u16 } = "too_far_ahead", "{days}：最多提前 {max} 天", "{days}: at most {max} days ahead";
    ReleaseZero = "release_zero", "为 0：没有人来得及使用预约", "is 0: nobody could claim a place in time";
    BookedClassRetired { class: String } = "booked_class_retired",
        "`{class}` 已停用，预约的人却仍按它排队：换一个类型，或删去这一行",
        "`{class}` is retired, yet whoever books still gets it: name another class, or none";
    LateUnreached = "late_unreached",
        "到不了：名额在此之前就已放出", "is never reached: places are released before";
    NeverOpen { from: String, to: String, slot_min: u16 } = "never_open",
        "{from}–{to}：大厅开放时间里放不下 {slot_min} 分钟的时段，谁也约不到；过了午夜的时间接着前一天写，如 22:00 至 02:00",
        "{from}–{to}: no slot of {slot_min} minutes lies within the hall's hours, and nobody can book; times after midnight \
         follow the evening before, such as 22:00 to 02:00";
    // The calendar.
    BadZone { zone: String, close: String } = "bad_zone",
        "没有时区 `{zone}`；请用 IANA 名称，如 Asia/Shanghai；相近的有：{close}",
        "there is no time zone `{zone}`; use an IANA name such as Asia/Shanghai; close to it: {close}";
    NoSuchDay { day: Day } = "no_such_day", "没有 {day} 这一天", "there is no day {day}";
    BadWeekday { text: String, allowed: String } = "bad_weekday",
        "`{text}` 不是星期：请用 {allowed} 之一", "`{text}` is no day: use one of {allowed}";
    BadDays { text: String, allowed: String } = "bad_days",
        "`{text}` 不是星期：请用 {allowed}、区间如 mon-fri、列举如 mon,wed,fri，或 daily",
        "`{text}` is no day: use {allowed}, a range such as mon-fri, a list such as mon,wed,fri, or daily";
    AlsoHoliday { day: Day } = "also_holiday", "{day} 也是休息日", "{day} is also a holiday";
    DayTwice { day: Day } = "day_twice", "{day} 写了两次", "{day} is said twice";
    NoHours = "no_hours",
        "为空：写明何时开放，如 {{ days = \"mon-fri\", from = \"09:00\", to = \"17:00\" }}",
        "is empty: say when the hall is open, such as {{ days = \"mon-fri\", from = \"09:00\", to = \"17:00\" }}";
    BadTime { text: String, max: String } = "bad_time",
        "`{text}` 不是时间：写 HH:MM，00:00 至 {max}", "`{text}` is no time: write HH:MM, 00:00 to {max}";
    NoTimeOpen { to: Arc<str> } = "no_time_open",
        "{to} 与 `from` 相同：全天写 00:00 至 24:00", "{to} is also `from`: a whole day is 00:00 to 24:00";
    HoursOverlap { other: String, day: &'static str } = "hours_overlap",
        "与 {other} 在 {day} 重叠", "overlaps {other} on {day}";
    BookingsOverlap { other: String, day: &'static str } = "bookings_overlap",
        "同一事项与 {other} 在 {day} 重叠", "overlaps {other} on {day} for the same service";
    TooManySpans { len: usize, day: &'static str, max: usize } = "too_many_spans",
        "{day} 有 {len} 段，太多：最多 {max} 段", "{len} spans on {day} are too many: at most {max}";
    NoRoom { to: Arc<str>, slot_min: u16 } = "no_room",
        "到 {to} 放不下一个 {slot_min} 分钟的时段", "{to} leaves no room for a slot of {slot_min} minutes";
    WideNetwork { text: Arc<str> } = "wide_network",
        "{text} 包括大厅以外的无数地址，都不受预约次数的限制",
        "{text} takes in countless addresses of others, who may all book without the limits for strangers";
    BadNetwork { text: Arc<str> } = "bad_network",
        "{text}：写地址如 203.0.113.7，或网段如 10.20.0.0/16",
        "{text}: an address such as 203.0.113.7, or a network such as 10.20.0.0/16";
    // Texts.
    Unseen { char: String } = "unseen", "含有无法显示的 {char}：请删去", "has {char}, which cannot be drawn: take it out";
    TooLong { chars: usize, max: usize } = "too_long",
        "有 {chars} 个字：最多放得下 {max} 个", "has {chars} characters: at most {max} have room";
    Empty = "empty", "为空：写明给人看的内容", "is empty: write what people shall read";
    Unshaped { char: char } = "unshaped",
        "`{char}` 属于打印机和 LED 屏不能连写或反向排列的文字",
        "`{char}` is of a script that printers and LED boards do not join or turn around";
    LooseMark { char: String } = "loose_mark",
        "{char} 没有与字母合成一体的字形，会画在字母旁边",
        "{char} is drawn beside its letter, since no letter has it built in";
    NoPicture { chars: String } = "no_picture",
        "屏和打印机没有 {chars} 的字形：会画成 〓", "boards and printers have no picture of {chars}: they draw 〓";
    // The file itself.
    Unreadable { error: String } = "unreadable", "读不了：{error}", "cannot be read: {error}";
    NotToml { error: String } = "not_toml", "不是 TOML：{error}", "is no TOML: {error}";
    NotUtf8 = "not_utf8", "不是 UTF-8 文字", "is no UTF-8 text";
    NotJson { error: String } = "not_json", "不是 JSON：{error}", "is no JSON: {error}";
    OtherValue { error: String } = "other_value", "这里不能这样写：{error}", "cannot be read as what belongs here: {error}";
    NoPlan { error: String } = "no_plan", "不是配置：{error}", "is no plan: {error}";
    MoreNotListed { len: usize } = "more_not_listed", "还有 {len} 处没有列出", "{len} more problems are not listed";
    NoSuchKey { known: String } = "no_such_key",
        "没有这个键。可用的有 {known}", "there is no such key. Allowed are {known}";
    MisspeltKey { meant: String, known: String } = "misspelt_key",
        "没有这个键。是不是 `{meant}`？可用的有 {known}",
        "there is no such key. Did you mean `{meant}`? Allowed are {known}";
    Missing { allowed: Text } = "missing", "缺少：请写 {allowed}", "is missing: write {allowed}";
    OtherKind { found: Text, allowed: Text } = "other_kind",
        "现为 {found}，应为 {allowed}", "is {found}, but must be {allowed}";
    OneTable { allowed: Text } = "one_table",
        "只是一个表，应为表的列表：{allowed}", "is one table, but must be a list of tables: {allowed}";
    BadCode { text: String } = "bad_code",
        "`{text}` 不是代码：用 1 至 64 个小写字母、数字、'-'、'_' 或 '.'，以字母或数字开头",
        "`{text}` is not a code: use 1 to 64 lower-case letters, digits, '-', '_' or '.', beginning with a letter or a digit";
    NotAllowed { text: String, allowed: Text } = "not_allowed",
        "不能用 `{text}`。应为 {allowed}", "`{text}` is not allowed. It must be {allowed}";
    MisspeltWord { text: String, meant: String, allowed: Text } = "misspelt_word",
        "不能用 `{text}`。是不是 \"{meant}\"？应为 {allowed}",
        "`{text}` is not allowed. Did you mean \"{meant}\"? It must be {allowed}";
    BadDate { text: String, allowed: Text } = "bad_date",
        "`{text}` 不是日期；应为 {allowed}", "`{text}` is no date; it must be {allowed}";
    TooManyWindows { max: usize } = "too_many_windows",
        "加上今天还在用、新配置里没有的，窗口超过 {max} 个；请明天再启用",
        "more than {max} with those of today that it leaves out; adopt it tomorrow";
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().pick("en"))
    }
}
