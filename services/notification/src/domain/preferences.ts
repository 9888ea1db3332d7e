import type { ChannelName } from './channel'
import { isTemplateName, type TemplateName } from './template-data'

/** Kinds of notifications. */
export const kinds = ['security', 'orders', 'stock', 'marketing'] as const
export type Kind = (typeof kinds)[number]

/** Kinds that cannot be disabled. */
export const fixedKinds: readonly Kind[] = ['security', 'orders']

/** Channels that a customer can choose. */
export const chosenChannels = ['email', 'in-app'] as const satisfies readonly ChannelName[]

export type ChosenChannel = (typeof chosenChannels)[number]

export type PreferenceChanges = { readonly [K in Kind]?: Partial<Record<ChosenChannel, boolean>> }

/** Explicit choices only, such as `{ "stock/email": false }`. */
export type Choices = Record<string, boolean>

/** Marketing needs a yes, as a choice or in the profile. */
export type Preferences = { marketingConsent: boolean; choices: Choices }

export const defaultPreferences: Preferences = { marketingConsent: false, choices: {} }

const choiceOf = (kind: Kind, channel: ChannelName) => `${kind}/${channel}`

export const marketingChoices = chosenChannels.map((channel) => choiceOf('marketing', channel))

/** Returns true if the recipient accepts this kind on this channel. */
export function acceptsKind({ marketingConsent, choices }: Preferences, kind: Kind, channel: ChannelName): boolean {
  if (fixedKinds.includes(kind)) return true
  return choices[choiceOf(kind, channel)] ?? (kind === 'marketing' ? marketingConsent : true)
}

export const toChoices = (changes: PreferenceChanges): Choices =>
  Object.fromEntries(
    kinds
      .filter((kind) => !fixedKinds.includes(kind))
      .flatMap((kind) =>
        chosenChannels.flatMap((channel) => {
          const chosen = changes[kind]?.[channel]
          return chosen === undefined ? [] : [[choiceOf(kind, channel), chosen]]
        }),
      ),
  )

/** Kind of a template; messages without a template count as orders. */
export const kindOf = (template: string | null): Kind =>
  template !== null && isTemplateName(template) ? kindOfTemplate[template] : 'orders'

/** Returns true for marketing mail, which needs an unsubscribe link. */
export const isAdvertisingMail = (mail: {
  userId: string | null
  channel: ChannelName
  template: string | null
}): mail is { userId: string; channel: 'email'; template: string } =>
  mail.userId !== null && mail.channel === 'email' && kindOf(mail.template) === 'marketing'

const kindOfTemplate: Readonly<Record<TemplateName, Kind>> = {
  welcome: 'security',
  'verify-email': 'security',
  'reset-password': 'security',
  'password-changed': 'security',
  'account-locked': 'security',
  'mfa-enabled': 'security',
  'mfa-disabled': 'security',
  'mfa-reset': 'security',
  'recovery-codes-renewed': 'security',
  'recovery-code-used': 'security',
  'account-erased': 'security',
  'order-confirmed': 'orders',
  'order-shipped': 'orders',
  'order-delivered': 'orders',
  'order-cancelled': 'orders',
  'order-refunded': 'orders',
  'order-return-requested': 'orders',
  'order-payment-processing': 'orders',
  'order-payment-failed': 'orders',
  'payment-attention': 'orders',
  'payment-disputed': 'orders',
  'low-stock': 'stock',
  'back-in-stock': 'stock',
  'cart-abandoned': 'marketing',
  'review-request': 'marketing',
}
