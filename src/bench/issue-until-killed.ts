import { createHash } from 'node:crypto'
import { withDemonstration } from '../main.ts'
import { issueDocument } from '../service/issue-document.ts'
import { readSettings } from '../settings.ts'
import { databaseIdempotency } from '../storage/database/database-idempotency.ts'
import { NEPH } from './workshop.ts'

/** Far enough apart that what a killed process held is free for the next. */
const BETWEEN_ROUNDS_MS = 61_000

/**
 * Issues one document after the other, each under a key, and acknowledges `key id` on standard output, a line each,
 * once it is committed; until it is killed.
 */
async function issueUntilKilled(firstKey: number, round: number): Promise<void> {
  const now = new Date()
  await withDemonstration(readSettings(process.env), now, now, async ({ issue, registry }) => {
    const keys = databaseIdempotency(registry.db)
    for (let key = firstKey; ; key++) {
      const id = await issueOnce(key)
      await new Promise<void>((resolve) => process.stdout.write(`${key} ${id}\n`, () => resolve()))
    }

    async function issueOnce(key: number): Promise<string> {
      const asked = {
        actor: 'bench',
        key: String(key),
        requestHash: createHash('sha256').update(`${key}`).digest(),
      }
      const beginning = await keys.begin(asked, new Date(Date.now() + round * BETWEEN_ROUNDS_MS))
      if (beginning.kind === 'replay') return beginning.response
      if (beginning.kind !== 'new') throw new TypeError(`key ${key} is ${beginning.kind}`)
      const request = {
        kind: 'ADCS',
        neph: NEPH,
        requester: { role: 'operator', mandate: { kind: 'demonstration' } },
        recipientSiren: null,
        at: now,
        lint: 'symbol',
      } as const
      const { lease } = beginning
      const { id } = await issueDocument(issue, request, (issued) => ({
        ...asked,
        lease,
        status: 201,
        response: issued.id,
      }))
      return id
    }
  })
}

const [firstKey, round] = process.argv.slice(2).map(Number)
await issueUntilKilled(firstKey ?? 0, round ?? 0)
