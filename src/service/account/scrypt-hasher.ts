import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { AccountError } from '../../core/account/account-error.ts'
import type { PasswordHasher } from './account-ports.ts'

/** How much work a hash is; `ln` is the logarithm of N to base 2. */
export interface ScryptCost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 128 MiB and some tenths of a second each (OWASP, Password Storage Cheat Sheet). */
export const SCRYPT_COST: ScryptCost = { ln: 17, r: 8, p: 1 }

const KEY_BYTES = 32
const SALT_BYTES = 16
/** As many at once as there is memory for; the others wait, and beyond these none is taken. */
const MOST_AT_ONCE = 2
const MOST_WAITING = 32

/**
 * Makes a hasher with scrypt (RFC 7914), off the event loop. A hash bears its cost, `$scrypt$ln=17,r=8,p=1$salt$key`,
 * so that the cost can rise: older hashes verify, and are found weak.
 */
export function scryptHasher(cost: ScryptCost = SCRYPT_COST): PasswordHasher {
  const inTurn = turnstile()
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES)
        const key = await derive(password, salt, cost)
        return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${base64(salt)}$${base64(key)}`
      }),
    verify: (hash, password) =>
      inTurn(async () => {
        const kept = hash === null ? null : readHash(hash)
        const { salt, key, ...made } = kept ?? { ...cost, salt: randomBytes(SALT_BYTES), key: NOTHING }
        const found = await derive(password, salt, made)
        return timingSafeEqual(found, key) && kept !== null
      }),
    isWeak: (hash) => {
      const kept = readHash(hash)
      return kept.ln < cost.ln || kept.r < cost.r || kept.p < cost.p
    },
  }
}

const NOTHING = Buffer.alloc(KEY_BYTES)

function derive(password: string, salt: Buffer, { ln, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** ln
  const options = { N, r, p, maxmem: 128 * N * r * p + 32 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

function readHash(hash: string): ScryptCost & { readonly salt: Buffer; readonly key: Buffer } {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(hash)
  const [, ln, r, p, salt = '', key = ''] = match ?? []
  const kept = { salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
  if (match === null || kept.key.length !== KEY_BYTES) throw new TypeError('a password hash cannot be read')
  return { ln: Number(ln), r: Number(r), p: Number(p), ...kept }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64url')
}

function turnstile() {
  let running = 0
  const waiting: (() => void)[] = []
  return async <Done>(work: () => Promise<Done>): Promise<Done> => {
    if (running >= MOST_AT_ONCE) {
      if (waiting.length >= MOST_WAITING)
        throw new AccountError('ACCOUNTS_BUSY', `expected at most ${MOST_WAITING} passwords waiting`)
      // Whoever leaves hands the turn over, so that it is still counted.
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
