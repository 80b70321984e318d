import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openZip } from '../batch/open-zip.ts'
import type { Environment } from '../core/verification/report.ts'
import type { BatchApiPorts } from '../http/api/verification-batches.ts'
import { reportOfNothing } from '../service/batch/examine-files.ts'
import { verificationBatches } from '../service/batch/verification-batches.ts'
import type { Examine, ExaminePorts } from '../service/examine-document.ts'

/** What the batches of a service are judged with. */
export interface BatchParts extends Pick<ExaminePorts, 'currentTrust'> {
  readonly examine: Examine
  readonly environment: Environment
  readonly tellFault: (error: unknown) => void
}

/** An archive that came over the network: less than from the operator's own disk. */
const ZIP_LIMITS = { entries: 200, totalBytes: 400 * 1024 * 1024, fileBytes: 20 * 1024 * 1024 } as const
const ANYBODY = { role: 'anonymous' } as const

/** Opens the batches of a service: judged for anybody, kept in memory alone. */
export function openBatches({ examine, currentTrust, environment, tellFault }: BatchParts): BatchApiPorts {
  const now = () => new Date()
  return {
    batches: verificationBatches({
      examine: (bytes, asked, signedIn) => examine(bytes, { requester: ANYBODY, signedIn, ...asked }),
      examineNothing: () => reportOfNothing({ currentTrust, now }, { requester: ANYBODY, environment }),
      newId: () => randomBytes(32).toString('base64url'),
      ...{ now, wait, tellFault },
    }),
    openArchive: (bytes) => openZip(bytes, ZIP_LIMITS),
  }
}
