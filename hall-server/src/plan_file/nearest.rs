//! Suggestions: names close to a misspelt one.

/// The maximum number of changes for which a name still counts as misspelt.
const CHANGES_MAX: usize = 3;

/// Returns up to `count` of the names, closest first.
pub(crate) fn names<'a>(wrong: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let mut names: Vec<(usize, &str)> = known.map(|name| (changes(wrong, name), name)).collect();
    names.sort_unstable();
    names.into_iter().take(count).map(|(_, name)| name).collect()
}

/// Returns the name that was probably meant, if one is close enough.
pub(crate) fn meant<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let changes_max = CHANGES_MAX.min(wrong.chars().count().div_ceil(2));
    names(wrong, known, 1).pop().filter(|name| changes(wrong, name) <= changes_max)
}

/// Counts the insertions, deletions and substitutions between two texts, ignoring ASCII case.
fn changes(from: &str, to: &str) -> usize {
    strsim::levenshtein(&from.to_ascii_lowercase(), &to.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_known_and_a_strange_one_is_not() {
        let keys = ["usual_min", "target_wait_min", "id", "fee"];
        assert_eq!(meant("usual_mins", keys.into_iter()), Some("usual_min"));
        assert_eq!(meant("Fee", keys.into_iter()), Some("fee"));
        assert_eq!(meant("colour", keys.into_iter()), None);
        assert_eq!(names("Asia/Shanghia", ["Asia/Tokyo", "Asia/Shanghai"].into_iter(), 1), ["Asia/Shanghai"]);
    }
}
