//! Bare frames: a loop over sockets, and a task per socket. Both send the same number of prepared bytes repeatedly, at the
//! requested rate.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::io::AsyncWriteExt as _;
use tokio::sync::broadcast;

use crate::table::say;

const QUEUE_FRAMES: usize = 1024;

struct Orders {
    sockets: usize,
    frame: Vec<u8>,
    every: Duration,
}

fn read(arguments: &[String]) -> Result<Orders> {
    let mut numbers = arguments.iter().map(|argument| argument.parse::<usize>());
    let mut next = || numbers.next().context("sockets, bytes of a frame and frames a second are wanted");
    let (sockets, bytes, per_s) = (next()??, next()??, next()??);
    Ok(Orders { sockets, frame: text_frame(bytes), every: Duration::from_secs(1) / u32::try_from(per_s)? })
}

/// Returns a WebSocket text frame with a payload of this many bytes.
fn text_frame(payload_bytes: usize) -> Vec<u8> {
    let mut frame = vec![0x81];
    match u16::try_from(payload_bytes) {
        Ok(short) if short < 126 => frame.push(short.to_be_bytes()[1]),
        Ok(middle) => {
            frame.push(126);
            frame.extend(middle.to_be_bytes());
        }
        Err(_long) => {
            frame.push(127);
            frame.extend((payload_bytes as u64).to_be_bytes());
        }
    }
    frame.resize(frame.len() + payload_bytes, b'x');
    frame
}

/// One thread that loops over all sockets with non-blocking sends.
pub(super) fn send_loop(arguments: &[String]) -> Result<()> {
    let orders = read(arguments)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    say(&format!("http://{}", listener.local_addr()?));
    let mut sockets: Vec<TcpStream> = Vec::new();
    while sockets.len() < orders.sockets {
        let (socket, _from) = listener.accept()?;
        socket.set_nodelay(true)?;
        socket.set_nonblocking(true)?;
        sockets.push(socket);
    }
    let mut due = Instant::now();
    loop {
        for socket in &mut sockets {
            // A full socket loses its frame: this is the limit, not a product.
            let _sent = socket.write(&orders.frame);
        }
        due += orders.every;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    }
}

/// One task per socket, all fed by one broadcast.
pub(super) async fn tasks(arguments: &[String]) -> Result<()> {
    let orders = read(arguments)?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    say(&format!("http://{}", listener.local_addr()?));
    let (frames, _) = broadcast::channel(QUEUE_FRAMES);
    let frame: std::sync::Arc<[u8]> = orders.frame.into();
    for _socket in 0..orders.sockets {
        let (mut socket, _from) = listener.accept().await?;
        socket.set_nodelay(true)?;
        let mut frames = frames.subscribe();
        tokio::spawn(async move {
            loop {
                match frames.recv().await {
                    Ok(frame) => {
                        let frame: std::sync::Arc<[u8]> = frame;
                        if socket.write_all(&frame).await.is_err() {
                            return;
                        }
                    }
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return,
                }
            }
        });
    }
    let mut ticks = tokio::time::interval(orders.every);
    loop {
        ticks.tick().await;
        // Nobody listens any more once all sockets have closed; then this waits to be killed.
        let _listeners = frames.send(std::sync::Arc::clone(&frame));
    }
}
