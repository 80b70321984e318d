import { normaliseNeph } from './neph.ts'

/** Where two entries of a file number part. */
export interface NephDifference {
  /** Counted from 1 in the normal form, where the two part for the first time. */
  readonly position: number
  /** The character there; null where that entry has already ended. */
  readonly first: string | null
  readonly second: string | null
}

/**
 * Finds where two entries of the same number part, case and separators aside; null when they agree.
 * Entries need not be valid numbers.
 */
export function compareNephEntries(first: string, second: string): NephDifference | null {
  const [a, b] = [[...normaliseNeph(first)], [...normaliseNeph(second)]]
  for (let index = 0; index < Math.max(a.length, b.length); index += 1)
    if (a[index] !== b[index])
      return { position: index + 1, first: a[index] ?? null, second: b[index] ?? null }
  return null
}
