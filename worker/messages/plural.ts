/** The forms of a counted noun, by CLDR plural category; `other` is for those a language lacks. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** A function that prints a number with its noun: `#` in a form is the number in the language's digits. */
export function counted(lang: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(lang)
  const digits = new Intl.NumberFormat(lang)
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count))
}
