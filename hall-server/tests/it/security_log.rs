//! The log of security events, as the program itself writes it.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{import, said};

const PROGRAM: &str = env!("CARGO_BIN_EXE_hall-server");

/// A server that ends with the test.
struct Served(Child, String);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Served {
    fn start(data: &Path) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self(child, line.trim_end().rsplit(' ').next().unwrap().to_owned())
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        reqwest::Client::new().request(method, format!("{}/api/v1{path}", self.1))
    }
}

/// Runs a command to its end, and returns the last word that it printed.
fn last_word(data: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    let done = command.args(arguments).arg("--data").arg(data).output().unwrap();
    let (said, complained) = (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    assert!(done.status.success(), "{arguments:?}: {complained}");
    assert_eq!(complained, "", "a command says what it did once");
    said.trim_end().rsplit(' ').next().unwrap().to_owned()
}

fn log(data: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(data.join("security.log")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_in_who_did_not_and_what_was_made_and_changed_is_distinguished_and_without_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    import(data, 2);
    let token = last_word(data, &["token", "add", "--role", "kiosk", "--id", "k1"]);
    let admin = last_word(data, &["token", "add", "--role", "admin", "--id", "a1"]);
    let password = last_word(data, &["user", "add", "--role", "clerk", "--name", "王芳"]);
    let server = Served::start(data);
    let sign_in = async |password: &str| {
        said(server.request(Method::POST, "/session").json(&json!({"name": "王芳", "password": password}))).await
    };
    sign_in("not-her-password").await.refused(401, "wrong_password");
    let session = sign_in(&password).await;
    let cookie = session.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let new = json!({"present": password, "password": "another harbour at night"});
    said(server.request(Method::POST, "/session/password").header("Cookie", &cookie).json(&new)).await.expect(204);
    let plan = "/halls/test-hall/plan";
    said(server.request(Method::PUT, plan).bearer_auth(&token)).await.refused(403, "not_allowed");
    said(server.request(Method::GET, plan).bearer_auth("hall_forged")).await.refused(401, "not_signed_in");
    said(server.request(Method::GET, plan)).await.refused(401, "not_signed_in");
    let read = said(server.request(Method::GET, plan).bearer_auth(&admin)).await.expect(200);
    let put = server.request(Method::PUT, plan).bearer_auth(&admin).header("If-Match", "*").json(&read);
    said(put).await.expect(200);
    said(server.request(Method::DELETE, "/session").header("Cookie", &cookie)).await.expect(204);
    last_word(data, &["token", "remove", "--id", "k1"]);
    last_word(data, &["user", "remove", "--name", "王芳"]);

    let logged = log(data);
    let what: Vec<&str> = logged.iter().map(|event| event["what"].as_str().unwrap()).collect();
    let expected = [
        "token made",
        "token made",
        "account made",
        "sign-in failed",
        "signed in",
        "password changed",
        "refused",
        "refused",
        "plan changed",
        "signed out",
        "token removed",
        "account removed",
    ];
    assert_eq!(what, expected, "{logged:#?}");
    assert_eq!(logged[3]["who"], logged[4]["who"], "whose password was guessed");
    assert_eq!((&logged[4]["from"], &logged[4]["role"]), (&json!("127.0.0.1"), &json!("clerk")));
    assert_eq!((&logged[6]["who"], &logged[6]["code"]), (&json!("k1"), &json!("not_allowed")));
    assert_eq!(logged[6]["call"], "PUT /api/v1/halls/{hall}/plan");
    assert_eq!((&logged[7]["who"], &logged[7]["code"]), (&json!("nobody"), &json!("not_signed_in")));
    assert_eq!((&logged[8]["who"], &logged[8]["hall"]), (&json!("a1"), &json!("test-hall")));
    assert!(logged.iter().all(|event| event["at"].as_str().unwrap().ends_with('Z')));
    let text = std::fs::read_to_string(data.join("security.log")).unwrap();
    let secret = cookie.split_once('=').unwrap().1;
    for secret in [&*token, &admin, &password, secret, "not-her-password", "another harbour", "hall_forged"] {
        assert!(!text.contains(secret), "{secret} stands in the log");
    }
    let mode = std::fs::metadata(data.join("security.log")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
