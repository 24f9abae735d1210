//! The enum of all facts and what follows from its list of kinds.

macro_rules! facts {
    ($( $(#[$meta:meta])* $code:literal => $name:ident, )*) => {
        /// What a fact says. Grouped by the log it belongs to; see `docs/architecture.md` for the table.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Fact {
            $( $(#[$meta])* $name($name), )*
            /// A kind of a newer version: kept, passed on, ignored.
            #[serde(skip)]
            Unknown {
                /// The kind's number.
                kind: u64,
                /// The payload as it was read.
                payload: Kept,
            },
            /// A kind of this version with optional fields of a newer one: counts as the fact inside.
            #[serde(skip)]
            Newer {
                /// What this version understands of it.
                fact: Box<Fact>,
                /// The payload as it was read.
                payload: Kept,
                /// Optional fields beside the payload: a map.
                beside: Kept,
            },
        }

        impl Fact {
            /// The number of the kind in stored and sent bytes.
            pub const fn kind(&self) -> u64 {
                match self {
                    $( Self::$name(_) => $code, )*
                    Self::Unknown { kind, .. } => *kind,
                    Self::Newer { fact, .. } => fact.kind(),
                }
            }

            /// The payload alone.
            pub fn payload(&self) -> Value {
                match self {
                    $( Self::$name(payload) => payload.to_value(), )*
                    Self::Unknown { payload, .. } | Self::Newer { payload, .. } => payload.value(),
                }
            }

            /// What this version understands of it; look at this before matching on a kind.
            pub fn known(&self) -> &Self {
                match self { Self::Newer { fact, .. } => fact.known(), _ => self }
            }

            fn from_parts(kind: u64, payload: Value, beside: Vec<(u64, Value)>) -> Result<Self, DecodeError> {
                let read = Kept::new(&payload);
                let fact = match kind {
                    $( $code => Self::$name($name::from_value(payload)?), )*
                    _ => Self::Unknown { kind, payload: read.clone() },
                };
                let whole = beside.is_empty() && Kept::new(&fact.payload()) == read;
                let beside = Kept::new(&Value::Map(beside));
                Ok(if whole { fact } else { Self::Newer { fact: Box::new(fact), payload: read, beside } })
            }
        }

        $( impl From<$name> for Fact {
            fn from(payload: $name) -> Self { Self::$name(payload) }
        } )*
    };
}
