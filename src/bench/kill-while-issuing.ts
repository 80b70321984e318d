import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openDataKeys } from '../storage/database/data-keys.ts'
import { requestRow, requestSecrets } from '../storage/database/database-idempotency.ts'
import { openDatabase } from '../storage/database/open-database.ts'
import { ownFolders } from './workshop.ts'

/** Always the built file: Node 20 does not run TypeScript. */
const CHILD = fileURLToPath(new URL('../../dist/bench/issue-until-killed.js', import.meta.url))

/** What became of the documents. */
export interface AfterKills {
  readonly rounds: number
  /** Told to their asker as issued. */
  readonly acknowledged: number
  /** Acknowledged, and not in the register. */
  readonly lost: number
  /** In the register more than once for one request, or for none. */
  readonly twice: number
  /** In the register without an audit line, or the other way round. */
  readonly unaudited: number
}

/**
 * Kills a process that issues documents with -9, again and again, each time at another moment; then holds what was
 * acknowledged against the register.
 *
 * @param url a server of PostgreSQL; null for the embedded database in `folder`
 * @param between done after each kill, for example a crash of the server itself
 */
export async function killWhileIssuing(
  { folder, url, rounds }: { readonly folder: string; readonly url: string | null; readonly rounds: number },
  between: () => Promise<void> = async () => {},
): Promise<AfterKills> {
  const acknowledged = new Map<number, string>()
  for (let round = 0; round < rounds; round++) {
    await killOnce([folder, url ?? ''], round, acknowledged)
    await between()
  }
  return { rounds, ...(await hold(acknowledged, url, ownFolders(folder))) }
}

async function killOnce(
  place: readonly string[],
  round: number,
  acknowledged: Map<number, string>,
): Promise<void> {
  const first = Math.max(-1, ...acknowledged.keys()) + 1
  const child = spawn(process.execPath, [CHILD, ...place, String(first), String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  let left = 2 + (round % 4)
  for await (const line of createInterface({ input: child.stdout })) {
    const [key, id = ''] = line.split(' ')
    acknowledged.set(Number(key), id)
    left -= 1
    // Somewhere in the making or the committing of the next one, sooner or later in it from round to round.
    if (left === 0) void wait((round * 7) % 60).then(() => child.kill('SIGKILL'))
  }
  await closed
  if (child.signalCode !== 'SIGKILL') throw new TypeError(`round ${round} ended by itself: ${complaint}`)
}

async function hold(
  acknowledged: ReadonlyMap<number, string>,
  url: string | null,
  folders: ReturnType<typeof ownFolders>,
) {
  const { PERMIS_DATA_DIR: dir = '', PERMIS_KEYS_DIR: keysDir = '' } = folders
  const { db, close } = await openDatabase({ url, dir })
  try {
    const documents = await db.selectFrom('issued_document').select('id').execute()
    const answers = await db
      .selectFrom('idempotency')
      .select(['actor', 'key', 'response_encrypted'])
      .execute()
    const secrets = requestSecrets(await openDataKeys(db, { keysDir, production: false }))
    const audited = await sql<{ id: string }>`select body::jsonb ->> 'documentId' as id from audit_pending
      union all select body::jsonb ->> 'documentId' from audit_line where action = 'issue'`.execute(db)
    const registered = new Set(documents.map(({ id }) => id))
    const given = answers.flatMap(({ actor, key, response_encrypted: answer }) =>
      answer === null ? [] : secrets.answers.decrypt(answer, requestRow(actor, key)),
    )
    const answered = new Set(given)
    const lines = new Set(audited.rows.map(({ id }) => id))
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged.values()].filter((id) => !registered.has(id)).length,
      twice: documents.length - answered.size + given.length - answered.size,
      unaudited: documents.filter(({ id }) => !lines.has(id)).length + audited.rows.length - registered.size,
    }
  } finally {
    await close()
  }
}
