//! The seeded world: it is the same each time, it holds what the hall promises, and it finds what is broken on purpose.

use e2e::world::{Options, Outcome, Sabotage, simulate};

fn lived(seed: u64, steps: u64, sabotage: Option<Sabotage>) -> Outcome {
    simulate(Options { seed, steps, sabotage }).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let first = lived(7, 6_000, None);
    assert_eq!(first, lived(7, 6_000, None));
    assert_ne!(first.digest, lived(8, 6_000, None).digest);
}

#[test]
fn a_world_is_rough_and_the_hall_holds() {
    let outcome = lived(11, 20_000, None);
    assert_eq!(outcome.failure, None);
    for what in [
        "issue",
        "call_next",
        "call",
        "recall",
        "start",
        "miss",
        "finish",
        "park",
        "resume",
        "transfer",
        "add_step",
        "undo",
        "requeue",
        "cancel",
        "grant",
        "power cut",
        "key repeated",
        "day ended",
        "board heard",
        "trouble Disk",
        "trouble Clock",
        "trouble Wire",
        "answered RetrySameKey",
    ] {
        assert!(outcome.seen.count(what) > 0, "nobody saw: {what}");
    }
}
