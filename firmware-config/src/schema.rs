//! The settings of a kind of profile, read off the JSON schema of its type: each setting is named once, there. Editors get the
//! same schema, with the tables in which a profile writes its settings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::field::{Field, FieldKind};
use crate::panel::PanelProfile;
use crate::printer::PrinterProfile;
use crate::settings::Kind;

/// What every profile says of itself, before its kind's own settings.
#[derive(Deserialize, JsonSchema)]
#[expect(dead_code, reason = "only its schema is asked for: a file may lack any of them, and is told so")]
struct Common {
    /// What it is a profile of.
    kind: Kind,
    /// Its name in `inherits` and on the command line.
    id: String,
    /// The profile whose settings it takes where it says nothing itself.
    inherits: Option<String>,
    /// Its name for people.
    name: Option<String>,
}

/// Returns what every profile says of itself.
pub(crate) fn common() -> &'static [Field] {
    static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let of = |name: &str| fields::<Common>().into_iter().find(|field| field.path == name);
        // A whole profile needs the first two, which are asked for where they are read.
        let named = ["kind", "id", "inherits", "name"].into_iter().filter_map(of);
        named.map(|field| Field { required: false, ..field }).collect()
    });
    &FIELDS
}

/// Returns the settings that profiles of a kind have.
pub(crate) fn fields_of(kind: Kind) -> &'static [Field] {
    static PRINTER: LazyLock<Vec<Field>> = LazyLock::new(own_fields::<PrinterProfile>);
    static PANEL: LazyLock<Vec<Field>> = LazyLock::new(own_fields::<PanelProfile>);
    match kind {
        Kind::Printer => &PRINTER,
        Kind::Panel => &PANEL,
    }
}

fn own_fields<T: JsonSchema>() -> Vec<Field> {
    let mut own = fields::<T>();
    own.retain(|field| common().iter().all(|common| common.path != field.path));
    own
}

fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    SchemaGenerator::new(settings).into_root_schema_for::<T>().to_value()
}

/// Returns the settings of a type by their paths, each with its own schema. Variants of a flattened enum add theirs, and
/// share the one that says which of them it is.
fn properties(schema: &Value) -> BTreeMap<String, Value> {
    let own = |schema: &Value| schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut properties: BTreeMap<String, Value> = own(schema).into_iter().collect();
    for variant in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
        for (path, mut property) in own(variant) {
            let word = property.get("const").cloned();
            match properties.get_mut(&path).and_then(|known| known.get_mut("enum")).and_then(Value::as_array_mut) {
                Some(words) => words.extend(word),
                None => {
                    if let Some(word) = word {
                        property = json!({ "type": "string", "enum": [word] });
                    }
                    properties.insert(path, property);
                }
            }
        }
    }
    properties
}

fn required(schema: &Value) -> Vec<&str> {
    let variants = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let lists = std::iter::once(schema).chain(variants).filter_map(|schema| schema.get("required")?.as_array());
    lists.flatten().filter_map(Value::as_str).collect()
}

fn fields<T: JsonSchema>() -> Vec<Field> {
    let schema = schema_of::<T>();
    let required = required(&schema);
    let field = |(path, property): (String, Value)| {
        let required = required.contains(&path.as_str());
        Some(Field { kind: kind_of(&property)?, path, required })
    };
    properties(&schema).into_iter().filter_map(field).collect()
}

fn kind_of(property: &Value) -> Option<FieldKind> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(words) = property.get("enum").and_then(Value::as_array) {
        return Some(FieldKind::Choice(words.iter().filter_map(text).collect()));
    }
    if let Some(words) = property.get("oneOf").and_then(Value::as_array) {
        return Some(FieldKind::Choice(words.iter().filter_map(|word| text(word.get("const")?)).collect()));
    }
    let kind = property.get("type")?;
    match kind.as_str().or_else(|| kind.get(0)?.as_str())? {
        "integer" => {
            let limit = |name: &str| property.get(name).and_then(Value::as_i64);
            Some(FieldKind::Integer { min: limit("minimum")?, max: limit("maximum")? })
        }
        "boolean" => Some(FieldKind::Flag),
        "array" => Some(FieldKind::Texts),
        "string" => Some(FieldKind::Text),
        _ => None,
    }
}

/// Returns the JSON schema of a file, for editors: what a profile lacks it may inherit, so that only `kind` and `id` must be there.
pub(crate) fn for_editors(kind: Kind) -> Value {
    let own = match kind {
        Kind::Printer => schema_of::<PrinterProfile>(),
        Kind::Panel => schema_of::<PanelProfile>(),
    };
    let mut tables = Map::new();
    for (path, property) in properties(&schema_of::<Common>()).into_iter().chain(properties(&own)) {
        match path.split_once('.') {
            None => drop(tables.entry(path).or_insert(property)),
            Some((table, name)) => {
                let table = tables.entry(table).or_insert_with(table_of_none);
                table["properties"][name] = property;
            }
        }
    }
    tables.insert("kind".into(), json!({ "const": kind.word() }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("A {}'s profile", kind.word()),
        "type": "object",
        "properties": tables,
        "required": ["kind", "id"],
        "additionalProperties": false,
    })
}

fn table_of_none() -> Value {
    json!({ "type": "object", "properties": {}, "additionalProperties": false })
}
