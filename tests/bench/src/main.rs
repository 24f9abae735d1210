//! Measures the engine beside baselines of the same run. `README.md` of this package says what each figure means.

mod cases;
mod exchange;
mod figure;
mod frames;
mod gate;
mod linked;
mod memory;
mod roster;
mod site;
mod size;
mod stored;

use std::io::Write as _;
use std::process::ExitCode;

use figure::{Figure, Outcome};

/// Cases that are written unless `--cases` says otherwise.
const CASES: usize = 1_000;

/// What to measure and how to print it.
struct Wish {
    name: String,
    cases: usize,
    json: bool,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, path, opened] = arguments.as_slice()
        && flag == memory::FLAG
    {
        return finish(memory::report(path, opened));
    }
    match wish(&arguments) {
        Some(wish) => finish(run(&wish)),
        None => finish(Err("usage: wijktafel-bench all|NAME [--json] [--cases NUMBER]".into())),
    }
}

fn finish(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// `None` when the arguments say nothing that can be done.
fn wish(arguments: &[String]) -> Option<Wish> {
    let mut wish = Wish { name: String::new(), cases: CASES, json: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => wish.json = true,
            "--cases" => wish.cases = rest.next()?.parse().ok().filter(|cases| *cases >= linked::CHANGED)?,
            name if wish.name.is_empty() && !name.starts_with('-') => name.clone_into(&mut wish.name),
            _ => return None,
        }
    }
    (!wish.name.is_empty()).then_some(wish)
}

fn run(wish: &Wish) -> Outcome<()> {
    let cases = wish.cases;
    let wanted = |name: &str| ["all", name].contains(&wish.name.as_str());
    let any = |names: &[String]| names.iter().any(|name| wanted(name));
    if !any(&gate::names()) && !any(&roster::names()) && !any(&stored::names(cases)) && !any(&linked::names(cases)) {
        return Err(format!("there is no figure {:?} with {cases} cases", wish.name).into());
    }
    if !wish.json {
        println!("{}", Figure::HEADING);
    }
    let mut print = |figure: Figure| {
        if wanted(&figure.name) {
            println!("{}", if wish.json { figure.json() } else { figure.row() });
        }
        Ok(std::io::stdout().flush()?)
    };
    if any(&gate::names()) {
        gate::measure(cases, &mut print)?;
    }
    if any(&roster::names()) {
        roster::measure(&mut print)?;
    }
    let linked = any(&linked::names(cases));
    if linked || any(&stored::names(cases)) {
        let written = stored::measure(cases, &mut print)?;
        if linked {
            linked::measure(written, &mut print)?;
        }
    }
    Ok(())
}
