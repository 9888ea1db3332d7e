import type { Routes } from '../http/routes/define-routes'
import { commonOperations } from './common-operations'
import { describeApi, type OpenApiDocument } from './document'
import type { Operations, SchemaLike } from './operation'

/** Description of a service in its OpenAPI document; the rest follows from its routes. */
export type ApiDescription = {
  title: string
  description: string
  /** Descriptions by tag, in document order. */
  tags: Readonly<Record<string, string>>
  /** Named schemas that no response has as a whole. */
  schemas?: Readonly<Record<string, SchemaLike>>
  /** Examples of `schemas`, by name. */
  examples?: Readonly<Record<string, unknown>>
  tokens?: Parameters<typeof describeApi>[0]['tokens']
}

/** Tag of the routes that only other services call. */
export const betweenServicesTag = 'Between services'

/** The document of the routes that are mounted at these paths. */
export function documentOf(
  { title, description, tags, schemas = {}, examples = {}, tokens }: ApiDescription,
  mounted: readonly { path: string; routes: Routes }[],
): OpenApiDocument {
  const operationsOf = (tag: string): Operations =>
    Object.fromEntries(
      mounted
        .filter(({ routes }) => routes.tag === tag)
        .flatMap(({ path: mount, routes }) =>
          routes.declared.map(({ method, path, operation }) => [
            `${method.toUpperCase()} ${path === '/' ? mount : mount + path}`,
            operation,
          ]),
        ),
    )
  const undescribed = mounted.find(({ routes: { tag } }) => tag !== betweenServicesTag && !Object.hasOwn(tags, tag))
  if (undescribed) throw new Error(`The tag "${undescribed.routes.tag}" has no description`)
  const resources = mounted.flatMap(({ routes }) => routes.resources)
  return describeApi({
    title,
    description,
    groups: [
      ...Object.entries(tags).map(([name, about]) => ({ name, description: about, operations: operationsOf(name) })),
      {
        name: betweenServicesTag,
        description: 'Internal routes between services, with service tokens.',
        isInternal: true,
        operations: operationsOf(betweenServicesTag),
      },
      commonOperations,
    ],
    schemas: { ...Object.fromEntries(resources.map(({ name, schema }) => [name, schema])), ...schemas },
    examples: {
      ...Object.fromEntries(resources.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example]]))),
      ...examples,
    },
    ...(tokens && { tokens }),
  })
}
