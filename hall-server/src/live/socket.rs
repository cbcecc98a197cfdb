//! One client of the live socket: frames out, life signs in. It keeps next to nothing of its own.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use hall_wire::ClientFrame;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

use super::devices::{DeviceKey, Left};
use super::topic::Sent;
use super::{Attached, Hub, View};

/// Sends a view's frames to a client until it leaves, falls silent or the view ends.
pub async fn serve(socket: WebSocket, hub: Arc<Hub>, view: View, device: Option<DeviceKey>, attached: Attached) {
    if let Some(device) = &device {
        hub.devices.came(device, hub.parts.clock.now());
        hub.touch(sees_devices);
    }
    let limits = hub.parts.limits;
    let mut client = Client {
        socket,
        patience: Duration::from_millis(limits.send_ms),
        silence: Duration::from_millis(limits.silence_ms),
        heard_at: Instant::now(),
    };
    let how = client.talk(&hub, &view, device.as_ref(), attached).await;
    if let Some(device) = &device {
        hub.devices.went(device, how, hub.parts.clock.now());
        hub.touch(sees_devices);
        if how == Left::Silent {
            tracing::warn!(view = %device.0, id = %device.1, "{} ({}) fell silent", device.0, device.1);
        }
    }
}

fn sees_devices(view: &View) -> bool {
    matches!(view, View::Manager | View::Window { full: true, .. })
}

struct Client {
    socket: WebSocket,
    patience: Duration,
    silence: Duration,
    heard_at: Instant,
}

impl Client {
    async fn talk(&mut self, hub: &Hub, view: &View, device: Option<&DeviceKey>, attached: Attached) -> Left {
        let Attached { first, mut frames } = attached;
        if let Err(left) = self.send(Message::Text(first)).await {
            return left;
        }
        // A clock of each client's own: looked at on heartbeats only, a silence would last up to a heartbeat longer.
        let given_up = tokio::time::sleep_until(self.given_up_at());
        tokio::pin!(given_up);
        loop {
            tokio::select! {
                // What has been heard already counts, however late this task gets its turn.
                biased;
                sent = frames.recv() => {
                    let done = match sent {
                        Ok(Sent::Frame(text)) => self.send(Message::Text(text)).await,
                        Ok(Sent::Beat(text)) => self.beat(text).await,
                        Err(RecvError::Lagged(_)) => {
                            let Some(Attached { first, frames: fresh }) = hub.attach(view, None) else { return Left::Away };
                            frames = fresh;
                            self.send(Message::Text(first)).await
                        }
                        Ok(Sent::Close) | Err(RecvError::Closed) => {
                            self.send(Message::Close(None)).await.and(Err(Left::Away))
                        }
                    };
                    if let Err(left) = done {
                        return left;
                    }
                }
                message = self.socket.recv() => {
                    self.heard_at = Instant::now();
                    match message {
                        Some(Ok(Message::Text(text))) => hear(hub, device, &text),
                        Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => {}
                        Some(Ok(Message::Close(_)) | Err(_)) | None => return Left::Away,
                    }
                }
                () = &mut given_up => {
                    // Set anew only here, so that being heard costs nothing.
                    if Instant::now() >= self.given_up_at() {
                        return Left::Silent;
                    }
                    given_up.as_mut().reset(self.given_up_at());
                }
            }
        }
    }

    /// When a client that says nothing more is given up.
    fn given_up_at(&self) -> Instant {
        self.heard_at + self.silence
    }

    /// Sends a heartbeat, and a ping that every client answers without knowing of it.
    async fn beat(&mut self, text: Utf8Bytes) -> Result<(), Left> {
        self.send(Message::Text(text)).await?;
        self.send(Message::Ping(Bytes::new())).await
    }

    /// Sends a frame; whoever does not take it in time is given up, and never later than by silence.
    async fn send(&mut self, message: Message) -> Result<(), Left> {
        let until = self.given_up_at().min(Instant::now() + self.patience);
        match tokio::time::timeout_at(until, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Left::Away),
            Err(_) => Err(Left::Silent),
        }
    }
}

fn hear(hub: &Hub, device: Option<&DeviceKey>, text: &str) {
    let (Some(device), Ok(frame)) = (device, serde_json::from_str(text)) else { return };
    match frame {
        ClientFrame::Alive => {}
        ClientFrame::Shown { seq } if device.0.starts_with("board:") => {
            let called =
                hub.parts.replica.read(|state| state.call_outs.find(seq).map(|call| (call.at, call.window.clone())));
            let Some((at, window)) = called else { return };
            hub.devices.shown(device, seq, at, hub.parts.clock.now());
            hub.touch(|view| matches!(view, View::Window { window: shown, full: true } if *shown == window));
        }
        ClientFrame::Printer { health } if device.0.starts_with("kiosk:") => {
            hub.devices.printer(device, health);
            hub.touch(|view| *view == View::Manager);
        }
        ClientFrame::Shown { .. } | ClientFrame::Printer { .. } => {}
    }
}
