import { createHmac } from 'node:crypto'
import { bearer } from '@ecommerce/testkit/tokens'
import { password, type SignedInBody, type UserApp } from './user-app'

/** Authenticator app written from RFC 6238 and 4226, independent of the service's code. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = mac[19]! & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const stepMs = 30_000

export const stepNow = () => Math.floor(Date.now() / stepMs)

/** Fake clock that advances a millisecond per read from the middle of a step. */
export function takeClock(): { toNextStep: () => void; restore: () => void } {
  let time = (stepNow() + 0.5) * stepMs
  const now = jest.spyOn(Date, 'now').mockImplementation(() => (time += 1))
  return {
    toNextStep: () => {
      time += stepMs
    },
    restore: () => now.mockRestore(),
  }
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)!
      .map((byte) => parseInt(byte, 2)),
  )
}

/** Enables MFA for a verified user, using this step's code. */
export async function turnOnMfa(
  { api }: UserApp,
  { accessToken }: Pick<SignedInBody, 'accessToken'>,
  current = password,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { body } = await api
    .post('/api/users/mfa/setup')
    .set(bearer(accessToken))
    .send({ password: current })
    .expect(200)
  const { secret } = body as { secret: string }
  const enabled = await api
    .post('/api/users/mfa/enable')
    .set(bearer(accessToken))
    .send({ code: codeOf(secret, stepNow()), password: current })
    .expect(200)
  return { secret, ...(enabled.body as { recoveryCodes: string[] }) }
}
