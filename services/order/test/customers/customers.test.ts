import type { Contact } from '@ecommerce/contracts/customer'
import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { aProduct, type Shop, startShop } from '../support/shop'
import { openUserService, userServiceOf } from '../support/user-service'

let shop: Shop
let userService: ReturnType<typeof userServiceOf>

describe('Known users of the order service', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000)])
    userService = userServiceOf(shop)
  })
  afterAll(() => shop.stop())

  const contactOf = (userId: string, version: number): Contact => ({
    userId,
    email: `v${version}.${userId}@example.com`,
    name: `Ada the ${version}.`,
    locale: 'en',
    emailVerified: version > 1,
    emailOwned: version > 1,
    marketingConsent: false,
    version,
  })

  const typeOf = ({ version }: Contact) => (version === 1 ? 'user.registered' : 'user.updated')
  const knownOf = async (userId: string) => (await userService.askPersonalData({ userId })).body.customer

  test.each([[[1, 2, 3]], [[1, 3, 2]], [[2, 1, 3]], [[2, 3, 1]], [[3, 1, 2]], [[3, 2, 1]]])(
    'keep the newest version when events arrive as %j',
    async (versions) => {
      const userId = uuidv7()
      for (const version of versions) {
        const contact = contactOf(userId, version)
        await userService.tell(typeOf(contact), contact)
      }
      const { email, name, locale } = contactOf(userId, 3)
      expect(await knownOf(userId)).toEqual({ email, name, locale })
    },
  )

  test('keep the newest of concurrent versions', async () => {
    const userId = uuidv7()
    const versions = Array.from({ length: 12 }, (_, index) => ((index * 5) % 12) + 1)
    await Promise.all(versions.map((version) => userService.tell('user.updated', contactOf(userId, version))))
    expect(await knownOf(userId)).toMatchObject({ email: contactOf(userId, 12).email })
  })

  test('treat events without a version as the oldest', async () => {
    const userId = uuidv7()
    const { email, name, locale } = contactOf(userId, 1)
    await userService.tell('user.registered', { userId, email, name, locale })
    expect(await knownOf(userId)).toEqual({ email, name, locale })
    await userService.tell('user.updated', contactOf(userId, 2))
    expect(await knownOf(userId)).toMatchObject({ email: contactOf(userId, 2).email })
  })

  test('are updated by events after a fetch', async () => {
    const userId = uuidv7()
    const auth = bearer(accessToken({ sub: userId }))
    const users = await openUserService((id) => Promise.resolve(contactOf(id, 2)))
    const door = await shop.door({ userUrl: users.url })
    await shop.add(auth, 'mug')
    expect((await door.checkout(auth).expect(201)).body.email).toBe(contactOf(userId, 2).email)
    await Promise.all([door.close(), users.close()])
    await userService.tell('user.registered', contactOf(userId, 1))
    await shop.add(auth, 'mug')
    expect((await shop.checkout(auth).expect(201)).body.email).toBe(contactOf(userId, 2).email)
    await userService.tell('user.updated', contactOf(userId, 3))
    await shop.add(auth, 'mug')
    expect((await shop.checkout(auth).expect(201)).body.email).toBe(contactOf(userId, 3).email)
  })
})
