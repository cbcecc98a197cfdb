//! What devices and the server say, in every language.
//! Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.

/// A language that is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// `zh`.
    Zh,
    /// `en`.
    En,
    /// `ko`.
    Ko,
}

impl Language {
    /// The language of the hall itself: every plan has its texts.
    pub const MAIN: Self = Self::Zh;
    /// All, the hall's own first.
    pub const ALL: [Self; 3] = [Self::Zh, Self::En, Self::Ko];

    /// Returns its code, as messages and plans write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
            Self::Ko => "ko",
        }
    }
}

/// What this language is, and how it writes lists, ranges and sentences.
pub mod language {
    use super::Language;

    /// 中文
    #[must_use]
    pub fn name(language: Language) -> &'static str {
        match language {
            Language::Zh => "中文",
            Language::En => "English",
            Language::Ko => "한국어",
        }
    }

    /// zh-CN
    #[must_use]
    pub fn tag(language: Language) -> &'static str {
        match language {
            Language::Zh => "zh-CN",
            Language::En => "en",
            Language::Ko => "ko",
        }
    }

    /// ltr
    #[must_use]
    pub fn direction(language: Language) -> &'static str {
        match language {
            Language::Zh => "ltr",
            Language::En => "ltr",
            Language::Ko => "ltr",
        }
    }

    /// 0123456789
    #[must_use]
    pub fn digits(language: Language) -> &'static str {
        match language {
            Language::Zh => "0123456789",
            Language::En => "0123456789",
            Language::Ko => "0123456789",
        }
    }

    /// zh
    #[must_use]
    pub fn fallback(language: Language) -> &'static str {
        match language {
            Language::Zh => "zh",
            Language::En => "zh",
            Language::Ko => "zh",
        }
    }

    /// cmn-latn-pinyin
    #[must_use]
    pub fn voice(language: Language) -> &'static str {
        match language {
            Language::Zh => "cmn-latn-pinyin",
            Language::En => "en",
            Language::Ko => "ko",
        }
    }

    /// 、
    #[must_use]
    pub fn list_separator(language: Language) -> &'static str {
        match language {
            Language::Zh => "、",
            Language::En => ", ",
            Language::Ko => ", ",
        }
    }

    /// ；
    #[must_use]
    pub fn clause_separator(language: Language) -> &'static str {
        match language {
            Language::Zh => "；",
            Language::En => "; ",
            Language::Ko => "; ",
        }
    }

    /// —
    #[must_use]
    pub fn range_dash(language: Language) -> &'static str {
        match language {
            Language::Zh => "—",
            Language::En => "–",
            Language::Ko => "–",
        }
    }

    /// ，
    #[must_use]
    pub fn comma(language: Language) -> &'static str {
        match language {
            Language::Zh => "，",
            Language::En => ", ",
            Language::Ko => ", ",
        }
    }

    /// ：
    #[must_use]
    pub fn colon(language: Language) -> &'static str {
        match language {
            Language::Zh => "：",
            Language::En => ": ",
            Language::Ko => ": ",
        }
    }

    /// 。
    #[must_use]
    pub fn stop(language: Language) -> &'static str {
        match language {
            Language::Zh => "。",
            Language::En => ". ",
            Language::Ko => ". ",
        }
    }

    /// Nothing.
    #[must_use]
    pub fn space(language: Language) -> &'static str {
        match language {
            Language::Zh => "",
            Language::En => " ",
            Language::Ko => " ",
        }
    }

    /// （`words`）
    #[must_use]
    pub fn in_brackets(language: Language, words: &str) -> String {
        match language {
            Language::Zh => format!("（{words}）"),
            Language::En => format!(" ({words})"),
            Language::Ko => format!(" ({words})"),
        }
    }
}

/// Days, dates and how long something lasts.
pub mod time {
    use super::Language;

    /// 周六
    #[must_use]
    pub fn weekday(language: Language, day: u64) -> String {
        match language {
            Language::Zh => match day { 0 => "周日", 1 => "周一", 2 => "周二", 3 => "周三", 4 => "周四", 5 => "周五", _ => "周六" }.to_owned(),
            Language::En => match day { 0 => "Sunday", 1 => "Monday", 2 => "Tuesday", 3 => "Wednesday", 4 => "Thursday", 5 => "Friday", _ => "Saturday" }.to_owned(),
            Language::Ko => match day { 0 => "일요일", 1 => "월요일", 2 => "화요일", 3 => "수요일", 4 => "목요일", 5 => "금요일", _ => "토요일" }.to_owned(),
        }
    }

    /// 周六
    #[must_use]
    pub fn weekday_short(language: Language, day: u64) -> String {
        match language {
            Language::Zh => match day { 0 => "周日", 1 => "周一", 2 => "周二", 3 => "周三", 4 => "周四", 5 => "周五", _ => "周六" }.to_owned(),
            Language::En => match day { 0 => "Sun", 1 => "Mon", 2 => "Tue", 3 => "Wed", 4 => "Thu", 5 => "Fri", _ => "Sat" }.to_owned(),
            Language::Ko => match day { 0 => "일", 1 => "월", 2 => "화", 3 => "수", 4 => "목", 5 => "금", _ => "토" }.to_owned(),
        }
    }

    /// `month`月`date`日
    #[must_use]
    pub fn date(language: Language, month: u64, date: u64) -> String {
        match language {
            Language::Zh => format!("{month}月{date}日"),
            Language::En => format!("{date} {}", match month { 1 => "January", 2 => "February", 3 => "March", 4 => "April", 5 => "May", 6 => "June", 7 => "July", 8 => "August", 9 => "September", 10 => "October", 11 => "November", _ => "December" }),
            Language::Ko => format!("{month}월 {date}일"),
        }
    }

    /// `month`月`date`日
    #[must_use]
    pub fn date_short(language: Language, month: u64, date: u64) -> String {
        match language {
            Language::Zh => format!("{month}月{date}日"),
            Language::En => format!("{date} {}", match month { 1 => "Jan", 2 => "Feb", 3 => "Mar", 4 => "Apr", 5 => "May", 6 => "Jun", 7 => "Jul", 8 => "Aug", 9 => "Sep", 10 => "Oct", 11 => "Nov", _ => "Dec" }),
            Language::Ko => format!("{month}월 {date}일"),
        }
    }

    /// `date``weekday`
    #[must_use]
    pub fn day(language: Language, date: &str, weekday: &str) -> String {
        match language {
            Language::Zh => format!("{date} {weekday}"),
            Language::En => format!("{weekday} {date}"),
            Language::Ko => format!("{date} {weekday}"),
        }
    }

    /// 明天`time`
    #[must_use]
    pub fn tomorrow(language: Language, time: &str) -> String {
        match language {
            Language::Zh => format!("明天 {time}"),
            Language::En => format!("tomorrow {time}"),
            Language::Ko => format!("내일 {time}"),
        }
    }

    /// 次日`time`
    #[must_use]
    pub fn next_day(language: Language, time: &str) -> String {
        match language {
            Language::Zh => format!("次日 {time}"),
            Language::En => format!("{time} the next day"),
            Language::Ko => format!("다음 날 {time}"),
        }
    }

    /// `day``time`
    #[must_use]
    pub fn on_day(language: Language, day: &str, time: &str) -> String {
        match language {
            Language::Zh => format!("{day} {time}"),
            Language::En => format!("{day} {time}"),
            Language::Ko => format!("{day} {time}"),
        }
    }

    /// 每天
    #[must_use]
    pub fn daily(language: Language) -> &'static str {
        match language {
            Language::Zh => "每天",
            Language::En => "daily",
            Language::Ko => "매일",
        }
    }

    /// `from`至`to`
    #[must_use]
    pub fn from_to(language: Language, from: &str, to: &str) -> String {
        match language {
            Language::Zh => format!("{from}至{to}"),
            Language::En => format!("{from}–{to}"),
            Language::Ko => format!("{from}~{to}"),
        }
    }

    /// `count`分
    #[must_use]
    pub fn minutes(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("{count} 分"),
            Language::En => format!("{count} min"),
            Language::Ko => format!("{count}분"),
        }
    }

    /// 不到 1 分
    #[must_use]
    pub fn under_minute(language: Language) -> &'static str {
        match language {
            Language::Zh => "不到 1 分",
            Language::En => "under 1 min",
            Language::Ko => "1분 미만",
        }
    }

    /// `hours`小时`minutes`分
    #[must_use]
    pub fn hours_minutes(language: Language, hours: u64, minutes: u64) -> String {
        match language {
            Language::Zh => format!("{hours} 小时 {minutes} 分"),
            Language::En => format!("{hours} h {minutes} min"),
            Language::Ko => format!("{hours}시간 {minutes}분"),
        }
    }
}

/// Waits, places, people ahead and the rule for missed calls: the same on every screen and on paper.
pub mod words {
    use super::Language;

    /// 暂无窗口办理
    #[must_use]
    pub fn wait_unserved(language: Language) -> &'static str {
        match language {
            Language::Zh => "暂无窗口办理",
            Language::En => "No window open for this now",
            Language::Ko => "지금은 담당 창구가 없습니다",
        }
    }

    /// 无需等候
    #[must_use]
    pub fn wait_none(language: Language) -> &'static str {
        match language {
            Language::Zh => "无需等候",
            Language::En => "No wait",
            Language::Ko => "대기 없음",
        }
    }

    /// `minutes`分钟以内
    #[must_use]
    pub fn wait_within(language: Language, minutes: u64) -> String {
        match language {
            Language::Zh => format!("{minutes} 分钟以内"),
            Language::En => format!("Under {minutes} min"),
            Language::Ko => format!("{minutes}분 이내"),
        }
    }

    /// 约`minutes`分钟
    #[must_use]
    pub fn wait_minutes(language: Language, minutes: &str) -> String {
        match language {
            Language::Zh => format!("约 {minutes} 分钟"),
            Language::En => format!("About {minutes} min"),
            Language::Ko => format!("약 {minutes}분"),
        }
    }

    /// 约`hours`小时
    #[must_use]
    pub fn wait_hours(language: Language, hours: &str) -> String {
        match language {
            Language::Zh => format!("约 {hours} 小时"),
            Language::En => format!("About {hours} h"),
            Language::Ko => format!("약 {hours}시간"),
        }
    }

    /// 前面还有`count`人
    #[must_use]
    pub fn ahead(language: Language, count: u64) -> String {
        match language {
            Language::Zh => match count { 0 => "前面没有人".to_owned(), _ => format!("前面还有 {count} 人") },
            Language::En => match (count, crate::numbers::plural(count, "en")) { (0, _) => "Nobody ahead of you".to_owned(), (_, "one") => format!("{count} person ahead of you"), _ => format!("{count} people ahead of you") },
            Language::Ko => match count { 0 => "앞에 대기자 없음".to_owned(), _ => format!("앞에 {count}명 대기 중") },
        }
    }

    /// 预约`time`
    #[must_use]
    pub fn booked(language: Language, time: &str) -> String {
        match language {
            Language::Zh => format!("预约 {time}"),
            Language::En => format!("Booked {time}"),
            Language::Ko => format!("{time} 예약"),
        }
    }

    /// `count`人
    #[must_use]
    pub fn people(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("{count} 人"),
            Language::En => match (count, crate::numbers::plural(count, "en")) { (_, "one") => format!("{count} person"), _ => format!("{count} people") },
            Language::Ko => format!("{count}명"),
        }
    }

    /// 代`count`人办理
    #[must_use]
    pub fn for_others(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("代 {count} 人办理"),
            Language::En => match (count, crate::numbers::plural(count, "en")) { (_, "one") => format!("For {count} other person"), _ => format!("For {count} others") },
            Language::Ko => format!("{count}명 대리 신청"),
        }
    }

    /// 请在大厅等候
    #[must_use]
    pub fn in_hall(language: Language) -> &'static str {
        match language {
            Language::Zh => "请在大厅等候",
            Language::En => "Wait in the hall",
            Language::Ko => "홀에서 기다려 주세요",
        }
    }

    /// `area`区
    #[must_use]
    pub fn area(language: Language, area: &str) -> String {
        match language {
            Language::Zh => format!("{area}区"),
            Language::En => format!("{area}"),
            Language::Ko => format!("{area}구역"),
        }
    }

    /// 请在`areas`等候
    #[must_use]
    pub fn in_areas(language: Language, areas: &str, count: u64) -> String {
        match language {
            Language::Zh => format!("请在{areas}等候"),
            Language::En => match (count, crate::numbers::plural(count, "en")) { (_, "one") => format!("Wait in area {areas}"), _ => format!("Wait in areas {areas}") },
            Language::Ko => format!("{areas}에서 기다려 주세요"),
        }
    }

    /// `area`叫号
    #[must_use]
    pub fn called_there(language: Language, area: &str) -> String {
        match language {
            Language::Zh => format!("{area}叫号"),
            Language::En => format!("{area} to be called"),
            Language::Ko => format!("{area}. 번호를 불러 드립니다"),
        }
    }

    /// `area`，`windows`
    #[must_use]
    pub fn there_and_windows(language: Language, area: &str, windows: &str) -> String {
        match language {
            Language::Zh => format!("{area}，{windows}"),
            Language::En => format!("{area}, {windows}"),
            Language::Ko => format!("{area}, {windows}"),
        }
    }

    /// `labels`号窗口
    #[must_use]
    pub fn windows(language: Language, labels: &str, count: u64) -> String {
        match language {
            Language::Zh => format!("{labels}号窗口"),
            Language::En => match (count, crate::numbers::plural(count, "en")) { (_, "one") => format!("window {labels}"), _ => format!("windows {labels}") },
            Language::Ko => format!("{labels}번 창구"),
        }
    }

    /// 过号请到原窗口，请工作人员重新呼叫
    #[must_use]
    pub fn missed_to_window(language: Language) -> &'static str {
        match language {
            Language::Zh => "过号请到原窗口，请工作人员重新呼叫",
            Language::En => "Missed your call? Go to the window that called you",
            Language::Ko => "번호를 놓치셨으면 호출한 창구로 가서 다시 호출을 요청하세요",
        }
    }

    /// 过号请到导办台，可排在`count`人之后重新等候
    #[must_use]
    pub fn missed_behind(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("过号请到导办台，可排在 {count} 人之后重新等候"),
            Language::En => format!("Missed your call? Go to reception: you wait again behind {count} others"),
            Language::Ko => format!("번호를 놓치셨으면 안내 데스크로 오세요. {count}명 뒤에서 다시 기다리실 수 있습니다"),
        }
    }

    /// 过号请到导办台，可排到队尾重新等候
    #[must_use]
    pub fn missed_end(language: Language) -> &'static str {
        match language {
            Language::Zh => "过号请到导办台，可排到队尾重新等候",
            Language::En => "Missed your call? Go to reception: you wait again behind everyone",
            Language::Ko => "번호를 놓치셨으면 안내 데스크로 오세요. 맨 뒤에서 다시 기다리실 수 있습니다",
        }
    }

    /// 过号请到导办台，可按原来的次序继续等候
    #[must_use]
    pub fn missed_own(language: Language) -> &'static str {
        match language {
            Language::Zh => "过号请到导办台，可按原来的次序继续等候",
            Language::En => "Missed your call? Go to reception: you wait again by your own arrival",
            Language::Ko => "번호를 놓치셨으면 안내 데스크로 오세요. 원래 순서대로 다시 기다리실 수 있습니다",
        }
    }
}

/// What is printed for a visitor, beside the words above.
pub mod ticket {
    use super::Language;

    /// 请备好
    #[must_use]
    pub fn prepare(language: Language) -> &'static str {
        match language {
            Language::Zh => "请备好",
            Language::En => "Please have ready",
            Language::Ko => "준비할 서류",
        }
    }

    /// 扫码看进度
    #[must_use]
    pub fn scan(language: Language) -> &'static str {
        match language {
            Language::Zh => "扫码看进度",
            Language::En => "Live status",
            Language::Ko => "QR로 확인",
        }
    }

    /// 当日有效
    #[must_use]
    pub fn valid_today(language: Language) -> &'static str {
        match language {
            Language::Zh => "当日有效",
            Language::En => "Valid today only",
            Language::Ko => "당일만 유효",
        }
    }

    /// 补打
    #[must_use]
    pub fn copy(language: Language) -> &'static str {
        match language {
            Language::Zh => "补打",
            Language::En => "COPY",
            Language::Ko => "재발급",
        }
    }

    /// 等候情况截至`clock`（服务器断开）
    #[must_use]
    pub fn as_of(language: Language, clock: &str) -> String {
        match language {
            Language::Zh => format!("等候情况截至 {clock}（服务器断开）"),
            Language::En => format!("As of {clock}: server away"),
            Language::Ko => format!("대기 상황은 {clock} 기준(서버 연결 끊김)"),
        }
    }

    /// 另有`count`项，请扫码查看
    #[must_use]
    pub fn documents_left(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("另有 {count} 项，请扫码查看"),
            Language::En => format!("{count} more: scan the code"),
            Language::Ko => format!("외 {count}건은 QR 코드로 확인하세요"),
        }
    }

    /// 另`count`项
    #[must_use]
    pub fn services_left(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("另 {count} 项"),
            Language::En => format!("{count} more"),
            Language::Ko => format!("외 {count}건"),
        }
    }

    /// 办事材料清单（一次性告知）
    #[must_use]
    pub fn list_title(language: Language) -> &'static str {
        match language {
            Language::Zh => "办事材料清单（一次性告知）",
            Language::En => "What to bring and to know",
            Language::Ko => "준비 서류 안내 (한 번에 모두 안내)",
        }
    }

    /// 依次办理
    #[must_use]
    pub fn list_steps(language: Language) -> &'static str {
        match language {
            Language::Zh => "依次办理",
            Language::En => "Steps, in order",
            Language::Ko => "처리 순서",
        }
    }

    /// 请备好以下材料
    #[must_use]
    pub fn list_documents(language: Language) -> &'static str {
        match language {
            Language::Zh => "请备好以下材料",
            Language::En => "Please have ready",
            Language::Ko => "준비할 서류",
        }
    }

    /// 无需材料
    #[must_use]
    pub fn list_no_documents(language: Language) -> &'static str {
        match language {
            Language::Zh => "无需材料",
            Language::En => "Nothing to bring",
            Language::Ko => "필요한 서류 없음",
        }
    }

    /// 费用
    #[must_use]
    pub fn list_fee(language: Language) -> &'static str {
        match language {
            Language::Zh => "费用",
            Language::En => "Fee",
            Language::Ko => "수수료",
        }
    }

    /// 不收费
    #[must_use]
    pub fn list_free(language: Language) -> &'static str {
        match language {
            Language::Zh => "不收费",
            Language::En => "Free",
            Language::Ko => "무료",
        }
    }

    /// 办理约需
    #[must_use]
    pub fn list_usual(language: Language) -> &'static str {
        match language {
            Language::Zh => "办理约需",
            Language::En => "Takes about",
            Language::Ko => "처리 시간",
        }
    }

    /// `minutes`分钟
    #[must_use]
    pub fn list_usual_minutes(language: Language, minutes: u64) -> String {
        match language {
            Language::Zh => format!("{minutes} 分钟"),
            Language::En => format!("{minutes} min"),
            Language::Ko => format!("약 {minutes}분"),
        }
    }

    /// 办结时间
    #[must_use]
    pub fn list_promised(language: Language) -> &'static str {
        match language {
            Language::Zh => "办结时间",
            Language::En => "Result",
            Language::Ko => "결과",
        }
    }

    /// 当场办结
    #[must_use]
    pub fn list_promised_now(language: Language) -> &'static str {
        match language {
            Language::Zh => "当场办结",
            Language::En => "At once",
            Language::Ko => "즉시 처리",
        }
    }

    /// `days`个工作日内
    #[must_use]
    pub fn list_promised_days(language: Language, days: u64) -> String {
        match language {
            Language::Zh => format!("{days} 个工作日内"),
            Language::En => match (days, crate::numbers::plural(days, "en")) { (_, "one") => format!("within {days} working day"), _ => format!("within {days} working days") },
            Language::Ko => format!("근무일 기준 {days}일 이내"),
        }
    }

    /// 办理地点
    #[must_use]
    pub fn list_where(language: Language) -> &'static str {
        match language {
            Language::Zh => "办理地点",
            Language::En => "Where",
            Language::Ko => "장소",
        }
    }

    /// 本单不是号票，办理时请取号
    #[must_use]
    pub fn list_no_number(language: Language) -> &'static str {
        match language {
            Language::Zh => "本单不是号票，办理时请取号",
            Language::En => "This is not a ticket: take a number when you come",
            Language::Ko => "번호표가 아닙니다. 오실 때 번호표를 뽑으세요",
        }
    }

    /// 本厅不办理，请到上述地点
    #[must_use]
    pub fn list_elsewhere(language: Language) -> &'static str {
        match language {
            Language::Zh => "本厅不办理，请到上述地点",
            Language::En => "Not served in this hall: please go to the place above",
            Language::Ko => "이 홀에서 처리하지 않습니다. 위의 장소로 가세요",
        }
    }

    /// 另有`count`项，请到导办台询问
    #[must_use]
    pub fn list_left(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("另有 {count} 项，请到导办台询问"),
            Language::En => format!("{count} more: ask at reception"),
            Language::Ko => format!("{count}가지 더: 안내 데스크에 문의하세요"),
        }
    }
}

/// What voices say, letters and digits so that no voice swallows or sums them.
pub mod speech {
    use super::Language;

    /// 请`number`号到`window`号窗口办理
    #[must_use]
    pub fn call(language: Language, number: &str, window: &str) -> String {
        match language {
            Language::Zh => format!("请{number}号到{window}号窗口办理"),
            Language::En => format!("{number}, please go to window {window}"),
            Language::Ko => format!("{number}번 고객님, {window}번 창구로 오십시오"),
        }
    }

    /// `labels`号窗口
    #[must_use]
    pub fn windows(language: Language, labels: &str, count: u64) -> String {
        match language {
            Language::Zh => format!("{labels}号窗口"),
            Language::En => match (count, crate::numbers::plural(count, "en")) { (_, "one") => format!("window {labels}"), _ => format!("windows {labels}") },
            Language::Ko => format!("{labels}번 창구"),
        }
    }

    /// 九
    #[must_use]
    pub fn digit(language: Language, digit: u64) -> String {
        match language {
            Language::Zh => match digit { 0 => "零", 1 => "一", 2 => "二", 3 => "三", 4 => "四", 5 => "五", 6 => "六", 7 => "七", 8 => "八", _ => "九" }.to_owned(),
            Language::En => format!("{digit}"),
            Language::Ko => match digit { 0 => "공", 1 => "일", 2 => "이", 3 => "삼", 4 => "사", 5 => "오", 6 => "육", 7 => "칠", 8 => "팔", _ => "구" }.to_owned(),
        }
    }

    /// 九十九
    #[must_use]
    pub fn two_digits(language: Language, tens: u64, ones: u64) -> String {
        match language {
            Language::Zh => format!("{}十{}", match tens { 1 => "", 2 => "二", 3 => "三", 4 => "四", 5 => "五", 6 => "六", 7 => "七", 8 => "八", _ => "九" }, match ones { 0 => "", 1 => "一", 2 => "二", 3 => "三", 4 => "四", 5 => "五", 6 => "六", 7 => "七", 8 => "八", _ => "九" }),
            Language::En => format!("{tens}{ones}"),
            Language::Ko => format!("{}십{}", match tens { 1 => "", 2 => "이", 3 => "삼", 4 => "사", 5 => "오", 6 => "육", 7 => "칠", 8 => "팔", _ => "구" }, match ones { 0 => "", 1 => "일", 2 => "이", 3 => "삼", 4 => "사", 5 => "오", 6 => "육", 7 => "칠", 8 => "팔", _ => "구" }),
        }
    }

    /// Nothing.
    #[must_use]
    pub fn between(language: Language) -> &'static str {
        match language {
            Language::Zh => "",
            Language::En => " ",
            Language::Ko => " ",
        }
    }

    /// Nothing.
    #[must_use]
    pub fn between_letters(language: Language) -> &'static str {
        match language {
            Language::Zh => " ",
            Language::En => " ",
            Language::Ko => " ",
        }
    }

    /// A
    #[must_use]
    pub fn letter_a(language: Language) -> &'static str {
        match language {
            Language::Zh => "A",
            Language::En => "A,",
            Language::Ko => "A",
        }
    }
}

/// A screen that opens its link.
pub mod tv {
    use super::Language;

    /// 本屏幕的链接已失效：请向管理员索取新的链接。
    #[must_use]
    pub fn dead(language: Language) -> &'static str {
        match language {
            Language::Zh => "本屏幕的链接已失效：请向管理员索取新的链接。",
            Language::En => "This screen’s link is no longer valid: ask the administrator for a new one.",
            Language::Ko => "이 화면의 링크가 만료되었습니다. 관리자에게 새 링크를 요청하세요.",
        }
    }

    /// 正在连接服务器……
    #[must_use]
    pub fn away(language: Language) -> &'static str {
        match language {
            Language::Zh => "正在连接服务器……",
            Language::En => "Connecting to the server …",
            Language::Ko => "서버에 연결하는 중…",
        }
    }

    /// 这块屏幕的链接已失效
    #[must_use]
    pub fn dead_title(language: Language) -> &'static str {
        match language {
            Language::Zh => "这块屏幕的链接已失效",
            Language::En => "This screen’s link is no longer valid",
            Language::Ko => "이 화면의 링크가 만료되었습니다",
        }
    }

    /// 请向管理员索取新的链接（hall-server token add --role board）。
    #[must_use]
    pub fn dead_todo(language: Language) -> &'static str {
        match language {
            Language::Zh => "请向管理员索取新的链接（hall-server token add --role board）。",
            Language::En => "This screen’s link is no longer valid: ask the administrator for a new one (hall-server token add --role board).",
            Language::Ko => "관리자에게 새 링크를 요청하세요(hall-server token add --role board).",
        }
    }
}

/// What the day that has begun keeps when another plan is adopted.
pub mod today {
    use super::Language;

    /// 今天（`day`）的开放时间不变：`hours`（`zone`）。
    #[must_use]
    pub fn kept(language: Language, day: &str, hours: &str, zone: &str) -> String {
        match language {
            Language::Zh => format!("今天（{day}）的开放时间不变：{hours}（{zone}）。"),
            Language::En => format!("Today, {day}, keeps its hours: {hours} ({zone})."),
            Language::Ko => format!("오늘({day}) 운영 시간은 그대로입니다: {hours}({zone})."),
        }
    }

    /// 今天（`day`）的开放时间不变：不开放。
    #[must_use]
    pub fn kept_closed(language: Language, day: &str) -> String {
        match language {
            Language::Zh => format!("今天（{day}）的开放时间不变：不开放。"),
            Language::En => format!("Today, {day}, keeps its hours: closed all day."),
            Language::Ko => format!("오늘({day}) 운영 시간은 그대로입니다: 휴무."),
        }
    }

    /// 新的开放时间自`day`起执行。今天要多开一会儿，请主管按“延时办”，之后也可改回。
    #[must_use]
    pub fn new_from(language: Language, day: &str) -> String {
        match language {
            Language::Zh => format!("新的开放时间自 {day} 起执行。今天要多开一会儿，请主管按“延时办”，之后也可改回。"),
            Language::En => format!("The new ones hold from {day} on. To stay open longer today, the manager presses “Stay open longer”, which can be taken back."),
            Language::Ko => format!("새 운영 시간은 {day}부터 적용됩니다. 오늘 더 운영하려면 책임자가 ‘연장 운영’을 누르며, 나중에 되돌릴 수 있습니다."),
        }
    }
}

/// Sentences that the server writes into its messages.
pub mod server {
    use super::Language;

    /// 请`number`到`window`号窗口
    #[must_use]
    pub fn call(language: Language, number: &str, window: &str) -> String {
        match language {
            Language::Zh => format!("请 {number} 到 {window} 号窗口"),
            Language::En => format!("{number}, please go to window {window}"),
            Language::Ko => format!("{number}번 고객님, {window}번 창구로 오세요"),
        }
    }

    /// `service`有`count`人等候，但没有窗口在办
    #[must_use]
    pub fn advice_unserved(language: Language, service: &str, count: u64) -> String {
        match language {
            Language::Zh => format!("{service} 有 {count} 人等候，但没有窗口在办"),
            Language::En => format!("{count} waiting for {service}, and no window serves it"),
            Language::Ko => format!("{service}: {count}명 대기 중이나 담당 창구가 없습니다"),
        }
    }

    /// `service`可能要等到`minutes`分钟（目标`target`分钟）
    #[must_use]
    pub fn advice_late(language: Language, service: &str, minutes: u64, target: u64) -> String {
        match language {
            Language::Zh => format!("{service} 可能要等到 {minutes} 分钟（目标 {target} 分钟）"),
            Language::En => format!("{service}: waits of up to {minutes} min (target {target})"),
            Language::Ko => format!("{service}: 대기 시간이 {minutes}분까지 늘어날 수 있습니다(목표 {target}분)"),
        }
    }

    /// `why`，暂无可调的窗口
    #[must_use]
    pub fn advice_nobody(language: Language, why: &str) -> String {
        match language {
            Language::Zh => format!("{why}，暂无可调的窗口"),
            Language::En => format!("{why}; no window can be spared"),
            Language::Ko => format!("{why}. 지금은 옮길 수 있는 창구가 없습니다"),
        }
    }

    /// `window`号窗口空闲，请叫号
    #[must_use]
    pub fn advice_call(language: Language, window: &str) -> String {
        match language {
            Language::Zh => format!("{window}号窗口空闲，请叫号"),
            Language::En => format!("window {window} is free and should call"),
            Language::Ko => format!("{window}번 창구가 비어 있으니 호출하세요"),
        }
    }

    /// 可由`window`号窗口顶岗
    #[must_use]
    pub fn advice_lend(language: Language, window: &str) -> String {
        match language {
            Language::Zh => format!("可由{window}号窗口顶岗"),
            Language::En => format!("window {window} can cover"),
            Language::Ko => format!("{window}번 창구에서 업무 대행 가능"),
        }
    }

    /// 请开放`window`号窗口
    #[must_use]
    pub fn advice_open(language: Language, window: &str) -> String {
        match language {
            Language::Zh => format!("请开放{window}号窗口"),
            Language::En => format!("open window {window}"),
            Language::Ko => format!("{window}번 창구를 여세요"),
        }
    }

    /// 其他材料（未写明，请向窗口或导办台问清）
    #[must_use]
    pub fn paper_unnamed(language: Language) -> &'static str {
        match language {
            Language::Zh => "其他材料（未写明，请向窗口或导办台问清）",
            Language::En => "Another paper (not written down: ask at the window or at reception)",
            Language::Ko => "기타 서류(기재되지 않음. 창구나 안내 데스크에 문의하세요)",
        }
    }

    /// 【`hall`】预约验证码`code`，10 分钟内有效。如非本人操作，请忽略。
    #[must_use]
    pub fn sms_code(language: Language, hall: &str, code: &str) -> String {
        match language {
            Language::Zh => format!("【{hall}】预约验证码 {code}，10 分钟内有效。如非本人操作，请忽略。"),
            Language::En => format!("{hall}: {code} is your code to book a visit. It is valid for 10 minutes."),
            Language::Ko => format!("[{hall}] 예약 인증번호 {code}. 10분간 유효합니다. 본인이 요청하지 않았다면 무시하세요."),
        }
    }

    /// 【`hall`】`number`：`ahead`，请到等候区等候叫号。
    #[must_use]
    pub fn turn_near(language: Language, hall: &str, number: &str, ahead: &str) -> String {
        match language {
            Language::Zh => format!("【{hall}】{number}：{ahead}，请到等候区等候叫号。"),
            Language::En => format!("{hall}, {number}: {ahead}. Please come to the waiting area."),
            Language::Ko => format!("[{hall}] {number}번: {ahead}. 대기 장소로 와 주세요."),
        }
    }

    /// `number`·`ahead`
    #[must_use]
    pub fn turn_near_title(language: Language, number: &str, ahead: &str) -> String {
        match language {
            Language::Zh => format!("{number} · {ahead}"),
            Language::En => format!("{number} · {ahead}"),
            Language::Ko => format!("{number}번 · {ahead}"),
        }
    }

    /// `hall`：请到等候区等候叫号
    #[must_use]
    pub fn turn_near_body(language: Language, hall: &str) -> String {
        match language {
            Language::Zh => format!("{hall}：请到等候区等候叫号"),
            Language::En => format!("{hall}: please come to the waiting area"),
            Language::Ko => format!("{hall}: 대기 장소로 와 주세요"),
        }
    }
}

/// What a kiosk's menu says beside the plan's own texts.
pub mod menu {
    use super::Language;

    /// 一件事一次办
    #[must_use]
    pub fn journeys(language: Language) -> &'static str {
        match language {
            Language::Zh => "一件事一次办",
            Language::En => "All in one visit",
            Language::Ko => "한 번에 처리하는 업무",
        }
    }
}

/// What people are told to do about a kiosk's printer.
pub mod printer {
    use super::Language;

    /// 可以取号
    #[must_use]
    pub fn ready(language: Language) -> &'static str {
        match language {
            Language::Zh => "可以取号",
            Language::En => "Ready",
            Language::Ko => "번호표를 뽑으실 수 있습니다",
        }
    }

    /// 纸快用完了，请工作人员准备换纸
    #[must_use]
    pub fn paper_near_end(language: Language) -> &'static str {
        match language {
            Language::Zh => "纸快用完了，请工作人员准备换纸",
            Language::En => "Paper is nearly used up: staff, please bring a new roll",
            Language::Ko => "용지가 거의 떨어졌습니다. 직원은 새 용지를 준비해 주세요",
        }
    }

    /// 没有纸了，请工作人员换纸
    #[must_use]
    pub fn paper_out(language: Language) -> &'static str {
        match language {
            Language::Zh => "没有纸了，请工作人员换纸",
            Language::En => "Out of paper: staff, please put in a new roll",
            Language::Ko => "용지가 없습니다. 직원은 용지를 교체해 주세요",
        }
    }

    /// 打印机盖没有关好，请合上
    #[must_use]
    pub fn cover_open(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印机盖没有关好，请合上",
            Language::En => "The printer’s cover is open: please close it",
            Language::Ko => "프린터 덮개가 열려 있습니다. 닫아 주세요",
        }
    }

    /// 切纸刀卡住了，请工作人员打开机盖取出碎纸
    #[must_use]
    pub fn cutter_error(language: Language) -> &'static str {
        match language {
            Language::Zh => "切纸刀卡住了，请工作人员打开机盖取出碎纸",
            Language::En => "The cutter is stuck: staff, please open the cover and remove the paper",
            Language::Ko => "절단기가 걸렸습니다. 직원은 덮개를 열고 종이를 제거해 주세요",
        }
    }

    /// 打印机故障，请工作人员检查或报修
    #[must_use]
    pub fn error(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印机故障，请工作人员检查或报修",
            Language::En => "The printer has a fault: staff, please check it or call service",
            Language::Ko => "프린터 고장입니다. 직원은 점검하거나 수리를 요청해 주세요",
        }
    }

    /// 打印机暂停，请工作人员检查
    #[must_use]
    pub fn offline(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印机暂停，请工作人员检查",
            Language::En => "The printer is paused: staff, please check it",
            Language::Ko => "프린터가 일시 중지되었습니다. 직원은 확인해 주세요",
        }
    }

    /// 打印机没有应答，请工作人员检查电源和连接线
    #[must_use]
    pub fn not_answering(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印机没有应答，请工作人员检查电源和连接线",
            Language::En => "The printer does not answer: staff, please check its power and cable",
            Language::Ko => "프린터가 응답하지 않습니다. 직원은 전원과 케이블을 확인해 주세요",
        }
    }

    /// 本机没有使用打印机的权限，请工作人员联系维护人员
    #[must_use]
    pub fn not_allowed(language: Language) -> &'static str {
        match language {
            Language::Zh => "本机没有使用打印机的权限，请工作人员联系维护人员",
            Language::En => "The kiosk has no permission to use the printer: staff, please call whoever set it up",
            Language::Ko => "이 기기에 프린터 사용 권한이 없습니다. 직원은 설치 담당자에게 연락해 주세요",
        }
    }

    /// 找不到这台打印机，请工作人员检查它是否接好、名称是否正确
    #[must_use]
    pub fn not_found(language: Language) -> &'static str {
        match language {
            Language::Zh => "找不到这台打印机，请工作人员检查它是否接好、名称是否正确",
            Language::En => "There is no printer of this name: staff, please check that it is plugged in and rightly named",
            Language::Ko => "이 이름의 프린터가 없습니다. 직원은 연결과 이름을 확인해 주세요",
        }
    }

    /// 打印机正被另一台取号机或程序占用，请工作人员检查
    #[must_use]
    pub fn held(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印机正被另一台取号机或程序占用，请工作人员检查",
            Language::En => "Another kiosk or program is using the printer: staff, please check which",
            Language::Ko => "다른 기기나 프로그램이 프린터를 사용하고 있습니다. 직원은 확인해 주세요",
        }
    }

    /// 请取走出票口的号票
    #[must_use]
    pub fn ticket_left(language: Language) -> &'static str {
        match language {
            Language::Zh => "请取走出票口的号票",
            Language::En => "Please take the ticket out of the slot",
            Language::Ko => "출구에 있는 번호표를 가져가 주세요",
        }
    }

    /// 打印机卡纸，请工作人员打开机盖取出纸张
    #[must_use]
    pub fn paper_jam(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印机卡纸，请工作人员打开机盖取出纸张",
            Language::En => "Paper is jammed: staff, please open the cover and remove it",
            Language::Ko => "용지가 걸렸습니다. 직원은 덮개를 열고 용지를 제거해 주세요",
        }
    }

    /// 打印头过热，正在降温，请稍候
    #[must_use]
    pub fn head_hot(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印头过热，正在降温，请稍候",
            Language::En => "The print head is too hot and is cooling down: one moment please",
            Language::Ko => "인쇄 헤드가 뜨거워 식히는 중입니다. 잠시만 기다려 주세요",
        }
    }

    /// 打印途中断电或断线，号票可能没有打完，请工作人员检查电源和连接线
    #[must_use]
    pub fn lost_in_job(language: Language) -> &'static str {
        match language {
            Language::Zh => "打印途中断电或断线，号票可能没有打完，请工作人员检查电源和连接线",
            Language::En => "Power or cable was lost in the middle of a ticket, which may be incomplete: staff, please check both",
            Language::Ko => "인쇄 도중 전원이나 케이블이 끊겨 번호표가 다 인쇄되지 않았을 수 있습니다. 직원은 확인해 주세요",
        }
    }

    /// 正在打印，请稍候
    #[must_use]
    pub fn busy(language: Language) -> &'static str {
        match language {
            Language::Zh => "正在打印，请稍候",
            Language::En => "Printing, one moment please",
            Language::Ko => "인쇄 중입니다. 잠시만 기다려 주세요",
        }
    }

    /// 测试页，不是号票
    #[must_use]
    pub fn test_page(language: Language) -> &'static str {
        match language {
            Language::Zh => "测试页，不是号票",
            Language::En => "Test page, not a ticket",
            Language::Ko => "시험 인쇄, 번호표 아님",
        }
    }
}

/// Every “no” of a kiosk, in words for the visitor.
pub mod station {
    use super::Language;

    /// 正在取号打印，请稍候
    #[must_use]
    pub fn busy(language: Language) -> &'static str {
        match language {
            Language::Zh => "正在取号打印，请稍候",
            Language::En => "A ticket is being taken or printed: one moment please",
            Language::Ko => "번호표를 발급하고 있습니다. 잠시만 기다려 주세요",
        }
    }

    /// 屏幕上的号还没有确认，请先记下并确认
    #[must_use]
    pub fn not_acknowledged(language: Language) -> &'static str {
        match language {
            Language::Zh => "屏幕上的号还没有确认，请先记下并确认",
            Language::En => "The number on the screen is not acknowledged yet: note it down first",
            Language::Ko => "화면의 번호를 아직 확인하지 않으셨습니다. 먼저 적어 두고 확인을 눌러 주세요",
        }
    }

    /// 这个号已不在屏幕上，请到导办台补打
    #[must_use]
    pub fn not_current(language: Language) -> &'static str {
        match language {
            Language::Zh => "这个号已不在屏幕上，请到导办台补打",
            Language::En => "That ticket is not on the screen any more: ask at reception",
            Language::Ko => "그 번호는 화면에 더 이상 없습니다. 안내 데스크에 문의해 주세요",
        }
    }

    /// 补打次数已用完，请到导办台
    #[must_use]
    pub fn copies_used_up(language: Language) -> &'static str {
        match language {
            Language::Zh => "补打次数已用完，请到导办台",
            Language::En => "It was printed as often as allowed: ask at reception",
            Language::Ko => "다시 인쇄할 수 있는 횟수를 모두 썼습니다. 안내 데스크에 문의해 주세요",
        }
    }

    /// 这次操作和之前的不一致，请重新操作
    #[must_use]
    pub fn key_reused(language: Language) -> &'static str {
        match language {
            Language::Zh => "这次操作和之前的不一致，请重新操作",
            Language::En => "This differs from what was asked before with the same key: start again",
            Language::Ko => "이전 요청과 다릅니다. 처음부터 다시 해 주세요",
        }
    }

    /// 没有确认是否取到号，请再按一次，不会重复
    #[must_use]
    pub fn retry_same_key(language: Language) -> &'static str {
        match language {
            Language::Zh => "没有确认是否取到号，请再按一次，不会重复",
            Language::En => "It is not known whether a number was given: press again, no second one is given",
            Language::Ko => "번호가 발급되었는지 확인되지 않았습니다. 다시 눌러 주세요. 번호가 중복되지 않습니다",
        }
    }

    /// 连不上大厅服务器，暂不能取号，请到导办台
    #[must_use]
    pub fn server_away(language: Language) -> &'static str {
        match language {
            Language::Zh => "连不上大厅服务器，暂不能取号，请到导办台",
            Language::En => "The hall’s server does not answer: no tickets just now, ask at reception",
            Language::Ko => "홀 서버에 연결할 수 없어 지금은 번호표를 뽑을 수 없습니다. 안내 데스크로 가 주세요",
        }
    }

    /// 服务器暂时断开，查不到预约：请直接取号，或到导办台
    #[must_use]
    pub fn booking_alone(language: Language) -> &'static str {
        match language {
            Language::Zh => "服务器暂时断开，查不到预约：请直接取号，或到导办台",
            Language::En => "The server is away and bookings cannot be looked up: take a number as usual, or ask at reception",
            Language::Ko => "서버 연결이 끊겨 예약을 조회할 수 없습니다. 번호표를 바로 뽑거나 안내 데스크에 문의하세요",
        }
    }

    /// 这个事项已不在取号机上，请重新选择
    #[must_use]
    pub fn unknown_service(language: Language) -> &'static str {
        match language {
            Language::Zh => "这个事项已不在取号机上，请重新选择",
            Language::En => "This service is no longer offered here: please choose again",
            Language::Ko => "이 업무는 더 이상 여기에 없습니다. 다시 선택하세요",
        }
    }
}

/// The few words of an LED panel, as short as they can be.
pub mod panel {
    use super::Language;

    /// Nothing.
    #[must_use]
    pub fn window_before(language: Language) -> &'static str {
        match language {
            Language::Zh => "",
            Language::En => "Window",
            Language::Ko => "",
        }
    }

    /// 号窗口
    #[must_use]
    pub fn window_after(language: Language) -> &'static str {
        match language {
            Language::Zh => "号窗口",
            Language::En => "",
            Language::Ko => "번 창구",
        }
    }

    /// `label`号窗口
    #[must_use]
    pub fn window(language: Language, label: &str) -> String {
        match language {
            Language::Zh => format!("{label}号窗口"),
            Language::En => format!("Window {label}"),
            Language::Ko => format!("{label}번 창구"),
        }
    }

    /// `label`号
    #[must_use]
    pub fn window_short(language: Language, label: &str) -> String {
        match language {
            Language::Zh => format!("{label}号"),
            Language::En => format!("Win {label}"),
            Language::Ko => format!("{label}번"),
        }
    }

    /// 请到`label`号窗口
    #[must_use]
    pub fn go(language: Language, label: &str) -> String {
        match language {
            Language::Zh => format!("请到{label}号窗口"),
            Language::En => format!("Please go to window {label}"),
            Language::Ko => format!("{label}번 창구로 오세요"),
        }
    }

    /// 再次呼叫
    #[must_use]
    pub fn again(language: Language) -> &'static str {
        match language {
            Language::Zh => "再次呼叫",
            Language::En => "Again",
            Language::Ko => "재호출",
        }
    }

    /// 过号
    #[must_use]
    pub fn missed(language: Language) -> &'static str {
        match language {
            Language::Zh => "过号",
            Language::En => "Missed",
            Language::Ko => "지나간 번호",
        }
    }

    /// 等候
    #[must_use]
    pub fn waiting(language: Language) -> &'static str {
        match language {
            Language::Zh => "等候",
            Language::En => "Waiting",
            Language::Ko => "대기",
        }
    }

    /// `count`人
    #[must_use]
    pub fn people(language: Language, count: u64) -> String {
        match language {
            Language::Zh => format!("{count}人"),
            Language::En => format!("{count}"),
            Language::Ko => format!("{count}명"),
        }
    }

    /// 实时
    #[must_use]
    pub fn live(language: Language) -> &'static str {
        match language {
            Language::Zh => "实时",
            Language::En => "Live",
            Language::Ko => "실시간",
        }
    }

    /// 请等候叫号
    #[must_use]
    pub fn nobody_yet(language: Language) -> &'static str {
        match language {
            Language::Zh => "请等候叫号",
            Language::En => "Please wait",
            Language::Ko => "잠시만 기다려 주세요",
        }
    }

    /// 休息中
    #[must_use]
    pub fn on_break(language: Language) -> &'static str {
        match language {
            Language::Zh => "休息中",
            Language::En => "On a break",
            Language::Ko => "휴식 중",
        }
    }

    /// 今日办理已结束
    #[must_use]
    pub fn closed(language: Language) -> &'static str {
        match language {
            Language::Zh => "今日办理已结束",
            Language::En => "Closed for today",
            Language::Ko => "오늘 업무 종료",
        }
    }

    /// 暂停服务
    #[must_use]
    pub fn paused(language: Language) -> &'static str {
        match language {
            Language::Zh => "暂停服务",
            Language::En => "Paused",
            Language::Ko => "일시 중지",
        }
    }

    /// 暂未开放
    #[must_use]
    pub fn shut(language: Language) -> &'static str {
        match language {
            Language::Zh => "暂未开放",
            Language::En => "Not open now",
            Language::Ko => "업무 준비 중",
        }
    }

    /// 正在连接
    #[must_use]
    pub fn connecting(language: Language) -> &'static str {
        match language {
            Language::Zh => "正在连接",
            Language::En => "Connecting",
            Language::Ko => "연결 중",
        }
    }

    /// 请留意广播
    #[must_use]
    pub fn listen(language: Language) -> &'static str {
        match language {
            Language::Zh => "请留意广播",
            Language::En => "Please listen",
            Language::Ko => "방송을 들어 주세요",
        }
    }

    /// 自`time`起无更新
    #[must_use]
    pub fn stale_since(language: Language, time: &str) -> String {
        match language {
            Language::Zh => format!("自{time}起无更新"),
            Language::En => format!("Stale since {time}"),
            Language::Ko => format!("{time} 이후 갱신 없음"),
        }
    }

    /// 未连接服务器
    #[must_use]
    pub fn never_connected(language: Language) -> &'static str {
        match language {
            Language::Zh => "未连接服务器",
            Language::En => "Not connected",
            Language::Ko => "서버 연결 안 됨",
        }
    }

    /// 本屏令牌无效
    #[must_use]
    pub fn trouble_token(language: Language) -> &'static str {
        match language {
            Language::Zh => "本屏令牌无效",
            Language::En => "Token unknown",
            Language::Ko => "토큰 오류",
        }
    }

    /// 本屏授权不符
    #[must_use]
    pub fn trouble_not_allowed(language: Language) -> &'static str {
        match language {
            Language::Zh => "本屏授权不符",
            Language::En => "Not permitted",
            Language::Ko => "권한 없음",
        }
    }

    /// 大厅或屏号有误
    #[must_use]
    pub fn trouble_unknown(language: Language) -> &'static str {
        match language {
            Language::Zh => "大厅或屏号有误",
            Language::En => "No such board",
            Language::Ko => "홀 또는 화면 번호 오류",
        }
    }

    /// 服务器证书有误
    #[must_use]
    pub fn trouble_untrusted(language: Language) -> &'static str {
        match language {
            Language::Zh => "服务器证书有误",
            Language::En => "Server not trusted",
            Language::Ko => "서버 인증서 오류",
        }
    }

    /// `label`号暂停至`time`
    #[must_use]
    pub fn window_paused_until(language: Language, label: &str, time: &str) -> String {
        match language {
            Language::Zh => format!("{label}号暂停至{time}"),
            Language::En => format!("Win {label} back {time}"),
            Language::Ko => format!("{label}번 중지, {time}까지"),
        }
    }

    /// `label`号窗口暂停
    #[must_use]
    pub fn window_paused(language: Language, label: &str) -> String {
        match language {
            Language::Zh => format!("{label}号窗口暂停"),
            Language::En => format!("Window {label} paused"),
            Language::Ko => format!("{label}번 창구 중지"),
        }
    }

    /// `label`号暂停
    #[must_use]
    pub fn window_paused_short(language: Language, label: &str) -> String {
        match language {
            Language::Zh => format!("{label}号暂停"),
            Language::En => format!("Win {label} paused"),
            Language::Ko => format!("{label}번 중지"),
        }
    }

    /// `time`开始办理
    #[must_use]
    pub fn opens(language: Language, time: &str) -> String {
        match language {
            Language::Zh => format!("{time} 开始办理"),
            Language::En => format!("Opens {time}"),
            Language::Ko => format!("{time} 업무 시작"),
        }
    }

    /// `day``time`开始
    #[must_use]
    pub fn opens_on(language: Language, day: &str, time: &str) -> String {
        match language {
            Language::Zh => format!("{day}{time}开始"),
            Language::En => format!("Opens {day} {time}"),
            Language::Ko => format!("{day} {time} 시작"),
        }
    }

    /// `time`恢复办理
    #[must_use]
    pub fn back_at(language: Language, time: &str) -> String {
        match language {
            Language::Zh => format!("{time} 恢复办理"),
            Language::En => format!("Back at {time}"),
            Language::Ko => format!("{time} 업무 재개"),
        }
    }
}
