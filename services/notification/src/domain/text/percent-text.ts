/** Formats basis points: 1250 is `12.5%` in English and `12,5 %` in German. */
export const percentText = (basisPoints: number, locales: string[]): string =>
  new Intl.NumberFormat(locales, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000)
