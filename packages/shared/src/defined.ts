/** Removes undefined fields, for exact optional properties. */
export function defined<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
