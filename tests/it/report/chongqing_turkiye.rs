//! The example `chongqing_turkiye` as its users see it, and the reports that it prints.

use clap::Parser;
use landsea::plan::{Criterion, Itinerary};
use landsea::report::{Names, Style, days_saved, front_table, itinerary_text, sources_text};
use landsea::{Front, Network, Planner, Query, Shipment};

use crate::examples::chongqing_turkiye as example;

fn laptops() -> Shipment {
    Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops")
}

fn dated() -> Shipment {
    laptops().ready("2026-12-01T09:00[Asia/Shanghai]").unwrap()
}

fn plan(shipment: &Shipment, query: &Query) -> Front {
    let network = Network::chongqing();
    Planner::new(&network).plan(shipment, query).unwrap()
}

/// What the example prints, or its message and exit code.
fn run(arguments: &str) -> Result<String, (String, u8)> {
    let words = std::iter::once("chongqing_turkiye").chain(arguments.split_whitespace());
    let arguments = example::Arguments::try_parse_from(words).expect("the arguments are of the right form");
    example::answer(&arguments).map_err(|error| (error.to_string(), error.exit_code()))
}

/// The rows of a front's table, from the number on.
fn rows(table: &str) -> Vec<&str> {
    let body = table.lines().skip(2).take_while(|line| !line.starts_with("days:"));
    body.filter(|line| line.get(..3).is_some_and(|number| number.trim().parse::<usize>().is_ok())).collect()
}

/// The marked amounts in the column of dollars, in cents.
fn charges(timeline: &str) -> Vec<i64> {
    let header: Vec<char> = timeline.lines().next().unwrap().chars().collect();
    let end_of = |title: &str| header.iter().collect::<String>().find(title).unwrap() + title.len();
    let (before, end) = (end_of("time"), end_of("USD"));
    let lines = timeline.lines().skip(2).take_while(|line| !line.starts_with("USD "));
    let cells = lines.map(|line| line.chars().skip(before).take(end - before).collect::<String>());
    cells
        .filter_map(|cell| {
            let (amount, mark) = cell.trim().rsplit_once(' ')?;
            assert!(["P", "D", "~"].contains(&mark), "{cell}");
            Some(cents(amount))
        })
        .collect()
}

fn cents(amount: &str) -> i64 {
    let plain = amount.replace(',', "");
    let (whole, below) = plain.split_once('.').unwrap_or((&plain, "00"));
    let sign = if plain.starts_with('-') { -1 } else { 1 };
    whole.parse::<i64>().unwrap() * 100 + sign * below.parse::<i64>().unwrap()
}

/// The README's first code is this question, and its first output this answer.
#[test]
fn the_readme_shows_what_its_code_prints_today() {
    let readme = include_str!("../../../README.md");
    let shown = readme.split("```text\n").nth(2).and_then(|rest| rest.split("```").next()).expect("an output block");
    let shipment = laptops().ready("2026-12-01T09:00").unwrap();
    assert_eq!(shown, plan(&shipment, &Query::minimise_time_and_cost()).to_string());
}

/// `LANDSEA_BLESS=1` writes it anew.
#[test]
fn the_docs_show_what_the_example_prints_today() {
    let path = crate::common::root().join("docs/chongqing-istanbul.txt");
    let printed = run("").unwrap();
    if std::env::var_os("LANDSEA_BLESS").is_some() {
        std::fs::write(&path, printed).expect("the docs can be written");
        return;
    }
    let shown = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(shown == printed, "{} is out of date (LANDSEA_BLESS=1 writes it anew)\n{printed}", path.display());
}

#[test]
fn the_table_has_a_row_for_every_itinerary_with_its_figures() {
    for shipment in [laptops(), dated()] {
        let front = plan(&shipment, &Query::minimise_all());
        let table = front_table(&front, &Style::default());
        let rows = rows(&table);
        assert_eq!(rows.len(), front.itineraries().len(), "{table}");
        for (row, itinerary) in rows.iter().zip(&front) {
            let figures: Vec<&str> = row.split_whitespace().collect();
            assert_eq!(figures[1], format!("{:.1}", itinerary.elapsed.as_days()));
            assert_eq!(cents(figures[2]), itinerary.cost.minor());
            assert_eq!(cents(figures[3]), itinerary.cost_per_unit().unwrap().1.minor());
            assert_eq!(figures[5], itinerary.transshipments().to_string());
        }
    }
}

#[test]
fn each_mark_stands_at_the_best_of_its_kind() {
    let front = plan(&dated(), &Query::minimise_time_and_cost());
    let table = front_table(&front, &Style::default());
    let body: Vec<&str> = table.lines().skip(2).take_while(|line| !line.starts_with("days:")).collect();
    for (mark, best) in [
        ("fastest", front.fastest()),
        ("cheapest", front.cheapest()),
        ("cleanest", front.cleanest()),
        ("balanced", front.balanced()),
    ] {
        // Marks of one row stand below each other, so the row is the last number at or above the mark.
        let at = body.iter().position(|line| line.contains(mark)).unwrap();
        let number = body[..=at].iter().rev().find_map(|line| line.get(..3)?.trim().parse::<usize>().ok()).unwrap();
        assert!(std::ptr::eq(&raw const front.itineraries()[number - 1], best), "{mark}: {table}");
    }
}

#[test]
fn the_charges_printed_add_up_to_the_cost() {
    for shipment in [laptops(), dated()] {
        for itinerary in &plan(&shipment, &Query::minimise_all()) {
            // The columns are found by counting characters, of which Chinese ones would count for two.
            let text = itinerary_text(itinerary, &Style { names: Names::English, ..Style::default() });
            assert_eq!(charges(&text).iter().sum::<i64>(), itinerary.cost.minor(), "{text}");
            let sums = text.lines().find_map(|line| line.strip_prefix("USD ")).unwrap();
            let (total, parts) = sums.split_once(" = ").unwrap();
            assert_eq!(cents(total), itinerary.cost.minor());
            let parts = parts.split(" + ").map(|part| cents(part.rsplit_once(' ').unwrap().1));
            assert_eq!(parts.sum::<i64>(), itinerary.cost.minor(), "{sums}");
        }
    }
}

#[test]
fn dates_stand_only_in_plans_that_have_one() {
    let query = Query::minimise_time_and_cost();
    let (with, without) = (plan(&dated(), &query), plan(&laptops(), &query));
    let style = Style::default();
    assert!(front_table(&with, &style).contains("leaves"));
    assert!(!front_table(&without, &style).contains("leaves"));
    assert!(itinerary_text(with.fastest(), &style).contains("Tue 1 Dec 09:00"));
    let said = itinerary_text(without.fastest(), &style);
    assert!(said.contains("day 0.0") && !said.contains("Dec"), "{said}");
}

#[test]
fn text_keeps_to_the_width() {
    let front = plan(&dated(), &promised());
    for width in [80, 110, 120, 160] {
        let style = Style { width, ..Style::default() };
        let mut said = days_saved(&front, &style);
        said.extend(front.into_iter().map(|itinerary| itinerary_text(itinerary, &style)));
        if width >= 110 {
            said.push_str(&front_table(&front, &style));
        }
        for line in said.lines() {
            assert!(line.chars().count() <= usize::from(width), "{width}: {line}");
        }
    }
}

#[test]
fn chinese_names_stand_beside_or_first_and_sources_come_on_request() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().ban("air").ban("road");
    let front = planner.plan(&dated(), &query).unwrap();
    let plain = Style { names: Names::English, ..Style::default() };
    let chinese = Style::default();
    let sources = Style { sources: true, ..plain };
    let itinerary = front.fastest();
    let zh = itinerary.legs[0].from.zh.as_deref().unwrap();
    let first = Style { names: Names::ChineseEnglish, width: 200, ..Style::default() };
    for said in [front_table as fn(&Front, &Style) -> String, |front, style| itinerary_text(front.fastest(), style)] {
        assert!(said(&front, &chinese).contains(zh));
        assert!(!said(&front, &plain).contains(zh));
        assert!(said(&front, &first).contains(&format!("{zh} {}", "Tuanjiecun")));
    }
    let list = sources_text([itinerary], &network, &plain);
    for key in itinerary.items().flat_map(|item| item.time_evidence.iter()).flat_map(|e| e.sources.split_whitespace()) {
        assert!(list.lines().any(|line| line.trim_start().starts_with(key)), "{key} is missing in\n{list}");
    }
    // Only what the figures refer to.
    assert!(list.lines().count() < network.sources().len());
    assert!(itinerary_text(itinerary, &sources).contains("[time: "));
    assert!(!itinerary_text(itinerary, &plain).contains("[time: "));
}

#[test]
fn a_day_saved_is_priced_between_rows_that_follow_in_time_and_cost() {
    let front = plan(&laptops(), &Query::minimise_time_and_cost());
    let said = days_saved(&front, &Style { width: 2000, ..Style::default() });
    let rows: Vec<&Itinerary> = front.into_iter().collect();
    let (fast, slow) = (rows[0], rows[1]);
    let minutes = i64::from(slow.elapsed.get() - fast.elapsed.get());
    let dollars = (fast.cost.minor() - slow.cost.minor()) * 1440 / minutes / 100;
    let shown_first = said.split(": ").nth(1).unwrap().split(' ').next().unwrap();
    assert_eq!(cents(shown_first) / 100, dollars, "{said}");
    assert_eq!(said.matches('#').count(), 2 * (rows.len() - 1), "{said}");
    let alone = plan(&laptops(), &Query::minimise([Criterion::Time]));
    assert_eq!(days_saved(&alone, &Style::default()), "");
}

/// What the example asks: time and cost, with what can be promised.
fn promised() -> Query {
    Query::minimise_time_and_cost().with_promises().patience(landsea::model::Patience::Headway)
}

#[test]
fn the_example_prints_the_front_one_plan_and_what_else_can_be_asked() {
    let front = plan(&dated(), &promised());
    let style = Style::default();
    let legs = |said: &str| -> Vec<usize> {
        let shown = front.iter().enumerate().filter(|(_, itinerary)| said.contains(&itinerary_text(itinerary, &style)));
        shown.map(|(at, _)| at).collect()
    };
    let balanced = front.iter().position(|itinerary| std::ptr::eq(itinerary, front.balanced())).unwrap();
    for (asked, shown) in [
        ("", vec![balanced]),
        ("--leg 1", vec![0]),
        ("--leg 4", vec![3]),
        ("--claim", vec![]),
        ("--all", (0..front.itineraries().len()).collect()),
    ] {
        let said = run(asked).unwrap();
        assert!(said.contains(&front_table(&front, &style)), "{asked}: {said}");
        assert_eq!(legs(&said), shown, "{asked}");
        let rest = asked == "--all";
        assert_eq!(said.contains(&days_saved(&front, &style)), rest, "{asked}");
        assert_eq!(said.contains("The fast train beside the traditional ways"), rest || asked == "--claim", "{asked}");
        let last: Vec<&str> = said.lines().rev().take_while(|line| line.starts_with("--")).collect();
        assert_eq!(last.len(), if rest { 0 } else { 3 }, "{asked}: {said}");
    }
    let too_far = format!("--leg {}", front.itineraries().len() + 1);
    let (text, code) = run(&too_far).unwrap_err();
    assert!(
        text.starts_with(&too_far) && text.ends_with(&format!("{} rows", front.itineraries().len())) && code == 2,
        "{text}"
    );
    assert_eq!(run("--to Mersin --claim").unwrap_err().1, 2);
}

/// Beside the days of each row stand those that are promised, its range of cost, and how often its weakest departure is caught.
#[test]
fn the_table_shows_what_is_promised() {
    let front = plan(&dated(), &promised());
    for width in [80, 100, 120] {
        let style = Style { width, names: Names::ChineseEnglish, ..Style::default() };
        let table = front_table(&front, &style);
        let head: Vec<&str> =
            table.lines().next().unwrap().split("  ").map(str::trim).filter(|it| !it.is_empty()).collect();
        // Routes stand below.
        let rows: Vec<&str> =
            rows(&table).into_iter().filter(|row| !row.contains('→') && !row.contains(" a box")).collect();
        assert_eq!(head[1..3], ["days", "80 %"], "{table}");
        for (row, itinerary) in rows.iter().zip(&front) {
            let promise = itinerary.promise.as_ref().unwrap();
            let figures: Vec<&str> = row.split("  ").map(str::trim).filter(|it| !it.is_empty()).collect();
            let of = |title: &str| head.iter().position(|known| *known == title).map(|at| figures[at].to_owned());
            let days = |share| Some(format!("{:.1}", promise.arrival(share).unwrap().unwrap().as_days()));
            assert_eq!(of("80 %"), days(0.8));
            if width > 80 {
                assert_eq!(of("50 %"), days(0.5));
                assert_eq!(of("leaves").is_some(), itinerary.ready.is_some());
            }
            let (low, high) = (promise.cost(0.1).unwrap().unwrap(), promise.cost(0.9).unwrap().unwrap());
            let range = of("low–high").unwrap();
            let (from, to) = range.split_once('–').unwrap();
            assert!(
                (0..100).contains(&(low.minor() - cents(from))) && (0..100).contains(&(cents(to) - high.minor())),
                "{range}"
            );
            let weakest = promise.weakest().unwrap().share() * 100.0;
            let caught: f64 = of("caught").unwrap().trim_end_matches(" %").parse().unwrap();
            assert!((caught - weakest).abs() < 0.51, "{caught}: {weakest}");
        }
        assert_eq!(rows.len(), front.itineraries().len(), "{table}");
        let said = table.replace('\n', " ");
        assert_eq!(said.contains("Not shown for want of width: "), width < 120, "{table}");
        assert!(said.contains(&format!("All {} rows stand on estimated or modelled prices", rows.len())), "{table}");
    }
    // Without promises the share of estimates stands in the row.
    assert!(front_table(&plan(&dated(), &Query::minimise_time_and_cost()), &Style::default()).contains("est."));
}

#[test]
fn a_plan_says_how_often_each_departure_is_caught_and_where_its_days_go() {
    let front = plan(&dated(), &promised());
    let wide = Style { width: 2000, names: Names::English, ..Style::default() };
    let mut late = 0;
    for itinerary in &front {
        let (text, promise) = (itinerary_text(itinerary, &wide), itinerary.promise.as_ref().unwrap());
        assert_eq!(text.matches("this departure is caught in ").count(), promise.connections().len(), "{text}");
        let booked = itinerary.legs.iter().filter(|leg| leg.schedule != landsea::plan::Schedule::OnDemand);
        assert_eq!(promise.connections().len(), booked.count());
        for caught in promise.connections() {
            assert_eq!(itinerary.legs[caught.leg].service, caught.service);
        }
        let weakest = promise.weakest().unwrap();
        let where_to = text.lines().find(|line| line.starts_with("Where the days go: "));
        assert_eq!(where_to.is_some(), weakest.share() < 0.5, "{text}");
        if let Some(line) = where_to {
            let more = promise.arrival(0.5).unwrap().unwrap().as_days() - itinerary.elapsed.as_days();
            let missed = format!("{} from ", weakest.service);
            assert!(line.contains(&missed) && line.contains(&format!("take {more:.1} days or more longer")), "{line}");
            late += 1;
        }
    }
    assert!(late > 0);
}

#[test]
fn the_claim_for_the_express_is_put_to_the_planner_for_istanbul_only() {
    let said = run("--claim").unwrap();
    let (_, claim) = said.split_once("The fast train beside the traditional ways").unwrap();
    let express = claim.lines().find(|line| line.trim_start().starts_with("express")).unwrap();
    let figures: Vec<f64> = express.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let (in_all, travel) = (figures[0], figures[2]);
    // In days of its own: the first wait is half its headway and a cut-off, so it is no other train.
    let network = Network::chongqing();
    let service = network.service(network.service_with("sce-aktau").unwrap());
    let landsea::model::Departs::By(timetable) = &service.departs else { panic!("the express has a frequency") };
    let cut_off = service.cut_off.as_ref().unwrap().at(landsea::model::Case::Typical);
    let first_wait = timetable.mean_wait().as_days() + cut_off.as_days();
    assert!((figures[1] - first_wait).abs() < 0.051, "{express}");
    assert!(
        claim.contains(&format!("Under 25 days: {} from departure", if travel < 25.0 { "yes" } else { "no" })),
        "{claim}"
    );
    for way in ["by the Cape", "by Suez"] {
        let start = format!("sea {way}, fastest");
        let sea = claim.lines().find(|line| line.trim_start().starts_with(&start)).unwrap();
        let more: f64 = sea.split_whitespace().last().unwrap().parse().unwrap();
        let sea_in_all: f64 = sea.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
        // Each figure is rounded to a tenth by itself.
        assert!((sea_in_all - in_all - more).abs() < 0.11, "{claim}");
        let holds = if more >= 10.0 { "yes" } else { "no" };
        assert!(claim.contains(&format!("the fastest sea way {way}: {holds} in all")), "{claim}");
    }
    assert!(!run("--to Mersin --all").unwrap().contains("The fast train"));
    // With dates: typical, half of the runs and 80 % side by side, each later than the one before.
    let measures = ["typical ", "half of the runs ", "80 % "];
    for way in ["express", "sea by the Cape", "sea by Suez"] {
        let line = claim.lines().find(|line| line.trim_start().starts_with(&format!("{way}: typical"))).unwrap();
        let days = measures.map(|measure| {
            let rest = line.split_once(measure).unwrap().1;
            rest.split_once(" d").unwrap().0.parse::<f64>().unwrap()
        });
        assert!(days[0] <= days[1] && days[1] <= days[2], "{line}");
    }
    for judged in
        ["Under 25 days from ready to collection: typical ", "10 days faster than the fastest sea by Suez: typical "]
    {
        let line = claim.lines().find(|line| line.trim_start().starts_with(judged)).unwrap();
        assert_eq!(line.matches(" yes (").count() + line.matches(" no (").count(), 3, "{line}");
    }
}

#[test]
fn limits_and_cargo_reach_the_planner() {
    let said = run("--to Mersin --vehicles 20 --case high --ban RU --strategic --criteria time,cost,co2e").unwrap();
    let shipment = Shipment::vehicles("Chongqing", "Mersin", 20).unwrap();
    let front = plan(&shipment, &Query::minimise_all().case(landsea::model::Case::High).ban("RU"));
    assert!(said.contains(&front_table(&front, &Style::default())), "{said}");
    let budget = front.fastest().cost.minor() / 100;
    assert!(
        run(&format!("--to Mersin --vehicles 20 --case high --ban RU --strategic --budget {}", budget + 1)).is_ok()
    );
}

#[test]
fn scenarios_reach_the_planner_and_say_what_they_changed() {
    let said = run("--to Mersin --strategic --scenario suez_open --scenario cku_open").unwrap();
    let stack = ["suez_open", "cku_open"].map(|name| landsea::file::Scenario::embedded(name).unwrap());
    let changed = Network::chongqing().with(&stack).unwrap();
    let shipment = Shipment::boxes("Chongqing", "Mersin", "2x45G1").unwrap().commodity("laptops");
    let front = Planner::new(changed.network()).plan(&shipment, &Query::minimise_time_and_cost()).unwrap();
    assert!(said.contains(&changed.to_string()), "{said}");
    assert!(said.contains(&front_table(&front, &Style::default())), "{said}");
}

#[test]
fn wrong_questions_end_with_2_and_questions_without_an_answer_with_1() {
    assert_eq!(run("--to Istambul"), Err(("unknown place `Istambul`; did you mean `Istanbul`?".to_owned(), 2)));
    let (text, code) = run("--scenario suez").unwrap_err();
    assert!(text.starts_with("unknown scenario `suez`") && text.contains("suez_open") && code == 2, "{text}");
    let (text, code) = run("--within-days 2").unwrap_err();
    assert_eq!(code, 1);
    assert!(text.contains("the limits are too tight"), "{text}");
}

#[test]
fn arguments_that_contradict_are_refused_before_planning() {
    for arguments in [
        "--boxes 2x45G1 --vehicles 3",
        "--ready 2026-12-01 --strategic",
        "--pallets 5",
        "--bulk 48000 --boxes 2x45G1",
        "--temperature 5",
        "--budget ten",
        "--criteria speed",
    ] {
        let words = std::iter::once("chongqing_turkiye").chain(arguments.split(' '));
        assert!(example::Arguments::try_parse_from(words).is_err(), "{arguments}");
    }
}

#[test]
fn money_is_shown_in_the_currency_asked_for_and_itemised() {
    let text = run("--to Duisburg --strategic --currency CNY --insured --inventory --carrier-boxes --all").unwrap();
    assert!(text.contains("cargo insurance, rail") && text.contains("inventory cost"), "{text}");
    assert!(text.contains("return of the carrier's boxes"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("CNY ")) && !text.contains("USD"), "{text}");
}
