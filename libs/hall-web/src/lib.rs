//! The built pages, embedded in the programs that serve them: one set for the hall's server, one for kiosks.
//!
//! A debug build reads `web/dist` when a page is requested, so that a changed page needs no cargo build; a release build
//! embeds the files. Nothing here knows what a page does.
#![warn(missing_docs)]

mod gzip;
mod kind;

use axum::body::Body;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// What pages may load and do. Scripts may set styles, since charts do so; scripts are loaded from files only.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; \
     style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const NOT_BUILT: &str = "The pages are not built. Run `npm ci` and `npm run build` in web/, or `cargo xtask run`.\n";
const ASSETS_CACHED: &str = "public, max-age=31536000, immutable";
const HASH_BYTES_SHOWN: usize = 16;

#[derive(RustEmbed)]
#[folder = "../../web/dist/hall"]
#[allow_missing = true]
struct HallPages;

#[derive(RustEmbed)]
#[folder = "../../web/dist/kiosk"]
#[allow_missing = true]
struct KioskPages;

/// A set of pages. A program that uses only one of them does not contain the other.
#[derive(Clone, Copy)]
pub struct Site(fn(&str) -> Option<EmbeddedFile>);

impl Site {
    /// Pages for clerks, reception, managers, visitors and TV boards.
    pub const HALL: Self = Self(HallPages::get);
    /// The touchscreen pages.
    pub const KIOSK: Self = Self(KioskPages::get);

    fn file(self, path: &str) -> Option<EmbeddedFile> {
        (self.0)(path)
    }

    /// Returns whether the pages were built.
    #[must_use]
    pub fn is_built(self) -> bool {
        self.file("index.html").is_some()
    }

    /// Answers a request for a page or one of its files; `path` has no leading slash and is empty for the index.
    ///
    /// Files under `assets/` have their hash in the name and are cached indefinitely; the others are revalidated by their
    /// `ETag`. An unknown path is 404; if no pages were built the answer is 503 and says how to build them.
    #[must_use]
    pub fn answer(self, path: &str, headers: &HeaderMap) -> Response {
        let path = if path.is_empty() { "index.html" } else { path };
        match self.file(path) {
            Some(file) => found(path, file, headers),
            None if self.is_built() => NO_SUCH_PAGE.answer(StatusCode::NOT_FOUND, headers),
            None => secured((StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response()),
        }
    }
}

const NO_SUCH_PAGE: Notice = Notice {
    zh_title: "没有这个网页",
    zh: r#"请检查网址。<a href="/">回到首页</a>"#,
    en_title: "There is no such page",
    en: r#"There is no such page: check the address, or <a href="/">go to the first page</a>."#,
};

/// A message shown to people in place of a page, in both languages. The texts are HTML.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    /// The heading in Chinese.
    pub zh_title: &'static str,
    /// The text in Chinese: what to do.
    pub zh: &'static str,
    /// The heading in English, in plain characters.
    pub en_title: &'static str,
    /// The text in English: what to do.
    pub en: &'static str,
}

impl Notice {
    /// Answers a browser with a page, and any other client with a line of text.
    #[must_use]
    pub fn answer(self, status: StatusCode, headers: &HeaderMap) -> Response {
        if !wants_page(headers) {
            return secured((status, format!("{}.\n", self.en_title)).into_response());
        }
        let Self { zh_title, zh, en_title, en } = self;
        let texts = [("{zh_title}", zh_title), ("{zh}", zh), ("{en_title}", en_title), ("{en}", en)];
        let page = texts
            .iter()
            .fold(include_str!("notice.html").to_owned(), |page, (marker, text)| page.replace(marker, text));
        secured((status, Html(page)).into_response())
    }
}

/// Returns whether the client is a browser rather than a program.
#[must_use]
pub fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

fn found(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let kind = kind::of(path);
    let compressed = if is_text(kind) && gzip::is_read_by(headers) { gzip::of(hash, &file.data) } else { None };
    // Two representations of one file have two tags.
    let tag = tag(&hash, if compressed.is_some() { "-gzip" } else { "" });
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let same = known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    let mut response = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let is_compressed = compressed.is_some();
        let mut response = compressed.map_or_else(|| Body::from(file.data), Body::from).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        if is_compressed {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
    let cached = if path.starts_with("assets/") { ASSETS_CACHED } else { "no-cache" };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(cached));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    secured(response)
}

/// Returns whether files of this type become smaller: pictures, sounds and fonts are compressed already.
fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || kind.contains("json") || kind.contains("svg") || kind.contains("javascript")
}

fn tag(hash: &[u8], representation: &str) -> String {
    use std::fmt::Write as _;
    let mut tag = String::from("\"");
    for byte in &hash[..HASH_BYTES_SHOWN] {
        // Writing to a `String` cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push_str(representation);
    tag.push('"');
    tag
}

/// Adds the headers that isolate a page: no foreign scripts, no frames, no referrer sent to other sites.
#[must_use]
pub fn secured(mut response: Response) -> Response {
    for (name, value) in [
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}
