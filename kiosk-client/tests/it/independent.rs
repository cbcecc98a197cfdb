//! Programs that share nothing with ours: a client that asks the fake printer and prints on it, and readers of what is on paper.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use firmware_config::{Library, PrinterProfile};
use hall_ink::{Bitmap, Face};
use kiosk_client::fake_printer::{Device, FakePrinter};
use kiosk_client::printer::{self, Job, Outcome};
use kiosk_client::printing::text_of;
use kiosk_client::ticket::{Media, Text, TicketPrint};

use crate::tickets::{URL, plain};

const LIMIT: Duration = Duration::from_secs(20);
/// receiptio knows no other port, so the printer has an address of its own.
const PRINTER: &str = "127.0.19.100:9100";

/// What is switched on and off in a printer.
type Switch = fn(&mut Device) -> &mut bool;

fn built_in(id: &str) -> PrinterProfile {
    Library::built_in().printer(id).unwrap().clone()
}

#[expect(clippy::print_stderr, reason = "a skipped test says why")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

fn receiptio(arguments: &[&str]) -> Option<String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/node_modules/.bin/receiptio");
    if !program.exists() {
        return None;
    }
    let host = PRINTER.split(':').next().unwrap();
    let output = Command::new(program).args(["-d", host]).args(arguments).output().unwrap();
    Some(format!("{}{}", text(&output.stdout), text(&output.stderr)).trim().to_owned())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn an_independent_client_finds_the_fake_printer_as_it_is_and_prints_on_it() {
    let profile = built_in("epson-tm-t88");
    let address: SocketAddr = PRINTER.parse().unwrap();
    let fake = FakePrinter::start_on(address, Device::of_profile(&profile, 2)).unwrap();
    let Some(state) = receiptio(&["-q"]) else {
        return skipped("receiptio is not installed: `npm ci` in web");
    };
    assert_eq!(state, "online");
    let troubles: [(Switch, &str); 4] = [
        (|device| &mut device.paper_out, "paperempty"),
        (|device| &mut device.cover_open, "coveropen"),
        (|device| &mut device.broken, "error"),
        (|device| &mut device.cutter_stuck, "error"),
    ];
    for (trouble, said) in troubles {
        fake.with(|device| *trouble(device) = true);
        assert_eq!(receiptio(&["-q"]).unwrap(), said);
        fake.with(|device| *trouble(device) = false);
    }
    let folder = tempfile::tempdir().unwrap();
    let receipt = folder.path().join("receipt.txt");
    std::fs::write(&receipt, format!("^^^市政务大厅\n结婚登记|*600\n-\n{{code:{URL};option:qrcode,4,M}}\n=\n"))
        .unwrap();
    let said = receiptio(&["-c", "42", "-l", "zh-hans", receipt.to_str().unwrap()]).unwrap();
    assert_eq!(said, "success");
    assert!(fake.wait_until(LIMIT, |device| !device.slips.is_empty()));
    let (slip, unknown) = fake.with(|device| (device.slips[0].clone(), device.unknown.clone()));
    assert_eq!(unknown, [0_u8; 0], "every byte was text or a command");
    let png = show(folder.path(), "receiptio", &slip);
    let Some(read) = tesseract(&png) else { return skipped("tesseract is not installed") };
    assert!(read.contains("市政务大厅") && read.contains("结婚登记"), "{read}");
    assert_eq!(zbarimg(&png).as_deref(), Some(URL));
}

/// Writes a slip with a white border, as it lies on a table.
fn show(folder: &Path, name: &str, slip: &Bitmap) -> PathBuf {
    let mut framed = Bitmap::new(slip.width() + 64, slip.height() + 64);
    framed.stamp(slip, embedded_graphics::geometry::Point::new(32, 32));
    let path = folder.join(format!("{name}.png"));
    std::fs::write(&path, framed.to_png(203).unwrap()).unwrap();
    path
}

fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    Command::new(program).args(arguments).output().ok()
}

fn zbarimg(png: &Path) -> Option<String> {
    Some(text(&run("zbarimg", &["-q", "--raw", png.to_str()?])?.stdout).trim().to_owned())
}

fn tesseract(png: &Path) -> Option<String> {
    let read = run("tesseract", &[png.to_str()?, "-", "-l", "chi_sim", "--psm", "6"])?;
    Some(text(&read.stdout).replace(' ', ""))
}

fn printed(ticket: &TicketPrint, profile: &PrinterProfile) -> Bitmap {
    let fake = FakePrinter::start(profile.width_dots).unwrap();
    let face = Face::system();
    let text = (profile.id == "serial-80mm").then(|| text_of(ticket, profile, &face));
    let job = Job { name: ticket.number.clone(), picture: ticket.draw(Media::from(profile), &face), text };
    let mut printer = printer::open(&fake.address().parse().unwrap(), profile);
    assert_eq!(printer.print(&job), Outcome::Printed);
    fake.with(|device| device.slips[0].clone())
}

#[test]
fn other_programs_read_the_ticket_and_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let ticket = TicketPrint {
        services: vec![Text::new("王伟和李娜的结婚登记", "")],
        documents: vec![Text::new("双方居民身份证原件", ""), Text::new("双方户口簿", "")],
        ..plain()
    };
    for id in ["generic-80mm", "epson-tm-t88", "serial-80mm"] {
        let png = show(folder.path(), id, &printed(&ticket, &built_in(id)));
        let (Some(code), Some(read)) = (zbarimg(&png), tesseract(&png)) else {
            return skipped("zbarimg or tesseract is not installed");
        };
        assert_eq!(code, URL, "{id}");
        for words in ["市政务大厅", "结婚登记", "双方居民身份证原件", "过号请到导办台"] {
            assert!(read.contains(words), "{id}: {words} is not read in\n{read}");
        }
    }
}

/// tesseract's Chinese does not know these characters, so they are compared with the font's own.
#[test]
fn rare_names_are_on_paper_as_the_font_draws_them() {
    let face = Face::system();
    if face.source().is_none() {
        return skipped("no Chinese font is installed");
    }
    let on_paper = |name: &str, id: &str| {
        let ticket = TicketPrint { services: vec![Text::new(name, "")], ..plain() };
        assert_eq!(ticket.missing(&face), Vec::<char>::new());
        printed(&ticket, &built_in(id))
    };
    for id in ["generic-80mm", "serial-80mm"] {
        let boxes = on_paper("〓〓〓〓", id);
        let mut seen = vec![boxes];
        for name in ["𠮷𠮷𠮷𠮷", "䶮䶮䶮䶮", "喆喆喆喆", "镕镕镕镕"] {
            let paper = on_paper(name, id);
            assert!(seen.iter().all(|other| *other != paper), "{id}: {name} is drawn as something else");
            seen.push(paper);
        }
    }
    let style = hall_ink::Style::regular(24);
    let mut drawn = Bitmap::new(24, 24);
    let at = embedded_graphics::geometry::Point::new(0, face.measure("𠮷", &style).ascent as i32);
    let Ok(_advance) = face.draw(&mut drawn, "𠮷", at, &style, embedded_graphics::pixelcolor::BinaryColor::On);
    let paper = on_paper("𠮷", "serial-80mm");
    let found = (0..paper.height() as i32 - 24)
        .any(|top| (0..24).all(|y| (0..24).all(|x| paper.get(x, top + y) == drawn.get(x, y))));
    assert!(found, "the picture that replaces it is dot by dot the font's");
}
