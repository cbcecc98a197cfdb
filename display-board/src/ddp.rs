//! Frames as DDP packets (Distributed Display Protocol, 3waylabs), for WLED and compatible receivers: bytes only, no
//! socket.

/// The maximum data bytes in a packet: 480 pixels, so that a packet fits in an Ethernet frame.
pub const PACKET_DATA_BYTES_MAX: usize = 1440;
const VERSION_1: u8 = 0x40;
const PUSH: u8 = 0x01;
/// RGB with 8 bits per colour. (0x0D, which some libraries send, means 24 bits per colour.)
const TYPE_RGB_8_BIT: u8 = 0x0b;
const DEFAULT_OUTPUT: u8 = 1;
const SEQUENCE_MAX: u8 = 15;

/// Encodes packets and numbers them.
#[derive(Debug, Default)]
pub struct Encoder {
    sequence: u8,
}

impl Encoder {
    /// Returns the packets of one frame; the last one sets the push flag, so that the receiver never shows a partial
    /// frame.
    pub fn packets(&mut self, rgb: &[u8]) -> Vec<Vec<u8>> {
        let count = rgb.len().div_ceil(PACKET_DATA_BYTES_MAX);
        let chunks = rgb.chunks(PACKET_DATA_BYTES_MAX).enumerate();
        chunks.map(|(i, data)| self.packet(i * PACKET_DATA_BYTES_MAX, data, i + 1 == count)).collect()
    }

    fn packet(&mut self, offset: usize, data: &[u8], last: bool) -> Vec<u8> {
        self.sequence = self.sequence % SEQUENCE_MAX + 1;
        let flags = if last { VERSION_1 | PUSH } else { VERSION_1 };
        let mut packet = vec![flags, self.sequence, TYPE_RGB_8_BIT, DEFAULT_OUTPUT];
        packet.extend(u32::try_from(offset).unwrap_or(u32::MAX).to_be_bytes());
        packet.extend(u16::try_from(data.len()).unwrap_or(u16::MAX).to_be_bytes());
        packet.extend(data);
        packet
    }
}
