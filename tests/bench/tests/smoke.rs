//! The whole program on a few cases: every figure is there, and is a number.

use std::collections::BTreeSet;
use std::process::{Command, Output};

use serde_json::Value;

fn bench(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wijktafel-bench")).args(arguments).output().expect("the program runs")
}

#[test]
fn every_figure_is_printed_once_as_a_finite_number() {
    let output = bench(&["all", "--json", "--cases", "20"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    let mut names = BTreeSet::new();
    for line in String::from_utf8(output.stdout).expect("text").lines() {
        let figure: Value = serde_json::from_str(line).expect("a line is JSON");
        let name = figure["name"].as_str().expect("a name").to_owned();
        for field in ["value", "ratio"] {
            let number = figure[field].as_f64().unwrap_or_else(|| panic!("{field} of {name} is a number: {line}"));
            assert!(number.is_finite() && number > 0.0, "{field} of {name}: {line}");
        }
        assert!(figure["unit"].as_str().is_some_and(|unit| !unit.is_empty()), "{line}");
        assert!(figure["baseline"].as_str().is_some_and(|baseline| baseline.contains(": ")), "{line}");
        assert!(names.insert(name), "printed once: {line}");
    }
    let expected = [
        "first_copy_bytes_20",
        "first_copy_seconds_20",
        "frame_board_p99_ms_20",
        "frame_list_p99_ms_20",
        "frame_map_p99_ms_20",
        "frame_p99_ms_20",
        "frame_search_p99_ms_20",
        "gate_us",
        "live_edit_p50_ms",
        "live_edit_p99_ms",
        "membership_10000_bytes",
        "membership_10000_evaluate_ms",
        "membership_1000_bytes",
        "membership_1000_evaluate_ms",
        "memory_mb_20",
        "reconnect_bytes_20_5",
        "reconnect_flights_20_5",
        "search_p99_ms_20",
        "start_ms_20",
        "store_bytes_20",
        "write_cases_per_s_20",
    ];
    assert!(names.iter().eq(expected), "{names:?}");
}

#[test]
fn one_figure_is_printed_alone_for_people() {
    let output = bench(&["gate_us", "--cases", "20"]);
    let text = String::from_utf8(output.stdout).expect("text");

    let lines: Vec<&str> = text.lines().collect();
    assert!(
        matches!(lines.as_slice(), [heading, line] if heading.starts_with("figure") && line.starts_with("gate_us"))
    );
}

#[test]
fn an_unknown_figure_is_refused() {
    for arguments in [&["gate_ms"][..], &["all", "--cases", "none"], &[]] {
        let output = bench(arguments);
        assert!(!output.status.success() && output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}
