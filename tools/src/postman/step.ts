/** One request of the collection: an operation of the document, and what this use of it needs beside its example. */
export type Step = {
  /** The `operationId`. */
  call: string
  /** The operation's summary when left out. */
  name?: string
  /** Whose token goes along; none when left out. */
  as?: 'admin' | 'customer' | 'guest'
  /** Values of the path's parameters, by name. */
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** The operation's example when left out. */
  body?: unknown
  /** The status that says that it went well, or a script's expression for it; the operation's first when left out. */
  expects?: number | string
  /** Variables that are set from the answer's body, each with where in it, as in `data.0.id`. */
  keeps?: Readonly<Record<string, string>>
  /** Runs before it is sent. */
  before?: string
}

export type Folder = { name: string; description: string; steps: readonly Step[] }
