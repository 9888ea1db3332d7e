import bcrypt from 'bcrypt'
import { createBoundedQueue } from './bounded-queue'
import { fitsBcrypt } from './domain/password'

export type Passwords = {
  hash(password: string): Promise<string>
  /** False without a hash too, after the same work: the time tells nobody which accounts exist. */
  matches(password: string, hash: string | undefined): Promise<boolean>
}

const waiting = 64

/** bcrypt off the main thread, `atOnce` at a time; past 64 that wait it is `unavailable`. */
export function createPasswords({ cost, atOnce }: { cost: number; atOnce: number }): Passwords {
  const inTurn = createBoundedQueue({ atOnce, waiting })
  const nobodysHash = `${bcrypt.genSaltSync(cost)}${'.'.repeat(31)}`
  return {
    hash: (password) => inTurn(() => bcrypt.hash(password, cost)),
    async matches(password, hash) {
      const equal = await inTurn(() => bcrypt.compare(password, hash ?? nobodysHash))
      return equal && hash !== undefined && fitsBcrypt(password)
    },
  }
}
