import { DAMAGED_RUNG, OTHER_CODES_RUNG, QUICK_RUNG, type Rung, SEARCH_RUNGS } from './code-ladder.ts'
import { isSettled, mergePageCodes, type PageCodes, toPageCodes } from './page-codes.ts'
import { BLANK, type Picture, pixelsOf } from './picture.ts'
import type { SymbolRead } from './read-symbols.ts'
import { StepCosts } from './step-costs.ts'
import type { IsTimeUp } from './thread-clock.ts'

const NEVER: IsTimeUp = () => false

/**
 * Reads the codes of a picture with the one quick attempt.
 *
 * @param costs learn what it cost, for a search that may follow
 */
export async function readCodesQuickly(picture: Picture, costs = new StepCosts()): Promise<PageCodes> {
  if (picture === BLANK) return { seals: [], others: [] }
  return toPageCodes((await QUICK_RUNG.read(picture, { isTimeUp: NEVER, costs })).symbols)
}

/** Pages to be searched, numbered from 0. */
export interface SearchedPages {
  /** What the quick attempt found on each: nothing, or not every code of a seal spread over several. */
  readonly known: readonly PageCodes[]
  readonly draw: (page: number) => Promise<Picture>
  /** A page drawn by a program, without pictures, is no better for being enhanced. */
  readonly isScan: (page: number) => boolean
  /** All pages, those that promise most first; as they are numbered where it is not given. */
  readonly order?: readonly number[]
}

/**
 * Searches pages on which the quick attempt left a 2D-Doc to be found, until every one is whole or time is up.
 *
 * The reader for damaged symbols comes first, and leaves time to name other kinds of code; that is done whatever the
 * time left. Each attempt is made on every page before the next, costlier one, but only where the time left pays for
 * it; pages on which nothing looks like a symbol are left out of the rest. Pages are drawn again for each, so that only
 * one is in memory.
 *
 * @param costs as learnt by the quick attempt; without them nothing is expected to take time
 */
export async function searchPages(
  pages: SearchedPages,
  isTimeUp: IsTimeUp,
  costs = new StepCosts(),
): Promise<PageCodes[]> {
  const seen = pages.known.map((): SymbolRead[] => [])
  const hopeless = new Set<number>()
  const merged = (): PageCodes[] =>
    pages.known.map((known, page) => addSeen(known, toPageCodes(seen[page] ?? [])))
  const climb = async (rung: Rung, page: number): Promise<void> => {
    const picture = await pages.draw(page)
    if (picture === BLANK) return
    const watch = { isTimeUp: timeFor(rung, isTimeUp, costs, pixelsOf(picture)), costs }
    const { symbols, isHopeless } = await rung.read(picture, watch)
    seen[page]?.push(...symbols)
    if (isHopeless === true) hopeless.add(page)
  }
  for (const rung of [DAMAGED_RUNG, OTHER_CODES_RUNG, ...SEARCH_RUNGS]) {
    for (const page of pages.order ?? pages.known.keys()) {
      const isSearched = pages.isScan(page) && !hopeless.has(page) && !isTimeUp()
      if (rung === OTHER_CODES_RUNG || isSearched) await climb(rung, page)
    }
    if (isSettled(merged())) break
  }
  return merged()
}

function timeFor(rung: Rung, isTimeUp: IsTimeUp, costs: StepCosts, pixels: number): IsTimeUp {
  if (rung === OTHER_CODES_RUNG) return NEVER
  const kept = rung === DAMAGED_RUNG ? costs.expected('other-codes', pixels) : 0
  return (toCome = 0) => isTimeUp(toCome + kept)
}

/** A Data Matrix that is no 2D-Doc was seen by the quick attempt; later ones may see it again. */
function addSeen(known: PageCodes, later: PageCodes): PageCodes {
  const before = later.others.includes('DataMatrix') ? [] : known.others
  return { ...mergePageCodes(known, later), others: [...before, ...later.others] }
}
