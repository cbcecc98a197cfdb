//! Writes a plan as people write it: a table for each item, its keys in the order of the schema, values on one line.

use hall_core::Plan;
use toml::Value;

use super::schema::{Kind, PLAN, Schema};

/// Writes a plan as TOML; reading it gives the same plan.
#[must_use]
pub fn to_toml(plan: &Plan) -> String {
    let Ok(Value::Table(plan)) = Value::try_from(plan) else { return String::new() };
    let mut text = String::new();
    for key in PLAN.keys {
        match (&key.kind, plan.get(key.name)) {
            (Kind::Table(schema), Some(value)) => item(&mut text, &format!("[{}]", key.name), schema, value),
            (Kind::List(Kind::Table(schema)), Some(Value::Array(list))) => {
                for value in list {
                    item(&mut text, &format!("[[{}]]", key.name), schema, value);
                }
            }
            _ => {}
        }
    }
    text
}

fn item(text: &mut String, header: &str, schema: &Schema, value: &Value) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(header);
    text.push('\n');
    for key in schema.keys {
        if let Some(value) = value.get(key.name) {
            text.push_str(&format!("{} = {}\n", key.name, inline(&key.kind, value)));
        }
    }
}

fn inline(kind: &Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Table(schema), Value::Table(table)) => {
            let keys = schema.keys.iter().filter_map(|key| Some((key, table.get(key.name)?)));
            let keys: Vec<String> =
                keys.map(|(key, value)| format!("{} = {}", key.name, inline(&key.kind, value))).collect();
            format!("{{ {} }}", keys.join(", "))
        }
        (Kind::List(of), Value::Array(list)) => {
            let items: Vec<String> = list.iter().map(|value| inline(of, value)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}
