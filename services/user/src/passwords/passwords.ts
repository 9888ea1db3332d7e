import bcrypt from 'bcrypt'
import { createBoundedQueue } from './bounded-queue'
import { fitsBcrypt, normalizePassword } from '../domain/passwords/password'

export type PasswordCheck = {
  matches: boolean
  /** A new hash to keep in place of one that was made at a lower cost, or of another form of the password. */
  renewedHash?: string
}

export type Passwords = {
  hash(password: string): Promise<string>
  /** Does not match without a hash, after the same work: the time tells nobody which accounts exist. */
  check(password: string, hash: string | undefined): Promise<PasswordCheck>
  /** Number of hashes being computed and waiting. */
  load: () => { running: number; waiting: number }
}

const waiting = 64

/** bcrypt off the main thread, `atOnce` at a time; past 64 that wait it is `unavailable`. */
export function createPasswords({ cost, atOnce }: { cost: number; atOnce: number }): Passwords {
  const queue = createBoundedQueue({ atOnce, waiting })
  const nobodysHash = `${bcrypt.genSaltSync(cost)}${'.'.repeat(31)}`
  const check = async (tried: string, hash: string | undefined): Promise<PasswordCheck> => {
    const password = normalizePassword(tried) ?? tried
    if (await isOf(password, hash)) return matched(password, hash!, { isRenewed: false })
    if (tried === password) return { matches: false }
    // Hashes from before passwords had one form may be of what a keyboard sent.
    return (await isOf(tried, hash)) ? matched(password, hash!, { isRenewed: true }) : { matches: false }
  }
  const isOf = async (password: string, hash: string | undefined): Promise<boolean> => {
    const equal = await bcrypt.compare(password, hash ?? nobodysHash)
    if (equal && hash !== undefined && fitsBcrypt(password)) return true
    if (hash !== undefined && bcrypt.getRounds(hash) < cost) await makeUpFor(bcrypt.getRounds(hash))
    return false
  }
  const matched = async (password: string, hash: string, { isRenewed }: { isRenewed: boolean }) => {
    const isOld = isRenewed || bcrypt.getRounds(hash) < cost
    return { matches: true, ...(isOld && fitsBcrypt(password) && { renewedHash: await bcrypt.hash(password, cost) }) }
  }
  /** A refusal takes as long for a hash from cheaper times: 2^c + 2^c + 2^(c+1) + ... + 2^(cost-1) rounds are 2^cost. */
  const makeUpFor = async (cheaperCost: number) => {
    for (let rounds = cheaperCost; rounds < cost; rounds++) await bcrypt.hash('', rounds)
  }
  return {
    hash: (password) => queue.run(() => bcrypt.hash(normalizePassword(password) ?? password, cost)),
    check: (password, hash) => queue.run(() => check(password, hash)),
    load: queue.load,
  }
}
