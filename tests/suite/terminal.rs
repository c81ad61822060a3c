//! What only a terminal gets.

use std::fs;

use crate::support::cli::binary;
use crate::support::{shared, terminal, unique};

const SHOW_CURSOR: &str = "\u{1b}[?25h";

#[test]
fn a_question_takes_no_and_ctrl_c_for_an_answer_on_broker() {
    let name = unique("asked");
    let dir = tempfile::tempdir().unwrap();
    let declared = format!("version: 1\ntopics: [ {{ name: {name}, partitions: 1, replication: 1 }} ]\n");
    fs::write(dir.path().join("topics.yaml"), declared).unwrap();
    let environment = vec![
        ("HOME", dir.path().display().to_string()),
        ("PATH", format!("{}:/usr/bin:/bin", binary().parent().unwrap().display())),
        ("KAFKA_BROKERS", shared().brokers.clone()),
    ];
    let mut shell = terminal::shell(dir.path(), environment);

    shell.send_line("helixctl topics apply").unwrap();
    let shown = shell.exp_string("[y/N]").unwrap();
    assert!(shown.contains("\u{1b}[32m+"), "in colour\n{shown}");
    shell.send_control('c').unwrap();
    let interrupted = terminal::expect(&mut shell, 130);
    assert!(interrupted.contains(SHOW_CURSOR), "the cursor is back: {interrupted:?}");
    assert!(interrupted.contains("nothing was changed"), "{interrupted}");

    for answer in ["n", ""] {
        shell.send_line("helixctl topics apply").unwrap();
        shell.exp_string("[y/N]").unwrap();
        shell.send_line(answer).unwrap();
        terminal::expect(&mut shell, 5);
    }
    shell.send_line(&format!("helixctl topics describe {name}")).unwrap();
    terminal::expect(&mut shell, 1);

    shell.send_line("helixctl topics apply").unwrap();
    shell.exp_string("[y/N]").unwrap();
    shell.send_line("y").unwrap();
    terminal::expect(&mut shell, 0);
    shell.send_line(&format!("helixctl topics describe {name}")).unwrap();
    terminal::expect(&mut shell, 0);
}
