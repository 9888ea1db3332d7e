import type { CommonConfig } from '../config'
import type { HttpClient } from '../http/client/client'
import type { AnyServiceContext } from '../service-context'
import { type AccessTokens, createAccessTokens, type KeySource } from './access-tokens'
import type { EndedSessions } from './ended-sessions/follow-ended-sessions'
import { createGuard, type Guard } from './guard'
import { openEndedSessions } from './ended-sessions/open-ended-sessions'
import { createRemoteKeys } from './remote-keys'

/** Authentication of a service's callers. */
export type Auth = { guard: Guard; accessTokens: AccessTokens; endedSessions: EndedSessions }

type TokenConfig = Pick<CommonConfig, 'tokenIssuer' | 'tokenAudience'>

/** Verifies access tokens with the issuer's keys; rejects ended sessions. Tests pass `keys` instead. */
export function createAuth(
  config: TokenConfig & Pick<CommonConfig, 'redisUrl'>,
  context: AnyServiceContext,
  { issuer, keys }: { issuer: HttpClient; keys?: KeySource | undefined },
): Auth {
  const endedSessions = openEndedSessions(config, context, keys ? undefined : issuer)
  return { ...createIssuerAuth(config, context, keys ?? followKeys(context, issuer), endedSessions), endedSessions }
}

/** Verifies access tokens with a service's own keys; its routes look the session up. */
export function createIssuerAuth(
  { tokenIssuer, tokenAudience }: TokenConfig,
  { serviceTokens }: Pick<AnyServiceContext, 'serviceTokens'>,
  keys: KeySource,
  endedSessions?: EndedSessions,
): Omit<Auth, 'endedSessions'> {
  const accessTokens = createAccessTokens({ keys, issuer: tokenIssuer, audience: tokenAudience })
  return { accessTokens, guard: createGuard({ accessTokens, serviceTokens, endedSessions }) }
}

function followKeys({ onClose }: Pick<AnyServiceContext, 'onClose'>, issuer: HttpClient): KeySource {
  const keys = createRemoteKeys(issuer)
  onClose(() => keys.close())
  return keys
}
