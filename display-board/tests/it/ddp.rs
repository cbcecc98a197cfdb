//! DDP against an independent parser, and over a real socket.

use std::net::UdpSocket;
use std::time::{Duration, Instant};

use ddp_rs::packet::Packet;
use display_board::panel::{DdpPanel, Glass, Panel as _, Picture};
use display_board::{Canvas, Encoder, PACKET_DATA_BYTES_MAX};
use firmware_config::RowOrder;

/// Every byte of the frame is another, as far as a byte can be.
fn frame(width: u32, height: u32) -> Vec<u8> {
    (0..width * height * 3).map(|i| u8::try_from(i % 251).unwrap()).collect()
}

fn canvas(width: u32, height: u32) -> Canvas {
    let mut canvas = Canvas::new(width, height);
    let next = std::cell::Cell::new(0_u8);
    canvas.map(|_| {
        next.set(next.get().wrapping_add(7));
        [next.get(), next.get() ^ 0x55, 255 - next.get()]
    });
    canvas
}

#[test]
fn an_independent_parser_reads_the_frame_that_was_sent() {
    for (width, height) in [(128, 32), (192, 96), (1, 1), (480, 1), (480, 2)] {
        let rgb = frame(width, height);
        let packets = Encoder::default().packets(&rgb);
        let mut read = vec![0; rgb.len()];
        for (i, bytes) in packets.iter().enumerate() {
            let Packet { header, data, .. } = Packet::from_bytes(bytes);
            assert_eq!(bytes[2], 0x0b, "RGB, 8 bits a colour");
            assert_eq!(usize::from(header.length), data.len());
            assert!(data.len() <= PACKET_DATA_BYTES_MAX);
            assert_eq!(header.packet_type.push, i + 1 == packets.len(), "only the last packet pushes");
            assert_eq!(header.packet_type.version, 1);
            assert_eq!(usize::from(header.sequence_number), i % 15 + 1);
            let offset = header.offset as usize;
            read[offset..offset + data.len()].copy_from_slice(&data);
        }
        assert_eq!(read, rgb, "{width} × {height}");
    }
}

#[test]
fn a_window_strip_is_nine_packets_and_the_sequence_goes_round_without_zero() {
    let mut encoder = Encoder::default();
    let packets = encoder.packets(&frame(128, 32));
    assert_eq!((packets.len(), packets[8].len()), (9, 10 + 768));
    let sequence: Vec<u8> = encoder.packets(&frame(128, 32)).iter().map(|packet| packet[1]).collect();
    assert_eq!(sequence, [10, 11, 12, 13, 14, 15, 1, 2, 3]);
}

struct Receiver {
    socket: UdpSocket,
}

impl Receiver {
    fn bind() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        Self { socket }
    }

    fn address(&self) -> String {
        self.socket.local_addr().unwrap().to_string()
    }

    /// The next whole frame, shown as a receiver would: on push.
    fn frame(&self, bytes: usize) -> Vec<u8> {
        let mut frame = vec![0; bytes];
        let mut buffer = [0; 2048];
        loop {
            let length = self.socket.recv(&mut buffer).unwrap();
            let Packet { header, data, .. } = Packet::from_bytes(&buffer[..length]);
            let offset = header.offset as usize;
            frame[offset..offset + data.len()].copy_from_slice(&data);
            if header.packet_type.push {
                return frame;
            }
        }
    }
}

#[test]
fn the_frame_is_repeated_within_a_second_and_a_new_one_goes_out_at_once() {
    let receiver = Receiver::bind();
    let glass = Glass::light(Box::new(DdpPanel::new(receiver.address(), RowOrder::Straight).unwrap())).unwrap();
    let first = canvas(128, 32);
    let bytes = first.rgb().len();
    glass.show(Picture { canvas: first.clone(), lines: vec![], visible: vec![] });
    assert_eq!(receiver.frame(bytes), first.rgb());
    for _ in 0..3 {
        let before = Instant::now();
        assert_eq!(receiver.frame(bytes), first.rgb());
        assert!(before.elapsed() < Duration::from_secs(1), "{:?}", before.elapsed());
    }
    let second = Canvas::new(128, 32);
    glass.show(Picture { canvas: second.clone(), lines: vec![], visible: vec![] });
    let before = Instant::now();
    while receiver.frame(bytes) != second.rgb() {
        assert!(before.elapsed() < Duration::from_secs(1));
    }
}

#[test]
fn a_receiver_that_is_not_there_yet_is_found_later() {
    let port = Receiver::bind().socket.local_addr().unwrap().port();
    let mut panel = DdpPanel::new(format!("127.0.0.1:{port}"), RowOrder::Straight).unwrap();
    let picture = Picture { canvas: canvas(8, 2), lines: vec![], visible: vec![] };
    // Nobody listens: the network may say so at the next sending.
    let _ = panel.show(&picture);
    let _ = panel.show(&picture);
    let receiver = Receiver { socket: UdpSocket::bind(("127.0.0.1", port)).unwrap() };
    receiver.socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    while panel.show(&picture).is_err() {}
    assert_eq!(receiver.frame(48), picture.canvas.rgb());
}
