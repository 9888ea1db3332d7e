/** The segments of a request target's path, without its query; the first is empty. */
export const segmentsOf = (target: string): string[] => target.split('?', 1)[0]!.split('/')

/** Says whether a path fits a pattern such as `/api/things/:id`, or `/api/things/{id}` in the words of OpenAPI. */
export function patternMatcher(pattern: string): (segments: readonly string[]) => boolean {
  const own = pattern.split('/').map((segment) => (/^[:{]/.test(segment) ? any : segment))
  return (segments) =>
    segments.length === own.length &&
    own.every((segment, index) => (segment === any ? segments[index] !== '' : segment === segments[index]))
}

const any = Symbol('any segment')
