//! Waiting for a state with a limit, in place of sleeping and hoping.

use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long anything ordinary may take on a busy machine.
pub const WAIT_MAX: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Looks again and again until there is something to see.
///
/// # Errors
/// When nothing was seen within `limit`; `what` is named.
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
