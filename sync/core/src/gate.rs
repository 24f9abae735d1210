//! What stands before every projection: nothing a partner sends reaches automerge unless it is shown to be harmless.
//!
//! A text change passes, in this order: the **counter** ([`precheck`]), which bounds the bytes before anything parses
//! them and reads them into plain steps; the **order rules** ([`order`]), which judge those steps by the change's own
//! causal past and by nothing else, so that every replica judges alike whatever it holds beside; then parsing,
//! re-encoding and a trial on a copy ([`crate::text`]). The reasons are one list, [`refusal::Refusal`].

pub mod order;
pub mod precheck;
pub mod refusal;

mod column;
