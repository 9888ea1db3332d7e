/** Forms by CLDR plural category; `other` is required. */
export type PluralForms = { readonly [T in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** Form for a number, with `{n}` formatted for the locale. */
export function pluralText(
  n: number,
  forms: PluralForms,
  { language, locales }: { language: string; locales: string[] },
) {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other
  return form.replace('{n}', () => new Intl.NumberFormat(locales).format(n))
}
