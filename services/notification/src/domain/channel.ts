export const channelNames = ['email', 'sms', 'webhook', 'in-app'] as const

export type ChannelName = (typeof channelNames)[number]

/** A notification as a channel hands it over. */
export type Message = {
  id: string
  sentTo: string
  subject: string
  text: string
  html: string | null
  /** Unsubscribe URL of marketing mail (RFC 8058, one click). */
  unsubscribeUrl?: string
  createdAt: Date
}

/** Channel to a recipient; without `deliver`, storing is delivering. */
export type Channel = {
  /** Returns true for deliverable addresses; by default all well-formed ones. */
  accepts?(sentTo: string): boolean
  /** Ends within `deliverWithinMs`; throws `DeliveryError`. */
  deliver?(message: Message): Promise<void>
}

/** Configured channels. */
export type Channels = { readonly [T in ChannelName]?: Channel }

/** Characters, sent as up to ten messages in one. */
export const maxSmsLength = 1_600

export const deliverWithinMs = 25_000

export const inApp: Channel = {}

/** Failed delivery, without addresses or secrets. Permanent ones are not retried. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly permanent: boolean

  constructor(message: string, { permanent, cause }: { permanent: boolean; cause?: unknown }) {
    super(message, { cause })
    this.permanent = permanent
  }
}
