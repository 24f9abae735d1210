//! A message on the desktop that something waits: never what, never about whom.
//!
//! Source: freedesktop.org, Desktop Notifications Specification 1.2.

use std::collections::BTreeMap;
use std::fmt;

use wijktafel_model::view::Snapshot;

use crate::client::attention::{Call, calls};
use crate::text::{Lang, Words};

/// What shows messages on a desktop.
pub(crate) trait Bell: fmt::Debug + Send + Sync {
    /// Whether a message would be shown.
    fn is_there(&self) -> bool;

    /// Shows one in the place of the one before. Where nothing shows messages, nothing happens.
    fn ring(&self, title: &str, text: &str);
}

/// The desktop that the person is signed in to.
#[derive(Debug, Default)]
pub(crate) struct Desktop {
    /// The number that the desktop gave to the last message.
    last: std::sync::Mutex<u32>,
    /// Another bus than that of the session.
    bus: Option<String>,
}

/// What waited when the window was in front for the last time.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    away: Option<Lang>,
    known: BTreeMap<Call, usize>,
}

impl Watch {
    /// The window came in front, or went behind others while it spoke this language.
    pub(crate) const fn is_away(&mut self, away: Option<Lang>) {
        self.away = away;
    }

    /// Whether somebody who does not look is told, and in which language. The same thing is told once.
    pub(crate) fn look(&mut self, s: &Snapshot, wanted: bool) -> Option<Lang> {
        let now = calls(s);
        let more = |(call, count): (&Call, &usize)| self.known.get(call).is_none_or(|known| count > known);
        let anew = now.iter().any(more);
        self.known = now;
        self.away.filter(|_| wanted && anew)
    }
}

/// The words of the message.
pub(crate) fn said(lang: Lang) -> (String, String) {
    let w = Words::new(lang);
    (w.t("bell-title").into_owned(), w.t("bell-text").into_owned())
}

#[cfg(all(unix, not(target_vendor = "apple")))]
mod system {
    use std::collections::HashMap;
    use std::time::Duration;

    use zbus::Connection;
    use zbus::connection::Builder;
    use zbus::zvariant::Value;

    use super::{Bell, Desktop};
    use crate::client::mark::APP_ID;

    const SERVICE: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    /// The desktop decides how long a message stays.
    const STAYS: i32 = -1;
    /// How long the desktop may take.
    const PATIENCE: Duration = Duration::from_secs(2);

    impl Bell for Desktop {
        fn is_there(&self) -> bool {
            in_time(async {
                let bus = self.connect().await?;
                bus.call_method(Some(SERVICE), PATH, Some(SERVICE), "GetServerInformation", &()).await.map(drop)
            })
            .is_some()
        }

        fn ring(&self, title: &str, text: &str) {
            let Ok(mut last) = self.last.lock() else { return };
            let before = *last;
            let shown = in_time(async {
                let bus = self.connect().await?;
                // What is said tells nothing, so a locked desktop may show it.
                let hints = HashMap::from([("desktop-entry", Value::from(APP_ID))]);
                let message = ("Wijktafel", before, APP_ID, title, text, Vec::<&str>::new(), hints, STAYS);
                let reply = bus.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &message).await?;
                reply.body().deserialize::<u32>()
            });
            *last = shown.unwrap_or(before);
        }
    }

    impl Desktop {
        async fn connect(&self) -> zbus::Result<Connection> {
            match &self.bus {
                Some(address) => Builder::address(address.as_str())?.build().await,
                None => Connection::session().await,
            }
        }
    }

    /// Nothing where there is no desktop, or one that does not answer.
    fn in_time<T>(asked: impl Future<Output = zbus::Result<T>>) -> Option<T> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().ok()?;
        let answered = runtime.block_on(async { tokio::time::timeout(PATIENCE, asked).await.ok() })?;
        answered.inspect_err(|error| tracing::debug!(%error, "no message on the desktop")).ok()
    }
}

#[cfg(not(all(unix, not(target_vendor = "apple"))))]
impl Bell for Desktop {
    fn is_there(&self) -> bool {
        false
    }

    fn ring(&self, _title: &str, _text: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;

    #[test]
    fn whoever_does_not_look_is_told_once_when_something_new_waits() {
        let mut s = demo::snapshot();
        let mut watch = Watch::default();
        assert_eq!(watch.look(&s, true), None, "in front, nothing is said");
        watch.is_away(Some(Lang::En));
        assert_eq!(watch.look(&s, true), None, "it was seen");

        let row = s.agreements.iter_mut().find(|row| !row.waiting_for.contains(&demo::ME)).expect("another");
        row.waiting_for.push(demo::ME);
        assert_eq!(watch.look(&s, true), Some(Lang::En));
        assert_eq!(watch.look(&s, true), None, "once");
        s.agreements.iter_mut().for_each(|row| row.given += 1);
        assert_eq!(watch.look(&s, true), None, "what others say of it is nothing new");
        s.agreements.clear();
        assert_eq!(watch.look(&s, true), None, "what went is no news");
    }

    #[test]
    fn who_asked_for_no_messages_or_sits_in_front_gets_none() {
        let mut s = demo::snapshot();
        let agreements = std::mem::take(&mut s.agreements);
        let mut watch = Watch::default();
        watch.is_away(Some(Lang::Nl));
        watch.look(&s, false);
        s.agreements = agreements;
        assert_eq!(watch.look(&s, false), None);
        let mut watch = Watch::default();
        assert_eq!(watch.look(&s, true), None);
    }

    /// A desktop that shows messages, for as long as the test holds it.
    #[cfg(all(unix, not(target_vendor = "apple")))]
    #[expect(
        clippy::used_underscore_binding,
        clippy::unused_self,
        reason = "what the bus is given is written by a macro"
    )]
    mod desktop {
        use std::collections::HashMap;
        use std::io::{BufRead as _, BufReader};
        use std::process::{Child, Command, Stdio};
        use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

        use zbus::zvariant::OwnedValue;

        use super::super::{Bell as _, Desktop};

        struct Shows(SyncSender<(u32, String, String)>);

        #[zbus::interface(name = "org.freedesktop.Notifications")]
        impl Shows {
            #[expect(clippy::too_many_arguments, reason = "as the specification has it")]
            fn notify(
                &self,
                _app: String,
                replaces: u32,
                _icon: String,
                title: String,
                text: String,
                _actions: Vec<String>,
                _hints: HashMap<String, OwnedValue>,
                _stays: i32,
            ) -> u32 {
                self.0.send((replaces, title, text)).expect("the test waits");
                7
            }

            fn get_server_information(&self) -> (String, String, String, String) {
                ["Proef", "test", "1", "1.2"].map(str::to_owned).into()
            }
        }

        fn bus() -> Option<(Child, String)> {
            let mut bus = Command::new("dbus-daemon");
            let bus = bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
            let mut bus = bus.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
            let mut address = String::new();
            BufReader::new(bus.stdout.take()?).read_line(&mut address).ok()?;
            Some((bus, address.trim().to_owned()))
        }

        fn shows(address: &str) -> (tokio::runtime::Runtime, zbus::Connection, Receiver<(u32, String, String)>) {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            let (shown, messages) = sync_channel(4);
            let connection = runtime.block_on(async {
                let bus = zbus::connection::Builder::address(address).expect("an address");
                let bus = bus.name("org.freedesktop.Notifications").expect("a name");
                let bus = bus.serve_at("/org/freedesktop/Notifications", Shows(shown)).expect("a place");
                bus.build().await.expect("connected")
            });
            (runtime, connection, messages)
        }

        #[test]
        fn a_message_reaches_the_desktop_and_the_next_one_takes_its_place() {
            // Where no bus can be started there is nothing to try.
            let Some((mut bus, address)) = bus() else { return };
            let desktop = Desktop { bus: Some(address.clone()), ..Desktop::default() };
            assert!(!desktop.is_there(), "nothing shows messages yet");
            desktop.ring("Niemand", "ziet dit");

            let (_runtime, _connection, messages) = shows(&address);
            assert!(desktop.is_there());
            desktop.ring("Er wacht iets", "Open");
            desktop.ring("Er wacht weer iets", "Open");

            let first = messages.recv().expect("shown");
            assert_eq!(first, (0, "Er wacht iets".to_owned(), "Open".to_owned()));
            assert_eq!(messages.recv().expect("shown").0, 7, "in the place of the first");
            bus.kill().and_then(|()| bus.wait()).expect("it ends");
        }
    }

    #[test]
    fn a_message_says_nothing_of_the_network() {
        let s = demo::snapshot();
        for lang in Lang::ALL {
            let (title, text) = said(lang);
            let said = format!("{title} {text}").to_lowercase();
            let names = s.network.organisations.iter().filter_map(|org| org.name.clone());
            let titles = s.cases.iter().map(|case| case.title.clone());
            let titles = titles.chain(s.agreements.iter().map(|row| row.title.clone()));
            for word in names.chain(titles).chain([s.network.name.clone()]) {
                assert!(!said.contains(&word.to_lowercase()), "{word}");
            }
        }
    }
}
