//! Formats a plan as people would write it: a table for each item, its keys in schema order, each value on one line.

use hall_core::Plan;
use toml::Value;

use super::schema::{Kind, PLAN, Schema};

/// Formats a plan as TOML; parsing the result yields the same plan.
#[must_use]
pub fn to_toml(plan: &Plan) -> String {
    let Ok(Value::Table(plan)) = Value::try_from(plan) else { return String::new() };
    let mut text = String::new();
    for key in &PLAN.keys {
        match (&key.kind, plan.get(key.name)) {
            (Kind::Table(schema), Some(value)) => item(&mut text, &format!("[{}]", key.name), schema, value),
            (Kind::List(of), Some(Value::Array(list))) => {
                let Kind::Table(schema) = &**of else { continue };
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
    for key in &schema.keys {
        if let Some(value) = value.get(key.name) {
            text.push_str(&format!("{} = {}\n", key.name, inline(&key.kind, value)));
        }
    }
}

fn inline(kind: &Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Table(schema), Value::Table(table)) => {
            let keys = schema.keys.iter().filter_map(|key| Some((key, table.get(key.name)?)));
            let keys = keys.map(|(key, value)| format!("{} = {}", key.name, inline(&key.kind, value)));
            let further =
                table.iter().filter(|(name, _)| schema.is_text() && schema.keys.iter().all(|it| it.name != *name));
            let keys: Vec<String> = keys.chain(further.map(|(name, value)| format!("{name} = {value}"))).collect();
            format!("{{ {} }}", keys.join(", "))
        }
        (Kind::List(of), Value::Array(list)) => {
            let items: Vec<String> = list.iter().map(|value| inline(of, value)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}
