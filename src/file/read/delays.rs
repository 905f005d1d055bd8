//! Reading delays.

use super::lists::Lists;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::figures::scaled;
use crate::file::values::when::read_window;
use crate::model::{Delay, DelayOf, NetworkBuilder, Spread, Subject};
use crate::units::Minutes;

pub(in crate::file) fn read(lists: &mut Lists<'_, '_>) {
    lists.read("delays", |file| &file.delays, Subject::Delay, read_delay, NetworkBuilder::add_delay);
}

fn read_delay(reader: &mut Reader<'_>, at: &At, raw: &raw::Delay, names: &Names) -> Option<Delay> {
    let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
    let spread = read_spread(reader, &at.field("spread"), &raw.spread);
    let of = read_of(reader, &at.field("of"), &raw.of, names);
    let window = raw.window.as_ref().map(|window| read_window(reader, &at.field("window"), window));
    let window = match window {
        Some(read) => Some(read?),
        None => None,
    };
    let (key, about) = (raw.key.as_str().into(), raw.about.as_str().into());
    Some(Delay { key, about, of: of?, window, spread: spread?, evidence })
}

fn read_of(reader: &mut Reader<'_>, at: &At, raw: &raw::DelayOf, names: &Names) -> Option<DelayOf> {
    Some(match raw {
        raw::DelayOf::Border { from, to, modes } => {
            let (from, to) = (names.hub(reader, at, from), names.hub(reader, at, to));
            DelayOf::Border { from: from?, to: to?, modes: modes.clone() }
        }
        raw::DelayOf::Services(codes) => DelayOf::Services(codes.iter().map(|code| code.as_str().into()).collect()),
        raw::DelayOf::Modes(modes) => DelayOf::Modes(modes.clone()),
    })
}

fn read_spread(reader: &mut Reader<'_>, at: &At, raw: &raw::Spread) -> Option<Spread> {
    let days = |reader: &mut Reader<'_>, number: f64| {
        let cause = format!("{number} is no number of days");
        reader.take("number", at, Minutes::from_decimal_days(number).ok_or(cause), "give days, not negative")
    };
    match raw {
        raw::Spread::Quantiles(p10, p50, p90) => {
            let [p10, p50, p90] = [*p10, *p50, *p90].map(|number| days(reader, number));
            Some(Spread::Quantiles([p10?, p50?, p90?]))
        }
        raw::Spread::Late { on_time_percent, mean_days, shape } => {
            let mean = days(reader, *mean_days);
            let cause = format!("{on_time_percent} is no share in per cent");
            let on_time = scaled(*on_time_percent, 10.0).and_then(|share| u16::try_from(share).ok());
            let cure = "give 0 to 100 with at most one decimal";
            let on_time = reader.take("number", at, on_time.filter(|&share| share <= 1000).ok_or(cause), cure);
            let shape = shape.unwrap_or(1.0);
            let cause = format!("{shape} is no shape of a distribution");
            let shape = scaled(shape, 1000.0).and_then(|shape| u32::try_from(shape).ok()).ok_or(cause);
            let shape = reader.take("number", at, shape, "give a positive number with at most three decimals");
            Some(Spread::Late { on_time: on_time?, mean: mean?, shape: shape? })
        }
    }
}
