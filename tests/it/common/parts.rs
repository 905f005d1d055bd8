//! Parts of small networks, with everything said that a test does not care about.

use landsea::model::{
    Basis, Call, CutOffs, Departs, Emission, EmissionBasis, Evidence, Exact, ExchangeRate, Grade, Handling, Hub, HubIx,
    Loading, Locode, Mode, Range, Rate, Scope, Service, Side, Stage, StageKind, Stowage, Timetable, UnitPrice,
};
use landsea::units::{CountryCode, Currency, HubCode, Kilometres, Minutes, Position, Weekday, Zone};
use std::sync::Arc;

pub(crate) fn evidence() -> Evidence {
    Evidence { grade: Grade::Estimate, sources: "test".into(), year: 2026 }
}

pub(crate) fn flat<T: Copy + PartialOrd>(value: T) -> Range<T> {
    Range::flat(value, evidence())
}

pub(crate) fn exact<T>(value: T) -> Exact<T> {
    Exact { value, evidence: evidence() }
}

pub(crate) fn range<T: Copy + PartialOrd>([low, typical, high]: [T; 3]) -> Range<T> {
    Range::new(low, typical, high, evidence()).unwrap()
}

/// So many millionths of a currency for a dollar.
pub(crate) fn rate(code: &str, year: u16, millionths: u64) -> ExchangeRate {
    let evidence = Evidence { year, ..evidence() };
    ExchangeRate { currency: Currency::new(code).unwrap(), millionths: Exact { value: millionths, evidence } }
}

/// A price of this many cents.
pub(crate) fn price(minor: i64) -> UnitPrice {
    UnitPrice::of_network(minor * 10_000)
}

pub(crate) fn money(minor: i64) -> Range<UnitPrice> {
    flat(price(minor))
}

pub(crate) fn hours(hours: u32) -> Range<Minutes> {
    flat(Minutes::from_hours(hours))
}

pub(crate) fn country(code: &str) -> CountryCode {
    CountryCode::new(code).unwrap()
}

pub(crate) fn factor(per: EmissionBasis, milligrams: u64) -> Arc<Emission> {
    Arc::new(Emission {
        key: "factor".into(),
        about: "test".into(),
        energy: None,
        region: None,
        per,
        milligrams: flat(milligrams),
        cooled: None,
        distance_percent: 0,
    })
}

/// A hub whose name is the last three letters of its code.
pub(crate) fn hub(code: &str, zone: &str, position: (f64, f64)) -> Hub {
    Hub {
        code: HubCode::new(code).unwrap(),
        locode: Locode::Absent,
        name: code[2..].into(),
        zh: None,
        country: country(&code[..2]),
        position: Position::new(position.0, position.1).unwrap(),
        zone: Arc::new(Zone::new(zone).unwrap()),
        functions: Vec::new(),
        city: None,
        gauges: Vec::new(),
        national_hub: None,
        import_port: None,
        bonded: false,
        hours: None,
        evidence: evidence(),
    }
}

/// Ten tonnes and fifty cubic metres to a box or a lorry.
pub(crate) fn stowage() -> Stowage {
    Stowage {
        truck_kg: exact(10_000),
        truck_litres: exact(50_000),
        box_kg: exact(10_000),
        box_litres: exact(50_000),
        cars_per_box: exact(3),
        air_kg_per_m3: exact(200),
    }
}

pub(crate) fn stage(from: HubIx, to: HubIx, time: Range<Minutes>, charge: Range<UnitPrice>) -> Stage {
    Stage {
        kind: if from == to { StageKind::Dwell("standing".into()) } else { StageKind::Run },
        from,
        to,
        distance: exact(Kilometres::ZERO),
        time,
        charge,
        emission: None,
        gauge: None,
        countries: Vec::new(),
        straits: Vec::new(),
    }
}

/// Handling everywhere between two sides.
pub(crate) fn handling(from: Side, to: Side, time: Range<Minutes>, charge: Range<UnitPrice>) -> Handling {
    Handling {
        code: format!("{from:?} {to:?}").into(),
        at: Scope::Anywhere,
        from,
        to,
        time,
        rate: Rate { amount: charge, per: Basis::Shipment },
        emission: factor(EmissionBasis::Tonne, 0),
        note: None,
    }
}

/// A service of boxes by rail, on demand, charged by the box; its calls are the ends of its stages.
pub(crate) fn service(code: &str, stages: Vec<Stage>) -> Service {
    let mut calls = vec![Call { hub: stages[0].from, arrive: 0, leave: 0 }];
    for (at, stage) in stages.iter().enumerate() {
        match calls.last_mut() {
            Some(call) if stage.from == stage.to => call.leave = at + 1,
            _ => calls.push(Call { hub: stage.to, arrive: at + 1, leave: at + 1 }),
        }
    }
    Service {
        code: code.into(),
        name: code.into(),
        operator: "test".into(),
        mode: Mode::Rail,
        carries: Loading::Box,
        per: Basis::Box,
        departs: Departs::OnDemand,
        cut_off: None,
        cut_offs: CutOffs::default(),
        holidays: None,
        capacity: None,
        accepts: None,
        off: None,
        valid: None,
        seasons: Vec::new(),
        stages,
        calls,
        through: Vec::new(),
        note: None,
    }
}

/// Weekdays and hours of departure on the clock of a zone.
pub(crate) fn weekly(zone: &str, departures: &[(Weekday, u32)]) -> Departs {
    let departures: Vec<_> = departures.iter().map(|&(day, hour)| (day, Minutes::from_hours(hour))).collect();
    Departs::By(Timetable::weekly(Arc::new(Zone::new(zone).unwrap()), &departures, evidence()).unwrap())
}
