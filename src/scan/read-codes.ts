import { DAMAGED_RUNG, OTHER_CODES_RUNG, QUICK_RUNG, type Rung, SEARCH_RUNGS } from './code-ladder.ts'
import { isSettled, mergePageCodes, type PageCodes, toPageCodes } from './page-codes.ts'
import type { Picture } from './picture.ts'
import type { SymbolRead } from './read-symbols.ts'

/** Reads the codes of a picture with the one quick attempt. */
export async function readCodesQuickly(picture: Picture): Promise<PageCodes> {
  return toPageCodes((await QUICK_RUNG.read(picture, () => false)).symbols)
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
 * The reader for damaged symbols comes first. Other kinds of code are then named, whatever the time left. Each
 * attempt is made on every page before the next, costlier one; pages on which nothing looks like a symbol are left
 * out of the rest. Pages are drawn again for each, so that only one is in memory.
 */
export async function searchPages(pages: SearchedPages, isTimeUp: () => boolean): Promise<PageCodes[]> {
  const draw = rememberLast(pages.draw)
  const seen = pages.known.map((): SymbolRead[] => [])
  const hopeless = new Set<number>()
  const merged = (): PageCodes[] =>
    pages.known.map((known, page) => addSeen(known, toPageCodes(seen[page] ?? [])))
  const climb = async (rung: Rung, page: number): Promise<void> => {
    const { symbols, isHopeless } = await rung.read(await draw(page), isTimeUp)
    seen[page]?.push(...symbols)
    if (isHopeless === true) hopeless.add(page)
  }
  for (const rung of [DAMAGED_RUNG, OTHER_CODES_RUNG, ...SEARCH_RUNGS]) {
    for (const page of pages.known.keys()) {
      const isSearched = pages.isScan(page) && !hopeless.has(page) && !isTimeUp()
      if (rung === OTHER_CODES_RUNG || isSearched) await climb(rung, page)
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

/** A Data Matrix that is no 2D-Doc was seen by the quick attempt; later ones may see it again. */
function addSeen(known: PageCodes, later: PageCodes): PageCodes {
  const before = later.others.includes('DataMatrix') ? [] : known.others
  return { ...mergePageCodes(known, later), others: [...before, ...later.others] }
}
