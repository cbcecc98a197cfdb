// What the generated tables of texts need to say a number: the language's plural, its digits.
const rules = new Map<string, Intl.PluralRules>();

/** The plural category of a number in a language: `one`, `few`, `other` … */
export function plural(count: number, code: string): Intl.LDMLPluralRule {
  let rule = rules.get(code);
  if (!rule) rules.set(code, (rule = new Intl.PluralRules(code)));
  return rule.select(count);
}

/** A number in a language's own digits, given from nought to nine. */
export function inDigits(count: number, digits: string): string {
  const own = Array.from(digits);
  return String(count).replace(/\d/g, (digit) => own[Number(digit)] ?? digit);
}
