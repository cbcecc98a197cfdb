//! The strip over a window or a door: one call, as large as possible.

use hall_words::texts::panel;

use super::pen::{CALL, CELL_PX, Hand, INK, NIGHT, Pen, QUIET};
use super::words;
use crate::board::{Hero, Hours, Languages, Screen, Signal};

/// The missed numbers occupy the strip for `MISSED_S` out of every `ROUND_S` seconds.
const ROUND_S: u64 = 12;
const MISSED_S: u64 = 3;
const TURN_S: u64 = 4;

/// Draws the strip, and returns the visible calls.
pub(super) fn draw(pen: &mut Pen<'_>, screen: &Screen) -> Vec<u64> {
    let stale = matches!(screen.signal, Signal::Stale { .. });
    let missed_turn = !screen.missed.is_empty() && screen.turn_s % ROUND_S >= ROUND_S - MISSED_S && !stale;
    let visible = match &screen.hero {
        Some(hero) if hero.flash || !missed_turn => {
            draw_hero(pen, hero, screen.languages, stale);
            vec![hero.seq]
        }
        _ if missed_turn => {
            draw_missed(pen, screen);
            Vec::new()
        }
        _ => {
            draw_idle(pen, screen);
            Vec::new()
        }
    };
    if let Signal::Stale { since, trouble } = &screen.signal {
        draw_stale(pen, screen.turn_s, &words::stale(screen.languages, since.as_deref(), *trouble));
    }
    visible
}

fn draw_hero(pen: &mut Pen<'_>, hero: &Hero, languages: Languages, stale: bool) {
    let (width, height) = (pen.width(), pen.height());
    let [first, second] = languages.each(|language| panel::window(language, &hero.window));
    let first_px = pen.measure(&first, Hand::plain());
    // A stale strip reserves its lower line for the warning.
    let figures_px_max = if stale { height - CELL_PX } else { height };
    let factor = (figures_px_max / CELL_PX).max(1);
    let mut hands = (1..=factor).rev().map(|factor_x| Hand::tall(factor_x, factor));
    let figures =
        hands.find(|hand| pen.measure(&hero.number, *hand) + first_px <= width).unwrap_or(Hand::tall(1, factor));
    let number_px = pen.measure(&hero.number, figures);
    let colour = if hero.flash {
        pen.fill(0, 0, number_px, height, CALL);
        NIGHT
    } else {
        CALL
    };
    pen.write_middle(&hero.number, 0, figures_px_max / 2, figures, colour);
    if stale || height < 2 * CELL_PX {
        pen.write_centred(&first, number_px, width, (figures_px_max - CELL_PX) / 2, Hand::plain(), INK);
        return;
    }
    let top = (height - 2 * CELL_PX) / 2;
    pen.write_centred(&first, number_px, width, top, Hand::plain(), INK);
    let below = if hero.recalled {
        (panel::again(languages.first).to_owned(), CALL)
    } else if pen.measure(&second, Hand::plain()) <= width - number_px {
        (second, QUIET)
    } else {
        (panel::window_short(languages.second, &hero.window), QUIET)
    };
    pen.write_centred(&below.0, number_px, width, top + CELL_PX, Hand::plain(), below.1);
}

fn draw_missed(pen: &mut Pen<'_>, screen: &Screen) {
    let (width, height) = (pen.width(), pen.height());
    let lines = (height / CELL_PX).max(1);
    let label = panel::missed(screen.languages.first);
    let indent = pen.measure(label, Hand::plain()) + 6;
    let widest = screen.missed.iter().map(|number| pen.measure(number, Hand::plain())).max().unwrap_or(1) + 6;
    let a_line = usize::try_from((width - indent + 6) / widest).unwrap_or(1).max(1);
    let fit = a_line * usize::try_from(lines).unwrap_or(1);
    let pages = screen.missed.chunks(fit).count().max(1) as u64;
    let page = usize::try_from(screen.turn_s / ROUND_S % pages).unwrap_or(0);
    pen.write(label, 0, 0, Hand::plain(), QUIET);
    let mut y = 0;
    for line in screen.missed.chunks(fit).nth(page).unwrap_or_default().chunks(a_line) {
        let mut x = indent;
        for number in line {
            pen.write(number, x, y, Hand::plain(), INK);
            x += widest;
        }
        y += CELL_PX;
    }
}

fn draw_idle(pen: &mut Pen<'_>, screen: &Screen) {
    let [first, second] = words::idle(screen);
    let closed = screen.hours != Hours::Open;
    let (large, below) = match screen.signal {
        Signal::Starting => (first[0].as_str(), first[1].as_str()),
        // The hall's name would not fit, and visitors here know it.
        Signal::Live | Signal::Stale { .. } if closed => (first[0].as_str(), second[0].as_str()),
        Signal::Live | Signal::Stale { .. } => (panel::nobody_yet(screen.languages.first), screen.clock.as_str()),
    };
    let (width, height) = (pen.width(), pen.height());
    let top = ((height - 2 * CELL_PX) / 2).max(0);
    pen.write_centred(large, 0, width, top, Hand::plain(), INK);
    if height >= 2 * CELL_PX {
        pen.write_centred(below, 0, width, top + CELL_PX, Hand::plain(), QUIET);
    }
}

fn draw_stale(pen: &mut Pen<'_>, turn_s: u64, turns: &[String; 3]) {
    pen.dim();
    let (width, y) = (pen.width(), pen.height() - CELL_PX);
    let text = &turns[usize::try_from(turn_s / TURN_S % 3).unwrap_or(0)];
    let text = if pen.measure(text, Hand::plain()) <= width { text } else { &turns[0] };
    let ink = pen.alarm_bar(y);
    pen.write_centred(text, 0, width, y, Hand::plain(), ink);
}
