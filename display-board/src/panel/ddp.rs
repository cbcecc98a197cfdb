//! An LED matrix behind a DDP receiver (WLED and others), over UDP.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs as _, UdpSocket};

use firmware_config::RowOrder;

use super::{Panel, Picture};
use crate::canvas::Canvas;
use crate::ddp::Encoder;

/// Sends frames to a receiver.
pub struct DdpPanel {
    /// Resolved again whenever there is no socket, since receivers change addresses.
    address: String,
    row_order: RowOrder,
    socket: Option<UdpSocket>,
    encoder: Encoder,
}

impl DdpPanel {
    /// Creates the panel from `HOST:PORT`. The name need not resolve yet.
    pub fn new(address: String, row_order: RowOrder) -> io::Result<Self> {
        Ok(Self { address, row_order, socket: None, encoder: Encoder::default() })
    }

    fn connect(&self) -> io::Result<UdpSocket> {
        let unknown = || io::Error::new(io::ErrorKind::NotFound, format!("{} has no address", self.address));
        let receiver = self.address.to_socket_addrs()?.next().ok_or_else(unknown)?;
        let any: SocketAddr = if receiver.is_ipv4() { ([0, 0, 0, 0], 0).into() } else { ([0_u16; 8], 0).into() };
        let socket = UdpSocket::bind(any)?;
        socket.connect(receiver)?;
        Ok(socket)
    }
}

impl Panel for DdpPanel {
    fn show(&mut self, picture: &Picture) -> io::Result<()> {
        let socket = match self.socket.take() {
            Some(socket) => socket,
            None => self.connect()?,
        };
        for packet in self.encoder.packets(&wire_order(&picture.canvas, self.row_order)) {
            socket.send(&packet)?;
        }
        // Kept only on success: after a failure the name is resolved again.
        self.socket = Some(socket);
        Ok(())
    }

    /// True, since WLED leaves realtime mode 2.5 s after the last packet.
    fn forgets(&self) -> bool {
        true
    }
}

/// Returns the pixels in the order of the matrix's wiring.
fn wire_order(canvas: &Canvas, row_order: RowOrder) -> Vec<u8> {
    let mut rgb = canvas.rgb().to_vec();
    if row_order == RowOrder::Serpentine {
        for row in rgb.chunks_exact_mut(canvas.width() as usize * 3).skip(1).step_by(2) {
            let backwards: Vec<u8> = row.rchunks_exact(3).flatten().copied().collect();
            row.copy_from_slice(&backwards);
        }
    }
    rgb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serpentine_wire_runs_every_second_row_backwards() {
        let mut canvas = Canvas::new(2, 3);
        let counter = std::cell::Cell::new(0);
        canvas.map(|_| {
            counter.set(counter.get() + 1);
            [counter.get(), 0, 0]
        });
        let reds = |order| wire_order(&canvas, order).chunks(3).map(|rgb| rgb[0]).collect::<Vec<_>>();
        assert_eq!(reds(RowOrder::Straight), [1, 2, 3, 4, 5, 6]);
        assert_eq!(reds(RowOrder::Serpentine), [1, 2, 4, 3, 5, 6]);
    }
}
