//! A network in which nothing can be decided any more, and the one that continues it.

use std::fs;

use serde_json::Value;
use wijktafel_core::store::{Reader as _, Storage as _, Write};
use wijktafel_harness::words::{line, prose};
use wijktafel_harness::world::{Partner as Place, World};
use wijktafel_model::command::Command;
use wijktafel_model::fact::VerdictGiven;
use wijktafel_model::fact::steps::{StepTemplate, TemplateStep};
use wijktafel_model::id::LogId;
use wijktafel_model::successor::{Heirloom, Thing};
use wijktafel_model::view::Detail;
use wijktafel_model::words::{
    AgreementKind, AgreementRule, LearningOrder, LifeArea, RoundWay, SupportLevel, TipResult, Verdict,
};
use wijktafel_sync::home::Home;
use wijktafel_sync::node::{self, FirstCards, Founding, Options, Reply, Request, StartError};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::Cost;

use crate::network::until;
use crate::partner::{PASSPHRASE, Partner, ground, list, text};

/// Twenty organisations; the first nine are still there.
const NAMES: [&str; 20] = [
    "Anker",
    "Brug",
    "Carre",
    "Dorpshuis",
    "Eik",
    "Fontein",
    "Gaarde",
    "Haven",
    "Iep",
    "Joris",
    "Kade",
    "Linde",
    "Molen",
    "Noorderlicht",
    "Oever",
    "Poort",
    "Quint",
    "Rozenhof",
    "Spoor",
    "Terp",
];
const REMAINING: usize = 9;
/// How many of them signed the agreement: a majority of twenty.
const SIGNED: usize = 12;
/// The most steps it may take to go on.
const STEPS_MAX: usize = 10;

/// What the earlier network left, by its ids there.
struct Left {
    world: World,
    agreement: LogId,
    case: LogId,
}

/// A network of these organisations with a voice each, and something of everything.
fn earlier(seed: u64, names: &[&str]) -> Left {
    let (mut world, partners) = World::star(seed, names);
    let (first, second) = (partners[0], partners[1]);
    let make = |world: &mut World, who: Place, command: Command| {
        let made = world.run(who, &command).expect("it is done");
        made.logs.first().copied().zip(made.facts.first().copied())
    };
    let table = Command::OpenTable { name: line("Wijktafel Noord"), area: None, rhythm: None, orgs: None };
    let (table, _) = make(&mut world, first, table).expect("a table");
    let open = Command::OpenCase {
        table,
        title: line("Weer zelf de dag beginnen"),
        ground: prose("Zonder namen"),
        retain_until: until().parse().expect("a day"),
        areas: vec![LifeArea::TimeUse],
        question: "Hoe kom ik de ochtend door?".to_owned(),
        keep: Vec::new(),
    };
    let (case, _) = make(&mut world, first, open).expect("a case");
    world.settle();
    let (area, level) = (LifeArea::TimeUse, SupportLevel::Neighbourhood);
    let tip = Command::AddTip { case, area, level, text: prose("Samen wandelen") };
    let tip = world.run(second, &tip).expect("a tip").facts[0];
    world.settle();
    let result = TipResult::Worked;
    make(&mut world, first, Command::ReportTip { case, tip, result, note: Some(prose("Elke week")) });
    let open = Command::OpenAgreement {
        title: line("Samen zorgen"),
        kind: AgreementKind::Cooperation,
        draft: "Wij laten elkaar niet los.".to_owned(),
        criteria: Vec::new(),
    };
    let (agreement, _) = make(&mut world, first, open).expect("an agreement");
    let propose = Command::ProposeVersion {
        agreement,
        rule: AgreementRule::Majority,
        electorate: partners.iter().map(|partner| world.org(*partner)).collect(),
        effective: None,
        review: None,
        stop_clause: None,
    };
    make(&mut world, first, propose);
    world.settle();
    let version = view(&mut world, first, agreement).versions[0].version;
    for partner in partners.iter().take(SIGNED) {
        let verdict = Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None };
        world.run(*partner, &verdict).expect("a verdict");
    }
    let step = TemplateStep { name: line("Wie zijn wij?"), level: None, minutes: 5 };
    let template = StepTemplate { name: line("Rondje"), steps: vec![step] };
    make(&mut world, first, Command::WriteTemplate { instead: None, template });
    make(&mut world, first, Command::OpenSeason { title: line("Voorjaar") });
    world.settle();
    let season = snapshot(&mut world, first, None).seasons[0].log;
    let owner = world.org(second);
    let action =
        Command::AddAction { season, what: line("Sleutel regelen"), owner, person: None, due: None, origin: None };
    make(&mut world, first, action);
    let lesson = Command::OpenLesson {
        title: line("Eerst bellen"),
        order: LearningOrder::First,
        cases: vec![case],
        text: "Wie belt, hoeft minder te schrijven.".to_owned(),
    };
    make(&mut world, second, lesson);
    let (round, _) =
        make(&mut world, first, Command::OpenRound { title: line("Waar staan we?"), model: None, way: RoundWay::Open })
            .expect("a round");
    world.settle();
    make(
        &mut world,
        second,
        Command::GiveScore { round, dimension: 0, score: 3, evidence: Some(prose("Ieder kent het")) },
    );
    world.settle();
    Left { world, agreement, case }
}

fn snapshot(world: &mut World, who: Place, detail: Option<LogId>) -> wijktafel_model::view::Snapshot {
    world.snapshot(who, detail)
}

fn view(world: &mut World, who: Place, agreement: LogId) -> wijktafel_model::view::AgreementView {
    match snapshot(world, who, Some(agreement)).detail {
        Some(Detail::Agreement(view)) => view,
        other => panic!("{other:?}"),
    }
}

/// Writes a partner's disk into a data folder, so that processes can run on it.
fn on_disk(world: &World, place: Place, partner: &Partner) {
    let cost = Cost::new(8, 1).expect("the smallest cost");
    let mut home = Home::found(&Profile::at(&partner.folder), PASSPHRASE, cost).expect("a folder");
    let store = &world.sites[place.0].store;
    let mut batch = vec![
        Write::Setting("node/seed".to_owned(), world.sites[place.0].seed.to_vec()),
        Write::Setting("node/network".to_owned(), world.hub(place).replica.network().0.to_vec()),
    ];
    let roster = world.hub(place).replica.roster_id();
    let logs = store.logs().expect("it answers");
    let ids = logs.iter().map(|record| record.log).chain([roster]).collect::<std::collections::BTreeSet<_>>();
    for log in ids {
        batch.extend(store.entries(log).expect("it answers").into_iter().map(|entry| Write::Entry(log, entry)));
    }
    batch.extend(logs.into_iter().map(Write::Log));
    let secrets = store.secrets().expect("it answers");
    batch.extend(secrets.into_iter().map(|(scope, epoch, secret)| Write::Secret(scope, epoch, secret)));
    batch.extend(store.key_objects().expect("it answers").into_iter().map(Write::KeyObject));
    home.store.commit(&batch).expect("it is written");
}

fn folder(partner: &Partner) -> String {
    partner.folder.display().to_string()
}

/// Runs a command that counts as a step.
fn step(steps: &mut usize, partner: &Partner, args: &[&str]) -> Value {
    *steps += 1;
    partner.run(args)
}

#[test]
fn with_eleven_of_twenty_silent_nine_go_on_in_ten_steps_and_each_can_check_the_history() {
    let ground = ground();
    let Left { mut world, agreement, case } = earlier(7, &NAMES);
    for part in ["earlier", "later"] {
        fs::create_dir(ground.path().join(part)).expect("a folder");
        fs::write(ground.path().join(part).join("passphrase"), PASSPHRASE).expect("writable");
    }
    let remaining: Vec<(Partner, Partner)> = NAMES[..REMAINING]
        .iter()
        .map(|name| {
            (Partner::new(&ground.path().join("earlier"), name), Partner::new(&ground.path().join("later"), name))
        })
        .collect();
    // The last of the nine has not heard the latest yet.
    on_disk(&world, Place(REMAINING - 1), &remaining[REMAINING - 1].0);
    let late = Command::AddTip {
        case,
        area: LifeArea::TimeUse,
        level: SupportLevel::OwnNetwork,
        text: prose("Een vaste beltijd"),
    };
    world.run(Place(0), &late).expect("a tip");
    world.settle();
    for (place, (old, _)) in remaining.iter().enumerate().take(REMAINING - 1) {
        on_disk(&world, Place(place), old);
    }
    let mut steps = 0;
    let mut remaining = remaining;
    let partners_csv = ground.path().join("partners.csv");
    let sheets = ground.path().join("sheets");

    let (old, new) = &mut remaining[0];
    let old_folder = folder(old);
    let made =
        step(&mut steps, new, &["refound", "--from", &old_folder, "--partners", &partners_csv.display().to_string()]);
    assert_eq!(made["left"], Value::Array(Vec::new()), "everything that is carried was copied: {made}");
    assert_eq!(made["partners"], NAMES.len() - 1);
    assert_eq!(made["carried"]["templates"], 1);
    old.run(&["agreement", "show", &agreement.to_string()]);
    new.start();
    keep(&partners_csv, &NAMES[1..REMAINING]);
    step(
        &mut steps,
        new,
        &["invite", "--list", &partners_csv.display().to_string(), "--sheets", &sheets.display().to_string()],
    );
    let tickets = tickets(&sheets);
    assert_eq!(tickets.len(), REMAINING - 1);

    let (founder, others) = remaining.split_at_mut(1);
    let founder = &founder[0].1;
    for ((_, newcomer), ticket) in others.iter_mut().zip(&tickets) {
        let joined = newcomer.run(&["join", ticket, "--organisation", newcomer.name, "--person", newcomer.name]);
        let code = text(&joined["joining"]["code"]);
        newcomer.start();
        let waiting = founder.until_shown("the newcomer", |shown| invitation(shown, &code).is_some());
        let invite = invitation(&waiting, &code).expect("just seen");
        step(&mut steps, founder, &["confirm", &invite]);
        newcomer.until(&serde_json::json!({ "ask": "status" }), "admitted", |status| status["stage"] == "admitted");
        newcomer.run(&["accept"]);
    }
    assert!(steps <= STEPS_MAX, "{steps} steps");

    // Work goes on: one writes, another reads.
    let (first, last) = (&others[0], &others[REMAINING - 2]);
    let copied = first.1.until_shown("the case", |shown| !list(&shown["cases"]).is_empty());
    let case = text(&copied["cases"][0]["log"]);
    first.1.until_shown("its card", own_card);
    assert_eq!(first.1.run(&["steps", "list"])[0]["template"]["name"], "Rondje", "how discussions go is carried along");
    first.1.run(&["tip", "add", &case, "Verder waar we waren", "--area", "time-use", "--level", "neighbourhood"]);
    last.1.until_detail(&case, "what was written since", |case| {
        let words = case["tips"].to_string();
        ["Verder waar we waren", "Samen wandelen", "Een vaste beltijd", "Elke week"]
            .iter()
            .all(|part| words.contains(part))
    });

    // Each compares with its own copy of what was. In the roster each has renewed its own key since.
    let roster = world.hub(Place(0)).replica.roster_id().to_string();
    let found = first.1.run(&["origin", "verify", "--from", &folder(&first.0)]);
    for copy in list(&found["copies"]) {
        for place in list(&copy["places"]) {
            let same = place[1] == serde_json::json!({ "agrees": { "missing": 0, "beyond": 0 } });
            assert!(same || place[0] == roster.as_str() && place[1]["agrees"].is_object(), "{copy}");
        }
        assert_ne!(copy["faithful"], false, "{copy}");
    }
    assert_eq!(list(&found["copies"]).iter().filter(|copy| copy["faithful"] == true).count(), 6, "{found}");
    assert_eq!((&found["proven"], &found["unproven"]), (&SIGNED.into(), &0.into()));
    let behind = last.1.run(&["origin", "verify", "--from", &folder(&last.0)]);
    let missing: u64 = list(&behind["copies"])
        .iter()
        .flat_map(|copy| list(&copy["places"]))
        .filter(|place| place[0] != roster.as_str())
        .filter_map(|place| place[1]["agrees"]["missing"].as_u64())
        .sum();
    assert_eq!(missing, 1, "the tip it has not heard of: {behind}");

    signed_words_stay_history(&first.1, agreement, ground.path());
}

/// What was signed stays what it was: history here, provable, and binding nobody.
fn signed_words_stay_history(partner: &Partner, agreement: LogId, ground: &std::path::Path) {
    let agreements = partner.run(&["agreements"]);
    let copy = text(&agreements[0]["log"]);
    let shown = partner.run(&["agreement", "show", &copy]);
    assert_eq!(shown["row"]["state"], "draft");
    let words = list(&shown["earlier"]["versions"][0]["words"]);
    assert_eq!((words.len(), words.iter().filter(|word| word["proven"] == true).count()), (SIGNED, SIGNED));
    let proof = ground.join("old.proof").display().to_string();
    let version = text(&shown["earlier"]["versions"][0]["version"]);
    partner.run(&["agreement", "proof", &copy, "--of", &text(&words[0]["org"]), "--to", &proof]);
    let proven = partner.run(&["verify-proof", &proof]);
    assert_eq!((&proven["version"], &proven["organisation"]), (&Value::from(version), &words[0]["org"]));
    assert_eq!(proven["agreement"], Value::from(agreement.to_string()), "it speaks of the earlier network");
}

fn own_card(shown: &Value) -> bool {
    list(&shown["network"]["organisations"]).iter().any(|org| org["own"] == true && !org["name"].is_null())
}

/// Keeps those rows of a list whose partners are still there, as a person does in a spreadsheet.
fn keep(path: &std::path::Path, names: &[&str]) {
    let all = fs::read_to_string(path).expect("readable");
    let (head, rows) = all.split_once('\n').expect("a first row");
    let kept = rows.lines().filter(|row| names.iter().any(|name| row.starts_with(name)));
    fs::write(path, format!("{head}\n{}\n", kept.collect::<Vec<_>>().join("\n"))).expect("writable");
}

/// The invitations of printed sheets.
fn tickets(sheets: &std::path::Path) -> Vec<String> {
    let mut pages: Vec<_> = fs::read_dir(sheets).expect("sheets").map(|page| page.expect("a page").path()).collect();
    pages.sort();
    let ticket = |page: &std::path::PathBuf| {
        let page = fs::read_to_string(page).expect("readable");
        let ticket = page.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>")).expect("a ticket").0;
        ticket.to_owned()
    };
    pages.iter().map(ticket).collect()
}

/// The invitation that waits with this code.
fn invitation(shown: &Value, code: &str) -> Option<String> {
    let found = list(&shown["network"]["invitations"]).iter().find(|one| one["code"] == code)?;
    (found["state"] == "waits_for_code").then(|| text(&found["invite"])[..8].to_owned())
}

/// Founds a successor as a liar would: with something changed on the way.
fn refound(old: &Partner, new: &Partner, change: impl Fn(&mut Heirloom)) {
    let node =
        node::start(&Profile::at(&old.folder), PASSPHRASE, &Options { bind: None, offline: true, looking: false })
            .expect("it opens");
    let Reply::Snapshot(shown) = node.ask(Request::Snapshot { detail: None }).expect("it answers") else { panic!() };
    let estate = wijktafel_model::successor::Estate::of(&shown);
    let cards = FirstCards {
        organisation: line("Anker"),
        kind: wijktafel_model::words::OrgKind::Welfare,
        formality: wijktafel_model::words::Formality::Formal,
        person: line("Anker"),
    };
    let founding = Founding { network: line("Wijknetwerk"), region: None, cards };
    let logs = (shown.network.log.expect("a name"), estate.logs.as_slice());
    let cost = Cost::new(8, 1).expect("the smallest cost");
    let heirloom = |log: LogId| -> Result<Option<Heirloom>, StartError> {
        let Reply::Heirloom { heirloom } = node.ask(Request::Heirloom { log }).expect("it answers") else { panic!() };
        Ok(heirloom.map(|mut heirloom| {
            change(&mut heirloom);
            *heirloom
        }))
    };
    node::refound(&Profile::at(&new.folder), PASSPHRASE, cost, &founding, logs, heirloom).expect("a network");
}

#[test]
fn a_history_that_was_changed_is_refused_and_says_where() {
    let ground = ground();
    let Left { world, case, .. } = earlier(8, &NAMES[..3]);
    let [old, other] = ["earlier", "earlier-other"].map(|name| Partner::new(ground.path(), name));
    on_disk(&world, Place(0), &old);
    on_disk(&world, Place(1), &other);
    let verify =
        |new: &Partner| new.command(&["origin", "verify", "--from", &folder(&other)]).output().expect("it starts");
    let check = |name: &'static str, code: &str, said: &str, change: &dyn Fn(&mut Heirloom)| {
        let new = Partner::new(ground.path(), name);
        refound(&old, &new, change);
        let refused = crate::partner::refusal(&verify(&new), name);
        assert_eq!((refused.exit, refused.code.as_str()), (9, code), "{}", refused.message);
        assert!(refused.message.contains(said), "{name}: {}", refused.message);
    };

    let honest = Partner::new(ground.path(), "honest");
    refound(&old, &honest, |_| {});
    crate::partner::ok(&verify(&honest), "an honest copy");

    check("frontier", "history-differs", "Weer zelf de dag beginnen, step", &|heirloom| {
        for from in heirloom.from.iter_mut().filter(|from| from.log == case) {
            from.feeds[0].tip.0[0] ^= 1;
        }
    });
    check("tip", "history-changed", "Weer zelf de dag beginnen", &|heirloom| {
        if let Thing::Case(view) = &mut heirloom.what {
            view.tips[0].versions[0].text = "Nooit meer wandelen".to_owned();
        }
    });
    check("verdict", "history-changed", "Samen zorgen", &|heirloom| {
        for quote in &mut heirloom.quotes {
            use wijktafel_model::cbor::{Bytes, Cbor as _};
            let mut said = wijktafel_model::fact::Statement::from_cbor(&quote.statement.0).expect("a statement");
            if let wijktafel_model::fact::Fact::VerdictGiven(VerdictGiven { verdict, .. }) = &mut said.fact {
                *verdict = Verdict::AgreeWithNote;
                quote.statement = Bytes(said.to_cbor());
            }
        }
    });
    check("score", "history-changed", "Waar staan we?", &|heirloom| {
        if matches!(heirloom.what, Thing::Round(_)) {
            heirloom.quotes.clear();
        }
    });
    let stranger = Partner::new(ground.path(), "stranger");
    stranger.run(&["found", "--network", "Elders", "--organisation", "Elders", "--person", "Els"]);
    let elsewhere = honest.refused(&["origin", "verify", "--from", &folder(&stranger)]);
    assert_eq!(elsewhere.code, "history-other-network");
    let none = stranger.refused(&["origin", "verify", "--from", &folder(&old)]);
    assert_eq!((none.exit, none.code.as_str()), (3, "history-none"));

    // A word whose proof was made of another's shows as unproven.
    let forged = Partner::new(ground.path(), "forged");
    refound(&old, &forged, |heirloom| {
        let proofs: Vec<_> = heirloom.quotes.iter().map(|quote| quote.proof.clone()).collect();
        let given = proofs.iter().flatten().next().cloned();
        heirloom.quotes.iter_mut().filter(|quote| quote.proof.is_some()).for_each(|quote| quote.proof = given.clone());
    });
    let agreements = forged.run(&["agreements"]);
    let shown = forged.run(&["agreement", "show", &text(&agreements[0]["log"])]);
    let words = list(&shown["earlier"]["versions"][0]["words"]);
    assert_eq!((words.len(), words.iter().filter(|word| word["proven"] == true).count()), (3, 1), "{words:?}");
}
