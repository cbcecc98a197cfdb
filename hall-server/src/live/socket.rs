//! One client of the live socket: frames out, signs of life in. It keeps next to no state of its own.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use hall_wire::ClientFrame;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use super::devices::{DeviceKey, Left};
use super::topic::Sent;
use super::wire::{FRAMES_AT_ONCE_MAX, Heard};
use super::{Attached, Framed, Hub, Onlooker, View, Wire};

/// Sends a view's frames to a client until it leaves, times out, exceeds its message limit, loses access (`forbidden`)
/// or the view ends; returns which of these happened.
pub async fn serve(
    wire: Wire,
    hub: Arc<Hub>,
    view: View,
    device: Option<DeviceKey>,
    attached: Attached,
    forbidden: impl Future<Output = ()>,
) -> Left {
    if let Some(device) = &device {
        hub.devices.came(device, hub.parts.clock.now());
        hub.touch(sees_devices);
    }
    let limits = hub.parts.limits;
    let mut client = Client {
        wire,
        patience: Duration::from_millis(limits.send_ms),
        silence: Duration::from_millis(limits.silence_ms),
        heard_at: Instant::now(),
    };
    let how = client.talk(&hub, &view, device.as_ref(), attached, pin!(forbidden)).await;
    if let Some(device) = &device {
        hub.devices.went(device, how, hub.parts.clock.now());
        hub.touch(sees_devices);
        if how == Left::Silent {
            tracing::warn!(view = %device.0, id = %device.1, "{} ({}) fell silent", device.0, device.1);
        }
    }
    how
}

fn is_staffed_window(view: &View) -> bool {
    matches!(view, View::Window { by, .. } if *by != Onlooker::Public)
}

fn sees_devices(view: &View) -> bool {
    matches!(view, View::Manager | View::Kiosk) || is_staffed_window(view)
}

struct Client {
    wire: Wire,
    patience: Duration,
    silence: Duration,
    heard_at: Instant,
}

impl Client {
    async fn talk(
        &mut self,
        hub: &Hub,
        view: &View,
        device: Option<&DeviceKey>,
        attached: Attached,
        mut forbidden: Pin<&mut impl Future<Output = ()>>,
    ) -> Left {
        let Attached { first, mut frames } = attached;
        if let Err(left) = self.send(&[first]).await {
            return left;
        }
        // Each client has its own timer: if checked only on heartbeats, a silence could last up to a heartbeat longer.
        let given_up = tokio::time::sleep_until(self.given_up_at());
        tokio::pin!(given_up);
        loop {
            let done = tokio::select! {
                // Biased, in this order: a client that never stops sending must not keep access it has lost, and what
                // has already been received counts, however late this task is scheduled.
                biased;
                () = &mut forbidden => self.send(&[Framed::close()]).await.and(Err(Left::Away)),
                sent = frames.recv() => self.pass_on(sent, hub, view, &mut frames).await,
                heard = self.wire.hear() => self.take(heard, hub, device).await,
                () = &mut given_up => {
                    // The timer is reset only here, so that receiving costs nothing.
                    given_up.as_mut().reset(self.given_up_at());
                    if Instant::now() >= self.given_up_at() { Err(Left::Silent) } else { Ok(()) }
                }
            };
            if let Err(left) = done {
                return left;
            }
        }
    }

    /// Sends what arrived for this client, together with whatever else is queued.
    async fn pass_on(
        &mut self,
        first: Result<Sent, RecvError>,
        hub: &Hub,
        view: &View,
        frames: &mut Receiver<Sent>,
    ) -> Result<(), Left> {
        let (mut ready, mut next) = (Vec::with_capacity(1), first);
        while let Ok(Sent::Frame(frame) | Sent::Beat(frame)) = next {
            ready.push(frame);
            // Leave room for one more: a snapshot, or the close.
            if ready.len() + 1 == FRAMES_AT_ONCE_MAX {
                return self.send(&ready).await;
            }
            next = match frames.try_recv() {
                Ok(sent) => Ok(sent),
                Err(TryRecvError::Lagged(frames)) => Err(RecvError::Lagged(frames)),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return self.send(&ready).await,
            };
        }
        if let Err(RecvError::Lagged(_)) = next {
            let Some(Attached { first, frames: fresh }) = hub.attach(view, None) else { return Err(Left::Away) };
            *frames = fresh;
            ready.push(first);
            return self.send(&ready).await;
        }
        ready.push(Framed::close());
        self.send(&ready).await.and(Err(Left::Away))
    }

    async fn take(&mut self, heard: Heard, hub: &Hub, device: Option<&DeviceKey>) -> Result<(), Left> {
        self.heard_at = Instant::now();
        let over = match heard {
            Heard::Said(Message::Text(text)) => {
                hear(hub, device, &text);
                false
            }
            Heard::Said(Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => false,
            Heard::Said(Message::Close(_)) | Heard::Gone => true,
            Heard::TooMuch => return self.send(&[Framed::forbidden()]).await.and(Err(Left::TooMuch)),
        };
        if let Some(answers) = self.wire.answers() {
            self.send(&[answers]).await?;
        }
        if over { Err(Left::Away) } else { Ok(()) }
    }

    /// Returns when a client that stays silent is dropped.
    fn given_up_at(&self) -> Instant {
        self.heard_at + self.silence
    }

    /// Sends frames; a client that does not accept them in time is dropped, no later than a silent one would be.
    async fn send(&mut self, frames: &[Framed]) -> Result<(), Left> {
        let until = self.given_up_at().min(Instant::now() + self.patience);
        match tokio::time::timeout_at(until, self.wire.send(frames)).await {
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
            hub.touch(|view| matches!(view, View::Window { window: shown, .. } if *shown == window && is_staffed_window(view)));
        }
        ClientFrame::Printer { health } if device.0.starts_with("kiosk:") => {
            hub.devices.printer(device, health, hub.parts.clock.now());
            hub.touch(|view| *view == View::Manager);
        }
        ClientFrame::Alone { alone } if device.0.starts_with("kiosk:") => {
            hub.devices.alone(device, alone);
            hub.touch(|view| matches!(view, View::Manager | View::Kiosk));
        }
        ClientFrame::Health { health } if device.0.starts_with("kiosk:") => {
            hub.devices.health(device, *health, hub.parts.clock.now());
            hub.touch(|view| *view == View::Manager);
        }
        ClientFrame::Shown { .. }
        | ClientFrame::Printer { .. }
        | ClientFrame::Alone { .. }
        | ClientFrame::Health { .. } => {}
    }
}
