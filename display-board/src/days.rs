//! Days of the week and of the month in Chinese and English, short enough for a panel.

/// So many days ahead a day of the week says which day is meant.
pub(crate) const WEEK_DAYS: i64 = 7;

const WEEKDAYS: [[&str; 2]; 7] = [
    ["周一", "Mon"],
    ["周二", "Tue"],
    ["周三", "Wed"],
    ["周四", "Thu"],
    ["周五", "Fri"],
    ["周六", "Sat"],
    ["周日", "Sun"],
];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Words a day of the week; 0 is Monday.
pub(crate) fn weekday(weekday: u8) -> [&'static str; 2] {
    WEEKDAYS[usize::from(weekday) % WEEKDAYS.len()]
}

/// Words a date: `10月8日`, `8 Oct`.
pub(crate) fn date(month: u8, day: u8) -> [String; 2] {
    let month_en = MONTHS[usize::from(month.saturating_sub(1)) % MONTHS.len()];
    [format!("{month}月{day}日"), format!("{day} {month_en}")]
}
