import { uuidv7 } from '@ecommerce/shared/ids'
import { timingSafeEqual } from 'node:crypto'
import { readOpaqueToken, toOpaqueToken } from './domain/opaque-token'
import { isDeviceIdGood } from './domain/known-device'
import type { Vault } from './vault'

/** Whose device it is. A new epoch, which begins with each new password, voids the tokens of the one before. */
export type DeviceOwner = { id: string; deviceEpoch: number }

/** What a device token says before it is known to be ours. */
export type DeviceClaim = { userId: string; deviceId: string; mac: Buffer }

type Needs = { vault: Pick<Vault, 'fingerprint'> }

/** A token that shows at a later sign-in that its bearer has signed in to this account before. It opens nothing by itself. */
export function makeDeviceToken(ctx: Needs, owner: DeviceOwner): string {
  const deviceId = uuidv7()
  return toOpaqueToken({ ids: [owner.id, deviceId], secret: macOf(ctx, owner, deviceId) })
}

/** Undefined when it can't be one of ours. */
export function readDeviceToken(token: string | undefined): DeviceClaim | undefined {
  const read = token === undefined ? undefined : readOpaqueToken(token, 2)
  return read && { userId: read.ids[0]!, deviceId: read.ids[1]!, mac: read.secret }
}

/** Whether the claim is ours, this account's, of its present password, and less than 90 days old. */
export const isKnownDevice = (ctx: Needs, { userId, deviceId, mac }: DeviceClaim, owner: DeviceOwner): boolean =>
  userId === owner.id && isDeviceIdGood(deviceId, Date.now()) && timingSafeEqual(mac, macOf(ctx, owner, deviceId))

const macOf = ({ vault }: Needs, { id, deviceEpoch }: DeviceOwner, deviceId: string): Buffer =>
  vault.fingerprint('device token', `${id} ${deviceId} ${deviceEpoch}`)
