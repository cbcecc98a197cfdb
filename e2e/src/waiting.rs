//! Waiting for a state with a limit, instead of sleeping and hoping.

use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Limit for anything ordinary on a busy machine.
pub const WAIT_MAX: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Polls until there is a result.
///
/// # Errors
/// When there is none within `limit`; the error names `what`.
pub async fn until<T, Looked>(limit: Duration, what: &str, mut look: impl FnMut() -> Looked) -> Result<T>
where
    Looked: Future<Output = Option<T>>,
{
    let began = Instant::now();
    loop {
        if let Some(seen) = look().await {
            return Ok(seen);
        }
        if began.elapsed() > limit {
            bail!("not seen within {} s: {what}", limit.as_secs());
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}
