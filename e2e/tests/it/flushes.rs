//! Every answer came after a flush: seen from outside, with strace.

use std::process::{Command, Stdio};

use e2e::{Caller, Folder, Hall, PlanShape, Program, hall_base, plan_text, serve_command, token_in};
use serde_json::json;

const TICKETS: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_comes_after_a_flush_of_its_own() {
    if let Some(why) = no_strace() {
        say(&format!("skipped: {why}"));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace.txt");
    let data = Folder::Given(folder.path().to_owned());
    Hall::import(&data, &plan_text("test-hall", PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 }))
        .unwrap();
    let token = token_in(folder.path(), "kiosk", "k1").unwrap();
    let serve = serve_command(folder.path()).unwrap();
    let mut command = Command::new("strace");
    let calls = "trace=fdatasync,fsync,write,sendto,writev,sendmsg";
    command
        .args(["--seccomp-bpf", "-f", "-e", calls, "-s", "24", "-o"])
        .arg(&trace)
        .arg(serve.get_program())
        .args(serve.get_args());
    let mut server = Program::spawn("hall-server under strace", command).unwrap();
    let kiosk = Caller::new(&hall_base(server.address()), &token);
    for _ticket in 0..TICKETS {
        kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap();
    }
    stop_traced(&mut server);

    let text = std::fs::read_to_string(&trace).unwrap();
    let mut answers = 0;
    let mut flushed = false;
    for line in text.lines() {
        if is_finished_flush(line) {
            flushed = true;
        } else if line.contains("HTTP/1.1 201") {
            assert!(flushed, "answer {answers} came without a flush before it");
            flushed = false;
            answers += 1;
        }
    }
    assert_eq!(answers, TICKETS, "every answer is seen in the trace");
}

fn is_finished_flush(line: &str) -> bool {
    let flush = line.contains("fdatasync(") || line.contains("fsync(") || line.contains("sync resumed>");
    flush && line.ends_with("= 0")
}

/// Stops the server by its own signal, so that strace ends with it.
fn stop_traced(server: &mut Program) {
    let children = format!("/proc/{0}/task/{0}/children", server.id());
    let children = std::fs::read_to_string(children).unwrap_or_default();
    for child in children.split_whitespace() {
        Command::new("kill").args(["-TERM", child]).status().unwrap();
    }
    server.wait_for_end().unwrap();
}

fn no_strace() -> Option<String> {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null()).output();
    match tried {
        Err(error) => Some(format!("strace cannot be run ({error})")),
        Ok(output) if !output.status.success() => {
            Some(format!("strace may not trace here: {}", String::from_utf8_lossy(&output.stderr)))
        }
        Ok(_) => None,
    }
}

#[expect(clippy::print_stderr, reason = "a skipped test says why")]
fn say(text: &str) {
    eprintln!("{text}");
}
