//! Reading lines in rows: each becomes an ordinary service of one stage.

use crate::file::names::{Names, Origins};
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::figures::{MONEY, millionths};
use crate::model::{
    Basis, Call, CutOffs, Departs, Emission, Evidence, Exact, HubIx, NetworkBuilder, Off, Range, Service, Stage,
    StageKind, Subject, Timetable,
};
use crate::units::{Kilometres, Minutes};
use std::collections::HashMap;
use std::sync::Arc;

/// Adds the rows of all files behind the services already added; `count` is how many those are.
pub(in crate::file) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    names: &Names,
    files: &[(usize, raw::File)],
    mut count: usize,
) {
    for (file, read) in files {
        for (index, liners) in read.liners.iter().enumerate() {
            let at = At::element(*file, "liners", index);
            let Some(mut shared) = Shared::read(reader, &at, liners, names) else { continue };
            let rows = at.field("rows");
            for (row, liner) in liners.rows.iter().enumerate() {
                let at = rows.index(row);
                let Some(built) = shared.service(reader, &at, liner, names) else { continue };
                origins.0.insert(Subject::Stage(count, 0), at.clone());
                origins.0.insert(Subject::Service(count), at);
                count += 1;
                builder.add_service(built);
            }
        }
    }
}

/// What all rows of a list share.
struct Shared<'r> {
    raw: &'r raw::Liners,
    per: Basis,
    cut_off: Option<Range<Minutes>>,
    emission: Arc<Emission>,
    evidence: Evidence,
    km_evidence: Evidence,
    name: Arc<str>,
    operator: Arc<str>,
    off: Option<Off>,
    note: Option<Arc<str>>,
    straits: HashMap<&'r str, Arc<str>>,
}

impl<'r> Shared<'r> {
    fn read(reader: &mut Reader<'_>, at: &At, raw: &'r raw::Liners, names: &Names) -> Option<Self> {
        let before = reader.findings.len();
        let per = reader.basis(&at.field("per"), &raw.per);
        let cut_off = raw.cut_off_hours.as_ref().and_then(|hours| reader.hours(&at.field("cut_off_hours"), hours));
        let place = at.field("co2e");
        let emission = names.emission(reader, &place, &raw.co2e);
        let emission = emission.filter(|factor| reader.refuse_hub_factor(&place, factor));
        let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
        let km_evidence = reader.evidence(&at.field("km_evidence"), &raw.km_evidence);
        for (field, (low, high)) in [("days_percent", raw.days_percent), ("charge_percent", raw.charge_percent)] {
            if !((0.0..=100.0).contains(&low) && (100.0..=1000.0).contains(&high)) {
                reader.refuse(
                    "order",
                    &at.field(field),
                    format!("low {low} and high {high} per cent do not lie about the typical"),
                    "give the low end as 0 to 100 per cent of the typical, the high one as 100 to 1000",
                );
            }
        }
        if reader.findings.len() > before {
            return None;
        }
        let off = raw.off.as_ref();
        Some(Self {
            raw,
            per: per?,
            cut_off,
            emission: emission?,
            evidence,
            km_evidence,
            name: raw.name.as_str().into(),
            operator: raw.operator.as_str().into(),
            off: off.map(|off| Off { switch: off.switch.as_str().into(), reason: off.reason.as_str().into() }),
            note: raw.note.as_deref().map(Into::into),
            straits: HashMap::new(),
        })
    }

    fn service(&mut self, reader: &mut Reader<'_>, at: &At, row: &'r raw::Liner, names: &Names) -> Option<Service> {
        let raw::Liner(from, to, per_week, km, days, charge, straits) = row;
        let (first, last) = (names.hub(reader, at, from), names.hub(reader, at, to));
        let time = around(*days, self.raw.days_percent, Minutes::from_decimal_days)
            .and_then(|[low, typical, high]| Range::new(low, typical, high, self.evidence.clone()).ok());
        let time = number(reader, at, time, *days, "number of days");
        let charge_range = around(*charge, self.raw.charge_percent, rounded)
            .filter(|[_, typical, _]| millionths(*charge) == Some(*typical))
            .and_then(|[low, typical, high]| Range::new(low, typical, high, self.evidence.clone()).ok());
        let charge = number(reader, at, charge_range, *charge, MONEY).and_then(|range| reader.prices(at, None, &range));
        let length =
            reader.exact_u32(at, &raw::Exact(*km, self.raw.km_evidence.clone(), None), "number of kilometres", 1.0);
        let timetable = first.and_then(|hub| {
            let zone = Arc::clone(&names.zones[hub.index()]);
            let timetable = Timetable::nominal(zone, *per_week, self.evidence.clone());
            reader.take("frequency", at, timetable, "round it to a multiple of 0.05")
        });
        let (from_hub, to_hub) = (first?, last?);
        let stage = Stage {
            kind: StageKind::Run,
            from: from_hub,
            to: to_hub,
            distance: Exact { value: Kilometres::new(length?.value), evidence: self.km_evidence.clone() },
            time: time?,
            charge: charge?,
            emission: Some(Arc::clone(&self.emission)),
            gauge: None,
            // Those of the ends are added when the network is built.
            countries: Vec::new(),
            straits: straits.iter().map(|strait| self.strait(strait)).collect(),
        };
        let place = |hub: HubIx| names.titles[hub.index()].as_ref();
        Some(Service {
            code: row.code(&self.raw.code).into(),
            name: format!("{} {} - {}", self.name, place(from_hub), place(to_hub)).into(),
            operator: Arc::clone(&self.operator),
            mode: self.raw.mode,
            carries: self.raw.carries,
            per: self.per.clone(),
            departs: Departs::By(timetable?),
            cut_offs: CutOffs::default(),
            holidays: None,
            cut_off: self.cut_off.clone(),
            capacity: None,
            accepts: None,
            off: self.off.clone(),
            valid: None,
            seasons: Vec::new(),
            stages: vec![stage],
            calls: vec![Call { hub: from_hub, arrive: 0, leave: 0 }, Call { hub: to_hub, arrive: 1, leave: 1 }],
            through: Vec::new(),
            note: self.note.clone(),
        })
    }

    /// The name of a strait, once for all rows.
    fn strait(&mut self, strait: &'r str) -> Arc<str> {
        Arc::clone(self.straits.entry(strait).or_insert_with(|| strait.into()))
    }
}

fn number<T>(reader: &mut Reader<'_>, at: &At, value: Option<T>, number: f64, what: &str) -> Option<T> {
    let cure = format!("give the {what} as a number, not negative");
    reader.take("number", at, value.ok_or(format!("{number} is no {what}")), &cure)
}

/// Low, typical and high of a number.
fn around<T>(typical: f64, percent: (f64, f64), unit: impl Fn(f64) -> Option<T>) -> Option<[T; 3]> {
    let (low, high) = percent;
    Some([unit(typical * low / 100.0)?, unit(typical)?, unit(typical * high / 100.0)?])
}

/// Millionths of an amount that is not negative, rounded: per cent of a price may be finer.
fn rounded(amount: f64) -> Option<i64> {
    millionths((amount * 1e6).round() / 1e6).filter(|&amount| amount >= 0)
}
