/** What this service answers with, by name. */
export const shapes = {}
