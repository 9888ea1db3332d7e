import { plainPath } from './plain-path'

describe('Logged paths', () => {
  test.each([
    ['/', '/'],
    ['/api/products?q=word', '/api/products'],
    ['/.well-known/jwks.json', '/.well-known/jwks.json'],
    [
      '/api/orders/019a4c1e-0000-7000-8000-000000000001/refunds',
      '/api/orders/019a4c1e-0000-7000-8000-000000000001/refunds',
    ],
    ['/api/users/profile/', '/api/users/profile/'],
    ['/api/users/My-Password', '/api/users/*'],
    ['/api/users/ada%40example.com/orders', '/api/users/*'],
    ['/api/users/a-passWord', '/api/users/*'],
    [`/api/products/${'a'.repeat(65)}`, '/api/products/*'],
    ['//x', '/*'],
    ['', ''],
    ['*', '/*'],
  ])('show %s as %s', (target, written) => expect(plainPath(target)).toBe(written))
})
