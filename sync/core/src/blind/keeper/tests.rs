use super::*;
use crate::blind::shelf::MemoryShelf;

const KEEPER: DeviceId = DeviceId([1; 32]);
const USER: DeviceId = DeviceId([2; 32]);
const OTHER: DeviceId = DeviceId([3; 32]);
const BOX: BoxId = BoxId([9; 32]);
const NOW: Timestamp = Timestamp(1_000);

struct Rig {
    keeper: Keeper,
    shelf: MemoryShelf,
}

impl Rig {
    fn new(quota: u64) -> Self {
        let rules = Rules { claim: None, keepers: vec![KEEPER], users: vec![KEEPER, USER] };
        let mut rig = Self { keeper: Keeper::new([5; 16], Quota::of(quota), rules), shelf: MemoryShelf::default() };
        for device in [KEEPER, USER, OTHER] {
            rig.keeper.connected(u64::from(device.0[0]), device);
        }
        for device in [KEEPER, USER] {
            assert!(matches!(rig.say(device, &hello(None))[..], [Message::Greeting(_)]));
        }
        rig
    }

    fn say(&mut self, device: DeviceId, message: &Message) -> Vec<Message> {
        let frame = message.encode().unwrap();
        let answer = self.keeper.frame(u64::from(device.0[0]), &frame, &self.shelf, NOW);
        self.shelf.commit(&answer.changes);
        answer.sends.iter().map(|(_, frame)| Message::decode(frame).unwrap()).collect()
    }

    fn put(&mut self, device: DeviceId, id: BoxId, bytes: &[u8]) -> Message {
        self.say(device, &Message::Put { id, bytes: bytes.to_vec() }).remove(0)
    }

    fn fetch(&mut self, device: DeviceId, id: BoxId, after: u64) -> Vec<Message> {
        self.say(device, &Message::Fetch(vec![Wanted { id, after }]))
    }
}

fn hello(claim: Option<ClaimSecret>) -> Message {
    Message::Hello(Hello { versions: vec![VERSION], claim })
}

fn seq(message: &Message) -> Option<u64> {
    match message {
        Message::Kept(kept) => Some(kept.seq),
        _ => None,
    }
}

#[test]
fn parcels_are_fetched_in_the_order_in_which_they_came() {
    let mut rig = Rig::new(1 << 20);
    for (place, bytes) in [b"one", b"two", b"six"].iter().enumerate() {
        assert_eq!(seq(&rig.put(USER, BOX, *bytes)), Some(place as u64 + 1));
    }

    let said = rig.fetch(KEEPER, BOX, 1);

    let parcel = |seq, bytes: &[u8]| Message::Parcel { id: BOX, seq, bytes: bytes.to_vec() };
    let extent = crate::blind::message::Extent { id: BOX, first: 1, last: 3 };
    assert_eq!(said, [parcel(2, b"two"), parcel(3, b"six"), Message::Fetched(vec![extent])]);
}

#[test]
fn what_is_left_twice_is_kept_once() {
    let mut rig = Rig::new(1 << 20);

    let (one, two) = (rig.put(USER, BOX, b"same"), rig.put(KEEPER, BOX, b"same"));

    assert_eq!((seq(&one), one), (Some(1), two));
    assert_eq!(rig.shelf.all().count(), 1);
}

#[test]
fn one_answer_is_bounded_and_the_rest_comes_with_the_next() {
    let mut rig = Rig::new(64 << 20);
    for number in 0..5_u8 {
        rig.put(USER, BOX, &vec![number; 600_000]);
    }

    let mut after = 0;
    let mut rounds = 0;
    while after < 5 {
        let said = rig.fetch(USER, BOX, after);
        let parcels: Vec<u64> = said
            .iter()
            .filter_map(|one| if let Message::Parcel { seq, .. } = one { Some(*seq) } else { None })
            .collect();
        assert!((1..=2).contains(&parcels.len()), "{parcels:?}");
        after = *parcels.last().unwrap();
        rounds += 1;
    }
    assert_eq!(rounds, 3);
}

#[test]
fn an_inbox_is_opened_and_emptied_by_its_device_alone() {
    let mut rig = Rig::new(1 << 20);
    let id = inbox(&USER);
    assert_eq!(seq(&rig.put(KEEPER, id, b"for you")), Some(1));

    assert_eq!(rig.fetch(KEEPER, id, 0), [Message::Refused(Refused::NotYours)]);
    let forget = Message::Forget(UpTo { id, seq: 1 });
    assert_eq!(rig.say(KEEPER, &forget), [Message::Refused(Refused::NotYours)]);
    assert_eq!(rig.fetch(USER, id, 0).len(), 2);
    assert_eq!(rig.say(USER, &forget), [Message::Forgotten(UpTo { id, seq: 1 })]);
    assert_eq!(rig.shelf.all().count(), 0);
}

#[test]
fn numbers_go_on_after_everything_was_forgotten() {
    let mut rig = Rig::new(1 << 20);
    rig.put(USER, BOX, b"one");
    assert_eq!(
        rig.say(USER, &Message::Forget(UpTo { id: BOX, seq: u64::MAX })),
        [Message::Forgotten(UpTo { id: BOX, seq: 1 })]
    );

    assert_eq!(seq(&rig.put(USER, BOX, b"two")), Some(2));
    let extent = crate::blind::message::Extent { id: BOX, first: 2, last: 2 };
    assert_eq!(rig.fetch(USER, BOX, 2), [Message::Fetched(vec![extent])]);
}

#[test]
fn a_device_takes_no_more_than_its_share_and_all_no_more_than_the_quota() {
    let mut rig = Rig::new(10_000);
    assert_eq!(seq(&rig.put(USER, BOX, &[1; 4_000])), Some(1));

    assert_eq!(rig.put(USER, BOX, &[2; 1_000]), Message::Refused(Refused::Full), "more than half");
    assert_eq!(seq(&rig.put(KEEPER, BOX, &[3; 4_000])), Some(2));
    assert_eq!(rig.put(KEEPER, BOX, &[4; 4_000]), Message::Refused(Refused::Full));
    rig.say(USER, &Message::Forget(UpTo { id: BOX, seq: 1 }));
    assert_eq!(seq(&rig.put(USER, BOX, &[5; 4_000])), Some(3));
}

#[test]
fn nobody_but_a_keeper_says_whom_to_serve_and_whoever_is_not_listed_is_gone_at_once() {
    let mut rig = Rig::new(1 << 20);
    rig.put(KEEPER, inbox(&USER), b"for you");
    let serve = |keepers: &[DeviceId], users: &[DeviceId]| {
        Message::Serve(Serve { keepers: keepers.to_vec(), users: users.to_vec() })
    };

    assert_eq!(rig.say(USER, &serve(&[USER], &[USER])), [Message::Refused(Refused::NotYours)]);
    assert_eq!(rig.say(KEEPER, &serve(&[KEEPER], &[KEEPER, OTHER])), [Message::Served]);
    assert_eq!(rig.fetch(USER, BOX, 0), [Message::Refused(Refused::NotServed)]);
    assert_eq!(rig.shelf.all().count(), 0, "its inbox goes with it");
    assert!(matches!(rig.say(OTHER, &hello(None))[..], [Message::Greeting(_)]));
    assert_eq!(Rules::from_cbor(&rig.shelf.rules.clone().unwrap()).as_ref(), Ok(rig.keeper.rules()));
}

#[test]
fn a_keeper_cannot_shut_itself_out() {
    let mut rig = Rig::new(1 << 20);

    let serve = Message::Serve(Serve { keepers: vec![USER], users: vec![USER] });

    assert_eq!(rig.say(KEEPER, &serve), [Message::Refused(Refused::Malformed)]);
}

#[test]
fn a_ticket_makes_one_keeper() {
    let rules = Rules { claim: Some(ClaimSecret([7; 32])), keepers: Vec::new(), users: Vec::new() };
    let mut rig = Rig { keeper: Keeper::new([5; 16], Quota::of(1), rules), shelf: MemoryShelf::default() };
    let mut visit = |device: DeviceId, claim: Option<[u8; 32]>| {
        rig.keeper.connected(u64::from(device.0[0]), device);
        rig.say(device, &hello(claim.map(ClaimSecret))).remove(0)
    };

    assert_eq!(visit(OTHER, None), Message::Refused(Refused::NotServed));
    assert_eq!(visit(OTHER, Some([8; 32])), Message::Refused(Refused::Claimed));
    assert!(matches!(visit(KEEPER, Some([7; 32])), Message::Greeting(Greeting { keeper: true, .. })));
    assert_eq!(visit(OTHER, Some([7; 32])), Message::Refused(Refused::Claimed));
    assert!(matches!(visit(KEEPER, Some([7; 32])), Message::Greeting(Greeting { keeper: true, .. })));
}

#[test]
fn nothing_is_answered_before_the_greeting_or_out_of_place() {
    let mut rig = Rig::new(1 << 20);

    assert_eq!(rig.fetch(OTHER, BOX, 0), [Message::Refused(Refused::Malformed)]);
    assert_eq!(rig.say(USER, &Message::Served), [Message::Refused(Refused::Malformed)]);
    let older = Message::Hello(Hello { versions: vec![VERSION + 1], claim: None });
    rig.keeper.connected(2, USER);
    assert_eq!(rig.say(USER, &older), [Message::Refused(Refused::Version)]);
}
