//! The demonstration: a network of three invented partners, grown through the real engine.
//!
//! Every partner has its own data folder, keys and node; they speak over real connections that listen on the loopback
//! address alone, so that nothing of it can reach a real network.

mod build;
mod compare;
mod continued;
pub mod script;

use std::fs;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use egui::Theme;
use serde_json::{Value, json};
use wijktafel_sync::node::{self, Node, Options, Published, Reply, Request, StartError};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::Cost;

use self::compare::Holding;
use self::script::{PARTNERS, TABLET};
use crate::ask::{Desk, Place, Unlock, status_in, wait_until};
use crate::peer::Served;
use crate::problem::Problem;
use crate::text::{Lang, Words};
use crate::{cli, peer, print, window};

/// The passphrase of every demonstration: there is nothing to keep secret in one.
const PASSPHRASE: &str = "open demonstration";
/// Marks a folder as a demonstration, and says how far it came.
const MARK: &str = "demo.json";
/// How long partners may take to agree on one thing.
const WAIT: Duration = Duration::from_mins(1);

/// Makes the demonstration, or takes the one that is there, and shows it.
#[derive(Debug, Args)]
pub struct Demo {
    /// Opens no window: says what each partner holds and draws the main screens into files.
    #[arg(long)]
    headless: bool,
    /// Opens no window: draws the main screens, light and dark, into this folder.
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

/// The demonstration's own folder.
struct Ground {
    folder: PathBuf,
    /// What its network speaks: once it is there, what it was made in.
    lang: Lang,
}

impl Demo {
    /// Runs until the window is closed, or what there is was said.
    ///
    /// # Errors
    /// When the folder holds something else, the network cannot be made, or the partners' views differ.
    pub fn run(self, place: &Place, words: &Words, json: bool) -> Result<(), Problem> {
        let begun = Instant::now();
        let ground = Ground::of(place)?;
        let nodes = match ground.ready() {
            Some(ports) => ground.wake(&ports)?,
            None => ground.make()?,
        };
        let ready = begun.elapsed();
        if self.headless || self.pictures.is_some() || !has_display() {
            return tell(&ground, nodes, ready, (words, json), self.pictures.as_deref());
        }
        let runtime = peer::runtime()?;
        let mut nodes = nodes.into_iter();
        let Some(first) = nodes.next() else { return Err(Problem::new("no-network")) };
        let others = nodes.zip(PARTNERS.iter().skip(1));
        // Nobody listens: the others are not locked, they end with the demonstration.
        let (locks, _unheard) = tokio::sync::mpsc::channel(1);
        let served = others.map(|(node, partner)| Served::new(node, &ground.profile(partner), &runtime, locks.clone()));
        let _others: Vec<Served> = served.collect::<Result<_, _>>()?;
        let profile = PARTNERS.first().map_or_else(|| place.profile.clone(), |partner| ground.profile(partner));
        // One that locks begins again as a window on this partner alone.
        let place = Place { profile, unlock: Unlock::Terminal, cost: cost(), ..place.clone() };
        window::show(first, &place, words.lang())
    }
}

/// Says what each partner holds, whether their views are equal, and how to go on; draws the screens.
fn tell(
    ground: &Ground,
    nodes: Vec<Node>,
    ready: Duration,
    (words, json): (&Words, bool),
    pictures: Option<&Path>,
) -> Result<(), Problem> {
    let holdings = nodes.iter().map(Holding::of).collect::<Result<Vec<_>, _>>()?;
    let equal = compare::equal(&holdings);
    let mut nodes = nodes.into_iter();
    let first = nodes.next().ok_or_else(|| Problem::new("no-network"))?;
    let (folder, themes) = match pictures {
        Some(folder) => (folder.to_owned(), [Theme::Light, Theme::Dark].as_slice()),
        None => (ground.folder.join("pictures"), [Theme::Light].as_slice()),
    };
    let mut desk = Desk::Own(first);
    let mut pictures = cli::files::draw(&folder, &mut desk, &[words.lang()], themes)?;
    pictures.extend(continued::draw(&ground.folder, &mut desk, &folder, words, themes)?);
    drop(desk);
    // Saying goodbye takes a moment each.
    let others: Vec<_> = nodes.map(|node| std::thread::spawn(move || node.stop())).collect();
    if json {
        let partners: Vec<_> =
            holdings.iter().zip(&PARTNERS).map(|(holding, partner)| holding.json(partner, ground.lang)).collect();
        let ok = json!({
            "folder": ground.folder, "ready_ms": u64::try_from(ready.as_millis()).unwrap_or(u64::MAX),
            "partners": partners, "equal": equal, "pictures": pictures,
        });
        print::out(&json!({ "ok": ok }).to_string())?;
    } else {
        for (holding, partner) in holdings.iter().zip(&PARTNERS) {
            print::out(&holding.say(partner.name.of(ground.lang), words))?;
        }
        print::out(&words.t(if equal { "cli-demo-equal" } else { "cli-demo-differ" }))?;
        let drawn = [("n", pictures.len().into()), ("folder", folder.display().to_string().into())];
        print::out(&words.with("cli-demo-pictures", &drawn))?;
        print::out(&words.t("cli-demo-go-on"))?;
        print::out(&ground.commands().join("\n"))?;
    }
    for other in others {
        other.join().map_err(|_panic| Problem::new("disk"))?;
    }
    if equal { Ok(()) } else { Err(Problem::new("views-differ")) }
}

/// What the mark of a demonstration says.
fn mark(folder: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(folder.join(MARK)).ok()?).ok()
}

/// The language in which a demonstration was made; one without a word on it speaks Dutch.
fn made_in(folder: &Path) -> Option<Lang> {
    let mark = mark(folder)?;
    let said = mark.get("lang").and_then(Value::as_str);
    Some(said.and_then(|said| said.parse().ok()).unwrap_or(Lang::Nl))
}

/// Whether a window can be opened.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Loopback alone; port 0 is any that is free.
fn options(port: u16) -> Options {
    Options { bind: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, port))), offline: false, looking: false }
}

/// Where a node listens.
fn port(node: &Node) -> Result<u16, Problem> {
    let status = status_in(node.ask(Request::Status)?)?;
    status.addresses.first().map(SocketAddr::port).ok_or_else(|| Problem::new("bind"))
}

/// Guessing what is printed anyway may cost nothing.
fn cost() -> Cost {
    Cost::new(8, 1).unwrap_or(Cost::STANDARD)
}

impl Ground {
    /// The folder that was named, else one of the language's own beside the usual copies. A network that is there goes on in
    /// the language it was made in.
    fn of(place: &Place) -> Result<Self, Problem> {
        let usual = Profile::standard("default");
        let own = match place.lang {
            Lang::Nl => "demo",
            Lang::En => "demo-en",
        };
        let profile = if usual.as_ref() == Some(&place.profile) { Profile::standard(own) } else { None };
        let profile = profile.unwrap_or_else(|| place.profile.clone());
        let folder =
            std::path::absolute(profile.folder()).map_err(|error| Problem::of_file(profile.folder(), error))?;
        let lang = made_in(&folder).unwrap_or(place.lang);
        let ground = Self { folder, lang };
        if ground.folder.exists() && !ground.folder.join(MARK).is_file() {
            let mut inside = fs::read_dir(&ground.folder).map_err(|error| Problem::of_file(&ground.folder, error))?;
            if inside.next().is_some() {
                return Err(Problem::about("file-exists", ground.folder.display().to_string()));
            }
        }
        Ok(ground)
    }

    fn profile(&self, partner: &script::Partner) -> Profile {
        Profile::at(self.folder.join(partner.folder.of(self.lang)))
    }

    /// Where the partners listened, when the network is there whole.
    fn ready(&self) -> Option<Vec<u16>> {
        serde_json::from_value(mark(&self.folder)?.get("ports")?.clone()).ok()
    }

    /// Says how far the network came: `ports` once it is whole.
    fn mark(&self, ports: Option<&[u16]>) -> Result<(), Problem> {
        self.write(MARK, &json!({ "wijktafel": "demo", "lang": self.lang.code(), "ports": ports }).to_string())
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Problem> {
        let path = self.folder.join(name);
        let cannot = |error| Problem::about("cannot-write", path.display().to_string()).because(error);
        let mut file = fs::File::create(&path).map_err(cannot)?;
        writeln!(file, "{text}").and_then(|()| file.sync_all()).map_err(cannot)
    }

    /// Makes the network anew; what an attempt that was cut off left is cleared away.
    fn make(&self) -> Result<Vec<Node>, Problem> {
        let cannot = |path: &Path| {
            let path = path.display().to_string();
            move |error| Problem::about("cannot-write", path).because(error)
        };
        fs::create_dir_all(&self.folder).map_err(cannot(&self.folder))?;
        self.mark(None)?;
        self.write("passphrase", PASSPHRASE)?;
        let tablet = Profile::at(self.folder.join(TABLET.of(self.lang)));
        for profile in PARTNERS.iter().map(|partner| self.profile(partner)).chain([tablet.clone()]) {
            // Held by another demonstration that is being made just now: left alone.
            drop(profile.lock()?);
            fs::remove_dir_all(profile.folder()).map_err(cannot(profile.folder()))?;
        }
        let profiles = PARTNERS.each_ref().map(|partner| self.profile(partner));
        let nodes = build::network(&profiles, &tablet, self.lang)?;
        let ports = nodes.iter().map(port).collect::<Result<Vec<_>, _>>()?;
        self.mark(Some(&ports))?;
        Ok(nodes)
    }

    /// Starts the partners of a network that is there, where they listened before if that is free.
    fn wake(&self, ports: &[u16]) -> Result<Vec<Node>, Problem> {
        let start = |(partner, port): (&script::Partner, &u16)| {
            let profile = self.profile(partner);
            match node::start(&profile, PASSPHRASE, &options(*port)) {
                Err(StartError::Bind(_)) => Ok(node::start(&profile, PASSPHRASE, &options(0))?),
                started => Ok(started?),
            }
        };
        let nodes = PARTNERS.iter().zip(ports).map(start).collect::<Result<Vec<_>, Problem>>()?;
        introduce(&nodes)?;
        Ok(nodes)
    }

    /// Commands to go on with.
    fn commands(&self) -> Vec<String> {
        let passphrase = self.folder.join("passphrase");
        let partner = PARTNERS.first().map_or("", |partner| partner.folder.of(self.lang));
        let folder = self.folder.join(partner);
        let before =
            format!("wijktafel --data-dir '{}' --passphrase-file '{}'", folder.display(), passphrase.display());
        ["cases", "agreements", "rounds", "network show", "peer"]
            .map(|command| format!("  {before} {command}"))
            .to_vec()
    }
}

/// Tells every node where the others listen, and waits until all are connected and hold the same.
fn introduce(nodes: &[Node]) -> Result<(), Problem> {
    let stands = nodes.iter().map(|node| status_in(node.ask(Request::Status)?)).collect::<Result<Vec<_>, Problem>>()?;
    for (node, own) in nodes.iter().zip(&stands) {
        for other in stands.iter().filter(|other| other.device != own.device) {
            node.ask(Request::Dial { device: other.device, addresses: other.addresses.clone() })?;
        }
    }
    settle(nodes)
}

/// Waits until every partner holds what every other wrote.
fn settle(nodes: &[Node]) -> Result<(), Problem> {
    let wait_ms = u64::try_from(WAIT.as_millis()).unwrap_or(u64::MAX);
    for node in nodes {
        let partners = nodes.len().saturating_sub(1);
        match node.ask(Request::Settle { partners, wait_ms })? {
            Reply::Settled { reached: true, .. } => {}
            _ => return Err(Problem::new("timed-out")),
        }
    }
    Ok(())
}

/// Waits until a node shows what is wanted.
fn await_shown(node: &Node, wanted: impl FnMut(&Published) -> bool) -> Result<(), Problem> {
    if wait_until(node, WAIT, wanted)? { Ok(()) } else { Err(Problem::new("timed-out")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(folder: &Path) -> Place {
        let profile = Profile::at(folder);
        Place {
            profile,
            unlock: Unlock::Terminal,
            prompt: String::new(),
            lang: Lang::default(),
            bind: None,
            cost: cost(),
        }
    }

    #[test]
    fn a_folder_with_something_else_in_it_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("thesis.odt"), "years of work").expect("a file");

        let refused = Ground::of(&place(folder.path())).err().expect("refused");

        assert_eq!(refused.code, "file-exists");
    }

    #[test]
    fn a_demonstration_that_was_cut_off_is_not_ready() {
        let folder = tempfile::tempdir().expect("a folder");
        let ground = Ground::of(&place(folder.path())).expect("an empty folder");

        ground.mark(None).expect("writable");
        assert_eq!(ground.ready(), None);
        assert!(Ground::of(&place(folder.path())).is_ok(), "its own folder");
        ground.mark(Some(&[1, 2, 3])).expect("writable");
        assert_eq!(ground.ready(), Some(vec![1, 2, 3]));
    }

    #[test]
    fn it_listens_on_loopback_alone() {
        assert!(options(0).bind.expect("bound").ip().is_loopback());
    }
}
