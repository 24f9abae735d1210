//! The rights that end, how each of them does, and what that takes.

use wijktafel_core::crypto::SheetKey;
use wijktafel_model::command::Command;
use wijktafel_model::id::ConcernedId;
use wijktafel_model::words::{DropReason, Mandates, RemovalReason};

use super::scene::{Place, Scene, Work};

/// A right that ends or is narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    Left,
    Removed,
    HandedOver,
    PersonEnded,
    MandateToSign,
    MandateToDecide,
    MandateToAdminister,
    DeviceRevoked,
    SheetReplaced,
    GroupLeft,
    ReaderTakenOut,
    GroundWithdrawn,
    GroundWithout,
    LogEnded,
}

/// Whether something counts; if not, why.
pub(super) type Counts = Result<(), &'static str>;

/// One row: a right, how it ends, and what of its holder's work that takes.
pub(super) struct Row {
    /// What happens where everybody still hears everybody, before anything else.
    pub(super) prepare: fn(&mut Scene),
    /// The end itself, by whoever may say it; the one whose right it is never hears of it from this.
    pub(super) narrow: fn(&mut Scene),
    /// Where the holder works.
    pub(super) place: Place,
    /// What its holder does there.
    pub(super) works: &'static [Work],
    /// Of these, what it may not do any more.
    pub(super) taken: &'static [Work],
    /// Whether what others had received in time counts; if not, why there is no such cell.
    pub(super) within: fn(Work) -> Counts,
}

const EVERYTHING: &[Work] =
    &[Work::Tip, Work::Text, Work::Assent, Work::Case, Work::Device, Work::Colleague, Work::Decision];
/// Work in the log that the right was about; the rest of what its holder may do is untouched.
const IN_THE_LOG: &[Work] = &[Work::Tip, Work::Text];

#[expect(clippy::unnecessary_wraps, reason = "one of several answers to the same question")]
const fn always(_work: Work) -> Counts {
    Ok(())
}

const fn of_an_organisation(work: Work) -> Counts {
    match work {
        Work::Device | Work::Colleague => Err("the devices of an organisation end with its membership"),
        _ => Ok(()),
    }
}

const fn of_a_person(work: Work) -> Counts {
    match work {
        Work::Device => Err("a person's devices end with the person"),
        _ => Ok(()),
    }
}

const fn of_a_log(_work: Work) -> Counts {
    Err("nothing of a log stays that was ended, by whomever")
}

fn nothing(_scene: &mut Scene) {}

fn set_mandates(scene: &mut Scene, mandates: Mandates) {
    let (_, person) = scene.person(scene.bas);
    scene.run(scene.office, &Command::SetMandates { person, mandates });
}

impl Right {
    /// Every one of them.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        std::iter::successors(Some(Self::Left), |right| right.next())
    }

    const fn next(self) -> Option<Self> {
        Some(match self {
            Self::Left => Self::Removed,
            Self::Removed => Self::HandedOver,
            Self::HandedOver => Self::PersonEnded,
            Self::PersonEnded => Self::MandateToSign,
            Self::MandateToSign => Self::MandateToDecide,
            Self::MandateToDecide => Self::MandateToAdminister,
            Self::MandateToAdminister => Self::DeviceRevoked,
            Self::DeviceRevoked => Self::SheetReplaced,
            Self::SheetReplaced => Self::GroupLeft,
            Self::GroupLeft => Self::ReaderTakenOut,
            Self::ReaderTakenOut => Self::GroundWithdrawn,
            Self::GroundWithdrawn => Self::GroundWithout,
            Self::GroundWithout => Self::LogEnded,
            Self::LogEnded => return None,
        })
    }

    /// Its row.
    pub(super) fn row(self) -> Row {
        match self {
            Self::Left => Row::of_organisation(nothing, |scene| scene.run(scene.office, &Command::Leave)),
            Self::Removed => Row::of_organisation(
                |scene| {
                    scene.run(scene.anna, &scene.against_bas());
                    scene.run(scene.cor, &scene.against_bas());
                },
                |scene| scene.run(scene.dia, &scene.against_bas()),
            ),
            Self::HandedOver => Row::of_organisation(nothing, |scene| {
                let (from, to) = (scene.world.org(scene.bas), scene.world.org(scene.dia));
                scene.run(scene.office, &Command::HandOver { to: Some(to) });
                scene.run(scene.dia, &Command::TakeOver { from });
            }),
            Self::PersonEnded => Row {
                within: of_a_person,
                ..Row::of_household(EVERYTHING, |scene| {
                    let (_, person) = scene.person(scene.bas);
                    scene.run(scene.office, &Command::EndPerson { person });
                })
            },
            Self::MandateToSign => Row::of_household(&[Work::Assent], |scene| {
                set_mandates(scene, Mandates { sign: false, ..Mandates::ALL });
            }),
            Self::MandateToDecide => Row::of_household(&[Work::Decision], |scene| {
                set_mandates(scene, Mandates { decide: false, ..Mandates::ALL });
            }),
            Self::MandateToAdminister => Row::of_household(&[Work::Colleague], |scene| {
                set_mandates(scene, Mandates { administer: false, ..Mandates::ALL });
            }),
            Self::DeviceRevoked => Row::of_household(EVERYTHING, |scene| {
                let device = scene.world.keys(scene.bas).device();
                scene.run(scene.office, &Command::RevokeDevice { device });
            }),
            Self::SheetReplaced => Row {
                prepare: Scene::recover_bas,
                ..Row::of_household(EVERYTHING, |scene| {
                    let sheet = SheetKey::from_secret(&scene.world.hub(scene.office).replica.network(), &[2; 16]);
                    scene.run(scene.owner, &Command::SetRecoverySheet { sheet: sheet.id() });
                })
            },
            Self::GroupLeft => Row {
                place: Place::Small,
                works: &[Work::Tip, Work::Text, Work::Case],
                taken: &[Work::Tip, Work::Text, Work::Case],
                ..Row::of_household(&[], |scene| {
                    scene.run(scene.office, &Command::LeaveTable { table: scene.small_table });
                })
            },
            Self::ReaderTakenOut => Row::of_circle(always, |scene| {
                let (org, person) = scene.person(scene.bas);
                scene.run(scene.dia, &Command::TakeOutReader { case: scene.circle, org, person });
            }),
            Self::GroundWithdrawn => Row::of_circle(always, |scene| {
                let ground = scene.ground();
                scene.run(scene.dia, &Command::WithdrawGround { case: scene.circle, ground });
                // It hides the case from all; given again for the others, it shows what is left of it.
                let orgs = [scene.anna, scene.cor, scene.dia];
                let ground = scene.consent(ConcernedId([1; 16]), &orgs);
                scene.run(scene.dia, &Command::RecordGround { case: scene.circle, ground });
            }),
            Self::GroundWithout => Row::of_circle(always, |scene| {
                let orgs = [scene.anna, scene.cor, scene.dia];
                let ground = scene.consent(ConcernedId([2; 16]), &orgs);
                scene.run(scene.dia, &Command::RecordGround { case: scene.circle, ground });
            }),
            Self::LogEnded => Row::of_circle(of_a_log, |scene| {
                scene.run(scene.dia, &Command::DropLog { log: scene.circle, reason: DropReason::Mistake });
            }),
        }
    }
}

impl Row {
    fn of_organisation(prepare: fn(&mut Scene), narrow: fn(&mut Scene)) -> Self {
        let (place, within) = (Place::Open, of_an_organisation as fn(Work) -> Counts);
        Self { prepare, narrow, place, works: EVERYTHING, taken: EVERYTHING, within }
    }

    fn of_household(taken: &'static [Work], narrow: fn(&mut Scene)) -> Self {
        Self { prepare: nothing, narrow, place: Place::Open, works: EVERYTHING, taken, within: always }
    }

    fn of_circle(within: fn(Work) -> Counts, narrow: fn(&mut Scene)) -> Self {
        Self { prepare: nothing, narrow, place: Place::Circle, works: IN_THE_LOG, taken: IN_THE_LOG, within }
    }
}

impl Scene {
    fn against_bas(&self) -> Command {
        Command::VoteRemoval { org: self.world.org(self.bas), reason: RemovalReason::Silent }
    }
}
