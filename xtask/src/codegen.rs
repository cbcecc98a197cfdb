//! Generated files: the TypeScript of everything in hall-wire, in one file that the pages use.
//! The file is committed; a test here says when it is not what the Rust types give.

use std::collections::BTreeMap;

use anyhow::Result;
use hall_wire::ts_rs::{Config, Dummy, TS};
use hall_wire::*;
use xshell::{Shell, cmd};

use crate::languages;

/// The tests that hold the description of the calls and the page of roles against the server's own; they write them anew
/// when told to.
const CALLS_TESTS: [&str; 2] =
    ["the_operations_are_described_to_outside_programs_as_they_are", "the_page_of_roles_says_what_the_table_says"];

/// The file, from the top of the repository.
pub(crate) const WIRE_FILE: &str = "web/src/shared/wire.gen.ts";

const HEADER: &str = "// Generated from libs/hall-wire by `cargo xtask codegen`: do not edit.\n\
    // Times are milliseconds since the Unix epoch; durations end in their unit.\n";

/// Writes the generated files.
pub(crate) fn write(sh: &Shell) -> Result<()> {
    write_texts(sh)?;
    write_file(sh, WIRE_FILE, &wire()?)?;
    let calls = cmd!(sh, "cargo test --quiet --package hall-server --test it -- {CALLS_TESTS...}");
    calls.env("UPDATE_EXPECT", "1").quiet().ignore_stdout().run()?;
    crate::here::say("hall-server/openapi.json and docs/roles.md are what the server says");
    Ok(())
}

/// Writes what is made of the languages' files, and says what each leaves to another.
pub(crate) fn write_texts(sh: &Shell) -> Result<()> {
    let texts = languages::read_all()?;
    for (path, text) in languages::generated(&texts) {
        write_file(sh, &path, &text)?;
    }
    languages::report(&texts).iter().for_each(|line| crate::here::say(line));
    Ok(())
}

fn write_file(sh: &Shell, path: &str, text: &str) -> Result<()> {
    if sh.read_file(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    sh.write_file(path, text)?;
    crate::here::say(&format!("{path} written"));
    Ok(())
}

/// Returns the TypeScript of all messages, in the order of their names.
pub(crate) fn wire() -> Result<String> {
    let mut text = String::from(HEADER);
    for declaration in declarations()?.values() {
        text.push('\n');
        text.push_str(declaration);
    }
    Ok(text)
}

macro_rules! all_of {
    ($config:expr, $($message:ty),+ $(,)?) => {{
        let mut all = BTreeMap::new();
        $(
            let exported = <$message>::export_to_string(&$config)?;
            all.insert(<$message>::ident(&$config), declaration(&exported));
        )+
        all
    }};
}

#[expect(clippy::too_many_lines, reason = "one line for each message")]
fn declarations() -> Result<BTreeMap<String, String>> {
    // Counters stay below 2^53 and ids are strings, so that no page needs a bigint.
    let config = Config::new().with_large_int("number");
    Ok(all_of!(
        config,
        AddStep,
        Audience,
        Appointment,
        AppointmentsDocument,
        BackNow,
        Beat,
        BoardBody,
        BoardDocument,
        BookSlot,
        BookedNow,
        BookingDocument,
        BookingPage,
        Bookable,
        BookableService,
        CallNext,
        CallOut,
        CallOutKind,
        CallRow,
        CallTicket,
        CallingDocument,
        CardNow,
        CardTicket,
        CardsDocument,
        ReadCard,
        CandidateNow,
        CaseDone,
        CaseNow,
        CasePage,
        ChangePassword,
        CheckIn,
        ConfirmPhone,
        ClassDocument,
        ClerkFigures,
        ClerkNow,
        PersonEntry,
        ClientFrame,
        CurvePoint,
        Damage,
        Dashboard,
        DepartmentDocument,
        DesksDocument,
        DeviceNow,
        ExtendHours,
        ShortenHours,
        FinishStep,
        FoundService,
        Frame<Dummy>,
        Grant,
        HallDocument,
        HallEntry,
        History,
        HistoryEntry,
        HoursDocument,
        IssueTicket,
        MergeTicket,
        GivenToday,
        Reserve,
        ReservedTicket,
        JourneyDocument,
        KioskBody,
        KioskAskList,
        KioskDepartment,
        KioskElsewhere,
        KioskList,
        KioskOffer,
        KioskTheme,
        ElsewhereDocument,
        ThemeDocument,
        ThemeIcon,
        KioskDocument,
        KioskFrame,
        KioskIssue,
        KioskPrint,
        KioskReceipt,
        KioskAlone,
        KioskHealth,
        KioskLastTicket,
        KioskScreen,
        TechnicianDoor,
        TechnicianPin,
        TechnicianPass,
        TechnicianState,
        TechnicianPrinter,
        TechnicianNetwork,
        TechnicianPrinted,
        PrinterBytes,
        LogLine,
        KioskServer,
        LinkTrouble,
        KioskService,
        KioskSetup,
        KioskStep,
        KioskState,
        KioskTicketAct,
        PadAct,
        LendWindow,
        LeftHere,
        LentNow,
        LastTicket,
        SeriesDocument,
        MissedDocument,
        MissedEnd,
        MissedPlace,
        MissedRow,
        MissingNow,
        MissingPage,
        NeededDocument,
        MoveBooking,
        NextNow,
        NoteNow,
        OpenWindow,
        OrphanNow,
        PapersDocument,
        PapersNow,
        ParkingDocument,
        PauseWindow,
        PausedRow,
        PhoneConfirmation,
        PlanDocument,
        PresentNow,
        Principal,
        Principals,
        PrintResult,
        PaperRoll,
        PrinterHealth,
        PrinterTrouble,
        PrinterState,
        PlanMistake,
        BodyLocation,
        LeftOut,
        PlanPart,
        Problem,
        Reached,
        RecordEntry,
        RecordPage,
        PushTarget,
        RemindersDocument,
        RemindersNow,
        SetReminders,
        ReturnTicket,
        ServeWithoutTicket,
        OpenSpan,
        TodayKept,
        SecondSignIn,
        SecondTicket,
        ServiceDocument,
        ServiceNow,
        ServiceWait,
        SessionNow,
        SignIn,
        TvLink,
        SlotDay,
        SlotNow,
        SlotPage,
        Advised,
        AdvisedAct,
        BookingConcern,
        BookingState,
        CallLane,
        CaseLight,
        Connection,
        Doing,
        Printed,
        Role,
        StepOutcome,
        StepState,
        TicketState,
        UndoableAct,
        WindowState,
        Standing,
        ConcernedBooking,
        ConcernedPage,
        Status,
        StepNow,
        Text,
        Ticket,
        TicketAct,
        TicketPage,
        Transfer,
        TransferTo,
        UndoNow,
        Verified,
        TypedCode,
        Visit,
        VisitStep,
        VisitsDocument,
        Wait,
        UnmergedNow,
        WaitingNow,
        WaitingRow,
        WhyCalled,
        WindowBody,
        WindowDocument,
        WindowFace,
        WindowNow,
        WorkdayDocument,
        WriteNote,
    ))
}

/// All types share one file, so what ts-rs imports for each is already there; fields are set in by two columns.
fn declaration(exported: &str) -> String {
    let kept = exported.lines().filter(|line| !line.starts_with("import ") && !line.starts_with("// This file was"));
    let mut text = String::new();
    let mut within = false;
    for line in kept.skip_while(|line| line.is_empty()) {
        let line = line.trim_end();
        text.push_str(if within { "  " } else { "" });
        text.push_str(line);
        text.push('\n');
        within |= line.starts_with("export type");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_typescript_is_what_the_messages_give() {
        let path = crate::here::root().join(WIRE_FILE);
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == wire().unwrap(), "{WIRE_FILE} is out of date: run `cargo xtask codegen` and commit it");
    }

    #[test]
    fn the_committed_texts_are_what_the_languages_say() {
        let texts = languages::read_all().unwrap();
        for (path, text) in languages::generated(&texts) {
            let committed = std::fs::read_to_string(crate::here::root().join(&path)).unwrap_or_default();
            assert!(committed == text, "{path} is out of date: run `cargo xtask texts` and commit it");
        }
    }

    #[test]
    fn every_message_is_generated() {
        let generated = wire().unwrap();
        let described =
            ["libs/hall-wire/src", "libs/hall-core/src"].map(|folder| sources(&crate::here::root().join(folder)));
        for source in described.iter().flatten() {
            for part in source.split("derive(ts_rs::TS)").skip(1) {
                let named = part
                    .lines()
                    .find_map(|line| line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")));
                let own: String = named.unwrap().chars().take_while(|char| char.is_alphanumeric()).collect();
                let renamed = part.split("pub ").next().and_then(|head| head.split_once("rename = \""));
                let name = renamed.and_then(|(_, rest)| rest.split('"').next()).unwrap_or(&own);
                let declared = ["=", "<"].iter().any(|next| {
                    generated.contains(&format!("export type {name} {next}"))
                        || generated.contains(&format!("export type {name}{next}"))
                });
                assert!(declared, "{name} is missing from the list in xtask/src/codegen.rs");
            }
        }
    }

    fn sources(folder: &std::path::Path) -> Vec<String> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let read = |path: std::path::PathBuf| match path.is_dir() {
            true => sources(&path),
            false => vec![std::fs::read_to_string(path).unwrap()],
        };
        paths.flat_map(read).collect()
    }
}
