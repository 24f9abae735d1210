//! Keys of the words of growth.

use wijktafel_model::view::phase::Sign;

/// A sign of a phase.
pub const fn sign(value: Sign) -> &'static str {
    match value {
        Sign::Cases => "sign-cases",
        Sign::Bringing => "sign-bringing",
        Sign::Returning => "sign-returning",
        Sign::OwnGuides => "sign-own-guides",
        Sign::ReportedBack => "sign-reported-back",
        Sign::Latitude => "sign-latitude",
        Sign::OwnedLessons => "sign-owned-lessons",
        Sign::NewSupply => "sign-new-supply",
    }
}

/// Its count.
pub const fn sign_count(value: Sign) -> &'static str {
    match value {
        Sign::Cases => "sign-cases-count",
        Sign::Bringing => "sign-bringing-count",
        Sign::Returning => "sign-returning-count",
        Sign::OwnGuides => "sign-own-guides-count",
        Sign::ReportedBack => "sign-reported-back-count",
        Sign::Latitude => "sign-latitude-count",
        Sign::OwnedLessons => "sign-owned-lessons-count",
        Sign::NewSupply => "sign-new-supply-count",
    }
}

/// From when on it is seen, and what it does not say.
pub const fn sign_rule(value: Sign) -> &'static str {
    match value {
        Sign::Cases => "sign-cases-rule",
        Sign::Returning => "sign-returning-rule",
        Sign::OwnGuides => "sign-own-guides-rule",
        Sign::NewSupply => "sign-new-supply-rule",
        Sign::Bringing | Sign::ReportedBack | Sign::Latitude | Sign::OwnedLessons => "sign-rule",
    }
}

/// Whether a sign is seen.
pub const fn sign_seen(seen: Option<bool>) -> &'static str {
    match seen {
        Some(true) => "sign-seen",
        Some(false) => "sign-not-seen",
        None => "sign-nothing",
    }
}
