//! Pages as a browser requests them. If they are not built, checks the message shown instead.

use std::io::Read as _;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use hall_web::Site;

#[test]
fn a_page_is_sent_once_and_then_known_by_its_tag() {
    for site in [Site::HALL, Site::KIOSK] {
        let first = site.answer("", &HeaderMap::new());
        assert!(first.headers().contains_key("content-security-policy"));
        if !site.is_built() {
            assert_eq!(first.status(), StatusCode::SERVICE_UNAVAILABLE);
            continue;
        }
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[header::CACHE_CONTROL], "no-cache");
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert_eq!(site.answer("", &headers).status(), StatusCode::NOT_MODIFIED);
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static("\"other\""));
        assert_eq!(site.answer("", &headers).status(), StatusCode::OK);
    }
}

#[test]
fn nothing_outside_the_pages_is_sent() {
    for path in ["../../Cargo.toml", "..%2f..%2fCargo.toml", "/etc/passwd", "nowhere.html"] {
        let status = Site::HALL.answer(path, &HeaderMap::new()).status();
        assert!(status == StatusCode::NOT_FOUND || status == StatusCode::SERVICE_UNAVAILABLE, "{path}: {status}");
    }
}

#[tokio::test]
async fn a_client_that_reads_gzip_is_sent_the_same_page_in_less() {
    for site in [Site::HALL, Site::KIOSK].into_iter().filter(|site| site.is_built()) {
        let whole = site.answer("", &HeaderMap::new());
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br;q=1, gzip;q=0"));
        assert!(!site.answer("", &headers).headers().contains_key(header::CONTENT_ENCODING));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("deflate, GZIP;q=0.8"));
        let compressed = site.answer("", &headers);
        if !compressed.headers().contains_key(header::CONTENT_ENCODING) {
            // The kiosk's page is a few lines: nothing would be gained.
            continue;
        }
        assert_eq!(compressed.headers()[header::VARY], "accept-encoding");
        assert_ne!(compressed.headers()[header::ETAG], whole.headers()[header::ETAG]);
        let tag = compressed.headers()[header::ETAG].clone();
        let whole = axum::body::to_bytes(whole.into_body(), usize::MAX).await.unwrap();
        let bytes = axum::body::to_bytes(compressed.into_body(), usize::MAX).await.unwrap();
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut read).unwrap();
        assert!(read == whole && bytes.len() < whole.len());
        headers.insert(header::IF_NONE_MATCH, tag);
        assert_eq!(site.answer("", &headers).status(), StatusCode::NOT_MODIFIED);
    }
}
