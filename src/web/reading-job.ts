import type { CategoryCode } from '../core/licence/categories.ts'
import type { JudgingClock } from '../core/verification/judging-clock.ts'
import type { Report, TrustSummary } from '../core/verification/report.ts'
import type { FrameHint } from './frame-hint.ts'

/** What a person asks beside « is it genuine? ». */
export interface Asked {
  readonly category?: CategoryCode
  readonly siren?: string
}

/** What the page asks of the reader, each with a number that the answer bears. */
export type ReadingJob = { readonly id: number } & (
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer>; readonly asked: Asked }
  | { readonly kind: 'text'; readonly text: string; readonly asked: Asked }
  /** A frame of the camera: one quick look. The first of a session forgets what was seen before. */
  | { readonly kind: 'frame'; readonly bitmap: ImageBitmap; readonly first: boolean; readonly asked: Asked }
  /** A frame that the person chose: every means is tried. */
  | { readonly kind: 'still'; readonly bitmap: ImageBitmap; readonly asked: Asked }
  /** Only what the judgement would rest on. */
  | { readonly kind: 'trust' }
)

/** Why nothing was judged, in the words of `wording/errors.*` or of the verifier's own. */
export interface ReadingFault {
  readonly code: string
  readonly message: string
}

/** A judgement, and the clock it was made by. */
export interface Judged {
  readonly report: Report
  readonly clock: JudgingClock
}

/** What the reader answers. */
export type ReadingAnswer = { readonly id: number } & (
  | Judged
  | { readonly hint: FrameHint }
  | { readonly lists: TrustSummary['lists'] }
  | { readonly fault: ReadingFault }
)
