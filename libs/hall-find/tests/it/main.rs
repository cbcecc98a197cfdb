//! Finds what people mean in the hall of plans/city.toml.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod city;
mod phrases;
mod properties;
mod speed;
