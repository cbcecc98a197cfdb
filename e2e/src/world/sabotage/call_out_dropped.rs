//! A board's snapshot leaves its newest call-out out.

use std::sync::Arc;

use hall_sim::Chance;
use serde_json::Value;

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct CallOutDropped;

impl Tamper for CallOutDropped {
    fn frame(&self, text: &str, _chance: &mut Chance) -> Option<Arc<str>> {
        if !text.contains(r#""type":"snapshot""#) {
            return Some(text.into());
        }
        let Ok(mut frame) = serde_json::from_str::<Value>(text) else { return Some(text.into()) };
        if let Some(calls) = frame["body"]["call_outs"].as_array_mut() {
            calls.pop();
        }
        Some(frame.to_string().into())
    }
}
