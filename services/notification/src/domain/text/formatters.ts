/** Formatters are expensive to make; recipients' locales are many. */
const maxFormatters = 500

/** Returns the formatter of some locales and a further name, made when it is first needed. */
export function createFormatters<Formatter>(
  make: (locales: string[], name: string) => Formatter,
): (locales: string[], name?: string) => Formatter {
  const made = new Map<string, Formatter>()
  return (locales, name = '') => {
    const key = [...locales, name].join()
    const known = made.get(key)
    if (known) return known
    if (made.size >= maxFormatters) made.clear()
    const formatter = make(locales, name)
    made.set(key, formatter)
    return formatter
  }
}
