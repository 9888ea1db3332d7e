/** The words for a number, by the plural category (CLDR) that it has in their language. `other` is there for every number. */
export type PluralForms = { readonly [T in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** The form for this number, with the number as people write it in this locale where the form has `{n}`. */
export function pluralText(
  n: number,
  forms: PluralForms,
  { language, locales }: { language: string; locales: string[] },
) {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other
  return form.replace('{n}', () => new Intl.NumberFormat(locales).format(n))
}
