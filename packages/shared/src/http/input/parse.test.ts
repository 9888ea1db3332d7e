import Joi from 'joi'
import { AppError } from '../../errors'
import { parseBody, parseLenient, parseQuery } from './parse'

const faultsOf = (parse: () => unknown) => {
  try {
    parse()
  } catch (error) {
    if (error instanceof AppError) return error.details.errors ?? []
  }
  throw new Error('It was not refused')
}

const line = Joi.object({ id: Joi.string().required(), quantity: Joi.number().integer() })
const lines = Joi.object({ items: Joi.array().items(line).max(3).unique('id'), note: Joi.string() })
const wide = (names: number) => Object.fromEntries(Array.from({ length: names }, (_, index) => [`name${index}`, 1]))

describe('Input parsing', () => {
  describe('validation errors', () => {
    test('name a value as their path does', () => {
      const body = { items: [{ id: 'a', quantity: 1.5 }] }
      const message = 'items.0.quantity must be an integer'
      expect(faultsOf(() => parseBody(lines, body))).toEqual([{ path: 'items.0.quantity', message }])
      expect(faultsOf(() => parseLenient(lines, body, 'data'))).toEqual([
        { path: 'data.items.0.quantity', message: `data.${message}` },
      ])
    })

    test.each([
      [{}, 'one of [by, to] is required'],
      [{ by: 1, to: 2 }, 'only one of [by, to] is allowed'],
    ])('advise on %j', (body, message) => {
      const schema = Joi.object({ by: Joi.number(), to: Joi.number() }).xor('by', 'to')
      expect(faultsOf(() => parseBody(schema, body))).toEqual([{ path: '', message }])
    })

    test.each(['$&', '$`', "$'", '$$', '{{#label}}', '%s'])('quote the name %s literally', (name) => {
      const [fault, ...others] = faultsOf(() => parseBody(lines, { items: [{ id: 'a', [name]: 1 }] }))
      expect(others).toEqual([])
      expect(fault).toEqual({ path: `items.0.${name}`, message: `items.0.${name} is not allowed` })
    })

    test('have paths and names of at most 100 characters', () => {
      for (const part of ['$&', 'a', '😀', '\ud800'])
        for (const body of [{ [part.repeat(8_000)]: 1 }, { items: [{ id: 'a', [part.repeat(8_000)]: 1 }] }]) {
          const [fault] = faultsOf(() => parseBody(lines, body))
          expect(fault!.path.length).toBeLessThanOrEqual(100)
          expect(fault!.message.length).toBeLessThanOrEqual(150)
        }
    })

    test('are at most 100, found without reading all values', () => {
      const before = process.cpuUsage()
      expect(faultsOf(() => parseBody(lines, wide(12_000)))).toHaveLength(100)
      expect(faultsOf(() => parseQuery(lines, wide(1_000)))).toHaveLength(100)
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500)
    })

    test('cover several places of a request', () => {
      const body = { items: [{ id: 'a', quantity: 'x' }, { id: 7 }, null], note: 1, ...wide(3) }
      const paths = faultsOf(() => parseBody(lines, body)).map(({ path }) => path)
      expect(paths).toEqual(['items.0.quantity', 'items.1.id', 'items.2', 'note', 'name0', 'name1', 'name2'])
    })

    test('contain no input values', () => {
      const secret = 'correct horse battery staple'
      const body = { items: [{ id: secret, quantity: secret }, { id: { secret } }], note: [secret] }
      expect(JSON.stringify(faultsOf(() => parseBody(lines, body)))).not.toContain(secret)
    })

    test('report __proto__ in a query', () => {
      const query = Object.fromEntries([['__proto__', '1']])
      expect(faultsOf(() => parseQuery(lines, query))).toMatchObject([{ path: '__proto__' }])
    })
  })

  describe('lists', () => {
    test('are rejected for their length before entries are read or compared', () => {
      let compared = 0
      const schema = Joi.object({
        items: Joi.array()
          .items(Joi.any())
          .max(200)
          .unique(() => compared++ < 0),
      })
      const faults = faultsOf(() => parseBody(schema, { items: Array.from({ length: 5_000 }, (_, index) => index) }))
      expect(faults).toEqual([{ path: 'items', message: 'items must contain less than or equal to 200 items' }])
      expect(compared).toBeLessThan(20_000)
    })

    test('are limited by their schema', () => {
      const items = ['a', 'b', 'c'].map((id) => ({ id }))
      expect(parseBody(lines, { items })).toEqual({ items })
      expect(faultsOf(() => parseBody(lines, { items: [...items, { id: 'd' }] }))).toHaveLength(1)
    })

    test('inside lists and alternatives are limited as well', () => {
      const numbers = Joi.array().items(Joi.number()).max(2)
      const schema = Joi.object({ rows: Joi.array().items(numbers), one: Joi.alternatives(Joi.number(), numbers) })
      expect(faultsOf(() => parseBody(schema, { rows: [[1], [1, 2, 3]] })).map(({ path }) => path)).toEqual(['rows.1'])
      expect(faultsOf(() => parseBody(schema, { one: [1, 2, 3] })).map(({ path }) => path)).toEqual(['one'])
    })

    test('are limited to 1,000 by default', () => {
      const schema = Joi.object({ items: Joi.array().items(Joi.number()) })
      expect(parseBody(schema, { items: Array(1_000).fill(1) })).toBeDefined()
      expect(faultsOf(() => parseBody(schema, { items: Array(1_001).fill(1) }))).toHaveLength(1)
    })
  })

  test('names matched by a pattern are counted first', () => {
    const schema = Joi.object({ options: Joi.object().pattern(/^\w+$/, Joi.string()).max(5) })
    expect(faultsOf(() => parseBody(schema, { options: wide(10_000) }))[0]).toEqual({
      path: 'options',
      message: 'options must have less than or equal to 5 keys',
    })
    expect(parseBody(schema, { options: { a: '1' } })).toEqual({ options: { a: '1' } })
  })
})
