import { uuidv7 } from '@ecommerce/shared/ids'
import { timingSafeEqual } from 'node:crypto'
import { readOpaqueToken, toOpaqueToken } from '../domain/tokens/opaque-token'
import { isDeviceIdGood } from '../domain/tokens/known-device'
import type { Encryption } from './encryption'

/** Owner of a device; each new password starts an epoch that voids tokens. */
export type DeviceOwner = { id: string; deviceEpoch: number }

/** Content of a device token whose signature is not verified yet. */
export type DeviceClaim = { userId: string; deviceId: string; mac: Buffer }

type Needs = { encryption: Pick<Encryption, 'fingerprint'> }

/** Proof that this device signed in before; grants no access by itself. */
export function makeDeviceToken(ctx: Needs, owner: DeviceOwner): string {
  const deviceId = uuidv7()
  return toOpaqueToken({ ids: [owner.id, deviceId], secret: macOf(ctx, owner, deviceId) })
}

/** Parses a token; undefined for any other text. */
export function readDeviceToken(token: string | undefined): DeviceClaim | undefined {
  const read = token === undefined ? undefined : readOpaqueToken(token, 2)
  return read && { userId: read.ids[0]!, deviceId: read.ids[1]!, mac: read.secret }
}

/** Verifies signature, account, password epoch and age (90 days). */
export const isKnownDevice = (ctx: Needs, { userId, deviceId, mac }: DeviceClaim, owner: DeviceOwner): boolean =>
  userId === owner.id && isDeviceIdGood(deviceId, Date.now()) && timingSafeEqual(mac, macOf(ctx, owner, deviceId))

const macOf = ({ encryption }: Needs, { id, deviceEpoch }: DeviceOwner, deviceId: string): Buffer =>
  encryption.fingerprint('device token', `${id} ${deviceId} ${deviceEpoch}`)
