import Joi from 'joi'
import { AppError } from '../errors'
import { parseBody, parseKnown } from './parse'

const faultsOf = (parse: () => unknown) => {
  try {
    parse()
  } catch (error) {
    if (error instanceof AppError) return error.details.errors
  }
  throw new Error('It was not refused')
}

test('a message names a value as its path does', () => {
  const schema = Joi.object({ items: Joi.array().items(Joi.object({ quantity: Joi.number().integer() })) })
  const body = { items: [{ quantity: 1.5 }] }
  const message = 'items.0.quantity must be an integer'
  expect(faultsOf(() => parseBody(schema, body))).toEqual([{ path: 'items.0.quantity', message }])
  expect(faultsOf(() => parseKnown(schema, body, 'data'))).toEqual([
    { path: 'data.items.0.quantity', message: `data.${message}` },
  ])
})

test.each([
  [{}, 'one of [by, to] is required'],
  [{ by: 1, to: 2 }, 'only one of [by, to] is allowed'],
])('says of %j what to do', (body, message) => {
  const schema = Joi.object({ by: Joi.number(), to: Joi.number() }).xor('by', 'to')
  expect(faultsOf(() => parseBody(schema, body))).toEqual([{ path: '', message }])
})
