import type { Evidence } from '../core/verification/evidence.ts'
import { countPicturePages, decodePicture } from './decode-picture.ts'
import { isSettled, type PageCodes } from './page-codes.ts'
import type { Picture } from './picture.ts'
import { readCodesQuickly, searchPages } from './read-codes.ts'
import type { ScanLimits } from './scan-limits.ts'
import { startBudget } from './thread-clock.ts'
import { toEvidence } from './to-evidence.ts'

/**
 * Reads the codes of a picture file, on every page of a TIFF.
 *
 * @throws {ScanError} when the pixels cannot be decoded or are too many.
 */
export async function readPictureEvidence(bytes: Uint8Array, limits: ScanLimits): Promise<Evidence> {
  const isTimeUp = startBudget(limits.searchMs)
  const pageCount = await countPicturePages(bytes, limits)
  const codes: PageCodes[] = []
  for (let page = 0; page < pageCount; page += 1)
    codes.push(await readCodesQuickly(await decodePicture(bytes, page, limits)))
  if (isSettled(codes)) return toEvidence('image', codes, null)
  const draw = (page: number): Promise<Picture> => decodePicture(bytes, page, limits)
  const pages = { known: codes, draw, isScan: () => true }
  return toEvidence('image', await searchPages(pages, isTimeUp), null)
}
