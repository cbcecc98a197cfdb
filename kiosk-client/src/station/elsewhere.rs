//! How long a service takes in the hall that provides it instead of this one, if the same server hosts that hall.

use hall_wire::KioskElsewhere;

use super::Station;

impl Station {
    /// Returns the state of the hall that provides a service; none if the plan does not name it, or it does not answer.
    pub(crate) async fn elsewhere(&self, service: &str) -> Option<KioskElsewhere> {
        let plan = self.shown().plan.clone()?;
        let asked = plan.services.iter().find(|one| one.id.as_str() == service)?;
        let elsewhere = asked.elsewhere.as_ref()?;
        let there = elsewhere.service.as_ref().unwrap_or(&asked.id);
        let status = match self.0.api.status_of(elsewhere.hall.as_ref()?.as_str()).await {
            Ok(status) => status,
            Err(error) => {
                tracing::debug!(%error, service, "how long it takes elsewhere is not known");
                return None;
            }
        };
        let found = status.services.iter().find(|one| one.service == there.as_str())?;
        Some(KioskElsewhere { open: status.open, wait: found.wait })
    }
}
