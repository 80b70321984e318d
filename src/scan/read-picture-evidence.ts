import type { Evidence } from '../core/verification/evidence.ts'
import { adviseOnPages } from './advice/advise-on-pages.ts'
import { countPicturePages, decodePicture } from './decode-picture.ts'
import { rememberLast } from './last-drawn.ts'
import { isSettled, type PageCodes } from './page-codes.ts'
import { BLANK, type Picture } from './picture.ts'
import { readCodesQuickly, searchPages } from './read-codes.ts'
import type { ScanLimits } from './scan-limits.ts'
import { StepCosts } from './step-costs.ts'
import { type IsTimeUp, startBudget, startDeadline } from './thread-clock.ts'
import { toEvidence, withAdvice } from './to-evidence.ts'

/**
 * Reads the codes of a picture file, on every page of a TIFF.
 *
 * @throws {ScanError} when the pixels cannot be decoded or are too many.
 */
export async function readPictureEvidence(bytes: Uint8Array, limits: ScanLimits): Promise<Evidence> {
  const isSpent = startBudget(limits.searchMs)
  const isOver = startDeadline(limits.answerMs)
  const isTimeUp: IsTimeUp = (toCome) => isSpent(toCome) || isOver(toCome)
  const costs = new StepCosts()
  const pageCount = await countPicturePages(bytes, limits)
  const decode = rememberLast<number>((page) => decodePicture(bytes, page, limits), Object.is)
  const codes: PageCodes[] = []
  while (codes.length < pageCount && !(codes.length > 0 && isOver()))
    codes.push(await readCodesQuickly(await decode(codes.length), costs))
  if (isSettled(codes)) return toEvidence('image', codes, null)
  const draw = async (page: number): Promise<Picture> => (isOver() ? BLANK : decode(page))
  const found = await searchPages({ known: codes, draw, isScan: () => true }, isTimeUp, costs)
  const unseen = pageCount - codes.length
  return withAdvice(toEvidence('image', found, null), () =>
    adviseOnPages([...codes.keys()], unseen, draw, isOver),
  )
}
