use super::*;
use crate::fact::TableDescribed;
use crate::id::EncryptionKey;
use crate::testing::{NETWORK, TODAY, author, standing};
use crate::view::CaseRow;
use crate::words::{LifeArea, Line};

fn card(number: u8, name: &str) -> (LogId, Row) {
    let log = LogId([number; 16]);
    let card = OrganisationCard {
        log,
        org: author(number, 0).org,
        name: name.to_owned(),
        kind: OrgKind::Welfare,
        formality: Formality::Formal,
        areas: vec![LifeArea::Home],
        offers: None,
        contacts: Vec::new(),
    };
    (log, Row::Organisation(card))
}

fn shown(standing: &Standing, rows: &BTreeMap<LogId, Row>, foundings: &BTreeMap<OrgId, FoundingStatement>) -> Snapshot {
    let device = Some(author(0, 0).device);
    let parts = Parts { network: NETWORK, device, today: TODAY, standing, heard: &Heard::new(), foundings, rows };
    assemble(3, &parts, None, SyncView::default())
}

fn codes_of(names: &[&str]) -> Vec<String> {
    let count = u8::try_from(names.len()).unwrap();
    let rows = (0..).zip(names).map(|(number, name)| card(number, name)).collect();
    let network = shown(&standing(count, 1), &rows, &BTreeMap::new()).network;
    network.organisations.into_iter().map(|organisation| organisation.code).collect()
}

#[test]
fn codes_are_initials_and_tell_partners_apart() {
    assert_eq!(codes_of(&["Huis van de Wijk", "Bakenwonen", "Buurthulp"]), ["HV", "BA", "BU"]);
    assert_eq!(codes_of(&["De Linde", "De Lariks", "De Lelie"]), ["DL", "DE", "DI"]);
    assert_eq!(codes_of(&["Éclair", "7", "Éclair"]), ["CL", "AA", "CA"]);
}

#[test]
fn codes_stay_distinct_for_a_hundred_and_fifty_partners() {
    let codes = codes_of(&vec!["Zorg Zuid"; 150]);

    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 150);
    assert!(codes.iter().all(|code| code.len() == 2));
}

#[test]
fn colours_follow_the_order_of_arrival_and_members_come_first() {
    let mut standing = standing(3, 1);
    standing.orgs.get_mut(&author(0, 0).org).unwrap().stage = Stage::Left;

    let network = shown(&standing, &BTreeMap::new(), &BTreeMap::new()).network;

    let order: Vec<_> = network.organisations.iter().map(|one| (one.org, one.colour)).collect();
    assert_eq!(order, [(author(1, 0).org, 1), (author(2, 0).org, 2), (author(0, 0).org, 0)]);
    assert!(network.few_voices);
    assert!(network.me.is_some_and(|me| !me.writable));
}

#[test]
fn gaps_are_the_roles_that_no_active_person_fills() {
    let mut standing = standing(1, 1);
    let person = author(0, 0).person;
    let log = LogId([9; 16]);
    let roles = vec![Role::Professional];
    let name = "Noor".to_owned();
    let row = Row::Person(PersonCard {
        log,
        person,
        org: author(0, 0).org,
        name,
        roles,
        contact: None,
        training: Vec::new(),
    });
    let rows = BTreeMap::from([card(0, "Linde"), (log, row)]);
    let gaps = |standing: &Standing| shown(standing, &rows, &BTreeMap::new()).network.organisations[0].gaps.clone();

    assert_eq!(gaps(&standing), [Role::ChangeManager]);
    standing.people.values_mut().for_each(|person| person.active = false);
    assert_eq!(gaps(&standing), [Role::ChangeManager, Role::Professional]);
}

#[test]
fn a_card_counts_only_for_the_organisation_that_wrote_it() {
    let log = LogId([9; 16]);
    let (person, name) = (author(0, 0).person, "mallory".to_owned());
    let row = Row::Person(PersonCard {
        log,
        person,
        org: author(1, 0).org,
        name,
        roles: Vec::new(),
        contact: None,
        training: Vec::new(),
    });

    let network = shown(&standing(2, 1), &BTreeMap::from([(log, row)]), &BTreeMap::new()).network;

    assert!(network.people.iter().all(|person| person.name.is_none()));
}

#[test]
fn a_table_is_shown_to_those_who_read_it() {
    let mut standing = standing(3, 1);
    let (ours, theirs) = (GroupId([1; 16]), GroupId([2; 16]));
    standing.groups.insert(ours, BTreeSet::from([author(0, 0).org, author(1, 0).org]));
    standing.groups.insert(theirs, BTreeSet::from([author(1, 0).org]));
    let table = |number: u8, readers| {
        let log = LogId([number; 16]);
        let described = TableDescribed { name: Line::new("Zuid").unwrap(), area: None, rhythm: None };
        let history = crate::testing::Partners::new(1, 1, described).whole();
        (log, Row::Table(crate::table::derive(log, readers, &history).unwrap()))
    };
    let rows = BTreeMap::from([
        table(1, ReaderRule::Group(ours)),
        table(2, ReaderRule::Group(theirs)),
        table(3, ReaderRule::Members),
    ]);

    let tables = shown(&standing, &rows, &BTreeMap::new()).network.tables;

    let logs: Vec<_> = tables.iter().map(|table| (table.log, table.orgs.len())).collect();
    assert_eq!(logs, [(LogId([1; 16]), 2), (LogId([3; 16]), 3)]);
}

fn founding(nonce: u8) -> FoundingStatement {
    let (device, person) = (DeviceId([1; 32]), PersonId([1; 16]));
    FoundingStatement { device, encryption: EncryptionKey([1; 32]), person, nonce: [nonce; 16], format: 0 }
}

#[test]
fn a_code_is_twenty_digits_that_name_newcomer_invitation_and_network() {
    let (network, invite) = (NETWORK, InviteId([1; 32]));
    let code = invite_code(&network, &invite, &founding(1));

    let groups: Vec<&str> = code.split(' ').collect();
    assert_eq!(groups.len(), 5);
    assert!(groups.iter().all(|group| group.len() == 4 && group.bytes().all(|digit| digit.is_ascii_digit())));
    assert_eq!(invite_code(&network, &invite, &founding(1)), code);
    assert_ne!(invite_code(&network, &invite, &founding(2)), code);
    assert_ne!(invite_code(&network, &InviteId([2; 32]), &founding(1)), code);
    assert_ne!(invite_code(&NetworkId([8; 32]), &invite, &founding(1)), code);
}

#[test]
fn an_invitation_is_shown_as_it_stands() {
    let newcomer = founding(1);
    let plain = InviteStanding {
        by: author(0, 0).org,
        expires: Some(TODAY),
        groups: Vec::new(),
        redeemed_by: Vec::new(),
        confirmed: false,
        revoked: false,
    };
    let used = InviteStanding { redeemed_by: vec![newcomer.org()], ..plain.clone() };
    let cases = [
        (plain.clone(), InvitationState::Open),
        (InviteStanding { expires: Some(TODAY.plus(-1)), ..plain.clone() }, InvitationState::Expired),
        (InviteStanding { revoked: true, ..used.clone() }, InvitationState::Revoked),
        (InviteStanding { redeemed_by: vec![newcomer.org(), founding(2).org()], ..plain }, InvitationState::UsedTwice),
        (InviteStanding { confirmed: true, ..used.clone() }, InvitationState::Confirmed),
        (used, InvitationState::WaitsForCode),
    ];
    let foundings = BTreeMap::from([(newcomer.org(), newcomer)]);

    for (invite, expected) in cases {
        let mut standing = standing(1, 1);
        let has_code = invite.redeemed_by.len() == 1;
        standing.invites.insert(InviteId([1; 32]), invite);
        let network = shown(&standing, &BTreeMap::new(), &foundings).network;
        assert_eq!(network.invitations[0].state, expected);
        assert_eq!(network.invitations[0].code.is_some(), has_code);
    }
}

#[test]
fn a_case_past_its_day_is_left_out() {
    let case = |number: u8, retain_until: Day, changed: i64| {
        let log = LogId([number; 16]);
        let row = CaseRow {
            log,
            title: "titel".to_owned(),
            mode: crate::view::circle::CaseMode::Learning,
            table: Some(LogId([0; 16])),
            by: author(0, 0).org,
            responsible: None,
            state: crate::view::CaseState::Draft,
            plan: Box::default(),
            areas: Vec::new(),
            tips: 0,
            reported: 0,
            told: 0,
            helped: None,
            remarks: 0,
            opened: crate::time::Timestamp(0),
            retain_until,
            hidden: false,
            readers: Vec::new(),
            rule: None,
            changed: crate::time::Timestamp(changed),
        };
        (log, Row::Case(row))
    };
    let rows = BTreeMap::from([case(1, TODAY, 1), case(2, TODAY.plus(-1), 2), case(3, TODAY, 3)]);

    let cases = shown(&standing(1, 1), &rows, &BTreeMap::new()).cases;

    assert_eq!(cases.iter().map(|case| case.log).collect::<Vec<_>>(), [LogId([3; 16]), LogId([1; 16])]);
}
