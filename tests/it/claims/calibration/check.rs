//! A check: what is published beside what is planned, and the table of all.

use std::fmt::Write as _;

/// No upper end.
pub(crate) const MORE: f64 = f64::INFINITY;

/// What a publication or the rows of the network say, and what the planner makes of it.
pub(crate) struct Check {
    pub(crate) id: &'static str,
    pub(crate) statement: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) grade: &'static str,
    pub(crate) unit: &'static str,
    /// As published.
    pub(crate) published: (f64, f64),
    /// What is accepted.
    pub(crate) band: (f64, f64),
    pub(crate) planned: f64,
    /// The same time as half of the runs keep it, where it is a through time.
    pub(crate) half: Option<f64>,
    /// Why it fails, where it does.
    pub(crate) failing: Option<&'static str>,
}

impl Check {
    pub(crate) fn fails(self, reason: &'static str) -> Self {
        Self { failing: Some(reason), ..self }
    }

    pub(crate) fn is_inside(&self) -> bool {
        self.accepts(self.planned)
    }

    /// Whether what half of the runs keep is accepted too; none where it is no through time.
    pub(crate) fn half_is_inside(&self) -> Option<bool> {
        self.half.map(|half| self.accepts(half))
    }

    fn accepts(&self, figure: f64) -> bool {
        (self.band.0..=self.band.1).contains(&figure)
    }

    /// Per cent beyond the nearer end of what is published; none where it lies within, or where there is no such end.
    pub(crate) fn difference(&self) -> String {
        let (low, high) = self.published;
        let beyond = if self.planned < low {
            self.planned / low
        } else if self.planned > high {
            self.planned / high
        } else {
            1.0
        };
        if beyond.is_nan() {
            return "no plan".to_owned();
        }
        if (beyond - 1.0).abs() < 0.005 { "0".to_owned() } else { format!("{:+.0} %", (beyond - 1.0) * 100.0) }
    }
}

pub(crate) fn number(value: f64) -> String {
    match value.abs() {
        100.0.. => format!("{value:.0}"),
        2.0.. => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

pub(crate) fn span((low, high): (f64, f64), unit: &str) -> String {
    if low == f64::NEG_INFINITY {
        format!("at most {} {unit}", number(high))
    } else if high == f64::INFINITY {
        format!("at least {} {unit}", number(low))
    } else if (high - low).abs() < 1e-9 {
        format!("{} {unit}", number(low))
    } else {
        format!("{} to {} {unit}", number(low), number(high))
    }
}

/// What the planner makes of a statement.
#[derive(Clone, Copy)]
pub(crate) struct Planned {
    /// Where everything takes its usual time.
    pub(crate) typical: f64,
    /// What half of the runs keep, of a through time.
    pub(crate) half: Option<f64>,
}

impl From<f64> for Planned {
    fn from(typical: f64) -> Self {
        Self { typical, half: None }
    }
}

/// Constructor: everything but the reason of a failure.
#[expect(clippy::too_many_arguments, reason = "a row of a table")]
pub(crate) fn row(
    id: &'static str,
    statement: &'static str,
    sources: &'static str,
    grade: &'static str,
    unit: &'static str,
    published: (f64, f64),
    band: (f64, f64),
    planned: impl Into<Planned>,
) -> Check {
    let Planned { typical, half } = planned.into();
    Check { id, statement, sources, grade, unit, published, band, planned: typical, half, failing: None }
}

pub(crate) fn table(checks: &[Check]) -> String {
    let mut text = String::from(
        "| check | statement | published | accepted | planned | half of the runs | difference | grade | sources | result |\n|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for check in checks {
        let Check { id, statement, sources, grade, unit, .. } = check;
        let planned =
            if check.planned.is_nan() { "no plan".to_owned() } else { format!("{} {unit}", number(check.planned)) };
        let half = match (check.half, check.half_is_inside()) {
            (Some(half), Some(true)) => format!("{} {unit}", number(half)),
            (Some(half), _) => format!("**{} {unit}**", number(half)),
            (None, _) => String::new(),
        };
        let result = if check.is_inside() {
            "inside".to_owned()
        } else {
            format!("**FAILING**: {}", check.failing.unwrap_or("unexplained"))
        };
        let (published, accepted, difference) =
            (span(check.published, unit), span(check.band, unit), check.difference());
        writeln!(text, "| `{id}` | {statement} | {published} | {accepted} | {planned} | {half} | {difference} | {grade} | {sources} | {result} |").expect("strings take all");
    }
    text
}
