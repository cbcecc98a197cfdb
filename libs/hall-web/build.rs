//! Makes cargo notice rebuilt pages, and stops a release build that would contain none.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-env-changed=PROFILE");
    for site in ["hall", "kiosk"] {
        let folder = Path::new("../../web/dist").join(site);
        println!("cargo::rerun-if-changed={}", folder.display());
        let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
        if release && !folder.join("index.html").exists() {
            println!(
                "cargo::error=web/dist/{site} has no pages to put into a release build: run `npm ci` and `npm run build` in web/ first (`cargo xtask dist` does both)"
            );
        }
    }
}
