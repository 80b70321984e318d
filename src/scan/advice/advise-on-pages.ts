import type { Advice } from '../../core/verification/advice.ts'
import type { Picture } from '../picture.ts'
import { advise, type PictureAdvice } from './advise.ts'

/** Measuring more would take longer than it helps. */
const MOST_PAGES = 3

/**
 * Gives the advice for the page on which something looks most like a code, of the first few given.
 *
 * @param pages those that promise most first
 * @param unseen pages that nobody looked at, for want of time
 */
export async function adviseOnPages(
  pages: readonly number[],
  unseen: number,
  draw: (page: number) => Promise<Picture>,
  isTimeUp: () => boolean,
): Promise<readonly Advice[]> {
  const notSearched: readonly Advice[] = unseen > 0 ? [{ code: 'PAGES_NOT_SEARCHED' }] : []
  let best: PictureAdvice | null = null
  for (const page of pages.slice(0, MOST_PAGES)) {
    if (isTimeUp()) break
    const given = advise(await draw(page))
    if (best === null || given.likeness > best.likeness) best = given
  }
  return [...(best?.advice ?? []), ...notSearched]
}
