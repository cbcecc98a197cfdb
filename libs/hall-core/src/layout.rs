//! The compiled plan: indexes in place of codes, limits in milliseconds.
//!
//! An index is never reassigned to another code while a state lives, so tickets keep their meaning when the plan
//! changes. Indexes of windows, which nothing outlives a day with, are reassigned each day.

pub(crate) mod block;
mod codes;
mod index;
mod rules;

pub use block::ALONE_DAYS_MAX;
use block::Blocks;
use codes::Codes;
pub(crate) use index::ORDINARY;
pub use index::{ClassIx, SeriesIx, ServiceIx, WINDOWS_MAX, WindowIx};
pub(crate) use rules::{ClassRules, ServiceRules, WindowRules};

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::time::MINUTE_MS;
use crate::{ClassId, Outcome, Plan, SeriesId, ServiceId, Timestamp, WindowId};

/// The compiled plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "LayoutDocument", into = "LayoutDocument")]
pub struct Layout {
    plan: Arc<Plan>,
    service_ids: Codes<ServiceId>,
    class_ids: Codes<ClassId>,
    window_ids: Codes<WindowId>,
    series_ids: Codes<SeriesId>,
    pub(crate) services: Vec<ServiceRules>,
    pub(crate) classes: Vec<ClassRules>,
    pub(crate) windows: Vec<WindowRules>,
    pub(crate) prefixes: Vec<Arc<str>>,
    /// Classes with a share, in the plan's order.
    pub(crate) lanes: Vec<ClassIx>,
    /// Kiosks' own blocks of numbers, those of former plans included while they may still be on paper.
    pub(crate) blocks: Blocks,
}

/// A layout as stored in a snapshot: the plan, and the codes in index order.
#[derive(Clone, Serialize, Deserialize)]
struct LayoutDocument {
    plan: Arc<Plan>,
    services: Vec<ServiceId>,
    classes: Vec<ClassId>,
    windows: Vec<WindowId>,
    lines: Vec<SeriesId>,
    blocks: Blocks,
}

impl From<Layout> for LayoutDocument {
    fn from(layout: Layout) -> Self {
        Self {
            plan: layout.plan,
            services: layout.service_ids.ids().to_vec(),
            classes: layout.class_ids.ids().to_vec(),
            windows: layout.window_ids.ids().to_vec(),
            lines: layout.series_ids.ids().to_vec(),
            blocks: layout.blocks,
        }
    }
}

impl From<LayoutDocument> for Layout {
    fn from(document: LayoutDocument) -> Self {
        let mut layout = Self::bare(document.plan);
        layout.service_ids = Codes::from_ids(document.services);
        layout.class_ids = Codes::from_ids(document.classes);
        layout.window_ids = Codes::from_ids(document.windows);
        layout.series_ids = Codes::from_ids(document.lines);
        layout.blocks = document.blocks;
        layout.learn();
        layout
    }
}

impl Layout {
    pub(crate) fn new(plan: Arc<Plan>) -> Self {
        let mut layout = Self::bare(plan);
        layout.learn();
        layout.blocks.adopt(Timestamp::default(), &layout.plan);
        layout
    }

    fn bare(plan: Arc<Plan>) -> Self {
        Self {
            plan,
            service_ids: Codes::from_ids(Vec::new()),
            class_ids: Codes::from_ids(vec![ClassId::ordinary()]),
            window_ids: Codes::from_ids(Vec::new()),
            series_ids: Codes::from_ids(Vec::new()),
            services: Vec::new(),
            classes: Vec::new(),
            windows: Vec::new(),
            prefixes: Vec::new(),
            lanes: Vec::new(),
            blocks: Blocks::default(),
        }
    }

    /// Adopts another plan at a time; codes keep their indexes.
    pub(crate) fn adopt(&mut self, at: Timestamp, plan: Arc<Plan>) {
        self.blocks.adopt(at, &plan);
        self.plan = plan;
        self.learn();
    }

    /// Drops windows that are no longer in the plan. Only between two days, when nothing holds a window's index.
    pub(crate) fn forget_windows(&mut self) {
        self.window_ids = Codes::from_ids(self.plan.windows.iter().map(|window| window.id.clone()).collect());
        let plan = self.plan.clone();
        self.learn_windows(&plan);
    }

    /// Returns how many windows there would be with another plan: its own, plus those of today that it leaves out.
    pub(crate) fn windows_with(&self, plan: &Plan) -> usize {
        let new = plan.windows.iter().filter(|window| self.window_ids.get(&window.id).is_none());
        self.window_ids.ids().len() + new.count()
    }

    fn learn(&mut self) {
        let plan = self.plan.clone();
        self.learn_series(&plan);
        self.learn_services(&plan);
        self.learn_classes(&plan);
        self.learn_windows(&plan);
    }

    fn learn_series(&mut self, plan: &Plan) {
        for series in &plan.lines {
            let index = usize::from(self.series_ids.learn(&series.id));
            self.prefixes.resize(self.series_ids.ids().len().max(self.prefixes.len()), "".into());
            self.prefixes[index] = series.prefix.clone();
        }
        self.prefixes.resize(self.series_ids.ids().len(), "".into());
    }

    fn learn_services(&mut self, plan: &Plan) {
        let mut rules: BTreeMap<u16, ServiceRules> = BTreeMap::new();
        let served = plan.served();
        for (listed, service) in plan.services.iter().enumerate() {
            let index = self.service_ids.learn(&service.id);
            let series = SeriesIx(self.series_ids.learn(&service.line));
            rules.insert(
                index,
                ServiceRules {
                    series,
                    max_wait_ms: i64::from(service.max_wait_min) * MINUTE_MS,
                    usual_ms: i64::from(service.usual_min) * MINUTE_MS,
                    daily_limit: service.daily_limit,
                    late_ms: i64::from(plan.late_min(&service.id)) * MINUTE_MS,
                    promised_days: service.promised_days,
                    express: service.express,
                    needs_full_authority: service.needs_full_authority,
                    default_outcome: service.default_outcome,
                    takes_tickets: !service.retired,
                    served: served.contains(&service.id),
                    listed: Some(listed),
                },
            );
        }
        self.prefixes.resize(self.series_ids.ids().len(), "".into());
        let before = std::mem::take(&mut self.services);
        self.services = (0..self.service_ids.ids().len())
            .map(|index| {
                let gone = || match before.get(index) {
                    Some(rules) => ServiceRules { takes_tickets: false, served: false, listed: None, ..rules.clone() },
                    None => ServiceRules {
                        series: SeriesIx(0),
                        max_wait_ms: i64::MAX,
                        usual_ms: 10 * MINUTE_MS,
                        daily_limit: None,
                        late_ms: i64::from(plan.late_min(&self.service_ids.ids()[index])) * MINUTE_MS,
                        promised_days: 0,
                        express: false,
                        needs_full_authority: false,
                        default_outcome: Outcome::Decided,
                        takes_tickets: false,
                        served: false,
                        listed: None,
                    },
                };
                u16::try_from(index).ok().and_then(|index| rules.remove(&index)).unwrap_or_else(gone)
            })
            .collect();
    }

    fn learn_classes(&mut self, plan: &Plan) {
        for rules in &mut self.classes {
            rules.in_use = false;
        }
        self.lanes.clear();
        self.classes.resize(self.class_ids.ids().len(), ClassRules::default());
        self.classes[ORDINARY.index()].in_use = true;
        for class in &plan.classes {
            let index = ClassIx(self.class_ids.learn(&class.id));
            self.classes.resize(self.class_ids.ids().len(), ClassRules::default());
            self.classes[index.index()] = ClassRules {
                head_start_ms: i64::from(class.head_start_min) * MINUTE_MS,
                ageing: i64::from(class.ageing),
                share: class.share,
                granted_by: class.granted_by.clone(),
                evidence: class.evidence.clone(),
                day_max: class.day_max,
                in_a_row_max: class.in_a_row_max,
                in_use: !class.retired,
            };
            if class.share.is_some() {
                self.lanes.push(index);
            }
        }
    }

    fn learn_windows(&mut self, plan: &Plan) {
        for window in &plan.windows {
            self.window_ids.learn(&window.id);
        }
        self.windows = vec![WindowRules::default(); self.window_ids.ids().len()];
        for (listed, window) in plan.windows.iter().enumerate() {
            let index = usize::from(self.window_ids.learn(&window.id));
            // A service that needs full authority is not served by a window without it: no one is ever called there
            // for it.
            let may =
                |service: &ServiceIx| window.full_authority || !self.services[service.index()].needs_full_authority;
            let known = |ids: &[ServiceId]| ids.iter().filter_map(|id| self.service(id)).filter(may).collect();
            let (own, helps) = (known(&window.services), known(&window.helps));
            self.windows[index] = WindowRules {
                own,
                helps,
                help_after_ms: i64::from(window.help_after_min) * MINUTE_MS,
                full_authority: window.full_authority,
                opens: !window.retired,
                listed: Some(listed),
            };
        }
    }

    /// Returns the plan.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Returns a service's index.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<ServiceIx> {
        self.service_ids.get(id).map(ServiceIx)
    }

    /// Returns a class's index.
    #[must_use]
    pub fn class(&self, id: &ClassId) -> Option<ClassIx> {
        self.class_ids.get(id).map(ClassIx)
    }

    /// Returns a window's index.
    #[must_use]
    pub fn window(&self, id: &WindowId) -> Option<WindowIx> {
        self.window_ids.get(id).map(WindowIx)
    }

    pub(crate) fn series(&self, id: &SeriesId) -> Option<SeriesIx> {
        self.series_ids.get(id).map(SeriesIx)
    }

    /// Returns a service's id.
    #[must_use]
    pub fn service_id(&self, index: ServiceIx) -> &ServiceId {
        &self.service_ids.ids()[index.index()]
    }

    /// Returns a class's id.
    #[must_use]
    pub fn class_id(&self, index: ClassIx) -> &ClassId {
        &self.class_ids.ids()[index.index()]
    }

    /// Returns a window's id.
    #[must_use]
    pub fn window_id(&self, index: WindowIx) -> &WindowId {
        &self.window_ids.ids()[index.index()]
    }

    pub(crate) fn series_id(&self, index: SeriesIx) -> &SeriesId {
        &self.series_ids.ids()[index.index()]
    }

    /// Returns a service as the plan describes it; none if it is no longer in the plan.
    #[must_use]
    pub fn service_plan(&self, index: ServiceIx) -> Option<&crate::Service> {
        self.services
            .get(index.index())
            .and_then(|rules| rules.listed)
            .and_then(|listed| self.plan.services.get(listed))
    }

    /// Returns a window as the plan describes it; none if it is no longer in the plan.
    #[must_use]
    pub fn window_plan(&self, index: WindowIx) -> Option<&crate::WindowPlan> {
        self.windows.get(index.index()).and_then(|rules| rules.listed).and_then(|listed| self.plan.windows.get(listed))
    }

    /// Returns the plan's usual duration of a service, in milliseconds.
    #[must_use]
    pub fn usual_ms(&self, index: ServiceIx) -> i64 {
        self.services[index.index()].usual_ms
    }

    /// Returns the services' indexes.
    pub fn service_ixs(&self) -> impl Iterator<Item = ServiceIx> + use<> {
        (0..u16::try_from(self.services.len()).unwrap_or(u16::MAX)).map(ServiceIx)
    }

    /// Returns the windows' indexes.
    pub fn window_ixs(&self) -> impl Iterator<Item = WindowIx> + use<> {
        (0..u16::try_from(self.windows.len()).unwrap_or(u16::MAX)).map(WindowIx)
    }

    /// Returns whether a window has the authority that a service needs.
    pub(crate) fn may_decide(&self, window: WindowIx, service: ServiceIx) -> bool {
        self.windows[window.index()].full_authority || !self.services[service.index()].needs_full_authority
    }
}
