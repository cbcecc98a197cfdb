//! The keys that a plan file may have. Nothing is listed here: the schema is obtained from the core's types by asking
//! what they deserialize.

use std::sync::LazyLock;

use hall_core::Plan;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// The type of a value.
#[derive(Debug)]
pub(super) enum Kind {
    /// Any text.
    String,
    /// An id or a reference to one.
    Code,
    /// A whole number from 0.
    Integer { max: i64 },
    /// Two whole numbers and their meaning, in Chinese and English.
    Pair { max: i64, meaning: (&'static str, &'static str) },
    /// `true` or `false`.
    Boolean,
    /// One of a few fixed words.
    Choice(&'static [&'static str]),
    /// A date in quotes.
    Date,
    /// A table, in braces or with a header of its own.
    Table(Schema),
    /// A list.
    List(Box<Self>),
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
}

/// The keys of a table, in the order in which they are written, with an example of such a table in Chinese and English.
#[derive(Debug)]
pub(super) struct Schema {
    pub(super) keys: Vec<Key>,
    pub(super) example: (String, String),
}

impl Schema {
    /// Returns whether it is a text, which may have a key for each further language.
    pub(super) fn is_text(&self) -> bool {
        self.keys.iter().any(|key| key.name == "zh")
    }
}

pub(super) static PLAN: LazyLock<Schema> = LazyLock::new(|| {
    let asked = ask(&Trial::default()).1;
    let Some(Kind::Table(mut plan)) = asked else { return Schema { keys: Vec::new(), example: Default::default() } };
    settle(&mut plan, "");
    plan
});

/// Determines by trial what a type does not declare: which keys are required, and which texts it accepts.
fn settle(schema: &mut Schema, path: &str) {
    for key in &mut schema.keys {
        let path = joined(path, key.name);
        let is_refused = |trial: Trial<'_>| !ask(&trial).0;
        key.required = is_refused(Trial { left_out: &path, ..Trial::default() });
        let mut kind = &mut key.kind;
        while let Kind::List(of) = kind {
            kind = of;
        }
        if let Kind::Table(schema) = kind {
            settle(schema, &path);
        } else if let Kind::String = kind {
            let takes = |text| !is_refused(Trial { at: &path, text, ..Trial::default() });
            *kind = match (takes(PLAIN), takes(ANY)) {
                (false, _) => Kind::Date,
                (true, false) => Kind::Code,
                (true, true) => Kind::String,
            };
        }
    }
}

/// A text that is both a date and a code.
const DATE: &str = "2000-01-01";
/// A text that is a code but not a date.
const PLAIN: &str = "plain";
/// A text that is neither.
const ANY: &str = "Any text";

/// The values to answer with instead of [`DATE`], or to omit.
#[derive(Debug, Default)]
struct Trial<'a> {
    left_out: &'a str,
    at: &'a str,
    text: &'static str,
}

/// Deserializes the plan's type. Returns whether it accepted the answers, and what it asked for.
fn ask(trial: &Trial<'_>) -> (bool, Option<Kind>) {
    let mut kind = None;
    let plan = Plan::deserialize(Asker { trial, path: "", in_list: false, kind: &mut kind });
    (plan.is_ok(), kind)
}

/// A deserializer that answers whatever a type asks for, and records what that was.
struct Asker<'a> {
    trial: &'a Trial<'a>,
    path: &'a str,
    in_list: bool,
    kind: &'a mut Option<Kind>,
}

impl Asker<'_> {
    fn key(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// Returns an example of the table: in braces, or with a header of its own.
    fn example(&self, name: &str) -> (String, String) {
        let in_braces = match name {
            "Text" => r#"{ zh = "民政局", en = "Civil Affairs" }"#,
            "Document" => r#"{ id = "id-card", zh = "身份证", en = "ID card" }"#,
            "Hours" => r#"{ days = "mon-fri", from = "08:30", to = "12:00" }"#,
            "Workday" => r#"{ day = "2026-10-10", hours_of = "fri" }"#,
            "Plan" => return ("一份配置".into(), "a plan".into()),
            _ => {
                let header = if self.in_list { format!("[[{}]]", self.path) } else { format!("[{}]", self.path) };
                return (format!("{header}，下面写它的键"), format!("{header} with its keys below it"));
            }
        };
        (in_braces.into(), in_braces.into())
    }

    fn meaning(&self) -> (&'static str, &'static str) {
        match self.key() {
            "numbers" | "more_numbers" => ("[first, last]：号段", "[first, last]: the block of numbers"),
            "walk_in_share" => {
                ("[k, n]：n 个名额中留 k 个给现场取号的人", "[k, n]: of n places, k are kept for walk-ins")
            }
            _ => ("[k, n]：任意 n 次叫号中至多 k 次", "[k, n]: at most k of any n calls"),
        }
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.kind = Some(Kind::String);
        visitor.visit_str(if self.trial.at == self.path && !self.path.is_empty() { self.trial.text } else { DATE })
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $type:ty;)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            *self.kind = Some(Kind::Integer { max: i64::from(<$type>::MAX) });
            visitor.$visit(1)
        }
    )+};
}

impl<'de> Deserializer<'de> for Asker<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a plan has no such value"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.kind = Some(Kind::Boolean);
        visitor.visit_bool(false)
    }

    whole_numbers! {
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut of = None;
        let item = Asker { in_list: true, kind: &mut of, ..self };
        let list = visitor.visit_seq(Items { item, left: 1 })?;
        *self.kind = of.map(|of| Kind::List(Box::new(of)));
        Ok(list)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        let (mut of, meaning) = (None, self.meaning());
        let item = Asker { kind: &mut of, ..self };
        let pair = visitor.visit_seq(Items { item, left: len })?;
        if let Some(Kind::Integer { max }) = of {
            *self.kind = Some(Kind::Pair { max, meaning });
        }
        Ok(pair)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut schema = Schema { keys: Vec::new(), example: self.example(name) };
        let fields =
            Fields { trial: self.trial, path: self.path, left: fields.iter(), now: "", keys: &mut schema.keys };
        let read = visitor.visit_map(fields);
        *self.kind = Some(Kind::Table(schema));
        read
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.kind = Some(Kind::Choice(words));
        visitor.visit_enum(words.first().copied().unwrap_or_default().into_deserializer())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct map tuple_struct identifier ignored_any
    }
}

/// A number of identical list items.
struct Items<'a> {
    item: Asker<'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let Asker { trial, path, in_list, .. } = self.item;
        seed.deserialize(Asker { trial, path, in_list, kind: self.item.kind }).map(Some)
    }
}

/// The fields of a struct, in order.
struct Fields<'a> {
    trial: &'a Trial<'a>,
    path: &'a str,
    left: std::slice::Iter<'static, &'static str>,
    now: &'static str,
    keys: &'a mut Vec<Key>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let (path, left_out) = (self.path, self.trial.left_out);
        let Some(name) = self.left.find(|name| joined(path, name) != left_out) else { return Ok(None) };
        self.now = name;
        let key: StrDeserializer<'_, Error> = self.now.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let mut kind = None;
        let path = joined(self.path, self.now);
        let value = seed.deserialize(Asker { trial: self.trial, path: &path, in_list: false, kind: &mut kind });
        self.keys.extend(kind.map(|kind| Key { name: self.now, kind, required: false }));
        value
    }
}

/// Returns the path of a key inside a table; the path of the whole is empty.
pub(super) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.into() } else { format!("{path}.{key}") }
}
