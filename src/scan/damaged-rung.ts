import { decodeSeal } from '../core/seal/seal.ts'
import { SealError } from '../core/seal/seal-error.ts'
import { toGrey } from './damaged/grey-picture.ts'
import { PictureView } from './damaged/picture-view.ts'
import type { CandidateRead } from './damaged/read-candidate.ts'
import { readDamaged } from './damaged/read-damaged.ts'
import type { Picture } from './picture.ts'
import type { SymbolRead } from './read-symbols.ts'
import { viewOf } from './view-of.ts'

/** Symbols read by the reader for damaged ones, and how far what it could not read looked like one. */
export interface DamagedReading {
  readonly symbols: readonly SymbolRead[]
  /** From 0, nothing like a symbol anywhere, to about 1, one that stands there plainly. */
  readonly likeness: number
}

/**
 * Reads a picture with the reader for damaged symbols; a text that cannot be a seal is not given.
 *
 * @param by how colour becomes grey: as seen, or so that coloured ink over black fades.
 */
export function readDamagedSymbols(
  picture: Picture,
  by: 'eye' | 'brightest',
  isTimeUp: () => boolean,
): DamagedReading {
  const view = by === 'eye' ? viewOf(picture) : new PictureView(toGrey(picture, by))
  const { reads, likeness } = readDamaged(view, { proves: isSealShaped, isTimeUp })
  const symbols = reads.map((read) => ({
    text: read.text,
    symbology: 'DataMatrix',
    position: outline(read, picture),
    quality: read.quality,
    step: `damaged-${by}-${read.sight}-${read.step}`,
  }))
  return { symbols, likeness }
}

function isSealShaped(text: string): boolean {
  try {
    decodeSeal(text)
    return true
  } catch (error) {
    if (error instanceof SealError) return false
    throw error
  }
}

function outline({ corners }: CandidateRead, { width, height }: Picture): SymbolRead['position'] {
  const within = (value: number): number => Math.min(1, Math.max(0, value))
  const across = corners.map((corner) => within(corner.x / width))
  const down = corners.map((corner) => within(corner.y / height))
  const [x, y] = [Math.min(...across), Math.min(...down)]
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y }
}
