import type { OpenApiDocument } from '../../openapi/document'
import { pathOf } from './route-patterns'

/** The route of what matched none. */
export const unmatched = 'unmatched'

/** Declared pattern of a method and target, such as `/api/things/:id`, or `unmatched`. */
export type FindRoute = (method: string, target: string) => string

type Node = { children: Map<string, Node>; anyChild: Node | undefined; pattern: string; methods: Set<string> }

/** Finds the documented route as Express does, ignoring case and a trailing slash. Bounds route labels. */
export function routeFinder({ paths }: Pick<OpenApiDocument, 'paths'>): FindRoute {
  const root = newNode()
  for (const [path, operations] of Object.entries(paths)) {
    const end = segmentsOf(path).reduce(childFor, root)
    end.pattern = path.replaceAll(/{(\w+)}/g, ':$1')
    for (const method of Object.keys(operations)) end.methods.add(method.toUpperCase())
  }
  return (method, target) => {
    if (target.length > maxLength) return unmatched
    const wanted = method === 'HEAD' ? 'GET' : method
    return find(root, segmentsOf(pathOf(target).toLowerCase()), 0, wanted)?.pattern ?? unmatched
  }
}

function find(node: Node, segments: readonly string[], at: number, method: string): Node | undefined {
  const segment = segments[at]
  if (segment === undefined) return node.methods.has(method) ? node : undefined
  const child = node.children.get(segment)
  const found = child && find(child, segments, at + 1, method)
  return found ?? (node.anyChild && segment !== '' ? find(node.anyChild, segments, at + 1, method) : undefined)
}

function childFor(node: Node, segment: string): Node {
  if (segment.startsWith('{')) return (node.anyChild ??= newNode())
  const name = segment.toLowerCase()
  const child = node.children.get(name) ?? newNode()
  node.children.set(name, child)
  return child
}

const newNode = (): Node => ({ children: new Map(), anyChild: undefined, pattern: '', methods: new Set() })

/** Splits a path that begins with a slash and may end with one. */
function segmentsOf(path: string): string[] {
  const end = path.length > 1 && path.endsWith('/') ? -1 : undefined
  return path.slice(1, end).split('/')
}

const maxLength = 4_000
