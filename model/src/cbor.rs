//! Deterministic CBOR (RFC 8949 §4.2): the only encoding whose bytes are hashed, signed or stored by contract.
//!
//! [`Value`] is the whole data model: unsigned and negative integers, bytes, text, arrays, maps with unsigned
//! integer keys, booleans. Floats, tags, `null`, indefinite lengths, unsorted or duplicate keys, integers that are
//! not in their shortest form, trailing bytes and nesting beyond [`DEPTH_MAX`] are refused, so that for every
//! accepted input `encode(decode(bytes)) == bytes`.

use std::fmt;

/// Deepest nesting of arrays and maps that is accepted.
pub const DEPTH_MAX: usize = 16;

/// One decoded item. `Debug` shows of texts and bytes only their length.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Major type 0.
    Uint(u64),
    /// Major type 1: the number is `-1 - value`.
    Negative(u64),
    /// Major type 2.
    Bytes(Vec<u8>),
    /// Major type 3, always UTF-8.
    Text(String),
    /// Major type 4.
    Array(Vec<Self>),
    /// Major type 5, keys ascending; even keys are mandatory to understand, odd ones optional.
    Map(Vec<(u64, Self)>),
    /// Major type 7, values 20 and 21.
    Bool(bool),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uint(n) => write!(f, "{n}"),
            Self::Negative(n) => write!(f, "-1-{n}"),
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Array(items) => f.debug_list().entries(items).finish(),
            Self::Map(pairs) => f.debug_map().entries(pairs.iter().map(|(key, value)| (key, value))).finish(),
            Self::Bool(flag) => write!(f, "{flag}"),
        }
    }
}

/// An item of which nothing is known here, kept as its encoding: it takes no more memory than it has bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept(Box<[u8]>);

impl Kept {
    /// Keeps an item.
    pub fn new(value: &Value) -> Self {
        Self(value.encode().into_boxed_slice())
    }

    /// The item.
    pub fn value(&self) -> Value {
        // What was encoded decodes.
        Value::decode(&self.0).unwrap_or(Value::Bool(false))
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kept({} bytes)", self.0.len())
    }
}

/// Why bytes are not deterministic CBOR of the shape asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The input ends inside an item, or a length exceeds what is left.
    #[error("the bytes end too early")]
    Truncated,
    /// Bytes follow the item.
    #[error("bytes follow the end")]
    Trailing,
    /// A form that the deterministic encoding excludes.
    #[error("not in the deterministic encoding")]
    NotDeterministic,
    /// A type outside the data model (float, tag, null, undefined).
    #[error("a type that is not used here")]
    Unsupported,
    /// Nested deeper than [`DEPTH_MAX`].
    #[error("nested too deeply")]
    TooDeep,
    /// A mandatory key is missing.
    #[error("field {0} is missing")]
    Missing(u64),
    /// A mandatory (even) key that this version does not know.
    #[error("mandatory field {0} is unknown")]
    UnknownMandatory(u64),
    /// The item has another type or length than the field needs.
    #[error("a field has the wrong type")]
    WrongType,
    /// A number, text or list outside its bounds.
    #[error("a field is outside its bounds")]
    OutOfBounds,
}

impl Value {
    /// Returns the deterministic encoding.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.encode_into(&mut out);
        out
    }

    /// Appends the deterministic encoding to `out`.
    pub fn encode_into(&self, out: &mut Vec<u8>) {
        match self {
            Self::Uint(n) => head(out, 0, *n),
            Self::Negative(n) => head(out, 1, *n),
            Self::Bytes(bytes) => {
                head(out, 2, bytes.len() as u64);
                out.extend_from_slice(bytes);
            }
            Self::Text(text) => {
                head(out, 3, text.len() as u64);
                out.extend_from_slice(text.as_bytes());
            }
            Self::Array(items) => {
                head(out, 4, items.len() as u64);
                for item in items {
                    item.encode_into(out);
                }
            }
            Self::Map(pairs) => {
                head(out, 5, pairs.len() as u64);
                for (key, value) in pairs {
                    head(out, 0, *key);
                    value.encode_into(out);
                }
            }
            Self::Bool(flag) => out.push(if *flag { 0xf5 } else { 0xf4 }),
        }
    }

    /// Decodes exactly one item.
    ///
    /// # Errors
    /// Any [`DecodeError`] but the field errors, when `bytes` is not the deterministic encoding of one item.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        Self::decode_within(bytes, usize::MAX)
    }

    /// Decodes exactly one item that holds at most `items` items, itself included: a byte may become an item, which
    /// takes 32 bytes of memory.
    ///
    /// # Errors
    /// As [`Value::decode`], and [`DecodeError::OutOfBounds`] for more items.
    pub fn decode_within(bytes: &[u8], items: usize) -> Result<Self, DecodeError> {
        let mut reader = Reader { rest: bytes, items };
        let value = reader.item(0)?;
        if reader.rest.is_empty() { Ok(value) } else { Err(DecodeError::Trailing) }
    }

    /// Decodes one item from the front of `bytes`; returns it with the number of bytes used.
    ///
    /// # Errors
    /// As [`Value::decode`], without [`DecodeError::Trailing`].
    pub fn decode_prefix(bytes: &[u8]) -> Result<(Self, usize), DecodeError> {
        let mut reader = Reader { rest: bytes, items: usize::MAX };
        let value = reader.item(0)?;
        Ok((value, bytes.len() - reader.rest.len()))
    }
}

/// Appends an initial byte and argument in the shortest form.
fn head(out: &mut Vec<u8>, major: u8, n: u64) {
    let major = major << 5;
    let bytes = n.to_be_bytes();
    match n {
        0..=23 => out.push(major | bytes[7]),
        24..=0xff => out.extend_from_slice(&[major | 0x18, bytes[7]]),
        0x100..=0xffff => out.extend_from_slice(&[major | 0x19, bytes[6], bytes[7]]),
        0x1_0000..=0xffff_ffff => {
            out.push(major | 0x1a);
            out.extend_from_slice(&bytes[4..]);
        }
        _ => {
            out.push(major | 0x1b);
            out.extend_from_slice(&bytes);
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    /// Items that may still come.
    items: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], DecodeError> {
        let (front, rest) = self.rest.split_at_checked(n).ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(front)
    }

    fn byte(&mut self) -> Result<u8, DecodeError> {
        let (first, rest) = self.rest.split_first().ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(*first)
    }

    fn argument(&mut self, info: u8) -> Result<u64, DecodeError> {
        let (width, least) = match info {
            0..=23 => return Ok(u64::from(info)),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            _ => return Err(DecodeError::NotDeterministic),
        };
        let n = self.take(width)?.iter().fold(0_u64, |n, byte| (n << 8) | u64::from(*byte));
        if n < least { Err(DecodeError::NotDeterministic) } else { Ok(n) }
    }

    fn length(&mut self, info: u8) -> Result<usize, DecodeError> {
        let n = usize::try_from(self.argument(info)?).map_err(|_too_large| DecodeError::Truncated)?;
        if n > self.rest.len() { Err(DecodeError::Truncated) } else { Ok(n) }
    }

    fn item(&mut self, depth: usize) -> Result<Value, DecodeError> {
        if depth > DEPTH_MAX {
            return Err(DecodeError::TooDeep);
        }
        self.items = self.items.checked_sub(1).ok_or(DecodeError::OutOfBounds)?;
        let initial = self.byte()?;
        let info = initial & 0x1f;
        match initial >> 5 {
            0 => Ok(Value::Uint(self.argument(info)?)),
            1 => Ok(Value::Negative(self.argument(info)?)),
            2 => {
                let n = self.length(info)?;
                Ok(Value::Bytes(self.take(n)?.to_vec()))
            }
            3 => {
                let n = self.length(info)?;
                let text = std::str::from_utf8(self.take(n)?).map_err(|_not_utf8| DecodeError::NotDeterministic)?;
                Ok(Value::Text(text.to_owned()))
            }
            4 => {
                let n = self.length(info)?;
                let mut items = Vec::new();
                for _ in 0..n {
                    items.push(self.item(depth + 1)?);
                }
                Ok(Value::Array(items))
            }
            5 => self.map(info, depth),
            7 if info == 20 => Ok(Value::Bool(false)),
            7 if info == 21 => Ok(Value::Bool(true)),
            _ => Err(DecodeError::Unsupported),
        }
    }

    fn map(&mut self, info: u8, depth: usize) -> Result<Value, DecodeError> {
        let n = self.length(info)?;
        let mut pairs: Vec<(u64, Value)> = Vec::new();
        for _ in 0..n {
            let initial = self.byte()?;
            if initial >> 5 != 0 {
                return Err(DecodeError::Unsupported);
            }
            let key = self.argument(initial & 0x1f)?;
            if pairs.last().is_some_and(|(last, _)| *last >= key) {
                return Err(DecodeError::NotDeterministic);
            }
            pairs.push((key, self.item(depth + 1)?));
        }
        Ok(Value::Map(pairs))
    }
}

/// A type with one deterministic encoding.
pub trait Cbor: Sized {
    /// Returns the item that stands for `self`.
    fn to_value(&self) -> Value;

    /// Reads `self` from an item.
    ///
    /// # Errors
    /// [`DecodeError`] when the item does not stand for a value of this type.
    fn from_value(value: Value) -> Result<Self, DecodeError>;

    /// The value of a field that is absent, for types that may be left out.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the field is left out when encoded.
    fn is_absent(&self) -> bool {
        false
    }

    /// Returns the deterministic encoding.
    fn to_cbor(&self) -> Vec<u8> {
        self.to_value().encode()
    }

    /// Decodes exactly one value.
    ///
    /// # Errors
    /// [`DecodeError`] when `bytes` is not the deterministic encoding of a value of this type.
    fn from_cbor(bytes: &[u8]) -> Result<Self, DecodeError> {
        Self::from_value(Value::decode(bytes)?)
    }
}

impl Cbor for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        Ok(value)
    }
}

macro_rules! unsigned {
    ($($type:ty),*) => {$(
        impl Cbor for $type {
            fn to_value(&self) -> Value {
                Value::Uint(u64::from(*self))
            }
            fn from_value(value: Value) -> Result<Self, DecodeError> {
                match value {
                    Value::Uint(n) => Self::try_from(n).map_err(|_too_large| DecodeError::OutOfBounds),
                    _ => Err(DecodeError::WrongType),
                }
            }
        }
    )*};
}
unsigned!(u8, u16, u32, u64);

impl Cbor for i64 {
    fn to_value(&self) -> Value {
        match u64::try_from(*self) {
            Ok(n) => Value::Uint(n),
            Err(_negative) => Value::Negative(!self.cast_unsigned()),
        }
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let (n, negative) = match value {
            Value::Uint(n) => (n, false),
            Value::Negative(n) => (n, true),
            _ => return Err(DecodeError::WrongType),
        };
        let n = Self::try_from(n).map_err(|_too_large| DecodeError::OutOfBounds)?;
        Ok(if negative { -1 - n } else { n })
    }
}

impl Cbor for bool {
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Bool(flag) => Ok(flag),
            _ => Err(DecodeError::WrongType),
        }
    }
}

impl Cbor for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Text(text) => Ok(text),
            _ => Err(DecodeError::WrongType),
        }
    }
}

/// Raw bytes, encoded as a byte string (a `Vec<u8>` would be an array of numbers).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Bytes(pub Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({})", self.0.len())
    }
}

impl serde::Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&crate::id::to_hex(&self.0))
    }
}

impl<'de> serde::Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut bytes = vec![0; text.len() / 2];
        let read = crate::id::from_hex(&text, &mut bytes);
        read.map(|()| Self(bytes)).ok_or_else(|| serde::de::Error::custom("not hexadecimal"))
    }
}

impl Cbor for Bytes {
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Bytes(bytes) => Ok(Self(bytes)),
            _ => Err(DecodeError::WrongType),
        }
    }
}

impl<const N: usize> Cbor for [u8; N] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Bytes(bytes) => bytes.try_into().map_err(|_length| DecodeError::OutOfBounds),
            _ => Err(DecodeError::WrongType),
        }
    }
}

impl<T: Cbor> Cbor for Vec<T> {
    fn to_value(&self) -> Value {
        Value::Array(self.iter().map(Cbor::to_value).collect())
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Array(items) => items.into_iter().map(T::from_value).collect(),
            _ => Err(DecodeError::WrongType),
        }
    }
}

impl<T: Cbor> Cbor for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or_else(|| Value::Array(Vec::new()), Cbor::to_value)
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        T::from_value(value).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<A: Cbor, B: Cbor> Cbor for (A, B) {
    fn to_value(&self) -> Value {
        Value::Array(vec![self.0.to_value(), self.1.to_value()])
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let Value::Array(items) = value else { return Err(DecodeError::WrongType) };
        let [a, b]: [Value; 2] = items.try_into().map_err(|_length| DecodeError::WrongType)?;
        Ok((A::from_value(a)?, B::from_value(b)?))
    }
}

/// The pairs of a map, taken out key by key.
#[derive(Debug)]
pub struct Fields(Vec<(u64, Value)>);

impl Fields {
    /// Opens a map.
    ///
    /// # Errors
    /// [`DecodeError::WrongType`] for anything but a map.
    pub fn open(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Map(pairs) => Ok(Self(pairs)),
            _ => Err(DecodeError::WrongType),
        }
    }

    /// Takes the field under `key`.
    ///
    /// # Errors
    /// [`DecodeError::Missing`] when it is not there and its type has no absent value; else what the type says.
    pub fn take<T: Cbor>(&mut self, key: u64) -> Result<T, DecodeError> {
        match self.0.iter().position(|(candidate, _)| *candidate == key) {
            Some(at) => T::from_value(self.0.remove(at).1),
            None => T::absent().ok_or(DecodeError::Missing(key)),
        }
    }

    /// Ends reading: what is left must be optional.
    ///
    /// # Errors
    /// [`DecodeError::UnknownMandatory`] when an even key was not taken.
    pub fn close(self) -> Result<(), DecodeError> {
        self.rest().map(drop)
    }

    /// Ends reading and returns the optional fields that were not taken, ascending by key.
    ///
    /// # Errors
    /// [`DecodeError::UnknownMandatory`] when an even key was not taken.
    pub fn rest(self) -> Result<Vec<(u64, Value)>, DecodeError> {
        match self.0.iter().find(|(key, _)| key % 2 == 0) {
            Some((key, _)) => Err(DecodeError::UnknownMandatory(*key)),
            None => Ok(self.0),
        }
    }
}

/// Defines structs that are encoded as maps with integer keys: even keys mandatory, odd keys optional
/// (their type is `Option`). Fields may be listed in any order; they are encoded by ascending key.
#[macro_export]
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        $name:ident { $( $(#[$field_meta:meta])* $key:literal => $field:ident : $type:ty ),* $(,)? }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name { $( $(#[$field_meta])* pub $field: $type, )* }

        impl $crate::cbor::Cbor for $name {
            fn to_value(&self) -> $crate::cbor::Value {
                #[allow(unused_mut, clippy::allow_attributes_without_reason)]
                let mut pairs: Vec<(u64, $crate::cbor::Value)> = Vec::new();
                $( if !$crate::cbor::Cbor::is_absent(&self.$field) {
                    pairs.push(($key, $crate::cbor::Cbor::to_value(&self.$field)));
                } )*
                pairs.sort_unstable_by_key(|(key, _)| *key);
                $crate::cbor::Value::Map(pairs)
            }
            fn from_value(value: $crate::cbor::Value) -> Result<Self, $crate::cbor::DecodeError> {
                #[allow(unused_mut, clippy::allow_attributes_without_reason)]
                let mut fields = $crate::cbor::Fields::open(value)?;
                $( let $field = fields.take($key)?; )*
                fields.close()?;
                Ok(Self { $( $field, )* })
            }
        }
    )*};
}

/// Defines enums that are encoded as one unsigned integer.
#[macro_export]
macro_rules! coded_enum {
    ($(
        $(#[$meta:meta])*
        $name:ident { $( $(#[$variant_meta:meta])* $code:literal => $variant:ident ),* $(,)? }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( $(#[$variant_meta])* $variant, )* }

        impl $name {
            /// Every value, in the order of definition.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The number that stands for the value in stored and sent bytes.
            pub const fn code(self) -> u64 {
                match self { $( Self::$variant => $code, )* }
            }

            /// The value with this number.
            pub const fn from_code(code: u64) -> Option<Self> {
                match code { $( $code => Some(Self::$variant), )* _ => None }
            }
        }

        impl $crate::cbor::Cbor for $name {
            fn to_value(&self) -> $crate::cbor::Value {
                $crate::cbor::Value::Uint(self.code())
            }
            fn from_value(value: $crate::cbor::Value) -> Result<Self, $crate::cbor::DecodeError> {
                match value {
                    $crate::cbor::Value::Uint(n) => Self::from_code(n).ok_or($crate::cbor::DecodeError::OutOfBounds),
                    _ => Err($crate::cbor::DecodeError::WrongType),
                }
            }
        }
    )*};
}

#[cfg(test)]
mod tests;
