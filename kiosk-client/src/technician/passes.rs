//! Who has been let in, and for how long.

use std::time::{Duration, Instant};

use subtle::ConstantTimeEq as _;

/// A page that nobody touches is closed after this.
const IDLE_S: u64 = 180;
/// The most pages that are open at once; a further one closes the oldest.
const PASSES_MAX: usize = 4;
const SECRET_BYTES: usize = 32;

#[derive(Default)]
pub(super) struct Passes(Vec<(String, Instant)>);

impl Passes {
    /// Lets a page in, or says why the system gives no secret.
    pub(super) fn issue(&mut self, now: Instant) -> Result<String, String> {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret).map_err(|error| error.to_string())?;
        let secret: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        if self.0.len() == PASSES_MAX {
            self.0.remove(0);
        }
        self.0.push((secret.clone(), now));
        Ok(secret)
    }

    /// Returns for how many seconds a pass is still good; none if it is not.
    pub(super) fn check(&mut self, pass: &str, touched: bool, now: Instant) -> Option<u32> {
        let idle = Duration::from_secs(IDLE_S);
        self.0.retain(|(_, touched_at)| now.duration_since(*touched_at) < idle);
        let (_, touched_at) = self.0.iter_mut().find(|(known, _)| known.as_bytes().ct_eq(pass.as_bytes()).into())?;
        if touched {
            *touched_at = now;
        }
        u32::try_from(idle.saturating_sub(now.duration_since(*touched_at)).as_secs()).ok()
    }

    pub(super) fn forget(&mut self, pass: &str) {
        self.0.retain(|(known, _)| !bool::from(known.as_bytes().ct_eq(pass.as_bytes())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_lasts_while_the_page_is_touched() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut passes = Passes::default();
        let pass = passes.issue(start).unwrap();
        assert_eq!(passes.check(&pass, false, after(100)), Some(80));
        assert_eq!(passes.check(&pass, true, after(100)), Some(180));
        assert_eq!(passes.check(&pass, false, after(279)), Some(1));
        assert_eq!(passes.check("", false, after(279)), None);
        assert_eq!(passes.check(&pass, true, after(280)), None, "too late");
        let oldest = passes.issue(start).unwrap();
        for _ in 0..PASSES_MAX {
            passes.issue(start).unwrap();
        }
        assert_eq!(passes.check(&oldest, true, start), None);
        let last = passes.issue(start).unwrap();
        passes.forget(&last);
        assert_eq!(passes.check(&last, true, start), None);
    }
}
