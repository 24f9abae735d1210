//! The two secret keys of a vault: alike in everything, and never taken for each other.

use std::fmt;
use std::io;

use zeroize::Zeroizing;

use super::random;

macro_rules! secret_key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Wiped when dropped, never printed.
        #[derive(Clone)]
        pub struct $name(Zeroizing<[u8; 32]>);

        impl $name {
            /// A key of these bytes, which must be uniformly random.
            pub fn new(bytes: [u8; 32]) -> Self {
                Self(Zeroizing::new(bytes))
            }

            /// A new key.
            ///
            /// # Errors
            /// When the operating system has no randomness to give.
            pub fn random() -> io::Result<Self> {
                random().map(Self)
            }

            /// The bytes.
            pub fn expose(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

secret_key! {
    /// The 32-byte key of a store.
    DataKey
}

secret_key! {
    /// The 32 random bytes that open a slot. They seal one data key once: another slot has another key.
    SlotKey
}
