//! Plans for tests: any number of windows, services and boards, open all day, midnight far away.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

/// The size of a hall.
#[derive(Debug, Clone, Copy)]
pub struct PlanShape {
    /// Number of windows, named `w1`, `w2` …
    pub windows: u32,
    /// Services per window: the first window serves them from `s1` on, the second from `s2` on …
    pub services_each: u32,
    /// Number of services, named `s1`, `s2` …, all in one line with the prefix `A`.
    pub services: u32,
    /// Number of kiosks, named `k1`, `k2` …
    pub kiosks: u32,
}

/// Writes the plan of a hall.
#[must_use]
pub fn plan_text(hall: &str, shape: PlanShape) -> String {
    let mut text = format!(
        r#"[hall]
id = "{hall}"
name = {{ zh = "测试大厅", en = "Test Hall" }}
zone = "{}"
hours = [ {{ days = "daily", from = "00:00", to = "24:00" }} ]

[[departments]]
id = "office"
name = {{ zh = "办事处", en = "Office" }}

[[lines]]
id = "all"
prefix = "A"

[[boards]]
id = "main"
languages = ["zh", "en"]
"#,
        zone_where_it_is_noon().0
    );
    let ids: Vec<String> = (1..=shape.services).map(|number| format!("\"s{number}\"")).collect();
    for (number, id) in ids.iter().enumerate() {
        let name = format!("{{ zh = \"事项{0}\", en = \"Service {0}\" }}", number + 1);
        // Writing into a `String` cannot fail.
        let _ = write!(text, "\n[[services]]\nid = {id}\ndepartment = \"office\"\nline = \"all\"\nname = {name}\n");
        let _ =
            write!(text, "usual_min = 5\ntarget_wait_min = 600\nmax_wait_min = 1200\ndefault_outcome = \"decided\"\n");
    }
    for number in 1..=shape.windows {
        let served: Vec<&str> = ids
            .iter()
            .map(String::as_str)
            .cycle()
            .skip(number as usize - 1)
            .take(shape.services_each as usize)
            .collect();
        let all = served.join(", ");
        let _ =
            write!(text, "\n[[windows]]\nid = \"w{number}\"\nlabel = \"{number}\"\narea = \"A\"\nservices = [{all}]\n");
    }
    for number in 1..=shape.kiosks {
        let _ = write!(text, "\n[[kiosks]]\nid = \"k{number}\"\n");
    }
    text
}

/// Returns a zone in which it is about noon now, so that no test runs into the end of a day, and how many hours it is ahead of
/// UTC; for a zone behind UTC, 24 hours are added.
#[must_use]
pub fn zone_where_it_is_noon() -> (String, u64) {
    const HOUR_S: u64 = 3_600;
    const NOON: u64 = 12;
    let now_s = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let hour = now_s / HOUR_S % 24;
    // `Etc/GMT+5` is five hours behind UTC: the sign is inverted.
    if hour > NOON {
        (format!("Etc/GMT+{}", hour - NOON), 24 + NOON - hour)
    } else {
        (format!("Etc/GMT-{}", NOON - hour), NOON - hour)
    }
}
