import { createTestDatabase, type TestDatabase } from '@ecommerce/testkit/test-database'
import { fillShop } from '@ecommerce/tools/provision/fill'
import { findAdminWithPassword } from '@ecommerce/user'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string
let databases: { user: TestDatabase; product: TestDatabase }
beforeEach(async () => {
  const [user, product] = await Promise.all([createTestDatabase('user'), createTestDatabase('product')])
  databases = { user, product }
  folder = await mkdtemp(join(tmpdir(), 'fill-'))
  await Promise.all(
    Object.entries(databases).map(async ([service, { url }]) => {
      await mkdir(join(folder, service))
      await writeFile(join(folder, service, 'database-url'), url)
    }),
  )
})
afterEach(async () => {
  await Promise.all([databases.user.drop(), databases.product.drop(), rm(folder, { recursive: true })])
})

const known = 'change-me-please'
const adminWith = (password: string) => findAdminWithPassword({ databaseUrl: databases.user.url, password })

describe('First administrator in containers', () => {
  test.each([undefined, '127.0.0.1', '127.8.0.1', '::1', '[::1]'])(
    'has the documented password if only this machine has access: %s',
    async (address) => {
      await fillShop(folder, { LISTEN_ADDRESS: address })
      expect(await adminWith(known)).toBe('admin@example.com')
    },
  )

  test.each(['0.0.0.0', '::', '[::]', '192.168.1.10', '127.0.0.1.example.com'])(
    'does not have the documented password if the network has access: %s',
    async (address) => {
      await expect(fillShop(folder, { LISTEN_ADDRESS: address })).rejects.toThrow(/set ADMIN_PASSWORD/)
      await expect(fillShop(folder, { LISTEN_ADDRESS: address, ADMIN_PASSWORD: known })).rejects.toThrow(
        /set ADMIN_PASSWORD/,
      )
      expect(await adminWith(known)).toBeUndefined()
    },
  )

  test('keeps a store closed to the network that started with the documented password', async () => {
    await fillShop(folder, {})
    const opened = { LISTEN_ADDRESS: '0.0.0.0', ADMIN_PASSWORD: 'correct horse battery' }
    await expect(fillShop(folder, opened)).rejects.toThrow('admin@example.com still has the password')
    await expect(fillShop(folder, { ...opened, ADMIN_EMAIL: 'owner@example.com' })).rejects.toThrow('admin@example.com')
  })

  test('has a password of its own if the network has access', async () => {
    const password = 'correct horse battery'
    await fillShop(folder, { LISTEN_ADDRESS: '0.0.0.0', ADMIN_PASSWORD: password })
    expect([await adminWith(password), await adminWith(known)]).toEqual(['admin@example.com', undefined])
  })
})
