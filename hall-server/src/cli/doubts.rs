//! Warns, in both languages and on standard error, about ids of an account that no hall or plan has. The account is
//! created all the same, since a hall and its plan may follow.

use std::path::Path;

use hall_core::{Code, HallId, Plan, Role};

use crate::halls::DataFolder;

/// The maximum number of ids listed.
const NAMED_MAX: usize = 40;

/// Returns a warning if a hall is not in the folder.
#[must_use]
pub fn of_hall(data: &Path, hall: &HallId) -> Option<String> {
    let known = DataFolder::new(data).hall_ids().unwrap_or_default();
    if known.contains(hall) {
        return None;
    }
    let (zh, en) = match listed(known.iter().map(HallId::as_str)) {
        Some(ids) => (format!("现有：{ids}"), format!("there are: {ids}")),
        None => ("还没有大厅".into(), "there is none".into()),
    };
    Some(format!("there is no hall `{hall}` in {0} yet; {en} · {0} 里还没有大厅 `{hall}`；{zh}", data.display()))
}

/// Returns a warning if no plan has the device or window that a token is for. Halls with unreadable records are
/// skipped, and [`of_hall`] warns about missing ones.
#[must_use]
pub fn of_device(
    data: &Path,
    role: Role,
    hall: Option<&HallId>,
    id: Option<&Code>,
    window: Option<&Code>,
) -> Option<String> {
    let (zh, en, id, ids): (_, _, _, fn(&Plan) -> Vec<&str>) = match (role, window, id) {
        (Role::Board, Some(window), _) => ("窗口", "window", window, windows),
        (Role::Board, None, Some(board)) => ("叫号屏", "board", board, boards),
        (Role::Kiosk, _, Some(kiosk)) => ("取号机", "kiosk", kiosk, kiosks),
        (_, _, _) => return None,
    };
    let folder = DataFolder::new(data);
    let halls = hall.map_or_else(|| folder.hall_ids().unwrap_or_default(), |hall| vec![hall.clone()]);
    let loaded = halls.iter().filter_map(|hall| folder.record(hall).load().ok());
    let plans: Vec<_> = loaded.map(|loaded| loaded.hall.layout().plan().clone()).collect();
    let known: Vec<&str> = plans.iter().flat_map(|plan| ids(plan)).collect();
    if plans.is_empty() || known.contains(&id.as_str()) {
        return None;
    }
    let (known_zh, known_en) = match listed(known.into_iter()) {
        Some(ids) => (format!("现有：{ids}"), format!("there are: {ids}")),
        None => ("一个也没有".into(), "there is none".into()),
    };
    Some(format!(
        "the plan has no {en} `{id}`, and the token is of no use to one until it has; {known_en} · \
         配置里没有{zh} `{id}`，加进配置之前令牌对它无效；{known_zh}"
    ))
}

fn kiosks(plan: &Plan) -> Vec<&str> {
    plan.kiosks.iter().map(|kiosk| kiosk.id.as_str()).collect()
}

fn boards(plan: &Plan) -> Vec<&str> {
    plan.boards.iter().map(|board| board.id.as_str()).collect()
}

fn windows(plan: &Plan) -> Vec<&str> {
    plan.windows.iter().map(|window| window.id.as_str()).collect()
}

fn listed<'a>(ids: impl ExactSizeIterator<Item = &'a str>) -> Option<String> {
    let more = if ids.len() > NAMED_MAX { ", …" } else { "" };
    let named: Vec<&str> = ids.take(NAMED_MAX).collect();
    if named.is_empty() { None } else { Some(format!("{}{more}", named.join(", "))) }
}
