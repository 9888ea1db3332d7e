import { api as notificationApi } from '@ecommerce/notification'
import { api as orderApi } from '@ecommerce/order'
import { api as userApi } from '@ecommerce/user'
import type { OperationObject } from '@ecommerce/shared/openapi/document'
import { open, type Party, routeTable } from './support/route-table'

/** The services that have one, and what the page at `/docs` is made of, which is no part of it. */
const documents = { notification: notificationApi, order: orderApi, user: userApi }
const partOfThePage = 'GET /docs/start.js'

describe.each(Object.entries(documents))('the document of the %s service', (name, { paths }) => {
  const table = routeTable[name as keyof typeof documents]
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  )

  test('has every route that there is, and no other', () => {
    const routes = Object.keys(table).filter((route) => route !== partOfThePage)
    expect(described.map(({ route }) => route).toSorted()).toEqual(routes.toSorted())
  })

  test('asks for a token where one is needed, and says where one may come along', () => {
    const needs = (parties: readonly Party[] = []) => {
      if (parties === open) return 'looks at none'
      return parties.includes('public') ? 'takes one' : 'needs one'
    }
    const asks = ({ security }: OperationObject) => {
      if (security.length === 0) return 'looks at none'
      return security.some((each) => Object.keys(each).length === 0) ? 'takes one' : 'needs one'
    }
    const says = described.map(({ route, operation }) => `${route} ${asks(operation)}`)
    expect(says).toEqual(described.map(({ route }) => `${route} ${needs(table[route])}`))
  })

  test('calls each by a name of its own', () => {
    const names = described.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
  })
})
