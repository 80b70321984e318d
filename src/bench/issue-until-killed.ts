import { createHash } from 'node:crypto'
import { withIssuing } from '../main.ts'
import { type IssuePorts, issueDocument } from '../service/issue-document.ts'
import { readSettings } from '../settings.ts'
import { databaseIdempotency } from '../storage/database/database-idempotency.ts'
import type { Registry } from '../storage/database/open-registry.ts'
import { NEPH, ownFolders } from './workshop.ts'

/** Far enough apart that what a killed process held is free for the next. */
const BETWEEN_ROUNDS_MS = 61_000

/**
 * Issues one document after the other, each under a key, and acknowledges `key id` on standard output, a line each,
 * once it is committed; until it is killed.
 */
async function issueUntilKilled(folder: string, url: string, firstKey: number, round: number): Promise<void> {
  const settings = readSettings({ ...ownFolders(folder), DATABASE_URL: url })
  const now = new Date()
  await withIssuing(settings, now, async ({ issuePorts, registry }) => {
    const issue = await issuePorts()
    for (let key = firstKey; ; key++) {
      const at = new Date(Date.now() + round * BETWEEN_ROUNDS_MS)
      const id = await issueOnce(issue, registry, String(key), at)
      await new Promise<void>((resolve) => process.stdout.write(`${key} ${id}\n`, () => resolve()))
    }
  })
}

async function issueOnce(ports: IssuePorts, { db, keys }: Registry, key: string, at: Date): Promise<string> {
  const asked = { actor: 'bench', key, requestHash: createHash('sha256').update(key).digest() }
  const beginning = await databaseIdempotency(db, keys).begin(asked, at)
  if (beginning.kind === 'replay') return beginning.response
  if (beginning.kind !== 'new') throw new TypeError(`key ${key} is ${beginning.kind}`)
  const request = {
    kind: 'ADCS',
    neph: NEPH,
    requester: { role: 'operator', mandate: { kind: 'demonstration' } },
    recipientSiren: null,
    at: new Date(),
    lint: 'symbol',
  } as const
  const { lease } = beginning
  const { id } = await issueDocument(ports, request, (issued) => ({
    ...asked,
    lease,
    status: 201,
    response: issued.id,
  }))
  return id
}

const [folder = '', url = '', firstKey, round] = process.argv.slice(2)
await issueUntilKilled(folder, url, Number(firstKey), Number(round))
