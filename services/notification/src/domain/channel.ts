export const channelNames = ['email', 'sms', 'webhook', 'in-app'] as const

export type ChannelName = (typeof channelNames)[number]

/** A notification as a channel hands it over. */
export type Message = {
  id: string
  sentTo: string
  subject: string
  text: string
  html: string | null
  /** Where a machine can post that no more such messages are wanted; only advertising has one. */
  unsubscribeUrl?: string
  createdAt: Date
}

/** Channel to a recipient. Without `deliver`, a notification is delivered once it is stored. */
export type Channel = {
  /** Whether it would deliver there at all; without it, to every address in the right form. */
  accepts?(sentTo: string): boolean
  /** Ends within `deliverWithinMs`, whatever the other side does; throws a `DeliveryError`. */
  deliver?(message: Message): Promise<void>
}

/** Configured channels. */
export type Channels = { readonly [T in ChannelName]?: Channel }

/** In characters, which a gateway sends as up to ten messages in one. */
export const longestSms = 1_600

export const deliverWithinMs = 25_000

export const inApp: Channel = {}

/** Why a message was not handed over, in a sentence without addresses or secrets. A permanent one is not tried again. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly permanent: boolean

  constructor(message: string, { permanent, cause }: { permanent: boolean; cause?: unknown }) {
    super(message, { cause })
    this.permanent = permanent
  }
}
