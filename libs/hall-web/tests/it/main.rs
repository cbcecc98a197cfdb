//! Pages as a browser asks for them. Where they are not built, what is said instead is checked.

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
