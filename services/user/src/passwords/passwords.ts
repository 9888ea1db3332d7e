import bcrypt from 'bcrypt'
import { createBoundedQueue } from './bounded-queue'
import { fitsBcrypt, normalizePassword } from '../domain/passwords/password'

export type PasswordCheck = {
  matches: boolean
  /** Replacement for a hash of lower cost or of another form of the password. */
  renewedHash?: string
}

export type Passwords = {
  hash(password: string): Promise<string>
  /** Takes equal time without a hash, so that accounts stay unknown. */
  check(password: string, hash: string | undefined): Promise<PasswordCheck>
  /** Number of hashes being computed and waiting. */
  load: () => { running: number; waiting: number }
}

const waiting = 64

/** Hashes off the main thread, `atOnce` at a time; beyond 64 waiting it is `unavailable`. */
export function createPasswords({ cost, atOnce }: { cost: number; atOnce: number }): Passwords {
  const queue = createBoundedQueue({ atOnce, waiting })
  const dummyHash = `${bcrypt.genSaltSync(cost)}${'.'.repeat(31)}`
  const check = async (tried: string, hash: string | undefined): Promise<PasswordCheck> => {
    const password = normalizePassword(tried) ?? tried
    if (await isOf(password, hash)) return matched(password, hash!, { isRenewed: false })
    if (tried === password) return { matches: false }
    // Older hashes may be of the unnormalized password.
    return (await isOf(tried, hash)) ? matched(password, hash!, { isRenewed: true }) : { matches: false }
  }
  const isOf = async (password: string, hash: string | undefined): Promise<boolean> => {
    const equal = await bcrypt.compare(password, hash ?? dummyHash)
    if (equal && hash !== undefined && fitsBcrypt(password)) return true
    if (hash !== undefined && bcrypt.getRounds(hash) < cost) await padRounds(bcrypt.getRounds(hash))
    return false
  }
  const matched = async (password: string, hash: string, { isRenewed }: { isRenewed: boolean }) => {
    const isOld = isRenewed || bcrypt.getRounds(hash) < cost
    return { matches: true, ...(isOld && fitsBcrypt(password) && { renewedHash: await bcrypt.hash(password, cost) }) }
  }
  /** Adds rounds for cheaper hashes: 2^c + 2^c + 2^(c+1) + ... + 2^(cost-1) is 2^cost. */
  const padRounds = async (cheaperCost: number) => {
    for (let rounds = cheaperCost; rounds < cost; rounds++) await bcrypt.hash('', rounds)
  }
  return {
    hash: (password) => queue.run(() => bcrypt.hash(normalizePassword(password) ?? password, cost)),
    check: (password, hash) => queue.run(() => check(password, hash)),
    load: queue.load,
  }
}
