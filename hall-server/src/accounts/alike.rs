//! Names that look alike though their text differs: `wаng` with a Cyrillic а beside `wang`. Follows Unicode Technical
//! Standard 39; people who already have such a name can still sign in.

use std::fmt;

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::skeleton;

use crate::text;

/// The Chinese names of the scripts used here.
const CHINESE_NAMES: [(Script, &str); 8] = [
    (Script::Latin, "拉丁"),
    (Script::Cyrillic, "西里尔"),
    (Script::Greek, "希腊"),
    (Script::Han, "汉字"),
    (Script::Arabic, "阿拉伯"),
    (Script::Tibetan, "藏文"),
    (Script::Mongolian, "蒙古文"),
    (Script::Yi, "彝文"),
];

/// The scripts that a name mixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mixed(Vec<Script>);

impl Mixed {
    /// Lists the scripts by their Chinese names, where such a name is common.
    pub(super) fn in_chinese(&self) -> String {
        self.0.iter().map(|script| chinese_name(*script)).collect::<Vec<_>>().join("、")
    }
}

impl fmt::Display for Mixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.iter().map(|script| script.full_name()).collect();
        f.write_str(&names.join(" and "))
    }
}

/// Checks that a name is written in one script, or in Chinese, Japanese or Korean with Latin letters: the standard's
/// "highly restrictive" level. Letters that the standard advises against are accepted, since people's names contain
/// them.
///
/// # Errors
/// The scripts that it mixes.
pub(super) fn must_not_mix(name: &str) -> Result<(), Mixed> {
    let beside_latin: String = name.chars().filter(|char| char.script() != Script::Latin).collect();
    let rest = AugmentedScriptSet::for_str(&beside_latin);
    let goes_with_latin = rest.is_all() || rest.hanb || rest.jpan || rest.kore;
    if !AugmentedScriptSet::for_str(name).is_empty() || goes_with_latin {
        return Ok(());
    }
    let mut scripts: Vec<Script> = Vec::new();
    for script in name.chars().map(|char| char.script()) {
        if !matches!(script, Script::Common | Script::Inherited) && !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    Err(Mixed(scripts))
}

/// Returns whether two names look alike, as written or in lower case.
pub(super) fn look_alike(one: &str, other: &str) -> bool {
    let (small_one, small_other) = (text::folded(one), text::folded(other));
    skeleton(one).eq(skeleton(other)) || skeleton(&small_one).eq(skeleton(&small_other))
}

fn chinese_name(script: Script) -> &'static str {
    let known = CHINESE_NAMES.iter().find(|(known, _)| *known == script);
    known.map_or_else(|| script.full_name(), |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_mixes_no_scripts_but_chinese_japanese_and_korean_with_latin() {
        for name in [
            "wang",
            "王芳",
            "王芳 (Wang Fang)",
            "Wáng 2",
            "ㄨㄤˊ王",
            "山田たろう Yamada",
            "김 Kim",
            "Иван",
            "ئالىم",
            "བསྟན་འཛིན",
            "ꆈꌠ",
            "José-María O’Neill",
            "12",
            "王·阿依",
            "𠮷野",
        ] {
            assert_eq!(must_not_mix(name), Ok(()), "{name}");
        }
        for (name, scripts, zh) in [
            ("wаng", "Latin and Cyrillic", "拉丁、西里尔"),
            ("王а", "Han and Cyrillic", "汉字、西里尔"),
            ("Αlice", "Greek and Latin", "希腊、拉丁"),
            ("ไa", "Thai and Latin", "Thai、拉丁"),
        ] {
            let mixed = must_not_mix(name).unwrap_err();
            assert_eq!((mixed.to_string().as_str(), mixed.in_chinese().as_str()), (scripts, zh), "{name}");
        }
    }

    #[test]
    fn names_look_alike_by_their_skeletons() {
        for (one, other) in
            [("сосо", "coco"), ("wang1", "wangl"), ("wang0", "wangO"), ("Bernd", "Bemd"), ("li‐na", "li-na")]
        {
            assert!(look_alike(one, other), "{one} {other}");
        }
        for (one, other) in
            [("wang1", "wang2"), ("王芳", "王方"), ("li", "liu"), ("clerk01", "clerk10"), ("Jose", "José")]
        {
            assert!(!look_alike(one, other), "{one} {other}");
        }
    }
}
