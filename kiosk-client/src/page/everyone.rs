//! What the page needs for those who do not see the screen or reach all of it: speech, and how the kiosk is built.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hall_voice::VoiceError;
use hall_wire::KioskSetup;
use hall_words::Language;
use serde::Deserialize;

use crate::answers::{json, problem_answer};
use crate::station::problem;
use crate::voice::Voice;

/// Creates the routes of the voice and of the kiosk's setup.
pub(super) fn router(voice: Arc<Voice>, setup: Arc<KioskSetup>) -> Router {
    let spoken = Router::new().route("/api/kiosk/voices", get(voices)).route("/api/kiosk/speech", get(speech));
    let built = Router::new().route("/api/kiosk/setup", get(built));
    spoken.with_state(voice).merge(built.with_state(setup))
}

async fn built(State(setup): State<Arc<KioskSetup>>) -> Response {
    json(StatusCode::OK, &*setup)
}

async fn voices(State(voice): State<Arc<Voice>>) -> Response {
    let codes: Vec<&str> = voice.languages().await.into_iter().map(Language::code).collect();
    json(StatusCode::OK, &codes)
}

/// What is to be said.
#[derive(Deserialize)]
struct SpeechQuery {
    lang: String,
    words: String,
    /// In words a minute.
    pace: Option<u16>,
}

async fn speech(State(voice): State<Arc<Voice>>, Query(query): Query<SpeechQuery>) -> Response {
    let Some(language) = Language::of_code(&query.lang) else {
        let known = format!("the languages are {}", Language::codes());
        return problem_answer(problem(404, "no_speech", known));
    };
    match voice.speak(&query.words, language, query.pace.unwrap_or(hall_voice::PACE)).await {
        Ok(sound) => (StatusCode::OK, [(CONTENT_TYPE, "audio/wav")], sound).into_response(),
        Err(error @ VoiceError::Busy) => problem_answer(problem(503, "busy", error.to_string())),
        Err(error) => {
            tracing::warn!(%error, "the kiosk does not speak");
            problem_answer(problem(404, "no_speech", error.to_string()))
        }
    }
}
