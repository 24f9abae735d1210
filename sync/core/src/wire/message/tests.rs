use proptest::prelude::*;
use wijktafel_model::id::{EncryptionKey, PersonId};

use super::*;

fn samples() -> Vec<Message> {
    let signature = Signature([7; 64]);
    let founding = FoundingStatement {
        device: DeviceId([1; 32]),
        encryption: EncryptionKey([2; 32]),
        person: PersonId([3; 16]),
        nonce: [4; 16],
        format: 0,
    };
    let line = |text| Line::new(text).unwrap();
    vec![
        Message::Hello(Hello { versions: vec![0, 3], nonce: [9; 32] }),
        Message::Proof(Proof {
            tag: [1; 16],
            sums: Some(Sums { roster: Some(5), catalogue: u64::MAX }),
            signature,
            ahead: Some(true),
        }),
        Message::Proof(Proof { tag: [1; 16], sums: None, signature, ahead: None }),
        Message::Bye(Code::Stranger),
        Message::Begin(Sums { roster: None, catalogue: 0 }),
        Message::Ranges(vec![0, 0, 0]),
        Message::Vector { log: ROSTER, sealed: true, ranges: vec![0, 0, 0] },
        Message::Want(Want {
            log: Short::of(1 << 60),
            feeds: vec![(Short::of(1 << 50), 300)],
            whole: false,
            sealed: true,
        }),
        Message::Want(Want { log: ROSTER, feeds: vec![], whole: true, sealed: false }),
        Message::Taken(Taken { messages: 3, bytes: 70_000, idle: true }),
        Message::Receipt(vec![(LogId([1; 16]), 9), (LogId([2; 16]), 10)]),
        Message::KeyRequest(vec![EpochId([1; 16])]),
        Message::KeyRequest(vec![]),
        Message::Redeem(Box::new(Redeem {
            invite: InviteId([5; 32]),
            founding,
            by_invite: signature,
            by_device: signature,
            organisation: line("Buurthuis"),
            person: line("Carol"),
        })),
        Message::Welcome(Box::new(Welcome { organisation: line("Buurtzorg"), sponsors: 1, members: 4, voices: 3 })),
        Message::Ping(1),
        Message::Pong(u64::MAX),
        Message::Addresses(vec![
            (DeviceId([1; 32]), "10.0.0.7:4433".parse().unwrap()),
            (DeviceId([2; 32]), "[2001:db8::1]:1".parse().unwrap()),
        ]),
        Message::Run { left: 300, run: vec![1, 2, 3] },
        Message::Push(vec![4]),
        Message::Dropped { log: LogId([8; 16]), run: vec![5] },
        Message::KeyObjects(vec![vec![1; 300], vec![]]),
    ]
}

#[test]
fn every_message_survives_its_frame() {
    for message in samples() {
        let frame = message.to_frame();
        assert!(frame.encode().is_ok());
        assert_eq!(Message::from_frame(frame), Ok(Some(message)));
    }
}

#[test]
fn unknown_even_kinds_are_refused_and_odd_ones_ignored() {
    let frame = |kind| Frame { kind, body: vec![1, 2] };

    assert_eq!(Message::from_frame(frame(60)), Err(MessageError::UnknownKind(60)));
    assert_eq!(Message::from_frame(frame(0xfe)), Err(MessageError::UnknownKind(0xfe)));
    assert_eq!(Message::from_frame(frame(61)), Ok(None));
    assert_eq!(Message::from_frame(frame(0xff)), Ok(None));
}

#[test]
fn limits_hold() {
    let want = Want { log: ROSTER, feeds: vec![(ROSTER, u64::MAX); WANT_FEEDS_MAX + 1], whole: false, sealed: false };
    let epochs = vec![EpochId([0; 16]); KEY_EPOCHS_MAX + 1];
    let too_much = [
        Message::Want(want),
        Message::Receipt(vec![(LogId([0; 16]), 0); RECEIPT_LOGS_MAX + 1]),
        Message::KeyRequest(epochs),
        Message::KeyObjects(vec![vec![0; KEY_OBJECT_BYTES_MAX + 1]]),
        Message::KeyObjects(vec![vec![]; KEY_OBJECTS_MAX + 1]),
        Message::Hello(Hello { versions: vec![], nonce: [0; 32] }),
        Message::Hello(Hello { versions: vec![1, 0], nonce: [0; 32] }),
        Message::Hello(Hello { versions: (0..17).collect(), nonce: [0; 32] }),
        Message::Want(Want { log: ROSTER, feeds: vec![], whole: false, sealed: false }),
    ];

    for message in too_much {
        assert!(Message::from_frame(message.to_frame()).is_err(), "{message:?}");
    }
}

#[test]
fn presence_fits_a_datagram_or_is_not_sent() {
    let presence = |words: usize| Presence {
        log: LogId([1; 16]),
        words: Some(Prose::new(&"a".repeat(words)).unwrap()),
        place: Line::new("own/housing").unwrap(),
    };

    let small = presence(500);
    assert_eq!(Presence::from_datagram(&small.to_datagram().unwrap()), Ok(small));
    assert_eq!(presence(2_000).to_datagram(), None);
    assert_eq!(Presence::from_datagram(&presence(2_000).to_cbor()), Err(MessageError::TooLarge));
}

proptest! {
    #[test]
    fn random_frames_never_panic(kind in any::<u8>(), body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _refused_or_not = Message::from_frame(Frame { kind, body });
    }

    #[test]
    fn damaged_messages_never_panic(which in 0_usize..21, at in any::<u16>(), to in any::<u8>()) {
        let samples = samples();
        let mut frame = samples[which % samples.len()].to_frame();
        let length = frame.body.len().max(1);
        if let Some(byte) = frame.body.get_mut(usize::from(at) % length) {
            *byte = to;
        }
        let _refused_or_not = Message::from_frame(frame);
    }
}
