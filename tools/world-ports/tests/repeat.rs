//! FEATURE UNDER TEST: what the repository holds is what the generator writes, byte for byte.

use std::process::Command;

#[test]
fn the_written_files_are_up_to_date() {
    let output = Command::new(env!("CARGO_BIN_EXE_world-ports")).arg("--check").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
