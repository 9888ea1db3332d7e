/** A request target, or a whole address, without its query. */
export function pathOf(target: string): string {
  const end = target.indexOf('?')
  return end === -1 ? target : target.slice(0, end)
}

/** Says whether a path, as its segments, fits a pattern such as `/api/things/:id`, or `/api/things/{id}` in the words of OpenAPI. */
export function patternMatcher(pattern: string): (segments: readonly string[]) => boolean {
  const own = pattern.split('/').map((segment) => (/^[:{]/.test(segment) ? any : segment))
  return (segments) =>
    segments.length === own.length &&
    own.every((segment, index) => (segment === any ? segments[index] !== '' : segment === segments[index]))
}

const any = Symbol('any segment')
