import express, { type RequestHandler } from 'express'
import Joi from 'joi'
import { once as event } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGuard } from '../../auth/guard'
import { AppError } from '../../errors'
import { createIdempotency } from '../../idempotency/idempotency'
import { createLog } from '../../observability/log'
import { documentOf } from '../../openapi/declared-api'
import { defineRoutes } from './define-routes'
import { problemHandler } from '../responses/problem'
import { empty, one, resource } from './responses'

/** Service token, named by its service in place of claims. */
const tokenOf = (service: string) =>
  [JSON.stringify({ alg: 'HS256' }), service, ''].map((part) => Buffer.from(part).toString('base64url')).join('.')
const nameIn = (token: string) => Buffer.from(token.split('.')[1]!, 'base64url').toString()

const isPerson = (token: string) => token === 'customer' || token === 'admin'

const guard = createGuard({
  accessTokens: {
    verify: (token) =>
      isPerson(token)
        ? Promise.resolve({ subject: 'ada', role: token, tokenVersion: 1, expiresAt: new Date(0) })
        : Promise.reject(new AppError('unauthenticated', 'token-invalid', 'This token is not valid.')),
  },
  serviceTokens: {
    issue: () => '',
    verify: (token) => ({ subject: nameIn(token), role: 'service' }),
    isIn: () => false,
  },
})

const thing = resource<{ id: string; secret: string }>({
  name: 'Thing',
  schema: Joi.object({ id: Joi.string().required() }),
  example: { id: '1' },
  view: ({ id }) => ({ id }),
})
const thingNotFound = () => new AppError('not-found', 'thing-not-found', 'There is no such thing.')

const route = defineRoutes(
  { auth: { guard }, idempotency: createIdempotency({ current: 'x'.repeat(32) }) },
  { tag: 'Things' },
)

route.get(
  '/:id',
  {
    id: 'readThing',
    summary: 'Get a thing',
    allow: ['customer'],
    ids: { id: thingNotFound },
    query: Joi.object<{ size: number }>({ size: Joi.number() }),
    responses: {
      200: one(thing, 'The thing.', {
        ETag: { description: 'Version of the resource.', value: ({ id }) => `"${id}"` },
      }),
    },
    errors: { 404: ['thing-not-found'] },
  },
  ({ params, query }) => ({ id: `${params.id}/${query.size}`, secret: 'kept' }),
)

route.post(
  '/',
  {
    id: 'addThing',
    summary: 'Add a thing',
    allow: ['public', 'customer'],
    body: Joi.object<{ name: string }>({ name: Joi.string().required() }),
    responses: { 201: one(thing, 'Created') },
  },
  ({ req, body }) => ({ id: `${body.name} of ${req.principal?.subject ?? 'nobody'}`, secret: 'kept' }),
)

route.put(
  '/upload',
  {
    id: 'uploadThings',
    summary: 'Upload things',
    allow: 'anyone',
    stream: { 'text/csv': 'name\n' },
    responses: { 200: one(thing, 'How much came.') },
  },
  async ({ req }) => {
    let length = 0
    for await (const chunk of req) length += (chunk as Buffer).length
    return { id: String(length), secret: 'kept' }
  },
)

route.post(
  '/ping',
  {
    id: 'pingThings',
    summary: 'Ping things',
    allow: 'anyone',
    stream: {},
    responses: { 200: one(thing, 'Whatever was sent.') },
  },
  () => ({ id: 'ping', secret: 'kept' }),
)

route.post(
  '/count',
  {
    id: 'countThings',
    summary: 'Count things',
    allow: ['service'],
    onlyService: 'stock-service',
    body: Joi.object<{ name: string }>({ name: Joi.string().required() }),
    responses: { 200: one(thing, 'Number of replayed dead letters') },
  },
  ({ body }) => ({ id: body.name, secret: 'kept' }),
)

route.post(
  '/none',
  { id: 'touchThings', summary: 'Touch things', allow: 'anyone', responses: { 204: empty('Done.') } },
  () => undefined,
)

const steps: string[] = []
const step =
  (name: string): RequestHandler =>
  (_req, _res, next) => {
    steps.push(name)
    next()
  }

route.patch(
  '/marks',
  {
    id: 'markThings',
    summary: 'Mark things',
    allow: ['customer'],
    before: [step('first'), step('second')],
    headers: { 'X-Mark': 'The mark.' },
    responses: {
      200: one(thing, 'Marked.', {
        'X-Mark': { description: 'The mark, if there is one.', value: ({ secret }) => secret || undefined },
      }),
    },
  },
  ({ req }) => ({ id: 'marked', secret: req.get('x-mark') ?? '' }),
)

route.patch(
  '/keys',
  {
    id: 'keyThings',
    summary: 'Show the key',
    allow: ['public'],
    idempotent: { by: (req) => ({ caller: req.get('x-caller') ?? '' }) },
    responses: { 200: one(thing, 'The key.') },
  },
  ({ keyed }) => ({ status: 200, body: { id: `${keyed?.caller} ${keyed?.key}` } }),
)

const json = { 'Content-Type': 'application/json' }
const id = '01890a5d-ac96-774b-bcce-b302099a8057'
let server: Server
let url: string

beforeAll(async () => {
  const app = express()
    .use('/things', route.router)
    .use(problemHandler(createLog({ service: 'test', level: 'silent' })))
  server = createServer(app).listen(0, '127.0.0.1')
  await event(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/things`
})
afterAll(() => server.close())

type Sent = { token?: string; body?: string; type?: string }

async function send(method: string, path: string, { token, body, type = 'application/json' }: Sent = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': type }),
    },
    ...(body !== undefined && { body }),
  })
  const { code, ...rest } = (await answer.json()) as { code?: string }
  return { status: answer.status, code, body: rest, headers: answer.headers }
}

describe('Declared routes', () => {
  test('send the view and headers of the first response', async () => {
    const { status, body, headers } = await send('GET', `/${id}?size=2`, { token: 'customer' })
    expect({ status, body }).toEqual({ status: 200, body: { id: `${id}/2` } })
    expect(headers.get('etag')).toBe(`"${id}/2"`)
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  test.each([
    ['no token before an unknown parameter', 'GET', `/${id}?colour=red`, {}, 401, 'token-missing'],
    ['another role before an unknown parameter', 'GET', `/${id}?colour=red`, { token: 'admin' }, 403, 'forbidden'],
    [
      'an unknown parameter before an unknown id',
      'GET',
      '/1?colour=red',
      { token: 'customer' },
      400,
      'invalid-request',
    ],
    ['a bad token before an unknown id', 'GET', '/1', { token: 'x' }, 401, 'token-invalid'],
    ['an id that is no UUID', 'GET', '/1', { token: 'customer' }, 404, 'thing-not-found'],
    ['a bad token where none is needed', 'POST', '/', { token: 'x', body: '{' }, 401, 'token-invalid'],
    ['a body that is no JSON', 'POST', '/', { body: '{' }, 400, 'invalid-request'],
    ['a body of another type', 'POST', '/', { body: 'name=x', type: 'text/plain' }, 415, 'unsupported-media-type'],
    ['a field that is not declared', 'POST', '/', { body: '{"name":"x","role":"admin"}' }, 400, 'invalid-request'],
    [
      'another service than the only one, before its body',
      'POST',
      '/count',
      { token: tokenOf('mail-service'), body: '{' },
      403,
      'forbidden',
    ],
    ['the only service', 'POST', '/count', { token: tokenOf('stock-service'), body: '{"name":"x"}' }, 200, undefined],
    ['an unknown parameter of an upload', 'PUT', '/upload?dryRun=true', {}, 400, 'invalid-request'],
  ])('respond to %s', async (_, method, path, sent: Sent, status, code) => {
    expect(await send(method, path, sent)).toMatchObject({ status, code })
  })

  test('reject a body where none is declared', async () => {
    const answer = await fetch(`${url}/none`, { method: 'POST', body: '{"a":1}', headers: json })
    expect(answer.status).toBe(400)
  })

  test('identify the principal where a token is optional', async () => {
    const body = '{"name":"x"}'
    expect((await send('POST', '/', { body })).body).toEqual({ id: 'x of nobody' })
    expect((await send('POST', '/', { body, token: 'customer' })).body).toEqual({ id: 'x of ada' })
  })

  test('leave streams to the handler and read no token for anyone', async () => {
    const { status, body } = await send('PUT', '/upload', { token: 'x', body: 'name\nx\n', type: 'text/csv' })
    expect({ status, body }).toEqual({ status: 200, body: { id: '7' } })
  })

  test('run before-handlers in order and in front of the guard', async () => {
    steps.length = 0
    expect((await send('PATCH', '/marks')).status).toBe(401)
    expect(steps).toEqual(['first', 'second'])
  })

  test('omit headers without a value', async () => {
    const marked = (mark: Record<string, string>) =>
      fetch(`${url}/marks`, { method: 'PATCH', headers: { Authorization: 'Bearer customer', ...mark } })
    expect((await marked({ 'X-Mark': 'red' })).headers.get('x-mark')).toBe('red')
    expect((await marked({})).headers.has('x-mark')).toBe(false)
  })

  test('pass the idempotency key and its owner to the handler', async () => {
    const headers = { 'Idempotency-Key': 'key-1', 'X-Caller': 'guest' }
    const answer = await fetch(`${url}/keys`, { method: 'PATCH', headers })
    expect(await answer.json()).toEqual({ id: 'guest key-1' })
  })

  test('ignore and do not document a stream body without an example', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain'])
      expect((await send('POST', '/ping', { body: '{', type })).status).toBe(200)
    const about = { title: 'Things', description: 'Things.', tags: { Things: 'The categories' } }
    const { paths } = documentOf(about, [{ path: '/things', routes: route.router }])
    expect(paths['/things/ping']?.post).not.toHaveProperty('requestBody')
    expect(paths['/things/count']?.post).not.toHaveProperty('onlyService')
  })

  test('appear in the document with operation, resource and guard', () => {
    const about = { title: 'Things', description: 'Things.', tags: { Things: 'The categories' } }
    const { paths, components } = documentOf(about, [{ path: '/things', routes: route.router }])
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/things', '/things/{id}', '/things/upload']))
    expect(paths['/things/{id}']?.get).toMatchObject({ operationId: 'readThing', security: [{ bearer: [] }] })
    expect(Object.keys(paths['/things/{id}']!.get!.responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '404']),
    )
    expect(components.schemas.Thing).toMatchObject({ type: 'object', examples: [{ id: '1' }] })
    expect(() => documentOf({ ...about, tags: {} }, [{ path: '/things', routes: route.router }])).toThrow('Things')
  })
})
