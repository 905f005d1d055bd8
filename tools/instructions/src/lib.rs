//! Nothing but a bench: `cargo bench -p landsea-instructions` counts the instructions of landsea's searches. It needs valgrind, and `gungraun-runner` of the
//! version in `Cargo.lock` (`cargo install gungraun-runner --version ...`).
