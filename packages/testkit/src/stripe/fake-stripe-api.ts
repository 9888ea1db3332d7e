import type { IncomingMessage } from 'node:http'
import type { StripeAccount } from './fake-stripe-account'
import type { FakeIntent } from './fake-stripe-objects'
import { StripeError, throwMissing } from './fake-stripe-params'

export type StripeServer = {
  account: StripeAccount
  secretKey: string
  /** Replies by idempotency key. */
  replies: Map<string, { request: string; reply: Reply }>
  pageSize: number
  /** Resources that respond 404, as unknown to the server. */
  absent: Set<string>
}

export type Reply = { status: number; body: string; replayed?: boolean }

export const problem = (status: number, error: object): Reply => ({ status, body: JSON.stringify({ error }) })

/** Handles a call; an idempotency key repeats its first response, errors included. */
export function handleRequest(server: StripeServer, req: IncomingMessage, body: string): Reply {
  if (req.headers.authorization !== `Bearer ${server.secretKey}`)
    return problem(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' })
  const request = `${req.method} ${req.url} ${body}`
  const key = req.headers['idempotency-key']
  const known = typeof key === 'string' ? server.replies.get(key) : undefined
  if (known && known.request !== request) return problem(400, keyReused)
  if (known) return { ...known.reply, replayed: true }
  const reply = perform(server, req, body)
  if (typeof key === 'string') server.replies.set(key, { request, reply })
  return reply
}

function perform(server: StripeServer, req: IncomingMessage, body: string): Reply {
  const url = new URL(req.url ?? '/', 'http://stripe')
  const [, resource = '', id = '', act = ''] = /^\/v1\/(\w+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(url.pathname) ?? []
  const params = req.method === 'POST' ? new URLSearchParams(body) : url.searchParams
  try {
    const route = [req.method, resource, id && ':id', act].filter(Boolean).join(' ')
    const result = server.absent.has(`${req.method} ${resource}`)
      ? undefined
      : routes[route]?.({ ...server, id, params })
    if (result) return { status: 200, body: JSON.stringify(result) }
    return problem(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${req.method}: ${req.url})`,
    })
  } catch (error) {
    if (error instanceof StripeError) return problem(error.status, error.error)
    throw error
  }
}

type Call = StripeServer & { id: string; params: URLSearchParams }

const routes: Record<string, (call: Call) => object> = {
  'POST payment_intents': ({ account, params }) => account.create(params),
  'GET payment_intents :id': (call) => expand(call, call.account.get(call.id)),
  'POST payment_intents :id capture': ({ account, id, params }) => {
    const amount = params.get('amount_to_capture')
    return account.capture(account.get(id), amount === null ? undefined : Number(amount))
  },
  'POST payment_intents :id cancel': ({ account, id, params }) =>
    account.cancel(account.get(id), params.get('cancellation_reason')),
  'GET payment_intents': (call) => {
    const { data, ...list } = page(call, since(call, call.account.intents))
    return { ...list, data: data.map((intent) => expand(call, intent)) }
  },
  'POST refunds': ({ account, params }) => account.refund(params),
  'GET refunds': (call) => page(call, ofIntent(call, call.account.refunds)),
  'GET disputes': (call) => page(call, ofIntent(call, call.account.disputes)),
  'GET charges': (call) => page(call, ofIntent(call, call.account.charges)),
  'GET charges :id': ({ account, id }) => account.getCharge(id),
  'GET events': (call) => {
    const types = [...call.params].filter(([name]) => name.startsWith('types[')).map(([, type]) => type)
    return page(
      call,
      since(call, call.account.events).filter(({ type }) => types.length === 0 || types.includes(type)),
    )
  },
}

const since = <T extends { created: number }>({ params }: Call, items: T[]) =>
  items.filter(({ created }) => created >= Number(params.get('created[gte]') ?? 0))

function ofIntent<T extends { payment_intent: string; created: number }>(call: Call, items: T[]): T[] {
  const intentId = call.params.get('payment_intent')
  return since(call, items).filter((item) => intentId === null || item.payment_intent === intentId)
}

/** Newest first, from after the one that `starting_after` names. */
function page<T extends { id: string }>({ params, pageSize }: Call, items: T[]) {
  const newestFirst = items.toReversed()
  const after = params.get('starting_after')
  const start = newestFirst.findIndex(({ id }) => id === after) + 1
  if (after !== null && start === 0) return throwMissing('object', after)
  const end = start + Math.min(Number(params.get('limit') ?? 10), pageSize)
  return { object: 'list', data: newestFirst.slice(start, end), has_more: end < newestFirst.length }
}

function expand({ account, params }: Call, intent: FakeIntent): object {
  const asked = [...params].some(([name, value]) => name.startsWith('expand[') && value.endsWith('latest_charge'))
  return asked ? { ...intent, latest_charge: account.chargeOf(intent) ?? null } : intent
}

const keyReused = {
  type: 'idempotency_error',
  message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
}
