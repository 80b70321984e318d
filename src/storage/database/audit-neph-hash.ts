import { createHmac } from 'node:crypto'
import type { DataKeys } from './data-keys.ts'

/** Gives what lines of a file are found by. A number is short: without the key, trying all of them finds nothing. */
export function auditNephHash(keys: DataKeys): (neph: string) => Buffer {
  const key = keys.derive('audit neph')
  return (neph) => createHmac('sha256', key).update(neph).digest()
}
