//! A page that shows the output of the kiosk's printer and the board: the newest picture of each folder.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

/// Time-out of one request, so that a hanging one does not block the others.
const LOOK_MAX: Duration = Duration::from_secs(2);

const PAGE: &str = r#"<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>纸票和屏 · Ticket and board</title>
<style>
  body { display: flex; gap: 2rem; align-items: flex-start; margin: 0; padding: 2rem; background: #fcfaf6; color: #16202a;
    font: 16px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
  figure { margin: 0 }
  figcaption { margin-bottom: .5rem; font-weight: 600 }
  img { display: block; max-width: 100%; background: #fff; box-shadow: 0 0 0 1px #d5dade, 0 2px 8px #0003; image-rendering: pixelated }
  .board { width: 60vw }
</style>
<figure><figcaption>打印出来的票 · The last ticket on paper</figcaption><img alt="" src="/ticket.png"></figure>
<figure><figcaption>叫号屏 · The board</figcaption><img alt="" class="board" src="/board.png"></figure>
</html>
"#;

/// Placeholder for a picture that does not exist yet.
const NOTHING_YET: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="384" height="200"><rect width="384" height="200" fill="#fff"/><text x="192" y="95" font-size="22" text-anchor="middle" fill="#5b6770" font-family="sans-serif">还没有</text><text x="192" y="125" font-size="16" text-anchor="middle" fill="#5b6770" font-family="sans-serif">Nothing yet</text></svg>"##;

/// Serves the page on a separate thread; returns its address.
pub(super) fn serve(listen: &str, tickets: &Path, frames: &Path) -> Result<String> {
    let listener = TcpListener::bind(listen)?;
    let address = format!("http://{}", listener.local_addr()?);
    let (tickets, frames) = (tickets.to_owned(), frames.to_owned());
    std::thread::spawn(move || {
        for look in listener.incoming().flatten() {
            // A browser that disconnected is not an error.
            let _looked = answer(look, &tickets, &frames);
        }
    });
    Ok(address)
}

fn answer(mut look: TcpStream, tickets: &Path, frames: &Path) -> Result<()> {
    look.set_read_timeout(Some(LOOK_MAX))?;
    look.set_write_timeout(Some(LOOK_MAX))?;
    let mut asked = String::new();
    BufReader::new(&look).read_line(&mut asked)?;
    let folder = match asked.split_whitespace().nth(1) {
        Some("/ticket.png") => tickets,
        Some("/board.png") => frames,
        _ => return send(&mut look, "200 OK", "text/html; charset=utf-8", PAGE.as_bytes()),
    };
    match newest(folder).map(std::fs::read) {
        Some(Ok(picture)) => send(&mut look, "200 OK", "image/png", &picture),
        _ => send(&mut look, "200 OK", "image/svg+xml", NOTHING_YET.as_bytes()),
    }
}

fn send(look: &mut TcpStream, status: &str, kind: &str, body: &[u8]) -> Result<()> {
    let length = body.len();
    write!(
        look,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    look.write_all(body)?;
    Ok(())
}

/// Returns the most recently written picture.
fn newest(folder: &Path) -> Option<PathBuf> {
    let pictures = folder.read_dir().ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let pictures = pictures.filter(|path| path.extension().is_some_and(|ending| ending == "png"));
    pictures.max_by_key(|path| path.metadata().and_then(|file| file.modified()).ok())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn ask(address: &str, path: &str) -> String {
        let mut look = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        write!(look, "GET {path} HTTP/1.1\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        look.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn the_newest_picture_is_shown_and_where_there_is_none_that_is_said() {
        let folder = std::env::temp_dir().join(format!("hall-pictures-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let address = serve("127.0.0.1:0", &folder, &folder).unwrap();
        assert!(ask(&address, "/ticket.png").contains("Nothing yet"));
        std::fs::write(folder.join("A001.png"), "a picture").unwrap();
        assert!(ask(&address, "/ticket.png").ends_with("a picture"));
        assert!(ask(&address, "/").contains("ticket.png"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
