//! The audio of a call, for boards without speech of their own.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use hall_voice::VoiceError;
use hall_words::Language;

use super::entered::Entered;
use super::problem::{Answered, Fail};

/// `GET /halls/{hall}/speech/{seq}/{language}`
pub(super) async fn call(entered: Entered) -> Answered {
    let no_speech = |detail: &str| Fail::unknown("no_speech", detail);
    let language = Language::of_code(entered.param("language"));
    let language = language.ok_or_else(|| no_speech(&format!("the languages are {}", Language::codes())))?;
    let seq = entered.param("seq").parse().map_err(|_no_number| no_speech("a call is named by its seq"))?;
    let text = entered.look(|views| views.speech(seq, language)).await?;
    let text = text.ok_or_else(|| no_speech("there was no such call in the last ten minutes"))?;
    let device = entered.caller()?.id.clone();
    match entered.app.voice.speak(entered.hall().handle.id(), &device, &text, language).await {
        Ok(sound) => Ok((StatusCode::OK, [(CONTENT_TYPE, "audio/wav")], sound).into_response()),
        Err(error @ VoiceError::Busy) => Err(Fail::unavailable("busy", error.to_string())),
        Err(error) => {
            if let VoiceError::Broken(_) = error {
                tracing::warn!(%error, "a call cannot be spoken");
            }
            Err(no_speech(&error.to_string()))
        }
    }
}
