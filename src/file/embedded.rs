//! The network that the crate ships, as text.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/networks/", $name)))),*]
    };
}

/// Names and texts, bottom layer first. A test compares the names with `networks/manifest.ron`.
pub(super) const FILES: &[(&str, &str)] = files![
    "sources.ron",
    "hubs.ron",
    "names.ron",
    "common.ron",
    "charges.ron",
    "overseas.ron",
    "chongqing.ron",
    "provinces.ron",
    "middle_corridor.ron",
    "turkiye_north_africa.ron",
    "china_europe.ron",
    "manzhouli_mongolia.ron",
    "kaliningrad.ron",
    "central_asia.ron",
    "iran.ron",
    "tir_road.ron",
    "land_sea.ron",
    "coast_rail.ron",
    "laos_thailand_malaysia.ron",
    "vietnam.ron",
    "myanmar.ron",
    "mekong_road.ron",
    "yangtze.ron",
    "short_sea.ron",
    "deep_sea.ron",
    "gulf_africa_americas.ron",
    "roro.ron",
    "air.ron",
    "reliability.ron",
];

/// What [`super::Layers::world`] puts on top of [`FILES`].
pub(super) const WORLD: &[(&str, &str)] = files!["world/ports.ron", "world/names.ron"];

macro_rules! scenarios {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/networks/scenarios/", $name, ".ron")))),*]
    };
}

/// Names and texts of the scenarios. A test compares the names with the files in `networks/scenarios`.
pub(super) const SCENARIOS: &[(&str, &str)] = scenarios![
    "suez_open",
    "hormuz_closed",
    "poland_border_closed",
    "low_water",
    "three_gorges_works",
    "caspian_winter",
    "durian_peak",
    "subsidies_ended",
    "laos_vietnam_rates_cut",
    "ships_5000_all_year",
    "pinglu_open",
    "cku_open",
    "customs_faster",
];
