import { parser } from '@prometheus-io/lezer-promql'

/** Metrics in a PromQL expression; throws for invalid ones. */
export function metricsIn(expr: string): string[] {
  const names: string[] = []
  parser.parse(expr).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`This is no PromQL at character ${node.from}: ${expr}`)
      if (node.name !== 'VectorSelector') return
      const name = node.node.getChild('Identifier')
      if (!name) throw new Error(`A metric has no name at character ${node.from}: ${expr}`)
      names.push(expr.slice(name.from, name.to))
    },
  })
  return names
}
