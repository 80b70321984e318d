import { complete, type Effort, type FigureResult } from './figure.ts'
import { fillRegistry } from './fill-registry.ts'
import { measureInTurn } from './measure.ts'
import { issueAdcs, type Workshop, withWorkshop } from './workshop.ts'

const SMALL = 1000
const MOST_RATIO = 1.2

/** Measures how long issuing takes with a million licences and documents in the database, and with a thousand. */
export async function measureRegistrySize(effort: Effort): Promise<FigureResult> {
  const size = effort === 'smoke' ? 10_000 : 1_000_000
  return withWorkshop((few) =>
    withWorkshop(async (many) => {
      await fillRegistry(few.demonstration.registry, SMALL)
      await fillRegistry(many.demonstration.registry, size)
      const [ofFew, ofMany] = await measureInTurn(
        [side(few, effort), side(many, effort)],
        effort === 'smoke' ? 3 : 15,
      )
      if (ofFew === undefined || ofMany === undefined) throw new TypeError('two sides were measured')
      const ratio = ofMany.wallMs / ofFew.wallMs
      return complete({
        figure: 'registry',
        what: `issuing with ${size} licences and documents, beside ${SMALL} (embedded database)`,
        unit: 'ms per document',
        ours: ofMany.wallMs,
        peer: ofFew.wallMs,
        ratio,
        wallRatio: null,
        target: `at most ${MOST_RATIO} times`,
        reached: ratio <= MOST_RATIO,
      })
    }),
  )
}

function side({ demonstration, at }: Workshop, effort: Effort) {
  const [times, warmUp] = effort === 'smoke' ? [3, 6] : [20, 60]
  return { times, warmUp, run: () => issueAdcs(demonstration.issue, at, 'symbol') }
}
