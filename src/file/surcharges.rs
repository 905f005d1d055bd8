//! Reading surcharges.

use super::codes::country;
use super::convert::Origins;
use super::figures::{At, Reader};
use super::raw;
use super::services::{carriage, mode, read_percent, read_window};
use crate::model::{
    NetworkBuilder, Rate, Subject, Surcharge, SurchargeAmount, SurchargeKind, SurchargedCargo, SurchargedRides,
};
use crate::units::CountryCode;

pub(super) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) {
    let mut count = 0;
    for (file, read) in files {
        for (index, raw) in read.surcharges.iter().enumerate() {
            let at = At::element(*file, "surcharges", index);
            let Some(built) = read_surcharge(reader, &at, raw) else { continue };
            origins.0.insert(Subject::Surcharge(count), at);
            count += 1;
            builder.add_surcharge(built);
        }
    }
}

pub(super) fn read_surcharge(reader: &mut Reader<'_>, at: &At, raw: &raw::Surcharge) -> Option<Surcharge> {
    let window = raw.window.as_ref().map(|window| read_window(reader, &at.field("window"), window));
    let on = at.field("on");
    let mut countries = |field, codes: &[String]| -> Option<Vec<CountryCode>> {
        let read: Vec<_> = codes.iter().map(|code| country(reader, &on.field(field), code)).collect();
        read.into_iter().collect()
    };
    let from = countries("from", &raw.on.from);
    let to = countries("to", &raw.on.to);
    let through = countries("through", &raw.on.through);
    let place = at.field("amount");
    let amount = match &raw.amount {
        raw::SurchargeAmount::Percent(percent) => read_percent(reader, &place, percent).map(SurchargeAmount::Share),
        raw::SurchargeAmount::Charge(amount, per) => {
            let amount = reader.signed_money(&place, amount);
            let per = reader.basis(&place, per);
            amount.zip(per).map(|(amount, per)| SurchargeAmount::Flat(Rate { amount, per }))
        }
    };
    Some(Surcharge {
        code: raw.code.as_str().into(),
        name: raw.name.as_str().into(),
        kind: kind(raw.kind),
        window: match window {
            Some(window) => Some(window?),
            None => None,
        },
        rides: SurchargedRides {
            modes: raw.on.modes.iter().map(|&known| mode(known)).collect(),
            carries: raw.on.carries.iter().map(|&known| carriage(known)).collect(),
            services: raw.on.services.iter().map(|code| code.as_str().into()).collect(),
            from: from?,
            to: to?,
            through: through?,
            gates: raw.on.gates.iter().map(|gate| gate.as_str().into()).collect(),
        },
        cargo: match &raw.cargo {
            raw::SurchargedCargo::Any => SurchargedCargo::Any,
            raw::SurchargedCargo::Cooled => SurchargedCargo::Cooled,
            raw::SurchargedCargo::Hazard(key) => SurchargedCargo::Hazard(key.as_str().into()),
        },
        amount: amount?,
    })
}

fn kind(raw: raw::SurchargeKind) -> SurchargeKind {
    match raw {
        raw::SurchargeKind::Fuel => SurchargeKind::Fuel,
        raw::SurchargeKind::PeakSeason => SurchargeKind::PeakSeason,
        raw::SurchargeKind::WarRisk => SurchargeKind::WarRisk,
        raw::SurchargeKind::Congestion => SurchargeKind::Congestion,
        raw::SurchargeKind::Reefer => SurchargeKind::Reefer,
        raw::SurchargeKind::DangerousGoods => SurchargeKind::DangerousGoods,
        raw::SurchargeKind::Battery => SurchargeKind::Battery,
        raw::SurchargeKind::Subsidy => SurchargeKind::Subsidy,
    }
}
