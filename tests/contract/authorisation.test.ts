import { bearer } from '@ecommerce/testkit/tokens'
import { admin, type Platform, type ServiceName, serviceNames, startPlatform } from '../support/platform'
import { createCustomer } from '../support/customer'
import { type Answer, ask, fill, type Headers } from './support/ask'
import { createGuest } from './support/guest'
import { registeredRoutes } from './support/registered-routes'
import { mountTable, open, type Audience, routeTable } from './support/route-table'

let platform: Platform
let people: Record<'guest' | 'customer' | 'admin', Headers>

describe('Authorisation', () => {
  beforeAll(async () => {
    platform = await startPlatform()
    const [ada, administrator, guest] = await Promise.all([
      createCustomer(platform),
      createCustomer(platform, admin),
      createGuest(platform).then((guest) => guest.order()),
    ])
    people = { guest: guest.auth, customer: ada.auth, admin: administrator.auth }
  }, 60_000)
  afterAll(() => platform.stop())

  const rows = serviceNames.flatMap((name) =>
    Object.entries(routeTable[name]).map(([route, allowed]) => ({ name, route, allowed, parties: allowed.join(', ') })),
  )

  test.each(serviceNames)('the %s service has exactly the routes of the table', (name) => {
    const { routes, mounts } = registeredRoutes(platform.services[name].app())
    expect(routes.toSorted()).toEqual(Object.keys(routeTable[name]).toSorted())
    expect(mounts).toEqual(mountTable[name])
  })

  test.each(rows)('$name: $route is for $parties', async ({ name, route, allowed }) => {
    const outcomes = await Promise.all(
      Object.entries(callersOf(name)).map(async ([caller, { headers, parties }]) => {
        // Unknown member, so that permitted requests change nothing.
        const answer = await ask(platform.urlOf(name), fill(route), headers, { probe: true })
        return [caller, { was: outcomeOf(answer), due: dueTo(parties, allowed) }] as const
      }),
    )
    const pick = (which: 'was' | 'due') => Object.fromEntries(outcomes.map(([caller, each]) => [caller, each[which]]))
    expect(pick('was')).toEqual(pick('due'))
  })

  test('product images are public', async () => {
    const answers = await Promise.all(
      Object.values(callersOf('product')).map(({ headers }) =>
        ask(platform.urlOf('product'), 'GET /api/products/images/arched-desk-lamp.svg', headers),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })

  type Caller = { headers: Headers; parties: readonly Audience[] | 'stranger' }

  /** Possible principals of a service; another's token is valid nowhere here. */
  function callersOf(name: ServiceName): Record<string, Caller> {
    const elsewhere = name === 'order' ? 'product-service' : 'order-service'
    const from = (caller: string, to: `${ServiceName}-service` = `${name}-service`) =>
      bearer(platform.serviceToken(caller, to))
    return {
      'nobody known': { headers: {}, parties: ['public'] },
      'a guest': { headers: people.guest, parties: ['public', 'guest'] },
      'a customer': { headers: people.customer, parties: ['customer'] },
      'an admin': { headers: people.admin, parties: ['admin'] },
      'a service': { headers: from('notification-service'), parties: ['service'] },
      'the user service': { headers: from('user-service'), parties: ['service', 'user-service'] },
      'a service that calls another': { headers: from('user-service', elsewhere), parties: 'stranger' },
      'a service that is none of the four': { headers: from('other-service'), parties: 'stranger' },
    }
  }

  type Outcome = 'passes' | 'unauthenticated' | 'forbidden'

  function dueTo(parties: Caller['parties'], allowed: readonly Audience[]): Outcome {
    if (allowed === open) return 'passes'
    if (parties === 'stranger') return 'unauthenticated'
    if (parties.some((party) => allowed.includes(party))) return 'passes'
    return parties.includes('public') ? 'unauthenticated' : 'forbidden'
  }

  /** Outcome behind the guard: anything but a defect or unknown route. */
  function outcomeOf({ status, challenge, code }: Answer): string {
    if (status === 401) return challenge?.startsWith('Bearer ') ? 'unauthenticated' : '401 without a challenge'
    if (status === 403) return 'forbidden'
    return status < 500 && code !== 'route-not-found' ? 'passes' : `${status} ${code ?? ''}`
  }
})
