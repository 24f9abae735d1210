//! What is filled in to found a network that continues this one, and to compare with the one this continues.

use std::fmt;
use std::path::PathBuf;

use zeroize::{Zeroize as _, Zeroizing};

use super::finish::path;
use super::{Check, Wrong};
use crate::client::intent::{Intent, NodeRequest, Passphrase};
use crate::text::Lang;

type Done = Result<Vec<Intent>, Vec<(&'static str, Wrong)>>;

/// A network that continues this one. Its passphrase is wiped when it is closed.
#[derive(Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what its label says")]
pub struct RefoundForm {
    pub name: String,
    pub folder: String,
    pub partners: String,
    pub passphrase: String,
    pub again: String,
}

/// The own copy of the network that this one continues. Its passphrase is wiped when it is closed.
#[derive(Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what its label says")]
pub struct EarlierForm {
    pub folder: String,
    pub passphrase: String,
    pub lang: Lang,
}

impl fmt::Debug for RefoundForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefoundForm(..)")
    }
}

impl fmt::Debug for EarlierForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EarlierForm(..)")
    }
}

impl Drop for RefoundForm {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
    }
}

impl Drop for EarlierForm {
    fn drop(&mut self) {
        self.passphrase.zeroize();
    }
}

impl RefoundForm {
    pub(super) fn finish(&self) -> Done {
        let mut check = Check::default();
        let network = check.maybe_line("name", &self.name);
        let folder = path("folder", &self.folder, &mut check);
        let partners = Some(self.partners.trim()).filter(|to| !to.is_empty()).map(PathBuf::from);
        check.passphrase(&self.passphrase, &self.again);
        let passphrase = Passphrase(Zeroizing::new(self.passphrase.clone()));
        let request = folder.map(|folder| NodeRequest::Refound { network, folder, passphrase, partners });
        check.done(request.map(|request| vec![Intent::Node(request)]))
    }
}

impl EarlierForm {
    pub(super) fn finish(&self) -> Done {
        let mut check = Check::default();
        let folder = path("folder", &self.folder, &mut check);
        // A copy that is open in another window is asked there.
        let passphrase = Passphrase(Zeroizing::new(self.passphrase.clone()));
        let request = folder.map(|folder| NodeRequest::Compare { folder, passphrase, lang: self.lang });
        check.done(request.map(|request| vec![Intent::Node(request)]))
    }
}
