//! Reading tariffs: quantity breaks and least charges.

use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::{Basis, Exact, QuantityStep};

impl Reader<'_> {
    pub(in crate::file) fn basis(&mut self, at: &At, raw: &raw::Basis) -> Option<Basis> {
        Some(match raw {
            raw::Basis::Box => Basis::Box,
            raw::Basis::Feu { twenty } => {
                let twenty = self.exact_u32(at, twenty, "share of the forty-foot price, such as 0.6", 1000.0)?;
                Basis::Feu { twenty }
            }
            raw::Basis::Vehicle => Basis::Vehicle,
            raw::Basis::Truck => Basis::Truck,
            raw::Basis::Kg => Basis::Kg,
            raw::Basis::Tonne => Basis::Tonne,
            raw::Basis::Shipment => Basis::Shipment,
            raw::Basis::Teu => Basis::Teu,
            raw::Basis::Stepped { of, steps } => stepped(self, at, of, steps)?,
            raw::Basis::AtLeast { of, minimum } => at_least(self, at, of, minimum)?,
        })
    }
}

/// A basis with quantity breaks.
fn stepped(reader: &mut Reader<'_>, at: &At, of: &raw::Basis, steps: &[raw::QuantityStep]) -> Option<Basis> {
    if matches!(of, raw::Basis::Stepped { .. } | raw::Basis::AtLeast { .. } | raw::Basis::Shipment) {
        let cure =
            "name boxes, TEU, vehicles, lorries, kilograms or tonnes; put a minimum around the steps, not inside";
        reader.refuse("steps", at, "steps of something that has no quantity of its own", cure);
        return None;
    }
    let ascends = steps.windows(2).all(|pair| pair[0].from < pair[1].from);
    if steps.is_empty() || !ascends || steps.iter().any(|step| step.from < 2) {
        let cure = "give at least one step, each from a greater quantity than the one before, the first from 2 or more";
        reader.refuse("steps", at, "the steps do not ascend", cure);
        return None;
    }
    let of = reader.basis(at, of);
    let steps: Option<Vec<QuantityStep>> = steps
        .iter()
        .map(|step| {
            let share = reader.exact_u32(at, &step.percent, "percentage of the amount", 10.0)?;
            Some(QuantityStep { from: step.from, share })
        })
        .collect();
    Some(Basis::Stepped { of: Box::new(of?), steps: steps? })
}

/// A basis with a least charge.
fn at_least(reader: &mut Reader<'_>, at: &At, of: &raw::Basis, minimum: &raw::Exact) -> Option<Basis> {
    if matches!(of, raw::Basis::AtLeast { .. }) {
        reader.refuse("steps", at, "a minimum inside a minimum", "keep one of them");
        return None;
    }
    let of = reader.basis(at, of);
    let evidence = reader.evidence(at, &minimum.1);
    let value = reader.one_price(at, minimum.2.as_deref(), evidence.year, minimum.0);
    Some(Basis::AtLeast { of: Box::new(of?), minimum: Exact { value: value?, evidence } })
}
