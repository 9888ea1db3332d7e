type Value = { key: string; value: string; type?: 'secret' }

const environment = (id: string, name: string, values: readonly Value[]) => ({
  id,
  name,
  values: values.map((value) => ({ type: 'default', ...value, enabled: true })),
  _postman_variable_scope: 'environment',
})

const services = (urls: Readonly<Record<'user' | 'product' | 'order' | 'notification', string>>): Value[] =>
  Object.entries(urls).map(([name, value]) => ({ key: `${name}Url`, value }))

const everywhere = (url: string) => services({ user: url, product: url, order: url, notification: url })

/** Where the shop is, and who its admin is: as `npm start` opens it, and behind a front door, where the password is to be filled in. */
export const environments = [
  {
    file: 'npm-start',
    environment: environment('0f6b8f7e-3f0c-4f5e-8b0a-0d0f6c1f5a11', 'npm start', [
      ...services({
        user: 'http://localhost:3002',
        product: 'http://localhost:3001',
        order: 'http://localhost:3003',
        notification: 'http://localhost:3004',
      }),
      { key: 'mailUrl', value: 'http://localhost:1080' },
      { key: 'adminEmail', value: 'admin@example.com' },
      { key: 'adminPassword', value: 'change-me-please', type: 'secret' },
      { key: 'stripeWebhookSecret', value: '', type: 'secret' },
    ]),
  },
  {
    file: 'front-door',
    environment: environment('5b0e1d52-7a3c-4c55-9d0e-2f8a7f0f7c22', 'Front door', [
      ...everywhere('https://shop.example.com'),
      { key: 'mailUrl', value: '' },
      { key: 'adminEmail', value: '' },
      { key: 'adminPassword', value: '', type: 'secret' },
      { key: 'stripeWebhookSecret', value: '', type: 'secret' },
    ]),
  },
] as const
