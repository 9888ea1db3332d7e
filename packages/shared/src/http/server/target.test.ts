import type { Request } from 'express'
import { cacheKey } from '../responses/response-cache'
import { nextLink } from '../responses/pagination'
import { originForm } from './target'

describe('Request targets', () => {
  describe('normalization', () => {
    test.each([
      ['/api/things?limit=1', '/api/things?limit=1'],
      ['/api/things?q=mug#X', '/api/things?q=mug'],
      ['/api/things#?q=mug', '/api/things'],
      ['http://a:99999/api/things?limit=1', '/api/things?limit=1'],
      ['HTTPS://user@shop.example.com', '/'],
      ['http://shop.example.com?a=1', '/?a=1'],
      ['//evil.example/api', '//evil.example/api'],
      ['*', '*'],
    ])('%s becomes %s', (target, form) => expect(originForm(target)).toBe(form))
  })

  describe('cache keys', () => {
    test.each([
      ['/things?b=2&a=1', '/things?a=1&b=2'],
      ['/things?a=1&&a=2', '/things?a=1&a=2'],
      ['/things?q=caf%C3%A9+au%20lait', '/things?q=caf%C3%A9%20au%20lait'],
    ])('of %s equal those of %s', (one, other) => expect(cacheKey('GET', one)).toBe(cacheKey('GET', other)))

    test.each([
      ['/things??q=mug', '/things?q=mug'],
      ['/things?q=mug%23X', '/things?q=mug'],
      ['/things?q=%26', '/things?q=&'],
      ['/things?a=1&a=2', '/things?a=2&a=1'],
    ])('of %s differ from those of %s', (one, other) => expect(cacheKey('GET', one)).not.toBe(cacheKey('GET', other)))

    test.each([
      '/things?q=mug#X',
      '/things#?q=mug',
      '/things?q=mug\u00a0',
      '/th\\ings?q=1',
      'http://a/things?q=1',
      '*',
    ])('are missing for %s, which parsers read differently', (target) =>
      expect(cacheKey('GET', target)).toBeUndefined(),
    )
  })

  describe('next links', () => {
    const link = (originalUrl: string) => nextLink({ originalUrl } as Request, { limit: 1, nextCursor: 'c' })

    test.each([
      ['/api/things', '</api/things?cursor=c>; rel="next"'],
      ['/api/things?limit=1&cursor=b', '</api/things?limit=1&cursor=c>; rel="next"'],
      ['http://a:99999/api/things?limit=1', '<http://a:99999/api/things?limit=1&cursor=c>; rel="next"'],
    ])('of %s are %s', (target, expected) => expect(link(target)).toBe(expected))
  })
})
