import type { LaidOutDocument } from '../layout-markup.ts'
import type { ModuleMatrix } from '../module-matrix.ts'
import { RenderingError } from '../rendering-error.ts'
import { page, spacing, textStyles } from '../style.ts'
import type { FigureFacts } from './structure-objects.ts'

/** A signed seal and the text that stands for it. */
export interface PrintedSeal {
  readonly matrix: ModuleMatrix
  readonly alt: string
}

/**
 * Gives what the structure says of the seal: its text and its box on the page, mark and quiet zone included.
 *
 * @throws {RenderingError} SEAL_MISMATCH when there is a seal without a place, a place without a seal, or a
 * symbol of another size than the place.
 */
export function figureFacts(document: LaidOutDocument, seal: PrintedSeal | null): FigureFacts | null {
  const places = document.pages.flat().filter((paint) => paint.kind === 'seal')
  const [place] = places
  if (places.length !== (seal === null ? 0 : 1))
    throw new RenderingError(
      'SEAL_MISMATCH',
      `${places.length} places for ${seal === null ? 'no' : 'one'} seal`,
    )
  if (place === undefined || seal === null) return null
  if (seal.matrix.size !== document.sealModules)
    throw new RenderingError(
      'SEAL_MISMATCH',
      `the seal has ${seal.matrix.size} modules a side, the place left for it ${document.sealModules}`,
    )
  const quiet = (spacing.seal.quietModules * place.side) / document.sealModules
  const bottom = page.height - place.y - place.side - quiet
  const top = page.height - place.y + quiet + textStyles.sealMark.leading
  const box = [place.x - quiet, bottom, place.x + place.side + quiet, top] as const
  const [left, low, right, high] = box.map((value) => Math.round(value * 100) / 100)
  return { alt: seal.alt, box: [left ?? 0, low ?? 0, right ?? 0, high ?? 0] }
}
