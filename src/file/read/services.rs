//! Reading services: calls, stages, timetables, seasons.

use super::other_names::refuse_blank;
use super::{hours, liners, needs};
use crate::file::names::{Names, Origins};
use crate::file::raw;
use crate::file::reader::{At, Reader, optional};
use crate::file::values::codes::country;
use crate::file::values::when::{days, read_window, time_of_day, weekday};
use crate::model::{
    Call, CutOffs, Departs, Emission, Exact, HubIx, NetworkBuilder, Off, Range, Season, Service, Stage, StageKind,
    Subject, Through, Timetable,
};
use crate::units::{CountryCode, Kilometres, Minutes};
use std::sync::Arc;

pub(in crate::file) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    names: &Names,
    files: &[(usize, raw::File)],
) {
    let mut count = 0;
    for (file, read) in files {
        for (index, service) in read.services.iter().enumerate() {
            let at = At::element(*file, "services", index);
            let Some(built) = read_service(reader, &at, service, names) else { continue };
            for stage in 0..built.stages.len() {
                origins.0.insert(Subject::Stage(count, stage), at.field("stages").index(stage));
            }
            origins.0.insert(Subject::Service(count), at);
            count += 1;
            builder.add_service(built);
        }
    }
    liners::read(reader, builder, origins, names, files, count);
}

pub(in crate::file) fn read_service(
    reader: &mut Reader<'_>,
    at: &At,
    raw: &raw::Service,
    names: &Names,
) -> Option<Service> {
    let before = reader.findings.len();
    for (field, name) in [("code", &raw.code), ("name", &raw.name), ("operator", &raw.operator)] {
        refuse_blank(reader, &at.field(field), name);
    }
    let start = names.hub(reader, &at.field("from"), &raw.from);
    let per = reader.basis(&at.field("per"), &raw.per);
    let cut_off = optional(raw.cut_off_hours.as_ref(), |hours| reader.hours(&at.field("cut_off_hours"), hours));
    let cut_offs = read_cut_offs(reader, &at.field("cut_offs"), &raw.cut_offs);
    let holidays = optional(raw.holidays.as_ref(), |key| hours::calendar(reader, &at.field("holidays"), names, key));
    let capacity =
        optional(raw.capacity.as_ref(), |capacity| reader.exact(&at.field("capacity"), capacity, "capacity", 1.0));
    let accepts = optional(raw.accepts.as_ref(), |accepts| needs::accepts(reader, &at.field("accepts"), accepts));
    let valid = optional(raw.valid.as_ref(), |(first, last)| days(reader, &at.field("valid"), first, last));
    let seasons: Vec<Season> = raw
        .seasons
        .iter()
        .enumerate()
        .filter_map(|(index, season)| read_season(reader, &at.field("seasons").index(index), season))
        .collect();
    let departs = start.and_then(|hub| read_departs(reader, &at.field("departs"), &raw.departs, names, hub));
    let way = read_way(reader, at, raw, names, start);
    let mut through = Vec::new();
    for (index, rate) in raw.through.iter().enumerate() {
        let at = at.field("through").index(index);
        let from = names.hub(reader, &at.field("from"), &rate.from);
        let to = names.hub(reader, &at.field("to"), &rate.to);
        let charge = reader.money(&at.field("charge"), &rate.charge);
        if let (Some(from), Some(to), Some(charge)) = (from, to, charge) {
            through.push(Through { from, to, charge });
        }
    }
    if reader.findings.len() > before {
        return None;
    }
    let (stages, calls) = way?;
    Some(Service {
        code: raw.code.as_str().into(),
        name: raw.name.as_str().into(),
        operator: raw.operator.as_str().into(),
        mode: raw.mode,
        carries: raw.carries,
        per: per?,
        departs: departs?,
        cut_off: cut_off?,
        cut_offs: cut_offs?,
        holidays: holidays?,
        capacity: capacity?,
        accepts: accepts?,
        off: raw.off.as_ref().map(|off| Off { switch: off.switch.as_str().into(), reason: off.reason.as_str().into() }),
        valid: valid?,
        seasons,
        stages,
        calls,
        through,
        note: raw.note.as_deref().map(Into::into),
    })
}

fn read_cut_offs(reader: &mut Reader<'_>, at: &At, raw: &raw::CutOffs) -> Option<CutOffs> {
    let mut read =
        |name, raw: &Option<raw::Range>| optional(raw.as_ref(), |hours| reader.hours(&at.field(name), hours));
    let documents = read("documents_hours", &raw.documents_hours);
    let reefer = read("reefer_hours", &raw.reefer_hours);
    let dangerous = read("dangerous_hours", &raw.dangerous_hours);
    Some(CutOffs { documents: documents?, reefer: reefer?, dangerous: dangerous? })
}

/// The stages and calls of a service. A stage that cannot be read hides none of the others; an unknown first call is passed over,
/// having been noted.
fn read_way(
    reader: &mut Reader<'_>,
    at: &At,
    raw: &raw::Service,
    names: &Names,
    start: Option<HubIx>,
) -> Option<(Vec<Stage>, Vec<Call>)> {
    let usual = usual_emission(reader, at, raw, names);
    let mut way = Some((Vec::new(), start.map(|hub| Call { hub, arrive: 0, leave: 0 }).into_iter().collect()));
    let mut here = start;
    // Whether cargo is worked where the train stands now.
    let mut works = true;
    for (index, stage) in raw.stages.iter().enumerate() {
        let place = at.field("stages").index(index).variant();
        let read = read_stage(reader, &place, stage, names, here, usual.as_ref());
        let dwells = matches!(stage, raw::Stage::Dwell { .. });
        if !dwells {
            here = read.to;
            works = !matches!(stage, raw::Stage::Run { pass: true, .. } | raw::Stage::Border { pass: true, .. });
        }
        way = way.zip(read.stage).map(|((mut stages, mut calls), stage): ((Vec<Stage>, Vec<Call>), Stage)| {
            let hub = stage.to;
            stages.push(stage);
            let done = stages.len();
            match calls.last_mut() {
                Some(call) if dwells && works && call.hub == hub => call.leave = done,
                _ if !dwells && works => calls.push(Call { hub, arrive: done, leave: done }),
                _ => {}
            }
            (stages, calls)
        });
    }
    way
}

/// The emission factor of every stage that names none.
fn usual_emission(reader: &mut Reader<'_>, at: &At, raw: &raw::Service, names: &Names) -> Option<Arc<Emission>> {
    let place = at.field("co2e");
    let factor = names.emission(reader, &place, &raw.co2e)?;
    reader.refuse_hub_factor(&place, &factor).then_some(factor)
}

/// What could be read of a stage: where it ends, and the stage itself if all of it could.
struct ReadStage {
    to: Option<HubIx>,
    stage: Option<Stage>,
}

fn read_stage(
    reader: &mut Reader<'_>,
    at: &At,
    raw: &raw::Stage,
    names: &Names,
    from: Option<HubIx>,
    usual: Option<&Arc<Emission>>,
) -> ReadStage {
    let (to, days, charge) = match raw {
        raw::Stage::Run { to, days, charge, .. } | raw::Stage::Border { to, days, charge, .. } => {
            (names.hub(reader, &at.field("to"), to), days, charge)
        }
        raw::Stage::Dwell { days, charge, .. } => (from, days, charge),
    };
    let time = reader.days(&at.field("days"), days);
    let charge = reader.money(&at.field("charge"), charge);
    let emission;
    // Those of the ends are added when the network is built.
    let mut countries: Vec<CountryCode> = Vec::new();
    let mut distance = time.as_ref().map(standing);
    let mut straits = Vec::new();
    let (kind, gauge) = match raw {
        raw::Stage::Run { km, via, straits: passed, co2e, .. } => {
            let km = reader.exact_u32(&at.field("km"), km, "number of kilometres", 1.0);
            distance = km.map(|km| Exact { value: Kilometres::new(km.value), evidence: km.evidence });
            for code in via {
                countries.extend(country(reader, &at.field("via"), code));
            }
            straits.extend(passed.iter().map(|strait| Arc::from(strait.as_str())));
            emission = match co2e {
                Some(key) => {
                    let place = at.field("co2e");
                    let own = names.emission(reader, &place, key);
                    own.filter(|factor| reader.refuse_hub_factor(&place, factor))
                }
                None => usual.cloned(),
            };
            (StageKind::Run, None)
        }
        raw::Stage::Border { gauge, co2e, .. } | raw::Stage::Dwell { gauge, co2e, .. } => {
            let place = at.field("co2e");
            let handled = co2e.as_ref().and_then(|key| names.emission(reader, &place, key));
            emission = handled.filter(|factor| reader.refuse_distance_factor(&place, factor));
            let kind = match raw {
                raw::Stage::Dwell { reason, .. } => StageKind::Dwell(reason.as_str().into()),
                _ => StageKind::Border,
            };
            (kind, *gauge)
        }
    };
    // A run without its factor was refused; its service has a finding.
    if kind == StageKind::Run && emission.is_none() {
        return ReadStage { to, stage: None };
    }
    let whole = || Some((from?, to?, time?, charge?, distance?));
    let stage = whole().map(|(from, to, time, charge, distance)| Stage {
        kind,
        from,
        to,
        distance,
        time,
        charge,
        emission,
        gauge,
        countries,
        straits,
    });
    ReadStage { to, stage }
}

fn standing(time: &Range<Minutes>) -> Exact<Kilometres> {
    Exact { value: Kilometres::ZERO, evidence: time.evidence().clone() }
}

fn read_departs(reader: &mut Reader<'_>, at: &At, raw: &raw::Departs, names: &Names, hub: HubIx) -> Option<Departs> {
    let zone = Arc::clone(&names.zones[hub.index()]);
    match raw {
        raw::Departs::OnDemand => Some(Departs::OnDemand),
        raw::Departs::PerWeek(per_week, evidence) => {
            let evidence = reader.evidence(at, evidence);
            let timetable = Timetable::nominal(zone, *per_week, evidence);
            reader.take("frequency", at, timetable, "round it to a multiple of 0.05").map(Departs::By)
        }
        raw::Departs::Weekly(departures, evidence) => {
            let evidence = reader.evidence(at, evidence);
            let mut slots = Vec::new();
            for (day, time) in departures {
                let Some(time) = time_of_day(time) else {
                    reader.refuse(
                        "time",
                        at,
                        format!("`{time}` is no time of day"),
                        "write hours and minutes, as in 18:30",
                    );
                    continue;
                };
                slots.push((weekday(*day), time));
            }
            if slots.len() < departures.len() {
                return None;
            }
            let timetable = Timetable::weekly(zone, &slots, evidence);
            reader.take("frequency", at, timetable, "list each departure, once").map(Departs::By)
        }
    }
}

fn read_season(reader: &mut Reader<'_>, at: &At, raw: &raw::Season) -> Option<Season> {
    let window = read_window(reader, &at.field("window"), &raw.window)?;
    let add_time = optional(raw.add_days.as_ref(), |days| reader.days(&at.field("add_days"), days))?;
    let add_charge = optional(raw.add_charge.as_ref(), |charge| reader.signed_money(&at.field("add_charge"), charge))?;
    let add_cut_off =
        optional(raw.add_cut_off_hours.as_ref(), |hours| reader.hours(&at.field("add_cut_off_hours"), hours))?;
    let charge_permille =
        optional(raw.charge_percent.as_ref(), |percent| read_percent(reader, &at.field("charge_percent"), percent))?;
    let capacity_permille = optional(raw.capacity_percent.as_ref(), |percent| {
        let at = at.field("capacity_percent");
        let share = reader.exact_u32(&at, percent, "percentage of the usual load", 10.0)?;
        if share.value > 1000 {
            reader.refuse("number", &at, format!("{} is no part of the usual load", percent.0), "give 0 to 100");
            return None;
        }
        Some(share)
    })?;
    let changes = [add_time.is_some(), add_charge.is_some(), add_cut_off.is_some(), charge_permille.is_some()];
    if !changes.contains(&true) && capacity_permille.is_none() {
        reader.refuse(
            "season",
            at,
            format!("season `{}` changes nothing", raw.name),
            "add time, a charge, a cut-off or a limit of the load, or remove it",
        );
        return None;
    }
    let name = raw.name.as_str().into();
    Some(Season { name, window, over: None, add_time, charge_permille, add_charge, add_cut_off, capacity_permille })
}

fn read_percent(reader: &mut Reader<'_>, at: &At, raw: &raw::Exact) -> Option<Exact<i32>> {
    let evidence = reader.evidence(at, &raw.1);
    let permille = crate::file::values::figures::permille(raw.0);
    if permille.is_none() {
        reader.refuse("number", at, format!("{} is no percentage of a price", raw.0), "give -100 to 1000");
    }
    Some(Exact { value: permille?, evidence })
}
