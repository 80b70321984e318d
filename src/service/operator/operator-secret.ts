import { createHash, randomBytes } from 'node:crypto'

/** By which scanners of code and logs know a key that has leaked. */
const PREFIX = 'pc_op_'
const FORM = /^pc_op_[0-9a-f]{64}$/

/** Draws the text of a key: 256 random bits behind a prefix of ours. */
export function newOperatorSecret(): string {
  return PREFIX + randomBytes(32).toString('hex')
}

/**
 * Gives the hash under which a key is kept; null for a text that is no key of ours, which need not be looked for.
 *
 * It is looked up as a whole, so that the time it takes says nothing of a key; of 256 random bits no slow hash is needed.
 */
export function operatorKeyHash(secret: string): Uint8Array | null {
  return FORM.test(secret) ? createHash('sha256').update(secret).digest() : null
}
