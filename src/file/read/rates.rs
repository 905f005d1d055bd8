//! Reading rates of exchange, and the currency of each file.

use crate::file::names::Origins;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::codes;
use crate::model::{ExchangeRate, NETWORK_CURRENCY, NetworkBuilder, Subject};

pub(in crate::file) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) {
    for (file, read) in files {
        for (index, rate) in read.rates.iter().enumerate() {
            let at = At::element(*file, "rates", index);
            let currency = codes::currency(reader, &at.field("currency"), &rate.currency);
            let what = "price of a US dollar, with at most six decimals";
            let millionths = reader.exact(&at.field("for_usd"), &rate.for_usd, what, 1_000_000.0);
            let (Some(currency), Some(millionths)) = (currency, millionths) else { continue };
            let rate = ExchangeRate { currency, millionths };
            origins.0.insert(Subject::Rate(reader.exchange.rates.len()), at);
            reader.exchange.rates.push(rate.clone());
            builder.add_rate(rate);
        }
    }
    for (file, read) in files {
        reader.exchange.files.resize(reader.exchange.files.len().max(file + 1), None);
        if let Some(code) = &read.currency {
            let at = At { file: *file, path: Vec::new() }.field("currency");
            // Said once for the file, not for each of its amounts.
            if code != NETWORK_CURRENCY.as_str() && reader.known_rate(&at, code).is_some() {
                reader.exchange.files[*file] = Some(code.clone());
            }
        }
    }
}
