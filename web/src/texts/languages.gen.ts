// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.
/** The languages that are shipped, the hall's own first. */
export const LANGS = ["zh", "en", "ko"] as const;
export type Lang = (typeof LANGS)[number];
/** The language of the hall itself: every plan has its texts. */
export const MAIN: Lang = "zh";
