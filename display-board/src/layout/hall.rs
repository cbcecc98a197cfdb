//! The hall board: the newest call, large and in the second language, the last calls, the waiting counts, the missed
//! numbers, the clock.

use hall_words::Language;
use hall_words::texts::panel;

use super::pen::{CALL, CELL_PX, GOOD, Hand, INK, LINE, NIGHT, Pen, QUIET};
use super::words;
use crate::board::{Hero, Languages, Screen, Signal};

/// The minimum width at which boards have a column of waiting counts.
const WAITING_COLUMN_FROM_PX: i32 = 240;
const WAITING_COLUMN_PX: i32 = 80;
/// The minimum height at which boards have a line in the second language below the newest call.
const SECOND_FROM_PX: i32 = 96;
const MARGIN_PX: i32 = 2;
/// How long each part of a list that does not fit is shown.
const TURN_S: u64 = 4;

/// The positions of the parts, from the panel's size alone: nothing moves when there is more to show.
struct Grid {
    factor: i32,
    figures_px: i32,
    second: bool,
    hero_px: i32,
    rows_y: i32,
    row_px: i32,
    rows: usize,
    rows_right: i32,
    strip_y: i32,
}

impl Grid {
    fn new(pen: &Pen<'_>, screen: &Screen) -> Self {
        let (width, height) = (pen.width(), pen.height());
        let factor = (height / 32).max(1);
        let figures_px = pen.ink_rows("0", Hand::tall(factor, factor)).1;
        let second = screen.languages.shows_second && height >= SECOND_FROM_PX;
        let hero_px = figures_px + if second { CELL_PX } else { 2 };
        let strip_y = height - CELL_PX;
        let rows = ((strip_y - hero_px) / CELL_PX).max(1);
        let row_px = (strip_y - hero_px) / rows;
        let waiting_column = width >= WAITING_COLUMN_FROM_PX && !screen.waiting.is_empty();
        Self {
            factor,
            figures_px,
            second,
            hero_px,
            rows_y: strip_y - rows * row_px,
            row_px,
            rows: usize::try_from(rows).unwrap_or(1),
            rows_right: if waiting_column { width - WAITING_COLUMN_PX - 4 } else { width },
            strip_y,
        }
    }
}

/// Draws the board, and returns the visible calls.
pub(super) fn draw(pen: &mut Pen<'_>, screen: &Screen) -> Vec<u64> {
    let grid = Grid::new(pen, screen);
    let mut visible = Vec::new();
    match &screen.hero {
        Some(hero) => {
            draw_hero(pen, hero, screen.languages, &grid);
            visible.push(hero.seq);
        }
        None => draw_idle(pen, screen, &grid),
    }
    if grid.rows_y > grid.hero_px + 1 {
        pen.fill(0, grid.hero_px, pen.width(), 1, LINE);
    }
    visible.extend(draw_rows(pen, screen, &grid));
    if grid.rows_right < pen.width() {
        pen.fill(grid.rows_right + 1, grid.rows_y, 1, grid.strip_y - grid.rows_y, LINE);
        draw_waiting(pen, screen, &grid);
    }
    match &screen.signal {
        Signal::Stale { since, trouble } => {
            draw_stale(pen, screen, &words::stale(screen.languages, since.as_deref(), *trouble), grid.strip_y);
        }
        Signal::Live | Signal::Starting => draw_strip(pen, screen, &grid),
    }
    visible
}

fn draw_hero(pen: &mut Pen<'_>, hero: &Hero, languages: Languages, grid: &Grid) {
    let figures_px = grid.figures_px;
    let middle_y = figures_px / 2;
    let fit = fit_hero(pen, hero, languages.first, grid.factor);
    let (figures, colour) = if hero.flash {
        pen.fill(0, 0, MARGIN_PX + fit.number_px + 1, figures_px, CALL);
        (fit.figures.thinner(), NIGHT)
    } else {
        (fit.figures, CALL)
    };
    pen.write_middle(&hero.number, MARGIN_PX, middle_y, figures, colour);
    // The window is aligned to the right edge, so its position does not depend on the number's length.
    let window_x = pen.width() - MARGIN_PX - fit.window_px - fit.unit_px;
    let gap = window_x - MARGIN_PX - fit.number_px;
    let arrow_px = (figures_px * 2 / 3).min(gap - 4);
    pen.arrow(MARGIN_PX + fit.number_px + (gap - arrow_px) / 2, middle_y, arrow_px, (figures_px / 10).max(2), QUIET);
    let [before, after] = [panel::window_before(languages.first), panel::window_after(languages.first)];
    let mut x = window_x;
    if fit.unit_px > 0 && !before.is_empty() {
        x = pen.write_middle(before, x, middle_y, fit.unit, INK);
    }
    x = pen.write_middle(&hero.window, x, middle_y, fit.figures, INK);
    if fit.unit_px > 0 && !after.is_empty() {
        pen.write_middle(after, x, middle_y, fit.unit, INK);
    }
    if grid.second {
        let mut x = MARGIN_PX;
        if hero.recalled {
            x = plate(pen, panel::again(languages.first), x, figures_px) + 6;
        }
        let (long, short) = (panel::go(languages.second, &hero.window), panel::window(languages.second, &hero.window));
        let fits = |text: &&str| !text.is_empty() && pen.measure(text, Hand::plain()) <= pen.width() - x - MARGIN_PX;
        if let Some(text) = [hero.second_text.as_str(), &long, &short].into_iter().find(|text| fits(text)) {
            pen.write(text, x, figures_px, Hand::plain(), QUIET);
        }
    }
}

struct Fit {
    figures: Hand,
    unit: Hand,
    number_px: i32,
    window_px: i32,
    unit_px: i32,
}

/// Finds the widest digits and the largest unit with which number, arrow and window fit on one line.
fn fit_hero(pen: &Pen<'_>, hero: &Hero, language: Language, factor: i32) -> Fit {
    let unit = [panel::window_before(language), panel::window_after(language)].concat();
    let units = [(&*unit, Hand::large(2)), (&*unit, Hand::plain()), ("", Hand::plain())];
    let room = pen.width() - 2 * MARGIN_PX - factor * 6;
    let fit = |factor_x: i32, (unit_text, unit): (&str, Hand)| {
        let figures = Hand::tall(factor_x, factor);
        let (number_px, window_px) = (pen.measure(&hero.number, figures), pen.measure(&hero.window, figures));
        Fit { figures, unit, number_px, window_px, unit_px: pen.measure(unit_text, unit) }
    };
    let mut fits = (1..=factor).rev().flat_map(|factor_x| units.map(|unit| (factor_x, unit)));
    let whole = fits.find_map(|(factor_x, unit)| {
        let fit = fit(factor_x, unit);
        // Narrower digits are better than a window that is only a digit.
        let good = fit.number_px + fit.window_px + fit.unit_px <= room && (fit.unit_px > 0 || factor_x == 1);
        good.then_some(fit)
    });
    whole.unwrap_or_else(|| fit(1, units[2]))
}

fn draw_idle(pen: &mut Pen<'_>, screen: &Screen, grid: &Grid) {
    let [[first, second], _] = words::idle(screen);
    let width = pen.width();
    let large = [2, 1].map(Hand::large).into_iter().find(|hand| pen.measure(&first, *hand) <= width - 4);
    let hand = large.unwrap_or(Hand::plain());
    if large.is_none() && pen.measure(&first, hand) > width {
        return draw_wrapped(pen, &first, screen.turn_s, grid);
    }
    let first_px = pen.ink_rows(&first, hand).1;
    let second_fits = grid.second && pen.measure(&second, Hand::plain()) <= width;
    let all_px = first_px + if second_fits { CELL_PX } else { 0 };
    let top = ((grid.hero_px - all_px) / 2).max(0);
    let x = (width - pen.measure(&first, hand)) / 2;
    pen.write_middle(&first, x, top + first_px / 2, hand, INK);
    if second_fits {
        pen.write_centred(&second, 0, width, top + first_px, Hand::plain(), QUIET);
    }
}

/// Draws a name too long for one line: on as many lines as there is room for, with the rest taking turns.
fn draw_wrapped(pen: &mut Pen<'_>, name: &str, turn_s: u64, grid: &Grid) {
    let lines = pen.wrap(name, pen.width());
    let fit = usize::try_from(grid.hero_px / CELL_PX).unwrap_or(1).max(1);
    let shown = turn(&lines, fit, turn_s);
    let mut y = (grid.hero_px - CELL_PX * i32::try_from(shown.len()).unwrap_or(1)) / 2;
    for line in shown {
        pen.write_centred(line, 0, pen.width(), y.max(0), Hand::plain(), INK);
        y += CELL_PX;
    }
}

fn draw_rows(pen: &mut Pen<'_>, screen: &Screen, grid: &Grid) -> Vec<u64> {
    let first = screen.languages.first;
    let shown = &screen.rows[..screen.rows.len().min(grid.rows)];
    if screen.hero.is_none() {
        let [_, [own, other]] = words::idle(screen);
        let top = grid.rows_y + (grid.strip_y - grid.rows_y - 2 * grid.row_px) / 2;
        pen.write_centred(&own, 0, grid.rows_right, top.max(grid.rows_y), Hand::plain(), CALL);
        if grid.rows > 1 && screen.languages.shows_second {
            pen.write_centred(&other, 0, grid.rows_right, top.max(grid.rows_y) + grid.row_px, Hand::plain(), QUIET);
        }
    }
    let number_px = shown.iter().map(|row| pen.measure(&row.number, Hand::large(1))).max().unwrap_or(0);
    let mut y = grid.rows_y + (grid.row_px - CELL_PX) / 2;
    for row in shown {
        pen.write(&row.number, MARGIN_PX, y, Hand::large(1), CALL);
        let window_x = MARGIN_PX + number_px + 10;
        let again_x = grid.rows_right - MARGIN_PX - pen.measure(panel::again(first), Hand::plain());
        let room = if row.recalled { again_x - 4 } else { grid.rows_right };
        let names = [panel::window(first, &row.window), panel::window_short(first, &row.window)];
        let name = names.iter().find(|name| window_x + pen.measure(name, Hand::plain()) <= room).unwrap_or(&names[1]);
        pen.write(name, window_x, y, Hand::plain(), INK);
        if row.recalled {
            pen.write(panel::again(first), again_x, y, Hand::plain(), CALL);
        }
        y += grid.row_px;
    }
    shown.iter().map(|row| row.seq).collect()
}

/// Draws a line for each waiting count, or more for a name that needs them: nothing is cut off. Whole entries take
/// turns.
fn draw_waiting(pen: &mut Pen<'_>, screen: &Screen, grid: &Grid) {
    let (left, right) = (grid.rows_right + 5, pen.width() - MARGIN_PX);
    let mut pages: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for waiting in &screen.waiting {
        let count = waiting.count.to_string();
        let count_px = pen.measure(&count, Hand::plain()) + 4;
        let mut names = pen.wrap(&waiting.name, right - left);
        if names.last().is_none_or(|name| pen.measure(name, Hand::plain()) + count_px > right - left) {
            names.push(String::new());
        }
        let mut lines: Vec<(String, String)> = names.into_iter().map(|name| (name, String::new())).collect();
        if let Some((_, last)) = lines.last_mut() {
            *last = count;
        }
        match pages.last_mut() {
            Some(page) if page.is_empty() || page.len() + lines.len() <= grid.rows => page.extend(lines),
            _ => pages.push(lines),
        }
    }
    let mut y = grid.rows_y + (grid.row_px - CELL_PX) / 2;
    for (name, count) in turn(&pages, 1, screen.turn_s).iter().flatten().take(grid.rows) {
        pen.write(name, left, y, Hand::plain(), QUIET);
        pen.write(count, right - pen.measure(count, Hand::plain()), y, Hand::plain(), INK);
        y += grid.row_px;
    }
}

fn draw_stale(pen: &mut Pen<'_>, screen: &Screen, turns: &[String; 3], y: i32) {
    let width = pen.width();
    pen.dim();
    let ink = pen.alarm_bar(y);
    let clock_x = width - MARGIN_PX - pen.measure(&screen.clock, Hand::plain());
    let fitting = |text: &&String| pen.measure(text, Hand::plain()) + 2 * MARGIN_PX <= width;
    let text = turn(turns, 1, screen.turn_s).first().filter(fitting).unwrap_or(&turns[0]);
    let end = pen.write(text, MARGIN_PX, y, Hand::plain(), ink);
    if end + MARGIN_PX <= clock_x {
        pen.write(&screen.clock, clock_x, y, Hand::plain(), ink);
    }
}

/// Draws missed numbers and pauses on the left, the clock on the right with the mark that the board is live.
fn draw_strip(pen: &mut Pen<'_>, screen: &Screen, grid: &Grid) {
    let y = grid.strip_y;
    let wide = pen.width() >= WAITING_COLUMN_FROM_PX;
    let news = !screen.missed.is_empty() || !screen.paused.is_empty();
    let mut right = pen.width() - MARGIN_PX - pen.measure(&screen.clock, Hand::plain());
    pen.write(&screen.clock, right, y, Hand::plain(), INK);
    if wide && !news && !screen.clock.is_empty() {
        let weekday = words::weekday(screen.weekday, screen.languages.first);
        right -= pen.measure(&weekday, Hand::plain()) + 4;
        pen.write(&weekday, right, y, Hand::plain(), QUIET);
    }
    if screen.signal == Signal::Live {
        if wide {
            right -= pen.measure(panel::live(screen.languages.first), Hand::plain()) + 6;
            pen.write(panel::live(screen.languages.first), right, y, Hand::plain(), GOOD);
        }
        right -= 9;
        pen.disc(right, y + 5, GOOD);
    }
    right -= 6;
    if news {
        draw_news(pen, screen, y, right);
    } else if grid.rows_right == pen.width() && !screen.waiting.is_empty() {
        let total: u32 = screen.waiting.iter().map(|waiting| waiting.count).sum();
        let x = pen.write(panel::waiting(screen.languages.first), MARGIN_PX, y, Hand::plain(), QUIET);
        pen.write(&panel::people(screen.languages.first, total.into()), x + 4, y, Hand::plain(), INK);
    }
}

/// Draws as many whole missed numbers as fit, with the rest taking turns; then each paused window.
fn draw_news(pen: &mut Pen<'_>, screen: &Screen, y: i32, right: i32) {
    let left = MARGIN_PX + pen.measure(panel::missed(screen.languages.first), Hand::plain()) + 6;
    let widest = screen.missed.iter().map(|number| pen.measure(number, Hand::plain())).max().unwrap_or(1) + 8;
    let fit = usize::try_from((right - left + 8) / widest).unwrap_or(1).max(1);
    let pages = screen.missed.chunks(fit).map(Err).chain(screen.paused.iter().map(Ok));
    match turn(&pages.collect::<Vec<_>>(), 1, screen.turn_s).first() {
        Some(Err(numbers)) => {
            pen.write(panel::missed(screen.languages.first), MARGIN_PX, y, Hand::plain(), QUIET);
            let mut x = left;
            for number in *numbers {
                pen.write(number, x, y, Hand::plain(), INK);
                x += widest;
            }
        }
        Some(Ok(pause)) => {
            let language = screen.languages.first;
            let texts = [words::pause(pause, language), panel::window_paused_short(language, &pause.window)];
            let fits = |text: &&String| pen.measure(text, Hand::plain()) + MARGIN_PX <= right;
            let text = texts.iter().find(fits).unwrap_or(&texts[1]);
            pen.write(text, MARGIN_PX, y, Hand::plain(), QUIET);
        }
        None => {}
    }
}

/// Returns the part of a list whose turn it is.
fn turn<T>(list: &[T], fit: usize, turn_s: u64) -> &[T] {
    let pages = list.len().div_ceil(fit).max(1) as u64;
    let page = usize::try_from(turn_s / TURN_S % pages).unwrap_or(0);
    list.chunks(fit).nth(page).unwrap_or_default()
}

/// Draws a word on a plate; returns where the plate ends.
fn plate(pen: &mut Pen<'_>, word: &str, x: i32, y: i32) -> i32 {
    let width = pen.measure(word, Hand::plain()) + 3;
    pen.fill(x, y, width, CELL_PX, CALL);
    pen.write(word, x + 2, y, Hand::plain(), NIGHT);
    x + width
}
