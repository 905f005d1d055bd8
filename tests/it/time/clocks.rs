//! FEATURE UNDER TEST: a date is read on the clock of the place that it is about: ready and documents at the origin, due, delivery and arrival at the destination.

use crate::common::parts::{flat, handling, hours, hub, money, service, stage, stowage, weekly};
use landsea::audit::audit;
use landsea::model::{Depart, Loading, Mode, NetworkBuilder, Side};
use landsea::plan::{BatchError, Flow, Freedom, Goal, JointError, Objective, Progress, Simulation, TimeError, Waits};
use landsea::report::{Document, dcsa};
use landsea::units::{Instant, Minutes, Weekday, When, WhenError, Zone};
use landsea::{Front, Network, PlanError, Planner, Query, Shipment, ShipmentError};
use proptest::prelude::*;

fn zone(name: &str) -> Zone {
    Zone::new(name).unwrap()
}

fn read(text: &str) -> Result<When, WhenError> {
    text.parse()
}

/// A train each way between two places that leaves every day at 12:00 on the clock of where it starts, after this many hours' notice with the
/// documents, and takes this many minutes.
fn lane(clocks: [&str; 2], minutes: u32, documents: u32) -> Network {
    let mut builder = NetworkBuilder::new("lane");
    let ends = [("AAORG", clocks[0]), ("BBDST", clocks[1])]
        .map(|(code, zone)| builder.add_hub(hub(code, zone, (30.0, 100.0))));
    for (code, from, to) in [("out", 0, 1), ("back", 1, 0)] {
        let mut train = service(code, vec![stage(ends[from], ends[to], flat(Minutes::new(minutes)), money(100))]);
        train.departs = weekly(clocks[from], &Weekday::ALL.map(|day| (day, 12)));
        train.cut_offs.documents = Some(hours(documents));
        builder.add_service(train);
    }
    let train = Side::On(Mode::Rail, Loading::Box);
    for (from, to) in [(Side::Gate, train), (train, Side::Gate)] {
        builder.add_handling(handling(from, to, hours(0), money(0)));
    }
    builder.set_stowage(stowage());
    builder.build().unwrap()
}

fn boxes() -> Shipment {
    Shipment::boxes("AAORG", "BBDST", "1x45G1").unwrap()
}

fn both() -> Query {
    Query::minimise_time_and_cost().horizon_days(30)
}

/// The front, each itinerary audited for the same question.
fn plan(network: &Network, shipment: &Shipment) -> Result<Front, PlanError> {
    let front = Planner::new(network).plan(shipment, &both())?;
    for itinerary in &front {
        assert_eq!(audit(network, shipment, &both(), itinerary), Ok(()));
    }
    Ok(front)
}

const CLOCKS: [[&str; 2]; 6] = [
    ["Asia/Shanghai", "Europe/Istanbul"],
    ["Europe/Istanbul", "Asia/Shanghai"],
    ["Asia/Shanghai", "America/New_York"],
    ["Europe/Berlin", "Asia/Tehran"],
    ["America/New_York", "Pacific/Chatham"],
    ["Pacific/Chatham", "America/Santiago"],
];

/// Minutes from a train at noon of 1 December to what the clock of the destination shows.
fn until(clocks: [&str; 2], text: &str) -> u32 {
    let [leaves, comes] = [("2026-12-01T12:00", clocks[0]), (text, clocks[1])]
        .map(|(text, clock)| Instant::parse(text, &zone(clock)).unwrap());
    comes.since(leaves).unwrap().get()
}

#[test]
fn a_due_date_without_an_hour_is_all_of_that_day_at_the_destination() {
    for clocks in CLOCKS {
        let just = until(clocks, "2026-12-04T23:59");
        let shipment = boxes().ready("2026-12-01T12:00").unwrap().due("2026-12-04").unwrap();
        let front = plan(&lane(clocks, just, 0), &shipment).unwrap_or_else(|error| panic!("{clocks:?}: {error}"));
        let shown = zone(clocks[1]).rfc3339(front.fastest().arrival().unwrap());
        assert!(shown.starts_with("2026-12-04T23:59:00"), "{shown}");
        let too_long = plan(&lane(clocks, just + 1, 0), &shipment);
        assert!(matches!(too_long, Err(PlanError::NoItinerary(_))), "{clocks:?}");
        // With an hour it is that minute.
        let noon = shipment.due("2026-12-04T12:00").unwrap();
        let in_time = until(clocks, "2026-12-04T12:00");
        assert!(plan(&lane(clocks, in_time, 0), &noon).is_ok(), "{clocks:?}");
        assert!(plan(&lane(clocks, in_time + 1, 0), &noon).is_err(), "{clocks:?}");
    }
}

#[test]
fn a_ready_date_without_an_hour_begins_the_day_at_the_origin() {
    for clocks in CLOCKS {
        let network = lane(clocks, 2_000, 0);
        let shown = |text: &str| {
            let front = plan(&network, &boxes().ready(text).unwrap()).unwrap();
            let zone = zone(clocks[0]);
            let first = front.fastest();
            [first.ready.unwrap(), first.first_departure().unwrap().0].map(|at| zone.local(at).to_string())
        };
        assert_eq!(shown("2026-12-02"), ["Wed 2 Dec 00:00", "Wed 2 Dec 12:00"], "{clocks:?}");
        assert_eq!(shown("2026-12-02T12:00"), ["Wed 2 Dec 12:00", "Wed 2 Dec 12:00"], "{clocks:?}");
        assert_eq!(shown("2026-12-02T12:01"), ["Wed 2 Dec 12:01", "Thu 3 Dec 12:00"], "{clocks:?}");
    }
}

#[test]
fn papers_are_read_at_the_origin_and_the_earliest_delivery_at_the_destination() {
    for clocks in CLOCKS {
        let network = lane(clocks, 3_000, 2);
        let ready = boxes().ready("2026-12-01").unwrap();
        let leaves = |documents: &str| {
            let front = plan(&network, &ready.clone().documents(documents).unwrap()).unwrap();
            zone(clocks[0]).local(front.fastest().first_departure().unwrap().0).to_string()
        };
        assert_eq!(leaves("2026-12-01T10:00"), "Tue 1 Dec 12:00", "{clocks:?}");
        assert_eq!(leaves("2026-12-01T10:01"), "Wed 2 Dec 12:00", "{clocks:?}");
        assert_eq!(leaves("2026-12-02"), "Wed 2 Dec 12:00", "{clocks:?}");
        let taken = |from: &str| {
            let front = plan(&network, &ready.clone().deliver_from(from).unwrap()).unwrap();
            zone(clocks[1]).local(front.fastest().arrival().unwrap()).to_string()
        };
        assert_eq!(taken("2026-12-07"), "Mon 7 Dec 00:00", "{clocks:?}");
        assert_eq!(taken("2026-12-07T08:30"), "Mon 7 Dec 08:30", "{clocks:?}");
    }
}

#[test]
fn a_window_is_days_of_the_origin_and_an_arrival_one_of_the_destination() {
    for clocks in CLOCKS {
        let just = until(clocks, "2026-12-04T23:59");
        let [origin, destination] = clocks.map(zone);
        let network = lane(clocks, just, 0);
        let days = |first: &str, last: &str| -> Vec<String> {
            let front = plan(&network, &boxes().ready_between(first, last).unwrap()).unwrap();
            front.hand_ins().iter().map(|&at| origin.local(at).to_string()).collect()
        };
        assert_eq!(days("2026-12-01", "2026-12-03"), ["Tue 1 Dec 00:00", "Wed 2 Dec 00:00", "Thu 3 Dec 00:00"]);
        // The last day counts although nothing is handed in at its first minute.
        assert_eq!(days("2026-12-01T18:00", "2026-12-02"), ["Tue 1 Dec 18:00", "Wed 2 Dec 18:00"]);
        assert_eq!(days("2026-12-01T18:00", "2026-12-02T17:59"), ["Tue 1 Dec 18:00"]);
        // Noon is noon, though the clock is changed.
        assert_eq!(days("2026-10-24T12:00", "2026-10-25"), ["Sat 24 Oct 12:00", "Sun 25 Oct 12:00"]);
        let front = plan(&network, &boxes().to_arrive_by("2026-12-04").unwrap()).unwrap();
        assert_eq!(origin.local(front.latest_ready().unwrap()).to_string(), "Tue 1 Dec 12:00", "{clocks:?}");
        assert_eq!(front.latest_ready(), front.fastest().ready);
        assert_eq!(destination.local(front.fastest().arrival().unwrap()).to_string(), "Fri 4 Dec 23:59", "{clocks:?}");
        let minute = plan(&network, &boxes().to_arrive_by("2026-12-04T23:58").unwrap()).unwrap();
        assert_eq!(origin.local(minute.latest_ready().unwrap()).to_string(), "Mon 30 Nov 12:00", "{clocks:?}");
    }
}

#[test]
fn no_builder_takes_what_is_no_date() {
    let text = "2026-12-01T09:00[Europe/Istambul]";
    let refusals = [
        boxes().ready(text),
        boxes().due(text),
        boxes().documents(text),
        boxes().deliver_from(text),
        boxes().to_arrive_by(text),
        boxes().ready_between(text, "2026-12-03"),
        boxes().ready_between("2026-12-01", text.to_owned()),
    ];
    for refusal in refusals {
        assert!(matches!(refusal, Err(ShipmentError::When(WhenError::UnknownZone { .. }))));
    }
    // What is a date already is taken as it is.
    let moment = Instant::from_epoch_minutes(29_700_000);
    assert_eq!(boxes().ready(moment).unwrap().departs(), Depart::On(When::At(moment)));
    assert_eq!(boxes().ready(When::At(moment)).unwrap().departs(), Depart::On(When::At(moment)));
}

/// No moment that an application may make up panics, whichever date it stands for.
#[test]
fn moments_beyond_every_calendar_are_refused() {
    let network = lane(CLOCKS[0], 2_000, 0);
    let planner = Planner::new(&network);
    let ready = boxes().ready("2026-12-01").unwrap();
    for minutes in [i64::MIN, i64::MIN + 1, -4_300_000_000, -1_100_000_000, 4_300_000_000, i64::MAX - 1, i64::MAX] {
        let moment = Instant::from_epoch_minutes(minutes);
        let questions = [
            boxes().ready(moment),
            boxes().to_arrive_by(moment),
            boxes().ready_between(moment, moment),
            boxes().ready_between("2026-12-01", moment),
            boxes().ready_between(moment, "2026-12-01"),
            ready.clone().due(moment),
            ready.clone().documents(moment),
            ready.clone().deliver_from(moment),
            boxes().ready_between("2026-12-01", "2026-12-02").unwrap().due(moment),
        ];
        for shipment in questions.map(Result::unwrap) {
            let error = planner.plan(&shipment, &both()).unwrap_err();
            assert!(matches!(error, PlanError::Time(_)), "{shipment:?}: {error}");
            assert!(planner.reach(&shipment, &both()).is_err());
            assert!(planner.relaxations(&shipment, &both()).is_err());
        }
    }
    // Dates far off are dates: due in 9999 limits nothing, and documents of the year 0 are there.
    let far = ready.due("9999-12-31").unwrap().documents("0000-01-01").unwrap();
    assert!(plan(&network, &far).is_ok());
}

#[test]
fn what_is_about_one_ready_time_refuses_several_by_name() {
    let network = lane(CLOCKS[0], 2_000, 0);
    let planner = Planner::new(&network);
    let text = |shipment: &Shipment| {
        let errors = [
            planner.reach(shipment, &both()).unwrap_err(),
            planner.relaxations(shipment, &both()).unwrap_err(),
            planner.resilience(shipment, &both(), &[]).unwrap_err(),
        ];
        let [first, ..] = errors.each_ref().map(ToString::to_string);
        let several = |error: &PlanError| matches!(error, PlanError::Time(TimeError::OneReadyTime(_)));
        assert!(errors.iter().all(several), "{errors:?}");
        let batch = planner.batch(std::slice::from_ref(shipment), &both(), &Objective::cost());
        assert!(matches!(batch, Err(BatchError::Shipment { number: 1, why, .. }) if several(&why)));
        let (flow, goal) = (Flow::new(shipment.clone(), 1), Goal::least_waiting(Waits::FromHandIn));
        let joint = planner.joint_timetable(&[flow], &[Freedom::within_days("out", 1)], &both(), &goal);
        assert!(matches!(joint, Err(JointError::Flow { number: 1, why, .. }) if several(&why)));
        first
    };
    let about = "this question is about cargo that is ready at one time: give a ready date in place of";
    let window = boxes().ready_between("2026-12-01", "2026-12-03").unwrap();
    assert_eq!(text(&window), format!("{about} the window of days"));
    let arrival = boxes().to_arrive_by("2026-12-09").unwrap();
    assert_eq!(text(&arrival), format!("{about} the time to arrive by"));
}

/// An itinerary says when it is ready; what is asked about it is asked about that time.
#[test]
fn itineraries_of_a_window_or_an_arrival_are_simulated_and_replanned() {
    let network = lane(CLOCKS[0], 2_000, 0);
    let planner = Planner::new(&network);
    let window = boxes().ready_between("2026-12-01", "2026-12-03").unwrap();
    let arrival = boxes().to_arrive_by("2026-12-09").unwrap();
    for shipment in [window, arrival] {
        let front = plan(&network, &shipment).unwrap();
        let way = front.itineraries().last().unwrap();
        let sure = planner.reliability(&shipment, &both(), way, &Simulation::seeded(1).runs(10)).unwrap();
        assert_eq!(sure.arrived_by(way.arrival().unwrap()).to_string(), "1");
        let now = way.ready.unwrap();
        assert!(planner.replan(&shipment, &both(), way, Progress::Waiting { leg: 0, now }).is_ok());
    }
}

#[test]
fn the_auditor_finds_another_ready_time_and_an_arrival_that_is_late() {
    let network = lane(CLOCKS[0], 2_000, 0);
    let shipment = boxes().ready("2026-12-01").unwrap();
    let front = plan(&network, &shipment).unwrap();
    let found = |shipment: &Shipment| -> Vec<&'static str> {
        let found = audit(&network, shipment, &both(), front.fastest()).err().unwrap_or_default();
        found.into_iter().map(|one| one.what).collect()
    };
    assert_eq!(found(&shipment), [""; 0]);
    for other in [
        boxes(),
        boxes().ready("2026-12-01T00:01").unwrap(),
        boxes().ready("2026-12-01[Europe/Istanbul]").unwrap(),
        boxes().ready_between("2026-12-01T00:01", "2026-12-05").unwrap(),
    ] {
        assert_eq!(found(&other), ["the ready time"], "{other:?}");
    }
    // It is there on 2 December at 16:20 of Istanbul.
    for late in ["2026-12-01", "2026-12-02T16:19", "2026-12-02[Pacific/Chatham]"] {
        assert_eq!(found(&shipment.clone().due(late).unwrap()), ["minutes within the deadline"], "{late}");
        assert_eq!(found(&boxes().to_arrive_by(late).unwrap()), ["minutes within the deadline"], "{late}");
    }
    for in_time in ["2026-12-02", "2026-12-02T16:20"] {
        assert_eq!(found(&shipment.clone().due(in_time).unwrap()), [""; 0], "{in_time}");
    }
}

#[test]
fn a_flow_is_handed_in_at_the_same_time_of_day_each_week() {
    let network = lane(["Europe/Berlin", "Asia/Tehran"], 2_000, 0);
    let shipment = boxes().ready("2026-10-20T09:00").unwrap();
    let goal = Goal::least_waiting(Waits::FromHandIn).over_weeks(2);
    let freedoms = [Freedom::within_days("out", 1)];
    let joint = Planner::new(&network).joint_timetable(&[Flow::new(shipment, 1)], &freedoms, &both(), &goal).unwrap();
    let hand_ins = joint.flows()[0].planned_before.iter().map(|way| zone("Europe/Berlin").local(way.ready.unwrap()));
    assert_eq!(hand_ins.map(|at| at.to_string()).collect::<Vec<_>>(), ["Tue 20 Oct 09:00", "Tue 27 Oct 09:00"]);
    // Three hours until noon, each week.
    assert_eq!(joint.flows()[0].before, 2 * 180);
}

/// In a reach, a due date is one of each hub's own clock.
#[test]
fn a_reach_reads_a_due_date_on_the_clock_of_each_hub() {
    let mut builder = NetworkBuilder::new("fan");
    let origin = builder.add_hub(hub("AAORG", "Asia/Shanghai", (30.0, 100.0)));
    let ends = [("BBIST", "Europe/Istanbul"), ("BBTKY", "Asia/Tokyo")].map(|(code, zone)| {
        let to = builder.add_hub(hub(code, zone, (30.0, 100.0)));
        let mut train = service(&code[2..], vec![stage(origin, to, hours(48), money(100))]);
        train.departs = weekly("Asia/Shanghai", &[(Weekday::Tuesday, 12)]);
        builder.add_service(train);
        to
    });
    let train = Side::On(Mode::Rail, Loading::Box);
    for (from, to) in [(Side::Gate, train), (train, Side::Gate)] {
        builder.add_handling(handling(from, to, hours(0), money(0)));
    }
    builder.set_stowage(stowage());
    let network = builder.build().unwrap();
    let planner = Planner::new(&network);
    // There on Thursday 3 December at 07:00 in Istanbul and 13:00 in Tokyo.
    for (due, reached) in
        [("2026-12-03", [true, true]), ("2026-12-03T09:00", [true, false]), ("2026-12-02", [false; 2])]
    {
        let shipment =
            Shipment::boxes("AAORG", "BBIST", "1x45G1").unwrap().ready("2026-12-01").unwrap().due(due).unwrap();
        let reach = planner.reach(&shipment, &both()).unwrap();
        assert_eq!(ends.map(|hub| reach.at(hub).unwrap().fastest().is_some()), reached, "{due}");
    }
}

#[test]
fn a_due_time_that_is_past_at_some_hubs_leaves_the_others() {
    let mut builder = NetworkBuilder::new("fan");
    let origin = builder.add_hub(hub("AAORG", "Asia/Shanghai", (30.0, 100.0)));
    let ends = [("BBNYC", "America/New_York"), ("BBTKY", "Asia/Tokyo")].map(|(code, zone)| {
        let to = builder.add_hub(hub(code, zone, (30.0, 100.0)));
        builder.add_service(service(&code[2..], vec![stage(origin, to, hours(2), money(100))]));
        to
    });
    let train = Side::On(Mode::Rail, Loading::Box);
    for (from, to) in [(Side::Gate, train), (train, Side::Gate)] {
        builder.add_handling(handling(from, to, hours(0), money(0)));
    }
    builder.set_stowage(stowage());
    let network = builder.build().unwrap();
    let planner = Planner::new(&network);
    // Ready at 09:00 in Chongqing, 10:00 in Tokyo; 09:30 comes an hour later in New York, and thirteen more.
    let ready = Shipment::boxes("AAORG", "BBNYC", "1x45G1").unwrap().ready("2026-12-01T09:00").unwrap();
    let due = ready.clone().due("2026-12-01T09:30").unwrap();
    let reach = planner.reach(&due, &both()).unwrap();
    assert_eq!(ends.map(|hub| reach.at(hub).unwrap().fastest()), [Some(Minutes::from_hours(2)), None]);
    let error = planner.reach(&ready.due("2026-11-30T09:30").unwrap(), &both()).unwrap_err();
    assert_eq!(error, PlanError::Time(TimeError::DueBeforeReady));
}

/// The document of an answer, and of none, says the dates on the clocks of both ends.
#[test]
fn documents_tell_dates_on_the_clocks_of_both_ends() {
    let network = lane(CLOCKS[0], 2_000, 0);
    let question = |shipment: &Shipment| {
        let (planned, query) = (Planner::new(&network).plan(shipment, &both()), both());
        let said = |document: Document<'_>| {
            let question = document.with_network(&network).question;
            let ready = question.ready.and_then(|ready| ready.local).map(String::from);
            (ready, question.due.map(String::from))
        };
        match planned {
            Ok(front) => said(Document::new(&front, shipment)),
            Err(PlanError::NoItinerary(why_not)) => said(Document::unanswered(shipment, &query, &why_not)),
            Err(error) => panic!("{error}"),
        }
    };
    let said = |ready: &str, due: &str| (Some(ready.to_owned()), Some(due.to_owned()));
    let ready = boxes().ready("2026-12-01").unwrap();
    for (due, shown) in [
        ("2026-12-09", "2026-12-09T23:59:00+03:00"),
        ("2026-12-02", "2026-12-02T23:59:00+03:00"),
        // Too early for any train.
        ("2026-12-01", "2026-12-01T23:59:00+03:00"),
        ("2026-12-01T18:30", "2026-12-01T18:30:00+03:00"),
        ("2026-12-02[Asia/Shanghai]", "2026-12-02T18:59:00+03:00"),
        ("2026-12-01[Asia/Shanghai]", "2026-12-01T18:59:00+03:00"),
    ] {
        let shipment = ready.clone().due(due).unwrap();
        assert_eq!(question(&shipment), said("2026-12-01T00:00:00+08:00", shown), "{due}");
    }
    let window = boxes().ready_between("2026-12-01", "2026-12-03").unwrap().due("2026-12-09").unwrap();
    assert_eq!(question(&window), said("2026-12-01T00:00:00+08:00", "2026-12-09T23:59:00+03:00"));
    let arrival = boxes().to_arrive_by("2026-12-09").unwrap();
    assert_eq!(question(&arrival), said("2026-12-08T12:00:00+08:00", "2026-12-09T23:59:00+03:00"));
    assert_eq!(question(&boxes()), (None, None));
    let front = plan(&network, &window).unwrap();
    let solutions = dcsa::solutions(&front, &window, &network).unwrap();
    assert_eq!(solutions.len(), front.itineraries().len());
}

/// What is read on the clock of a city is read on the clock of each of its hubs.
#[test]
fn all_hubs_of_a_city_keep_one_time() {
    let network = Network::world();
    for city in network.cities() {
        let hubs = network.place(city.code.as_str()).unwrap().hubs;
        let clocks = hubs.iter().map(|&hub| &network.hub(hub).zone);
        for month in 1..=12 {
            let text = format!("2026-{month:02}-15");
            let noons: Vec<Instant> = clocks.clone().map(|zone| Instant::parse(&text, zone).unwrap()).collect();
            assert!(noons.windows(2).all(|pair| pair[0] == pair[1]), "{}, month {month}", city.name);
        }
    }
    assert!(network.cities().len() > 10);
}

proptest! {
    /// Whatever is typed is a date that reads back as it is shown, or is refused.
    #[test]
    fn no_text_panics_and_what_is_read_reads_back(text in "\\PC{0,40}|[0-9TZtz :+!=/\\[\\].,a-zA-Z_-]{0,40}|2026-[01][0-9]-[0-3][0-9][T ]?[0-9:]{0,8}[Z+-]?[0-9:]{0,5}(\\[!?[A-Za-z/=+0-9:-]{0,12}\\]?){0,2}") {
        if let Ok(when) = read(&text) {
            let shanghai = zone("Asia/Shanghai");
            prop_assert!(when.begins(&shanghai) <= when.ends(&shanghai), "{}", text);
            if !matches!(when, When::Day { .. }) {
                prop_assert_eq!(read(&when.to_string()), Ok(when), "{}", text);
            }
        }
    }
}
