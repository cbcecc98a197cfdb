//! The sentences on the ticket, in both languages.

use super::{Text, TicketPrint};

/// A wait that ends within this is said without figures.
const SOON_S: u32 = 120;

pub(super) fn place(area: Option<&str>, windows: &[String]) -> Text {
    let (area_zh, area_en) = match area {
        Some(area) => (format!("请在{area}区等候"), format!("Wait in area {area}")),
        None => ("请在大厅等候".to_string(), "Wait in the hall".to_string()),
    };
    if windows.is_empty() {
        return Text::new(format!("{area_zh}叫号"), format!("{area_en} to be called"));
    }
    let zh = ranges(windows, "—").join("、");
    let en = ranges(windows, "–").join(", ");
    let plural = if windows.len() > 1 { "windows" } else { "window" };
    Text::new(format!("{area_zh}，{zh}号窗口"), format!("{area_en}, {plural} {en}"))
}

/// Joins neighbouring numbers: 3 4 5 6 9 become `3—6` and `9`; labels that are no numbers stay as they are.
fn ranges(labels: &[String], dash: &str) -> Vec<String> {
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for label in labels {
        let follows = |last: &str| match (last.parse::<u32>(), label.parse::<u32>()) {
            (Ok(last), Ok(this)) => last.checked_add(1) == Some(this),
            _ => false,
        };
        match runs.last_mut() {
            Some((_, last)) if follows(last) => *last = label,
            _ => runs.push((label, label)),
        }
    }
    runs.iter()
        .flat_map(|&(first, last)| match (first == last, first.parse::<u32>(), last.parse::<u32>()) {
            (true, _, _) => vec![first.to_string()],
            (false, Ok(low), Ok(high)) if high - low == 1 => vec![first.to_string(), last.to_string()],
            _ => vec![format!("{first}{dash}{last}")],
        })
        .collect()
}

pub(super) fn ahead(count: u32) -> Text {
    if count == 0 {
        return Text::new("前面没有人", "Nobody ahead of you");
    }
    let people = if count == 1 { "person" } else { "people" };
    Text::new(format!("前面还有 {count} 人"), format!("{count} {people} ahead of you"))
}

pub(super) fn wait(range_s: Option<(u32, u32)>) -> Text {
    let Some((low_s, high_s)) = range_s else {
        return Text::new("等候时间待定", "Waiting time not known yet");
    };
    if high_s <= SOON_S {
        return Text::new("很快轮到您", "Your turn very soon");
    }
    let (low_min, high_min) = (low_s / 60, high_s.div_ceil(60));
    let minutes = if low_min == high_min { high_min.to_string() } else { format!("{low_min}–{high_min}") };
    Text::new(format!("约 {minutes} 分钟"), format!("about {minutes} min"))
}

pub(super) fn documents_left(count: usize) -> Text {
    Text::new(format!("另有 {count} 项，请扫码查看"), format!("{count} more: scan the code"))
}

pub(super) fn services(ticket: &TicketPrint) -> Vec<Text> {
    let shown = ticket.services.iter().take(super::SERVICES_PRINTED_MAX);
    let mut services: Vec<Text> = if ticket.services.len() > 1 {
        shown
            .enumerate()
            .map(|(index, text)| Text::new(format!("{} {}", index + 1, text.zh), format!("{} {}", index + 1, text.en)))
            .collect()
    } else {
        shown.cloned().collect()
    };
    let left = ticket.services.len().saturating_sub(super::SERVICES_PRINTED_MAX);
    if left > 0 {
        services.push(Text::new(format!("另 {left} 项"), format!("{left} more")));
    }
    services
}

pub(super) fn prepare() -> Text {
    Text::new("请备好", "Please have ready")
}

pub(super) fn scan() -> Text {
    Text::new("扫码看进度", "Live status")
}

pub(super) fn valid_today() -> Text {
    Text::new("当日有效", "Valid today only")
}

pub(super) fn copy() -> Text {
    Text::new("补打", "COPY")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(labels: &[&str]) -> Vec<String> {
        labels.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn windows_are_named_as_people_say_them() {
        let check = |windows: &[&str], zh: &str, en: &str| {
            assert_eq!(place(Some("A"), &labels(windows)), Text::new(zh, en));
        };
        check(&["3", "4", "5", "6"], "请在A区等候，3—6号窗口", "Wait in area A, windows 3–6");
        check(&["3"], "请在A区等候，3号窗口", "Wait in area A, window 3");
        check(&["3", "4", "9"], "请在A区等候，3、4、9号窗口", "Wait in area A, windows 3, 4, 9");
        check(&["B1", "B2"], "请在A区等候，B1、B2号窗口", "Wait in area A, windows B1, B2");
        check(&[], "请在A区等候叫号", "Wait in area A to be called");
        assert_eq!(place(None, &labels(&["1"])).zh, "请在大厅等候，1号窗口");
    }

    #[test]
    fn a_wait_is_a_range_in_whole_minutes_that_holds_the_expected_one() {
        assert_eq!(wait(Some((600, 1200))).zh, "约 10–20 分钟");
        assert_eq!(wait(Some((659, 1201))).en, "about 10–21 min");
        assert_eq!(wait(Some((600, 600))).zh, "约 10 分钟");
        assert_eq!(wait(Some((0, 60))).zh, "很快轮到您");
        assert_eq!(wait(None).zh, "等候时间待定");
    }

    #[test]
    fn nobody_one_and_many_ahead_are_said_apart() {
        assert_eq!(ahead(0).zh, "前面没有人");
        assert_eq!(ahead(1).en, "1 person ahead of you");
        assert_eq!(ahead(12).zh, "前面还有 12 人");
    }
}
