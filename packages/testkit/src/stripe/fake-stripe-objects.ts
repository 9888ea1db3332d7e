export type IntentStatus =
  'requires_payment_method' | 'requires_action' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled'

export type FakeIntent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  canceled_at: number | null
  cancellation_reason: string | null
  capture_method: string
  client_secret: string
  created: number
  currency: string
  last_payment_error: { type: string; code: string; message: string } | null
  latest_charge: string | null
  metadata: Record<string, string>
  next_action: ({ type: string } & Record<string, unknown>) | null
  payment_method_types: string[]
  status: IntentStatus
}

export type FakeCharge = {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  captured: boolean
  created: number
  disputed: boolean
  metadata: Record<string, string>
  payment_intent: string
  refunded: boolean
  status: 'succeeded' | 'failed'
}

export type RefundStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'

export type FakeRefund = {
  id: string
  object: 'refund'
  amount: number
  charge: string
  created: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string
  status: RefundStatus
}

/** Dispute statuses; early inquiries, which take no money, begin with `warning`. */
export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'

export type FakeDispute = {
  id: string
  object: 'dispute'
  amount: number
  charge: string
  created: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string
  reason: string
  status: DisputeStatus
}

export type FakeEvent = { id: string; object: 'event'; created: number; type: string; data: { object: object } }
