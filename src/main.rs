//! The binary: one sentence.

use std::process::ExitCode;

fn main() -> ExitCode {
    helixctl::cli::main(std::env::args_os())
}
