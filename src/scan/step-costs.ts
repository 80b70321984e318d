import { threadMilliseconds } from './thread-clock.ts'

/** Steps of reading that nothing can interrupt, told apart by what they cost for a pixel. */
export type StepKind =
  | 'quick'
  | 'other-codes'
  | 'thorough'
  | 'enlarged'
  | 'one-threshold'
  | 'brightest-channel'
  | 'part'
  | 'page'

/**
 * What a step costs as a multiple of the quick one on as many pixels, until it was itself taken: both look for the same
 * things in the same picture, so that neither the machine nor what is on the page changes it much.
 */
const TIMES_QUICK: Readonly<Record<StepKind, number>> = {
  quick: 1,
  'other-codes': 1.4,
  thorough: 2.1,
  enlarged: 2.1,
  'one-threshold': 0.9,
  'brightest-channel': 1.7,
  part: 6,
  page: 0,
}

/** A picture of fewer pixels takes less than a clock tells for certain; it counts as if it had so many. */
const FEWEST_PIXELS = 250_000

/**
 * Tells what a step will cost, from what steps cost in this very run: nothing here depends on how fast a machine is.
 *
 * Of the same kind of step the dearest counts. Before anything was measured a step is expected to cost nothing.
 */
export class StepCosts {
  readonly #now: () => number
  readonly #ratePerPixel = new Map<StepKind, number>()

  /** @param now milliseconds of processor time */
  constructor(now: () => number = threadMilliseconds) {
    this.#now = now
  }

  /** Takes a step, and remembers what it cost. */
  async measure<Result>(kind: StepKind, pixels: number, step: () => Promise<Result>): Promise<Result> {
    const start = this.#now()
    const result = await step()
    // How large a page is, is not known before it was drawn: each counts as one.
    const counted = kind === 'page' ? pixels : Math.max(pixels, FEWEST_PIXELS)
    const rate = (this.#now() - start) / counted
    this.#ratePerPixel.set(kind, Math.max(rate, this.#ratePerPixel.get(kind) ?? 0))
    return result
  }

  /** Milliseconds that a step of this kind will take. */
  expected(kind: StepKind, pixels: number): number {
    const quick = this.#ratePerPixel.get('quick') ?? 0
    return pixels * (this.#ratePerPixel.get(kind) ?? quick * TIMES_QUICK[kind])
  }
}
