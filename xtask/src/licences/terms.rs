//! Licences that may be shipped: those allowed by deny.toml, so that cargo-deny and this check agree.

use std::path::Path;

use anyhow::{Context as _, Result};

/// Returns the licences allowed by deny.toml.
pub(super) fn allowed(root: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(root.join("deny.toml")).context("deny.toml cannot be read")?;
    let deny: toml::Table = text.parse()?;
    let list = deny.get("licenses").and_then(|licences| licences.get("allow")).and_then(toml::Value::as_array);
    let list = list.context("deny.toml allows no licences")?;
    Ok(list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect())
}

/// Returns whether an SPDX expression leaves an allowed choice: `A OR B`, `(A OR B) AND C`, and the older `A/B`.
pub(super) fn may_ship(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let all = expression.split(" AND ").map(|part| part.trim().trim_matches(['(', ')']));
    all.clone().all(|part| part.split(" OR ").any(|one| allowed.iter().any(|allowed| allowed == one.trim())))
        && all.count() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_needs_one_licence_that_is_allowed_and_a_sum_all() {
        let allowed = ["MIT", "BSD-3-Clause"].map(str::to_owned);
        for (expression, may) in [
            ("MIT", true),
            ("MIT OR GPL-3.0-only", true),
            ("Unlicense/MIT", true),
            ("(Apache-2.0 OR MIT) AND BSD-3-Clause", true),
            ("MIT AND GPL-3.0-only", false),
            ("GPL-3.0-only", false),
            ("", false),
        ] {
            assert_eq!(may_ship(expression, &allowed), may, "{expression}");
        }
    }
}
