import { OTHER_CODES_RUNG, QUICK_RUNG, SEARCH_RUNGS } from './code-ladder.ts'
import { isSettled, mergePageCodes, type PageCodes, toPageCodes } from './page-codes.ts'
import type { Picture } from './picture.ts'
import type { SymbolRead } from './read-symbols.ts'

/** Reads the codes of a picture with the one quick attempt. */
export async function readCodesQuickly(picture: Picture): Promise<PageCodes> {
  return toPageCodes(await QUICK_RUNG.read(picture))
}

/** Pages to be searched, numbered from 0. */
export interface SearchedPages {
  /** What the quick attempt found on each: nothing, or not every code of a seal spread over several. */
  readonly known: readonly PageCodes[]
  readonly draw: (page: number) => Promise<Picture>
  /** A page drawn by a program, without pictures, is no better for being enhanced. */
  readonly isScan: (page: number) => boolean
}

/**
 * Searches pages on which the quick attempt left a 2D-Doc to be found, until every one is whole or time is up.
 *
 * Other kinds of code are named first, whatever the time left. Each attempt is then made on every page
 * before the next, costlier one. Pages are drawn again for each, so that only one is in memory.
 */
export async function searchPages(pages: SearchedPages, isTimeUp: () => boolean): Promise<PageCodes[]> {
  const draw = rememberLast(pages.draw)
  const seen = pages.known.map((): SymbolRead[] => [])
  const merged = (): PageCodes[] =>
    pages.known.map((known, page) => mergePageCodes(known, toPageCodes(seen[page] ?? [])))
  for (const rung of [OTHER_CODES_RUNG, ...SEARCH_RUNGS]) {
    for (const [page, symbols] of seen.entries()) {
      if (rung !== OTHER_CODES_RUNG && !pages.isScan(page)) continue
      if (rung !== OTHER_CODES_RUNG && isTimeUp()) return merged()
      symbols.push(...(await rung.read(await draw(page))))
    }
    if (isSettled(merged())) break
  }
  return merged()
}

function rememberLast(draw: SearchedPages['draw']): SearchedPages['draw'] {
  let last: { readonly page: number; readonly picture: Picture } | undefined
  return async (page) => {
    if (last?.page !== page) {
      last = undefined
      last = { page, picture: await draw(page) }
    }
    return last.picture
  }
}
