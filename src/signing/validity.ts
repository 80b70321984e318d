/** First and last instant of a certificate. */
export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** A mean year, in milliseconds. */
export const YEAR_MS = 365.25 * 86_400_000

/** Gives a validity of three years, as the 2D-Doc certificate profile has it. */
export function threeYears(notBefore: Date): Validity {
  return { notBefore, notAfter: new Date(notBefore.getTime() + 3 * YEAR_MS) }
}
