import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CodedError } from '../errors.ts'
import { findService, type HandOver } from '../handover/hand-over-work.ts'
import type { ProgramKind } from '../handover/program-kind.ts'
import type { Issuing } from '../main.ts'
import type { OperatorKey } from '../service/operator/operator-key.ts'
import type { RegistryDesk } from '../service/registry-desk.ts'
import type { Settings } from '../settings.ts'

/** A service that is starting or stopping, or another command, holds the database for seconds. */
const PATIENCE_MS = 20_000

/**
 * Tells one edition of this program from another: only the same one understands the values handed over. It is of the
 * content, for `npx` builds anew what a running service was built from.
 */
const EDITION = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .update(readFileSync(new URL('../../package.json', import.meta.url)))
  .digest('base64url')

/** What this process is to one that it works with. */
export function programKind({ production }: Pick<Settings, 'production'>): ProgramKind {
  return { edition: EDITION, kind: production ? 'production' : 'demonstration' }
}

/**
 * Lends the registry to a command: through the running service, where one holds the embedded database, or opened
 * here and given back whatever becomes of the work.
 *
 * @throws {CodedError} DATABASE_LOCKED when another process keeps the database and hands nothing over
 */
export async function withDesk<Result>(
  settings: Settings,
  now: Date,
  work: (desk: RegistryDesk) => Promise<Result>,
): Promise<Result> {
  const service = await findOrOpen(settings, now)
  if (typeof service === 'function') return work(remoteDesk(service))
  const { issuingDesk } = await import('./issuing-desk.ts')
  try {
    return await work(issuingDesk(service, settings))
  } finally {
    await service.close()
  }
}

/** Gives the desk of the running service that holds the embedded database; null where there is none. */
export async function runningDesk(settings: Settings): Promise<RegistryDesk | null> {
  const service = await findRunning(settings)
  return service === null ? null : remoteDesk(service)
}

async function findRunning(settings: Settings): Promise<HandOver | null> {
  return settings.databaseUrl === null ? findService(settings.dataDir, programKind(settings)) : null
}

async function findOrOpen(settings: Settings, now: Date): Promise<HandOver | Issuing> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const service = await findRunning(settings)
    if (service !== null) return service
    try {
      // Loaded here alone: what is handed over needs no press, no keys and no database.
      const { openIssuing } = await import('../main.ts')
      return await openIssuing(settings, now)
    } catch (error) {
      const locked = error instanceof CodedError && error.code === 'DATABASE_LOCKED'
      if (!locked || Date.now() > end) throw error
      await wait(200)
    }
  }
}

/** What comes back was given by the same build of this program, whose types are these. */
function remoteDesk(handOver: HandOver): RegistryDesk {
  const remote =
    <Asked, Given>(operation: keyof RegistryDesk): ((asked: Asked) => Promise<Given>) =>
    async (asked) =>
      (await handOver(operation, asked)) as Given
  return {
    issue: remote('issue'),
    readPoints: remote('readPoints'),
    issueOrder: remote('issueOrder'),
    importRecords: remote('importRecords'),
    renewCode: remote('renewCode'),
    withdrawDocument: remote('withdrawDocument'),
    publishWithdrawals: () => remote<null, number>('publishWithdrawals')(null),
    letterTaken: remote('letterTaken'),
    listRequests: remote('listRequests'),
    answerRequest: remote('answerRequest'),
    backUp: () => remote<null, Uint8Array | null>('backUp')(null),
    grantHabilitation: remote('grantHabilitation'),
    revokeHabilitation: remote('revokeHabilitation'),
    verifyAudit: remote('verifyAudit'),
    exportAudit: remote('exportAudit'),
    releaseCase: remote('releaseCase'),
    cutLink: remote('cutLink'),
    listHabilitations: remote('listHabilitations'),
    grantOperatorKey: remote('grantOperatorKey'),
    revokeOperatorKey: remote('revokeOperatorKey'),
    listOperatorKeys: () => remote<null, readonly OperatorKey[]>('listOperatorKeys')(null),
  }
}
