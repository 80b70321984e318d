import { OTHER_CODES_RUNG, QUICK_RUNG, SEARCH_RUNGS } from './code-ladder.ts'
import { isSeal, type PageCodes, toPageCodes } from './page-codes.ts'
import type { Picture } from './picture.ts'
import type { SymbolRead } from './read-symbols.ts'

/** Reads the codes of a picture with the one quick attempt. */
export async function readCodesQuickly(picture: Picture): Promise<PageCodes> {
  return toPageCodes(await QUICK_RUNG.read(picture))
}

/**
 * Searches pages on which the quick attempt found no 2D-Doc, until an attempt finds one or time is up.
 *
 * Each attempt is made on every page before the next, costlier one. Where none finds a 2D-Doc the other
 * kinds of code are named. Pages are drawn again for each attempt, so that only one is in memory.
 */
export async function searchPages(
  pageCount: number,
  pictureOf: (page: number) => Promise<Picture>,
  isTimeUp: () => boolean,
): Promise<PageCodes[]> {
  const draw = rememberLast(pictureOf)
  const seen = Array.from({ length: pageCount }, (): SymbolRead[] => [])
  for (const rung of [...SEARCH_RUNGS, OTHER_CODES_RUNG]) {
    for (const [page, symbols] of seen.entries()) {
      if (isTimeUp()) return seen.map(toPageCodes)
      symbols.push(...(await rung.read(await draw(page))))
    }
    if (seen.flat().some(isSeal)) break
  }
  return seen.map(toPageCodes)
}

function rememberLast(pictureOf: (page: number) => Promise<Picture>): (page: number) => Promise<Picture> {
  let last: { readonly page: number; readonly picture: Picture } | undefined
  return async (page) => {
    if (last?.page !== page) {
      last = undefined
      last = { page, picture: await pictureOf(page) }
    }
    return last.picture
  }
}
