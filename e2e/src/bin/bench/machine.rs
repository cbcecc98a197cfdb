//! A process's CPU time and memory, from the kernel.

use std::time::Duration;

use anyhow::{Context as _, Result};

/// The CPU time of a process, over all its threads.
pub(crate) fn cpu(process: u32) -> Result<Duration> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task"))?;
    let mut used_ns = 0;
    for task in tasks {
        let text = std::fs::read_to_string(task?.path().join("schedstat")).unwrap_or_default();
        used_ns += text.split_whitespace().next().and_then(|first| first.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(Duration::from_nanos(used_ns))
}

/// The resident memory of a process, in KiB.
pub(crate) fn resident_kib(process: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no resident memory in /proc")?;
    Ok(line.trim_end_matches("kB").trim().parse()?)
}
