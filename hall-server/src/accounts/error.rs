//! Why an account cannot be read, created or removed.

use super::alike::Mixed;
use super::strength::Weak;
use crate::text::{self, Unfit};

/// Why an account cannot be read, created or removed.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    #[error("the accounts cannot be read or written: {0}")]
    Store(#[from] rusqlite::Error),
    #[error("the accounts cannot be opened, for the disk is full: make room and start again ({0})")]
    Full(String),
    #[error("the folder of the accounts cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    #[error("there is an account `{0}` already")]
    NameTaken(String),
    #[error(
        "name: `{name}` mixes letters of {mixed}, which people cannot tell apart: use one script, or Chinese with Latin letters\n\
         名字 `{name}` 混用了{}的字母，肉眼难以分辨：请只用一种文字，或汉字加拉丁字母", .mixed.in_chinese()
    )]
    Mixed { name: String, mixed: Mixed },
    #[error(
        "name: `{name}` looks like the account `{other}`: people could not tell them apart, take another name\n\
         名字 `{name}` 与已有账号 `{other}` 看起来一样，无法分辨：请换一个名字"
    )]
    LooksLike { name: String, other: String },
    #[error("there is no account `{}`", text::shown(.0))]
    UnknownName(String),
    #[error(transparent)]
    Weak(#[from] Weak),
    #[error("name: {0}")]
    BadName(Unfit),
    #[error("the accounts were written by a newer version ({0}) of this program")]
    Newer(i64),
    #[error("the accounts are not as this program makes them: {0}")]
    Foreign(String),
    #[error("the system gives no random bytes: {0}")]
    Random(String),
    #[error("the password cannot be hashed: {0}")]
    Hash(String),
}
