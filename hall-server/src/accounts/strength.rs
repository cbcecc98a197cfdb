//! Whether a new password can be guessed. Length alone is not enough, and rules about kinds of characters do not help:
//! it is guessed as attackers do, from lists of common passwords, names and words, keyboard rows, dates and
//! repetitions.

use hall_core::Role;

use crate::text;

/// The minimum length of a password, in characters.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// A longer one is not hashed: passphrases of many words fit.
pub(crate) const PASSWORD_BYTES_MAX: usize = 512;
/// The minimum number of different characters.
const DIFFERENT_MIN: usize = 4;
/// A password found with fewer guesses than this power of ten is refused. Guessing here is limited to a hundred tries
/// an hour.
const GUESSES_LOG10_MIN: f64 = 5.5;
/// Words that an attacker of a hall tries first, but that no English word list contains.
const TRIED_FIRST: [&str; 9] =
    ["hall", "queue", "kiosk", "window", "zhengwu", "woaini", "woaini1314", "5201314", "admin"];

/// Why a new password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// It has too few characters.
    #[error("a password has at least {PASSWORD_CHARS_MIN} characters")]
    Short,
    /// It is too long.
    #[error("a password has at most {PASSWORD_BYTES_MAX} bytes")]
    Long,
    /// It repeats the same characters.
    #[error("this password repeats a few characters: take several words that do not belong together")]
    Repeats,
    /// It is the account's name, or little more.
    #[error("this password is made of the account's name: take several words that do not belong together")]
    Name,
    /// It is on the lists that attackers try first.
    #[error("this password is among those that are guessed first: take several words that do not belong together")]
    Common,
}

impl Weak {
    /// Returns the stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "password_short",
            Self::Long => "password_long",
            Self::Repeats => "password_repeats",
            Self::Name => "password_name",
            Self::Common => "password_common",
        }
    }
}

/// Checks a new password for an account.
///
/// # Errors
/// When it can be guessed.
pub fn must_be_strong(password: &str, name: &str) -> Result<(), Weak> {
    let (password, name) = (text::password(password), text::folded(name));
    if password.trim().chars().count() < PASSWORD_CHARS_MIN {
        return Err(if password.trim().is_empty() && !password.is_empty() { Weak::Repeats } else { Weak::Short });
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(Weak::Long);
    }
    let folded = text::folded(&password);
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT_MIN {
        return Err(Weak::Repeats);
    }
    let rest = folded.replace(&name, "");
    if !name.is_empty() && rest.chars().filter(|char| char.is_alphabetic()).count() < 3 && rest != folded {
        return Err(Weak::Name);
    }
    let roles = crate::accounts::ACCOUNT_ROLES.map(Role::as_str);
    let known: Vec<&str> = [&*name].into_iter().chain(roles).chain(TRIED_FIRST).collect();
    if zxcvbn::zxcvbn(&password, &known).guesses_log10() < GUESSES_LOG10_MIN {
        return Err(Weak::Common);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused_with_its_reason() {
        for (password, name, why) in [
            ("short", "wang", Weak::Short),
            ("王芳王芳", "wang", Weak::Short),
            ("        ", "wang", Weak::Repeats),
            ("aaaaaaaaaaaa", "wang", Weak::Repeats),
            ("ababababab", "wang", Weak::Repeats),
            ("１１１１１１１１１", "wang", Weak::Repeats),
            ("wang-fang", "wang-fang", Weak::Name),
            ("Wang-Fang1", "wang-fang", Weak::Name),
            ("ＷＡＮＧＦＡＮＧ12", "wangfang", Weak::Name),
            ("password", "wang", Weak::Common),
            ("Passw0rd", "wang", Weak::Common),
            ("12345678", "wang", Weak::Common),
            ("87654321", "wang", Weak::Common),
            ("１２３４５６７８９", "wang", Weak::Common),
            ("qwertyuiop", "wang", Weak::Common),
            ("1qaz2wsx", "wang", Weak::Common),
            ("iloveyou1", "wang", Weak::Common),
            ("abcdefgh", "wang", Weak::Common),
            ("reception1", "wang", Weak::Common),
            ("19880808", "wang", Weak::Common),
            ("5201314520", "wang", Weak::Common),
            ("woaini1314", "wang", Weak::Common),
        ] {
            assert_eq!(must_be_strong(password, name), Err(why), "{password}");
        }
    }

    #[test]
    fn words_are_taken_whatever_their_letters_and_however_many() {
        for password in [
            "long enough",
            "a long password",
            "long enough to be good",
            "something else",
            "another harbour at night",
            "correct horse",
            "correct horse battery staple",
            "大风起兮云飞扬安得猛士",
            "窗外的雨下了一整夜",
            "Z5k_0fQ2yWm-7xVb",
            "josé am fluss 7",
        ] {
            assert_eq!(must_be_strong(password, "wang"), Ok(()), "{password}");
        }
        assert_eq!(must_be_strong(&"four words are many ".repeat(25), "wang"), Ok(()));
        assert_eq!(must_be_strong(&"four words are many ".repeat(26), "wang"), Err(Weak::Long));
    }
}
