// Limits and choices of the clerk's desk.
/** Times of return to choose from, in minutes; null: not known. */
export const BACK_CHOICES_MIN: readonly (number | null)[] = [5, 10, 15, 30, 60, null];

/** The most cases that one step may count. */
export const CASES_MAX = 99;
