/**
 * What would help where no code was read, by what was measured in the picture. Stable codes, public API; sentences are
 * in the wording files.
 */
export const ADVICE_CODES = [
  /** Edges are wider than the modules that they bound. */
  'TOO_BLURRED',
  /** A module has too few pixels; `modulePixels` tells how many. */
  'TOO_SMALL',
  /** What looks like a code goes on beyond the edge of the picture. */
  'CUT_AT_EDGE',
  /** A part of the code is washed out although the paper around it is not. */
  'GLARE',
  'TOO_DARK',
  /** A code stands there plainly, but is covered, worn or creased too much. */
  'TOO_DAMAGED',
  'NOTHING_LIKE_A_CODE',
  /** Not every page was looked at in the time that one file is given. */
  'PAGES_NOT_SEARCHED',
] as const

export type AdviceCode = (typeof ADVICE_CODES)[number]

/** One thing that would help. */
export interface Advice {
  readonly code: AdviceCode
  /** Pixels that a module has in the picture, about. */
  readonly modulePixels?: number
}
