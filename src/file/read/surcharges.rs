//! Reading surcharges and premiums of insurance.

use super::lists::Lists;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::codes::country;
use crate::file::values::when::read_window;
use crate::model::{
    NetworkBuilder, Premium, Rate, Subject, Surcharge, SurchargeAmount, SurchargedCargo, SurchargedRides,
};
use crate::units::CountryCode;

pub(in crate::file) fn read(lists: &mut Lists<'_, '_>) {
    let (surcharge, add) = (Subject::Surcharge, NetworkBuilder::add_surcharge);
    lists.read(
        "surcharges",
        |file| &file.surcharges,
        surcharge,
        |reader, at, raw, _| read_surcharge(reader, at, raw),
        add,
    );
    lists.read("insurance", |file| &file.insurance, Subject::Premium, read_premium, NetworkBuilder::add_premium);
}

fn read_premium(reader: &mut Reader<'_>, at: &At, raw: &raw::Premium, _: &Names) -> Option<Premium> {
    let rides = read_rides(reader, &at.field("on"), &raw.on);
    let what = "percentage of the insured value";
    let rate = reader.scaled_range(&at.field("percent"), &raw.percent, what, 10_000.0);
    Some(Premium { code: raw.code.as_str().into(), name: raw.name.as_str().into(), rides: rides?, rate: rate? })
}

fn read_rides(reader: &mut Reader<'_>, at: &At, raw: &raw::SurchargedRides) -> Option<SurchargedRides> {
    let mut countries = |field, codes: &[String]| -> Option<Vec<CountryCode>> {
        let read: Vec<_> = codes.iter().map(|code| country(reader, &at.field(field), code)).collect();
        read.into_iter().collect()
    };
    let from = countries("from", &raw.from);
    let to = countries("to", &raw.to);
    let through = countries("through", &raw.through);
    Some(SurchargedRides {
        modes: raw.modes.clone(),
        carries: raw.carries.clone(),
        services: raw.services.iter().map(|code| code.as_str().into()).collect(),
        from: from?,
        to: to?,
        through: through?,
        straits: raw.straits.iter().map(|strait| strait.as_str().into()).collect(),
    })
}

pub(in crate::file) fn read_surcharge(reader: &mut Reader<'_>, at: &At, raw: &raw::Surcharge) -> Option<Surcharge> {
    let window = raw.window.as_ref().map(|window| read_window(reader, &at.field("window"), window));
    let rides = read_rides(reader, &at.field("on"), &raw.on);
    let place = at.field("amount");
    let mut rate = |amount, per| {
        let amount = reader.signed_money(&place, amount);
        let per = reader.basis(&place, per);
        amount.zip(per).map(|(amount, per)| Rate { amount, per })
    };
    let amount = match &raw.amount {
        raw::SurchargeAmount::Charge(amount, per) => rate(amount, per).map(SurchargeAmount::Flat),
        raw::SurchargeAmount::ByDistance(amount, per) => rate(amount, per).map(SurchargeAmount::Distance),
        raw::SurchargeAmount::Percent(percent) => reader.percent_range(&place, percent).map(SurchargeAmount::Share),
    };
    Some(Surcharge {
        code: raw.code.as_str().into(),
        name: raw.name.as_str().into(),
        kind: raw.kind,
        window: match window {
            Some(window) => Some(window?),
            None => None,
        },
        rides: rides?,
        cargo: match &raw.cargo {
            raw::SurchargedCargo::Any => SurchargedCargo::Any,
            raw::SurchargedCargo::Cooled => SurchargedCargo::Cooled,
            raw::SurchargedCargo::Hazards(keys) => {
                SurchargedCargo::Hazards(keys.iter().map(|key| key.as_str().into()).collect())
            }
        },
        amount: amount?,
    })
}
