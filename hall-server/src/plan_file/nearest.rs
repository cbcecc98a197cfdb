//! What somebody may have meant: names close to a misspelt one.

/// The most changes after which a name still counts as the same one misspelt.
const CHANGES_MAX: usize = 3;

/// Returns up to `count` of the names, the closest first.
pub(crate) fn names<'a>(wrong: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let mut names: Vec<(usize, &str)> = known.map(|name| (changes(wrong, name), name)).collect();
    names.sort_unstable();
    names.into_iter().take(count).map(|(_, name)| name).collect()
}

/// Returns the name that was likely meant, if one is close enough.
pub(crate) fn meant<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let changes_max = CHANGES_MAX.min(wrong.chars().count().div_ceil(2));
    names(wrong, known, 1).pop().filter(|name| changes(wrong, name) <= changes_max)
}

/// Counts the single insertions, removals and replacements between two texts (Levenshtein), ASCII capitals aside.
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().map(|char| char.to_ascii_lowercase()).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, a) in from.chars().map(|char| char.to_ascii_lowercase()).enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
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
