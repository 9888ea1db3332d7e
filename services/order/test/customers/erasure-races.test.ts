import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { type RawBuilder, sql } from 'kysely'
import { everythingIn } from '../support/everything'
import { waitUntilBlocked, whileHeld } from '../support/held'
import { aProduct, type Shop, startShop } from '../support/shop'
import { openUserService, userServiceOf } from '../support/user-service'

let shop: Shop
let userService: ReturnType<typeof userServiceOf>

describe('Concurrent erasures in the order service', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000)])
    userService = userServiceOf(shop)
  })
  afterEach(() => shop.settle())
  afterAll(() => shop.stop())

  const newPerson = () => {
    const userId = uuidv7()
    const contact = {
      userId,
      email: `${userId}@example.com`,
      name: 'Ada',
      locale: 'en',
      emailVerified: true,
      emailOwned: true,
      version: 1,
    }
    return {
      userId,
      contact,
      auth: bearer(accessToken({ sub: userId })),
      erase: () => userService.tell('user.erased', { userId }).then(({ body }) => body.status as string),
      statuses: async () =>
        (await userService.askPersonalData({ userId })).body.orders.map(({ status }: { status: string }) => status),
      isInside: async () => (await everythingIn(shop.ctx.db)).includes(contact.email),
    }
  }

  type Answer = { status: number; body: { code?: string } }
  const outcomeOf = ({ status, body }: Answer) => [status, body.code]

  const cartOf = (customerId: string) => sql`select from carts where customer_id = ${customerId} for update`
  const ordersOf = (customerId: string) => sql`select from orders where customer_id = ${customerId} for update`

  /** Starts each once the previous ones wait for the held row, then releases it. */
  async function oneBehindTheOther(held: RawBuilder<unknown>, starts: (() => Promise<unknown>)[]): Promise<unknown[]> {
    const started: Promise<unknown>[] = []
    await whileHeld(shop, held, async () => {
      for (const start of starts) {
        started.push(start())
        await waitUntilBlocked(shop, started.length)
      }
    })
    return Promise.all(started)
  }

  test('wait for an order being placed, and include it', async () => {
    const { stock } = await shop.variant('mug')
    const person = newPerson()
    await userService.tell('user.registered', person.contact)
    await shop.add(person.auth, 'mug', 2)
    const checkout = () => shop.checkout(person.auth).then(outcomeOf)
    const outcomes = await oneBehindTheOther(cartOf(person.userId), [checkout, person.erase])
    expect(outcomes).toEqual([[201, undefined], 'handled'])
    await shop.settle()
    expect(await person.statuses()).toEqual(['cancelled'])
    expect(await person.isInside()).toBe(false)
    expect(await shop.variant('mug')).toMatchObject({ stock, available: stock })
  })

  test('reject an order that starts meanwhile', async () => {
    const person = newPerson()
    await userService.tell('user.registered', person.contact)
    await shop.add(person.auth, 'mug')
    await shop.checkout(person.auth).expect(201)
    await shop.add(person.auth, 'mug')
    const checkout = () => shop.checkout(person.auth).then(outcomeOf)
    const outcomes = await oneBehindTheOther(ordersOf(person.userId), [person.erase, checkout])
    expect(outcomes).toEqual(['handled', [401, 'token-invalid']])
    expect(await person.statuses()).toEqual(['cancelled'])
    expect(await person.isInside()).toBe(false)
  })

  test('prevent saving a buyer who is fetched meanwhile', async () => {
    const person = newPerson()
    const users = await openUserService(() => Promise.resolve(person.contact))
    const door = await shop.door({ userUrl: users.url })
    await shop.add(person.auth, 'mug')
    const checkout = () => door.checkout(person.auth).then(outcomeOf)
    const outcomes = await oneBehindTheOther(cartOf(person.userId), [person.erase, checkout])
    await Promise.all([door.close(), users.close()])
    expect(outcomes).toEqual(['handled', [401, 'token-invalid']])
    expect(await person.statuses()).toEqual([])
    expect(await person.isInside()).toBe(false)
  })

  test('with many checkouts leave no personal data, open order or lost stock', async () => {
    const { stock } = await shop.variant('mug')
    const people = Array.from({ length: 20 }, newPerson)
    await Promise.all(people.map(({ contact }) => userService.tell('user.registered', contact)))
    for (const { auth } of people) await shop.add(auth, 'mug')
    const answers = await Promise.all(
      people.map(async ({ auth, erase }) => {
        const [{ status }] = await Promise.all([shop.checkout(auth), erase()])
        return status
      }),
    )
    for (const status of answers) expect([201, 401]).toContain(status)
    await shop.settle()
    const { rows } = await sql<{ status: string }>`
    select distinct status from orders where status not in ('cancelled', 'failed')`.execute(shop.ctx.db)
    expect(rows).toEqual([])
    const everything = await everythingIn(shop.ctx.db)
    expect(people.filter(({ contact }) => everything.includes(contact.email))).toEqual([])
    expect(await shop.variant('mug')).toMatchObject({ stock, available: stock })
  })
})
