import { type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { Evidence } from '../../core/verification/evidence.ts'
import { isSettled, mergePageCodes, type PageCodes } from '../../scan/page-codes.ts'
import type { Picture } from '../../scan/picture.ts'
import { readCodesQuickly, searchPages } from '../../scan/read-codes.ts'
import { StepCosts } from '../../scan/step-costs.ts'
import { findTextures } from '../../scan/texture.ts'
import { startBudget } from '../../scan/thread-clock.ts'
import { toEvidence } from '../../scan/to-evidence.ts'
import type { FrameHint } from '../frame-hint.ts'
import { pictureOf } from './decode-picture.ts'
import { prepareZxing } from './zxing-module.ts'

const MOST_FRAME_PIXELS = 2_500_000
const MOST_STILL_PIXELS = 20_000_000
/** On the clock of reading, which runs at half speed in browsers: three seconds for who waits. */
const STILL_SEARCH_MS = 1_500
const NOTHING: PageCodes = { seals: [], others: [] }
/** A code whose side takes less of the frame has too few pixels a module. */
const SMALL_SHARE = 0.2
const ATTEMPT: ReaderOptions = {
  formats: ['DataMatrix'],
  tryHarder: true,
  tryInvert: false,
  returnErrors: true,
}

let seen = NOTHING

/** Forgets the codes seen so far: what follows is another document. */
export function forgetFrames(): void {
  seen = NOTHING
}

/** Looks at one frame: evidence once a seal, or every code of one, was seen; else what would help. */
export async function lookAtFrame(bitmap: ImageBitmap): Promise<Evidence | FrameHint> {
  const picture = pictureOf(bitmap, MOST_FRAME_PIXELS)
  const found = await readCodesQuickly(picture)
  seen = { ...mergePageCodes(seen, found), others: [] }
  if (isSettled([seen])) return toEvidence('image', [seen], null)
  return seen.seals.length > 0 ? 'part' : hintFrom(picture)
}

/** Looks at one frame with every means, as long as a person waits. */
export async function lookAtStill(bitmap: ImageBitmap): Promise<Evidence> {
  const picture = pictureOf(bitmap, MOST_STILL_PIXELS)
  const costs = new StepCosts()
  const known = [await readCodesQuickly(picture, costs)]
  if (isSettled(known)) return toEvidence('image', known, null)
  const pages = { known, draw: async () => picture, isScan: () => true }
  return toEvidence('image', await searchPages(pages, startBudget(STILL_SEARCH_MS), costs), null)
}

/** A symbol that was found but not decoded tells more than a texture, which may be text. */
async function hintFrom(picture: Picture): Promise<FrameHint> {
  await prepareZxing()
  const image = { ...picture, colorSpace: 'srgb' as const }
  const [symbol] = await readBarcodes(image, ATTEMPT)
  if (symbol !== undefined) {
    const { topLeft, topRight } = symbol.position
    const side = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y)
    return isSmall(side, picture) ? 'closer' : 'unreadable'
  }
  const [texture] = findTextures(picture, 1)
  return texture !== undefined && isSmall(texture.width, picture) ? 'closer' : 'searching'
}

function isSmall(side: number, { width, height }: Picture): boolean {
  return side < SMALL_SHARE * Math.min(width, height)
}
