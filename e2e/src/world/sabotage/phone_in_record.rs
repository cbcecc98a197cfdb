//! A telephone number gets into the record.

use hall_core::{Act, Code, Issue};
use hall_server::engine::Request;

use crate::world::server::PERSONAL_MARK;
use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct PhoneInRecord;

impl Tamper for PhoneInRecord {
    fn commands(&self, _knows: &Knows<'_>, batch: &mut [Request]) {
        for request in batch {
            if let Act::Issue(Issue { class: None, evidence, .. }) = &mut request.command.act {
                *evidence = Code::new(&format!("call-{PERSONAL_MARK}00000000-back")).ok();
            }
        }
    }
}
