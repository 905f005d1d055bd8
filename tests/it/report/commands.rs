//! Every example as a command: how it ends, what it does when nobody reads on, and what it says to nonsense.

use crate::common::root;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// Where the examples are, as they stand in the sources now.
fn examples() -> &'static Path {
    static PLACE: OnceLock<PathBuf> = OnceLock::new();
    PLACE.get_or_init(|| {
        let test = std::env::current_exe().expect("a test has a file");
        let profile = test.parent().and_then(Path::parent).expect("it lies in target/PROFILE/deps");
        let target = profile.parent().expect("a profile lies in a target");
        // The profile of the tests: after a run of all tests nothing is left to build.
        let built = Command::new(env!("CARGO"))
            .args(["build", "--examples", "--profile", "test", "--quiet", "--target-dir"])
            .arg(target)
            .current_dir(root())
            .status();
        assert!(built.expect("cargo runs").success());
        profile.join("examples")
    })
}

/// A command line.
fn command(words: &str) -> Command {
    let mut words = words.split_whitespace();
    let mut command = Command::new(examples().join(words.next().expect("a name")));
    command.args(words).current_dir(root()).env("NO_COLOR", "1");
    command
}

fn run(words: &str) -> Output {
    command(words).output().expect("it runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file of the tests' own, in a folder for this run.
fn file(name: &str, bytes: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("commands-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path.display().to_string()
}

/// A question that each command answers.
fn answered() -> Vec<String> {
    let (arcs, pairs) = (file("ok.gr", b"p sp 3 3\na 1 2 1\na 2 3 4\na 1 3 9\n"), file("ok.txt", b"1 3\n"));
    let mut all: Vec<String> = [
        "chongqing_turkiye --ban air",
        "chongqing_turkiye --json",
        "chongqing_turkiye --dcsa",
        "chongqing_turkiye --geojson",
        "reach",
        "shortlist --most 2",
        "what_if --scenario suez_open",
        "why_not",
        "resilience --kind strait",
        "replan",
        "how_sure --runs 20",
        "batch Chongqing,Vientiane,3x45G1,machinery,2026-06-01,21",
        "joint --weeks 1 Chongqing,Istanbul,10,2026-06-01T09:00",
        "check_network --on chongqing",
        "world_ports --to BRSSZ",
        "network_picture --dot",
        "growth --most 1000 --questions 1",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    all.push(format!("dimacs {arcs} --queries {pairs}"));
    all
}

#[test]
fn whoever_stops_reading_is_no_error() {
    for words in answered() {
        let mut child = command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let mut first = [0];
        child.stdout.take().expect("a pipe").read_exact(&mut first).expect("an answer");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((code(&output), said(&output)), (0, String::new()), "{words}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_ends_with_3() {
    let help = ["reach --help", "dimacs --help"].map(ToOwned::to_owned);
    let more = ["chongqing_turkiye --html /dev/full", "network_picture --html /dev/full"].map(ToOwned::to_owned);
    for words in answered().into_iter().chain(help).chain(more) {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("a device");
        let output = command(&words).stdout(full).output().expect("it runs");
        assert_eq!(code(&output), 3, "{words}: {}", said(&output));
        assert!(said(&output).contains("cannot write"), "{words}: {}", said(&output));
    }
}

#[test]
fn an_answer_is_told_with_nothing_beside_it() {
    for words in answered() {
        let output = run(&words);
        assert_eq!((code(&output), said(&output)), (0, String::new()), "{words}");
        assert!(!output.stdout.is_empty() && output.stdout.ends_with(b"\n"), "{words}");
    }
}

#[test]
fn a_wrong_question_ends_with_2_in_every_command() {
    let (arcs, pairs) = (file("two.gr", b"p sp 2 1\na 1 2 1\n"), file("two.txt", b"1 2\n"));
    for words in [
        "chongqing_turkiye --to Istanbull",
        "chongqing_turkiye --budget -0.5",
        "chongqing_turkiye --budget -0.0",
        "chongqing_turkiye --budget 0",
        "chongqing_turkiye --budget 5.+5",
        "chongqing_turkiye --budget 1e3",
        "chongqing_turkiye --budget 99999999999999999999",
        "chongqing_turkiye --value 0",
        "chongqing_turkiye --value -1",
        "chongqing_turkiye --weight 0",
        "chongqing_turkiye --weight -5",
        "chongqing_turkiye --horizon 0",
        "chongqing_turkiye --within-days 0",
        "chongqing_turkiye --within-days 99999999999",
        "chongqing_turkiye --width 0",
        "chongqing_turkiye --width 39",
        "chongqing_turkiye --boxes 0x45G1",
        "chongqing_turkiye --boxes -1x45G1",
        "chongqing_turkiye --boxes +1x45G1",
        "chongqing_turkiye --boxes 2x",
        "chongqing_turkiye --boxes 1e3x45G1",
        "chongqing_turkiye --boxes 99999999999999999999x45G1",
        "chongqing_turkiye --vehicles 0",
        "chongqing_turkiye --vehicles -1",
        "chongqing_turkiye --bulk 0",
        "chongqing_turkiye --pallets 1200,-0.5",
        "chongqing_turkiye --pallets 1200,-0.0",
        "chongqing_turkiye --pallets 1200,0",
        "chongqing_turkiye --pallets 1200,nan",
        "chongqing_turkiye --pallets 1200,inf",
        "chongqing_turkiye --pallets -1200,5",
        "chongqing_turkiye --pallets 1200,1e3",
        "chongqing_turkiye --pallets 0,5",
        "chongqing_turkiye --bulk 48000 --weight 5",
        "chongqing_turkiye --pallets 1200,8 --weight 5",
        "chongqing_turkiye --boxes 1x45R1 --commodity frozen --temperature 15,20",
        "chongqing_turkiye --dangerous flammable-liquids --dangerous flammable-liquids",
        "chongqing_turkiye --hs 1",
        "chongqing_turkiye --hs 84.x",
        "chongqing_turkiye --hs 8.4",
        "chongqing_turkiye --hs 00",
        "chongqing_turkiye --temperature +2,+8 --boxes 1x45R1",
        "chongqing_turkiye --temperature 2,8.0 --boxes 1x45R1",
        "chongqing_turkiye --over-height 0",
        "chongqing_turkiye --commodity=",
        "chongqing_turkiye --scenario suez",
        "reach --from Chongqin",
        "reach --boxes 0x45G1",
        "reach --horizon 0",
        "reach --commodity=",
        "shortlist --most 0",
        "shortlist --budget 0",
        "shortlist --budget -0.5",
        "shortlist --day -1",
        "shortlist --by 2026-11-29",
        "shortlist --by 0000-01-01",
        "shortlist --by 2026-11-30T19:00 --sure 80",
        "shortlist --by 2027-01-10 --sure 101",
        "shortlist --boxes -1x45G1",
        "what_if --to Istanbull",
        "what_if --boxes 1e3x45G1",
        "what_if --scenario suez",
        "why_not --to Istanbul",
        "resilience --kind planet",
        "resilience --boxes 2x",
        "replan --days-late -1",
        "replan --days-late 2982617",
        "how_sure --runs 0",
        "how_sure --seed -1",
        "how_sure --within-days 0",
        "batch Chongqing,Vientiane,3x45G1,machinery,2026-06-01",
        "batch Chongqing,Vientiane,3x45G1,machinery,2026-06-01,0",
        "batch Chongqing,Vientiane,3x45G1,machinery,2026-06-01,-5",
        "batch --day -1",
        "batch --day 99999999999999999999",
        "joint Chongqing,Istanbul,0,2026-06-01",
        "joint Chongqing,Istanbul,-1,2026-06-01",
        "joint --free sce-aktau=-1",
        "joint --weeks 0",
        "joint Chongqing,Istanbul,1000001,2026-06-01",
        "check_network --on mars",
        "world_ports --to Istanbull",
        "network_picture --network mars",
        "growth --most 0",
        "growth --questions 0",
        &format!("dimacs {pairs} --queries {pairs}"),
        &format!("dimacs {pairs} --queries {pairs} --repeat 0"),
        &format!("dimacs {pairs} --queries {pairs} --tolerance -1"),
        &format!("dimacs {pairs} --queries {pairs} --tolerance nan"),
        &format!("dimacs {arcs} --queries {pairs} --tolerance +5"),
        &format!("dimacs {arcs} --queries {pairs} --tolerance 1e3"),
        &format!("dimacs {arcs} --queries {pairs} --tolerance .5"),
        &format!("dimacs {arcs} --queries {pairs} --tolerance 5."),
    ] {
        let output = run(words);
        let text = said(&output);
        assert_eq!(code(&output), 2, "{words}: {text}");
        assert!(text.starts_with("error: ") && !text.contains("panicked"), "{words}: {text}");
        assert!(output.stdout.is_empty(), "{words}");
    }
}

/// What stands behind an option is its value, and is what the refusal is about.
#[test]
fn a_value_that_begins_with_a_hyphen_is_refused_as_a_value() {
    for (words, value) in [
        ("chongqing_turkiye --ready -0001-01-01", "`-0001-01-01` is no date"),
        ("chongqing_turkiye --due -1", "`-1` is no date"),
        ("chongqing_turkiye --weight -inf", "'-inf' for '--weight <KG>': write a whole number"),
        ("chongqing_turkiye --value -.5", "'-.5' for '--value <USD>': write US dollars"),
        ("chongqing_turkiye --budget -1e3", "'-1e3' for '--budget <USD>': write US dollars"),
        ("chongqing_turkiye --width -x", "'-x' for '--width <COLUMNS>': write a whole number"),
        ("chongqing_turkiye --to -Istanbul-x", "unknown place `-Istanbul-x`"),
        ("chongqing_turkiye --ban -no-such-", "unknown ban `-no-such-`"),
        ("shortlist --by -x", "`-x` is no date"),
        ("what_if --ready -x", "`-x` is no date"),
        ("replan --days-late -x", "'-x' for '--days-late <N>': write a whole number"),
        ("reach --ready -x", "`-x` is no date"),
        ("how_sure --runs -x", "'-x' for '--runs <N>': write a whole number"),
        ("batch --day -x", "'-x' for '--day <USD>': write US dollars"),
        ("joint --weeks -x", "'-x' for '--weeks <N>': write a whole number"),
        ("growth --most -x", "'-x' for '--most"),
        ("world_ports --to -x", "unknown place `-x`"),
    ] {
        let output = run(words);
        assert_eq!(code(&output), 2, "{words}: {}", said(&output));
        assert!(said(&output).contains(value), "{words}: {}", said(&output));
    }
    // An option without a value, and what no option is, are said as before.
    for words in ["chongqing_turkiye --to", "chongqing_turkiye -x", "reach -1", "batch --split=x", "joint --nonsense 1"]
    {
        let output = run(words);
        assert_eq!(code(&output), 2, "{words}: {}", said(&output));
        assert!(said(&output).starts_with("error: "), "{words}: {}", said(&output));
    }
}

/// What nothing on the front meets is said, and what is picked besides is picked.
#[test]
fn a_shortlist_says_which_wish_nothing_meets() {
    let shown = |words: &str| {
        let output = run(words);
        assert_eq!(code(&output), 0, "{words}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(shown("shortlist --budget 1").contains("\nNothing costs USD 1 or less.\n"));
    let late = shown("shortlist --by 2026-12-02 --sure 80");
    assert!(late.contains("\nNothing is there by 2026-12-02T23:59:00+03:00.\n"), "{late}");
    assert!(late.contains("\nNothing is there by 2026-12-02T23:59:00+03:00 in 80 % of simulated runs.\n"), "{late}");
    let met = shown("shortlist --budget 99999999 --by 9999-12-31");
    assert!(!met.contains("Nothing"), "{met}");
}

#[cfg(target_os = "linux")]
#[test]
fn arcs_and_queries_come_through_a_pipe_too() {
    use std::io::Write;
    let (arcs, pairs) = ("p sp 3 3\na 1 2 1\na 2 3 4\na 1 3 9\n", "1 3\n");
    let through = |words: &str, text: &str| {
        let mut child = command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        // It may have ended before all is written.
        child.stdin.take().expect("a pipe").write_all(text.as_bytes()).unwrap_or_default();
        child.wait_with_output().expect("it ends")
    };
    let (arcs_file, pairs_file) = (file("pipe.gr", arcs.as_bytes()), file("pipe.txt", pairs.as_bytes()));
    for output in [
        through(&format!("dimacs /dev/stdin --queries {pairs_file}"), arcs),
        through(&format!("dimacs {arcs_file} --queries /dev/stdin"), pairs),
    ] {
        assert_eq!((code(&output), said(&output)), (0, String::new()));
        assert!(String::from_utf8_lossy(&output.stdout).contains("1 3 front 1 "));
    }
    // What announces more than it brings is torn, and takes no memory for what it announced.
    let torn = through(&format!("dimacs /dev/stdin --queries {pairs_file}"), "p sp 3 4000000000\na 1 2 1\n");
    assert_eq!(code(&torn), 2, "{}", said(&torn));
    assert!(said(&torn).contains("the file ends after 1 of the 4000000000 arcs"), "{}", said(&torn));
}

#[test]
fn a_right_question_without_an_answer_ends_with_1() {
    for words in [
        "chongqing_turkiye --within-days 2",
        "chongqing_turkiye --ban air --ban rail --ban sea --ban road --ban river",
        "replan --closed air --closed rail --closed sea --closed road --closed river",
        "batch Chongqing,Vientiane,3x45G1,machinery,2026-06-01,1",
    ] {
        let output = run(words);
        assert_eq!(code(&output), 1, "{words}: {}", said(&output));
        assert!(
            said(&output).starts_with("error: ") && said(&output).contains("no itinerary for "),
            "{words}: {}",
            said(&output)
        );
    }
    // Of several shipments one that goes is an answer; where none goes, the reasons are said all the same.
    let late = "Chongqing,Vientiane,3x45G1,machinery,2026-06-01,1";
    let output = run(&format!("batch {late}"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("nothing within 1.0 days"));
    assert_eq!(code(&run(&format!("batch {late} Chongqing,Vientiane,3x45G1,machinery,2026-06-01,21"))), 0);
    let output = run("chongqing_turkiye --within-days 2 --json");
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"unanswered\""));
}

#[test]
fn a_command_for_many_ends_with_1_where_not_one_has_an_itinerary() {
    for (words, shown) in [
        (
            "batch Chongqing,Duisburg,3x45G1,laptops,2026-06-01,1 Chongqing,Vientiane,3x45G1,machinery,2026-06-01,1",
            "would help: ",
        ),
        ("reach --ready 2026-12-01 --horizon 1 --from Urumqi", "not reached: "),
    ] {
        let output = run(words);
        assert_eq!(code(&output), 1, "{words}: {}", said(&output));
        assert!(said(&output).starts_with("error: "), "{words}: {}", said(&output));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains(shown), "{words}: {text}");
    }
    // One of two is an answer.
    let output = run(
        "batch Chongqing,Duisburg,3x45G1,laptops,2026-06-01,1 Chongqing,Vientiane,3x45G1,machinery,2026-06-01,21 --ban air",
    );
    assert_eq!(code(&output), 0, "{}", said(&output));
}

#[test]
fn what_if_asks_every_scenario_of_a_lane_that_nothing_serves_today() {
    // Makmal lies on a railway that is being built: a scenario opens it.
    for (words, ends, shown) in [
        ("what_if --to KGMAK --scenario cku_open", 0, "Makmal"),
        ("what_if --to KGMAK --scenario suez_open", 1, "  still no itinerary\n"),
    ] {
        let output = run(words);
        assert_eq!(code(&output), ends, "{words}: {}", said(&output));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let (now, then) = text.split_once("\n\n").and_then(|(_, text)| text.split_once("\n\n")).expect("two answers");
        assert!(now.starts_with("As things stand\nno itinerary for "), "{words}: {now}");
        assert!(then.contains(shown), "{words}: {then}");
    }
}

#[test]
fn documents_agree_with_the_exit_code_and_the_words() {
    for (words, kind) in [
        ("chongqing_turkiye --ban air --horizon 5", "horizon"),
        ("chongqing_turkiye --within-days 2", "limits"),
        ("chongqing_turkiye --budget 100", "limits"),
        ("chongqing_turkiye --ban air --ban rail --ban sea --ban road --ban river", "banned"),
    ] {
        let (text, json) = (run(words), run(&format!("{words} --json")));
        assert_eq!([code(&text), code(&json)], [1, 1], "{words}");
        assert_eq!(said(&text), said(&json), "{words}");
        let document: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        let shown = &document["unanswered"];
        assert_eq!((&document["status"], &shown["cause"]["kind"]), (&"unanswered".into(), &kind.into()), "{words}");
        for words in [&shown["cause"]["text"], &shown["would_help"][0]["text"]] {
            assert!(said(&text).contains(words.as_str().unwrap()), "{words}: {}", said(&text));
        }
    }
    let reach = run("reach --ready 2026-12-01 --horizon 1 --from Urumqi --json");
    let document: serde_json::Value = serde_json::from_slice(&reach.stdout).unwrap();
    assert_eq!((code(&reach), &document["status"]), (1, &"unanswered".into()), "{}", said(&reach));
    assert!(said(&reach).contains(document["unanswered"]["why"]["reason"].as_str().unwrap()), "{}", said(&reach));
    let answered = run("chongqing_turkiye --to Duisburg --json");
    let document: serde_json::Value = serde_json::from_slice(&answered.stdout).unwrap();
    assert_eq!((code(&answered), &document["unanswered"]), (0, &serde_json::Value::Null));
    let rules = document["left_out"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["what"]["switch"] == "dual-use" && rule["rules"][0]["country"] == "RU"));
}

/// Each command says of its own answer what rules left out of it, and what it stands on.
#[test]
fn every_command_says_what_rules_left_out_and_what_it_stands_on() {
    let russia = "allow dual-use: in ";
    for (words, rule) in [
        ("chongqing_turkiye --to Duisburg --all", russia),
        ("how_sure --to Duisburg --runs 20", russia),
        ("batch Chongqing,Duisburg,3x45G1,laptops,2026-06-01,60", russia),
        ("reach --commodity laptops", "allow dual-use: in "),
        ("replan --to Duisburg", "Left out by rules"),
        ("what_if --scenario hormuz_closed", "allow suez: in "),
        ("why_not", "allow suez: in "),
        ("shortlist --most 2", "allow suez: in "),
        ("resilience --kind strait", "allow suez: in "),
        ("world_ports --to BRSSZ", "Assumed\n"),
        ("joint --weeks 1 --ban air --via Cape Chongqing,Istanbul,10,2026-06-01T09:00", "Assumed\n"),
    ] {
        let output = run(words);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code(&output), 0, "{words}: {}", said(&output));
        assert!(flat.contains(&rule.split_whitespace().collect::<Vec<_>>().join(" ")), "{words}: {text}");
        assert!(flat.contains(" assumed, as is typical of ") && flat.contains("charges run from "), "{words}: {text}");
    }
    // A short answer says how many they are, and where they are told.
    let short = run("chongqing_turkiye --to Duisburg");
    let last = String::from_utf8_lossy(&short.stdout).lines().rev().take(3).collect::<String>();
    assert!(
        last.contains("--all: ") && last.contains(" that left ways out, ") && last.contains(" assumptions"),
        "{last}"
    );
    // Once a switch is on there is nothing to say of it, and goods that the rule is not about are not named.
    for words in
        ["chongqing_turkiye --to Duisburg --allow dual-use --all", "batch Chongqing,Duisburg,3x45G1,pulp,2026-06-01,60"]
    {
        let output = run(words);
        assert_eq!(code(&output), 0, "{words}: {}", said(&output));
        assert!(!String::from_utf8_lossy(&output.stdout).contains("allow dual-use"), "{words}");
    }
}

#[test]
fn a_file_that_cannot_be_read_ends_with_3_in_every_command_that_reads_one() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let good = file("good.txt", b"1 2\n");
    let utf16 = file("utf16.ron", b"\xff\xfe(\0n\0a\0");
    let torn = file("torn.ron", b"(name: \"\xff\",\nabout: \"\")");
    for path in ["/no/such/file", folder, utf16.as_str(), torn.as_str()] {
        for words in [
            format!("check_network {path}"),
            format!("dimacs {path} --queries {good}"),
            format!("growth --most 1000 --roads {path} {path} --places {good}"),
        ] {
            let output = run(&words);
            assert_eq!(code(&output), 3, "{words}: {}", said(&output));
            assert!(said(&output).starts_with(&format!("error: cannot read {path}")), "{words}: {}", said(&output));
        }
    }
    // What has no end is not read to it.
    #[cfg(target_os = "linux")]
    {
        let output = run("check_network /dev/zero");
        assert_eq!(code(&output), 3, "{}", said(&output));
        assert!(said(&output).contains("cannot read /dev/zero: more than 256 MB"), "{}", said(&output));
        assert_eq!(code(&run(&format!("dimacs /dev/zero --queries {good}"))), 2);
        assert_eq!(code(&run(&format!("dimacs {} --queries /dev/zero", file("some.gr", b"p sp 2 1\na 1 2 1\n")))), 2);
    }
    let manifest = file("manifest.ron", b"[\"absent.ron\"]");
    let output = run(&format!("check_network {manifest}"));
    assert_eq!(code(&output), 3);
    assert!(said(&output).contains("absent.ron"), "{}", said(&output));
}

#[test]
fn a_file_that_says_nonsense_is_refused_by_name_and_place() {
    for (name, text) in [("empty.ron", ""), ("broken.ron", "(name: \"a\", about: \"b\", hubs: [\n(code: \"TR")] {
        let path = file(name, text.as_bytes());
        let output = run(&format!("check_network {path}"));
        let shown = String::from_utf8_lossy(&output.stdout);
        assert_eq!(code(&output), 1, "{shown}");
        let place = format!("{path}:");
        assert!(shown.lines().any(|line| line.starts_with(&place) && line.contains("[shape]")), "{shown}");
    }
    let output = run(&format!("check_network {}", file("manifest.ron", b"[\"a")));
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert!(said(&output).contains("manifest.ron:1:"), "{}", said(&output));
}

#[test]
fn what_an_asker_wrote_steers_no_terminal() {
    for name in ["\u{1b}[31m", "a\u{7}", "\u{9b}2J", "a\u{202e}b", "a\u{2028}error: x"] {
        for (words, flag) in [
            ("chongqing_turkiye", "--to"),
            ("chongqing_turkiye", "--ban"),
            ("chongqing_turkiye", "--commodity"),
            ("chongqing_turkiye", "--budget"),
            ("chongqing_turkiye", "--scenario"),
            ("chongqing_turkiye", "--ready"),
            ("what_if", "--to"),
            ("reach", "--from"),
            ("joint", "--free"),
        ] {
            let output = command(words).args([flag, name]).output().expect("it runs");
            let text = said(&output);
            assert_eq!(code(&output), 2, "{words} {flag}: {text}");
            assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{words} {flag}: {text:?}");
            assert!(!text.contains(['\u{202e}', '\u{2028}']), "{words} {flag}: {text:?}");
        }
    }
}

#[test]
fn help_says_how_every_command_ends() {
    for words in answered() {
        let name = words.split(' ').next().expect("a name");
        let output = run(&format!("{name} --help"));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(code(&output), 0, "{name}");
        assert!(
            text.contains("Exit codes: 0 ") && text.contains("2 wrong question, 3 a file cannot be read or written"),
            "{name}: {text}"
        );
    }
}
