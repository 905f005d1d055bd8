//! Road networks in the format of the DIMACS Challenge, as the examples read them: what is torn or says more than it announces is refused by name and line.

use std::path::{Path, PathBuf};

use crate::examples::command;
use crate::examples::roads;

use command::Failure;

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("roads-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// Nodes and arcs of a file, or its refusal without the folder.
fn read(name: &str, text: impl AsRef<[u8]>) -> Result<(usize, usize), String> {
    let path = file(name, text.as_ref());
    let folder = path.parent().expect("a folder").display().to_string() + "/";
    let graph = roads::read::<1>(&[path]);
    graph
        .map(|graph| (graph.node_count(), graph.edge_count()))
        .map_err(|failure| failure.to_string().replace(&folder, ""))
}

#[test]
fn a_whole_file_is_read_whatever_ends_its_lines() {
    let text = "c roads\np sp 3 2\na 1 2 1\n\nc more\na 2 3 4294967295\n";
    assert_eq!(read("unix", text), Ok((3, 2)));
    assert_eq!(read("dos", text.replace('\n', "\r\n")), Ok((3, 2)));
    assert_eq!(read("mark", format!("\u{feff}{text}")), Ok((3, 2)));
    assert_eq!(read("no_end", text.trim_end()), Ok((3, 2)));
    assert_eq!(read("no_arc", "p sp 3 0\n"), Ok((3, 0)));
}

#[test]
fn what_is_torn_or_too_much_is_refused_by_name_and_line() {
    let refusals = [
        ("torn", "p sp 3 2\na 1 2 1\n", "torn: the file ends after 1 of the 2 arcs that it announces"),
        ("more", "p sp 3 1\na 1 2 1\na 2 3 1\n", "more, line 3: more than the 1 arcs that the file announces"),
        ("twice", "p sp 3 2\na 1 2 1\np sp 3 2\n", "twice, line 3: a second line `p`"),
        ("late", "a 1 2 1\np sp 3 1\n", "late, line 1: expected one line `p sp NODES ARCS` before all arcs"),
        ("empty", "", "empty: expected one line `p sp NODES ARCS` before all arcs"),
        ("kind", "p aux sp co 3\n", "kind, line 1: expected one line `p sp NODES ARCS` before all arcs"),
        ("long", "p sp 3 1 1\na 1 2 1\n", "long, line 1: expected one line `p sp NODES ARCS` before all arcs"),
        ("zero", "p sp 3 1\na 0 2 1\n", "zero, line 2: nodes are numbered from 1 to 3"),
        ("beyond", "p sp 3 1\na 1 4 1\n", "beyond, line 2: nodes are numbered from 1 to 3"),
        ("three", "p sp 3 1\na 1 2\n", "three, line 2: expected `a TAIL HEAD WEIGHT`, three whole numbers"),
        ("four", "p sp 3 1\na 1 2 3 4\n", "four, line 2: expected `a TAIL HEAD WEIGHT`, three whole numbers"),
        ("minus", "p sp 3 1\na 1 2 -3\n", "minus, line 2: expected `a TAIL HEAD WEIGHT`, three whole numbers"),
        ("wide", "p sp 3 1\na 1 2 4294967296\n", "wide, line 2: expected `a TAIL HEAD WEIGHT`, three whole numbers"),
        ("word", "p sp 3 1\nx 1 2 3\n", "word, line 2: expected `a TAIL HEAD WEIGHT`"),
        ("huge", "p sp 4000000000 1\na 1 2 1\n", "huge, line 1: expected one line `p sp NODES ARCS` before all arcs"),
    ];
    for (name, text, refusal) in refusals {
        assert_eq!(read(name, text), Err(refusal.to_owned()));
    }
    assert_eq!(
        read("bytes", b"p sp 3 1\na 1 \xff 1\n"),
        Err("cannot read bytes, line 2: the bytes are no UTF-8".to_owned())
    );
}

#[test]
fn a_line_without_end_is_refused() {
    let longest = format!("c {}\np sp 3 0\n", "x".repeat(65_000));
    assert_eq!(read("longest", longest), Ok((3, 0)));
    let endless = format!("c {}\np sp 3 0\n", "x".repeat(70_000));
    assert_eq!(read("endless", endless), Err("endless, line 1: a line of more than 65536 bytes".to_owned()));
    // A comment of letters of two bytes is cut within one.
    let letters = read("letters", format!("c{}\n", "é".repeat(70_000)));
    assert_eq!(letters, Err("letters, line 1: a line of more than 65536 bytes".to_owned()));
    #[cfg(target_os = "linux")]
    assert!(roads::read::<1>(&[PathBuf::from("/dev/zero")]).unwrap_err().to_string().contains("/dev/zero, line 1"));
}

#[test]
fn files_side_by_side_list_the_same_arcs() {
    let one = file("one", b"p sp 3 2\na 1 2 1\na 2 3 1\n");
    let refusal = |name: &str, text: &[u8]| {
        let failure = roads::read::<2>(&[one.clone(), file(name, text)]).map(|_| ()).unwrap_err();
        assert_eq!(failure.exit_code(), 2);
        failure.to_string()
    };
    assert!(
        refusal("other", b"p sp 3 2\na 1 2 1\na 1 3 1\n")
            .ends_with("other, line 3: the arcs are not those of the first file in their order")
    );
    assert!(
        refusal("fewer", b"p sp 3 1\na 1 2 1\n")
            .ends_with("fewer, line 1: the first file announces 3 nodes and 2 arcs")
    );
    assert!(
        refusal("torn_too", b"p sp 3 2\na 1 2 1\n")
            .ends_with("torn_too: the file ends after 1 of the 2 arcs that it announces")
    );
    assert!(matches!(roads::read::<1>(&[PathBuf::from("/no/such")]), Err(Failure::Unreadable(_))));
}
