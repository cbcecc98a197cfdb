//! Reports print outcomes to the hall one at a time, in the order in which they happened, however long it is
//! unreachable.

use hall_wire::PrintResult;

use tokio::sync::mpsc;

use super::Station;

/// The maximum number of outcomes queued for the server; while it is unreachable there are no new tickets, so there
/// are few.
pub(super) const REPORTS_WAITING_MAX: usize = 64;

pub(crate) enum Message {
    Report(Report),
    /// The end of the queue.
    End,
}

/// The queue of print outcomes to be reported to the hall.
pub(crate) type Reports = mpsc::Receiver<Message>;

/// The outcome of printing a ticket once.
pub(crate) struct Report {
    pub(super) ticket: String,
    pub(super) number: String,
    /// 0 for the first print; incremented with each copy.
    pub(super) copy: u8,
    pub(super) outcome: &'static str,
}

impl Station {
    pub(super) fn report(&self, report: Report) {
        if let Err(error) = self.0.reports.try_send(Message::Report(report)) {
            tracing::error!(%error, "a print outcome was not reported to the hall");
        }
    }

    /// Lets [`keep_reporting`] end once everything is reported.
    pub(crate) async fn end_reports(&self) {
        let _ended = self.0.reports.send(Message::End).await;
    }
}

/// Reports print outcomes to the hall until [`Station::end_reports`] is called.
pub(crate) async fn keep_reporting(station: Station, mut waiting: Reports) {
    while let Some(Message::Report(report)) = waiting.recv().await {
        let Report { ticket, number, copy, outcome } = report;
        let result = PrintResult { outcome: outcome.to_owned(), copy: (copy > 0).then_some(true) };
        let key = format!("print-{ticket}-{copy}");
        match station.0.api.print_result(&ticket, &result, &key).await {
            Ok(()) => tracing::debug!(%ticket, outcome, "the print outcome of {number} was recorded"),
            Err(error) => tracing::warn!(%error, %ticket, outcome, "the print outcome of {number} was not recorded"),
        }
    }
}
