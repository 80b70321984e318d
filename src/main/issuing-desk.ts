import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issuing } from '../main.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { answerRequest, readWaitingRequests } from '../service/answer-request.ts'
import { releaseCase } from '../service/audit/release-case.ts'
import { importAuthorised } from '../service/batch/import-authorised.ts'
import { issueOrder } from '../service/batch/issue-order.ts'
import { grantHabilitation, revokeHabilitation } from '../service/clerk/manage-habilitations.ts'
import { issueDocument } from '../service/issue-document.ts'
import { grantOperatorKey, revokeOperatorKey } from '../service/operator/manage-operator-keys.ts'
import { readPoints } from '../service/read-points.ts'
import type { RegistryDesk, RenewedCode } from '../service/registry-desk.ts'
import { type RenewalRequest, renewCode } from '../service/renew-code.ts'
import { cutLinkOnRequest } from '../service/sign-in/cut-link-on-request.ts'
import type { Settings } from '../settings.ts'
import { databaseAuditTrace } from '../storage/database/audit-trace.ts'
import { databaseHabilitations } from '../storage/database/database-habilitations.ts'
import { databaseOperatorKeys } from '../storage/database/database-operator-keys.ts'
import { databaseRequestsDesk } from '../storage/database/database-requests-desk.ts'
import { exportAudit } from '../storage/database/export-audit.ts'
import { importChunk } from '../storage/database/import-chunk.ts'
import { verifyKeptAudit } from '../storage/database/verify-kept-audit.ts'

const TICKET = /^[0-9a-f-]{36}$/

/**
 * Serves operators' commands from the registry of this process.
 *
 * The letter of a new code is kept in `outgoing/` of the data folder until its bytes have been given, so that a code
 * in force is never in no letter.
 */
export function issuingDesk(
  { issuePorts, renewalPorts, registry, withdrawals }: Issuing,
  { dataDir, production }: Pick<Settings, 'dataDir' | 'production'>,
): RegistryDesk {
  const folder = join(dataDir, 'outgoing')
  return {
    issue: async (request) => issueDocument(await issuePorts(), request),
    issueOrder: async (order) =>
      issueOrder({ ...(await issuePorts()), documents: registry.documents }, order),
    importRecords: (asked) =>
      importAuthorised(
        { audit: registry.audit, importChunk: importChunk(registry, !production) },
        asked,
        new Date(),
      ),
    readPoints: (request) => readPoints(registry, request),
    renewCode: async (request) => renewInto(folder, await renewalPorts(), request),
    withdrawDocument: (request) => withdrawals.withdraw(request),
    publishWithdrawals: async () => (await withdrawals.publish()).length,
    listRequests: ({ after }) =>
      readWaitingRequests(
        { desk: databaseRequestsDesk(registry.db, registry.keys), audit: registry.audit },
        after,
        new Date(),
      ),
    answerRequest: (answer) => answerRequest(databaseRequestsDesk(registry.db, registry.keys), answer),
    backUp: async () => (registry.backUp === null ? null : registry.backUp()),
    async letterTaken(ticket) {
      if (TICKET.test(ticket)) await rm(join(folder, `${ticket}.pdf`), { force: true })
    },
    verifyAudit: (evidence) => verifyKeptAudit(registry.db, registry.keys, evidence),
    exportAudit: (request) => exportAudit(registry.db, registry.keys, request),
    releaseCase: (release) =>
      releaseCase({ audit: registry.audit, trace: databaseAuditTrace(registry.db, registry.keys) }, release),
    cutLink: (request) => cutLinkOnRequest(registry, request),
    ...rightsDesk(registry),
  }
}

/** Who may validate documents, and which programs may order them. */
function rightsDesk({ db, keys }: Issuing['registry']) {
  const habilitations = databaseHabilitations(db, keys)
  const operatorKeys = databaseOperatorKeys(db, keys)
  return {
    grantHabilitation: (grant) => grantHabilitation(habilitations, grant),
    revokeHabilitation: (revocation) => revokeHabilitation(habilitations, revocation),
    grantOperatorKey: (grant) => grantOperatorKey(operatorKeys, grant),
    revokeOperatorKey: (revocation) => revokeOperatorKey(operatorKeys, revocation),
    listOperatorKeys: () => operatorKeys.list(),
    listHabilitations: async ({ siret }) =>
      (await habilitations.list()).filter((each) => siret === undefined || each.siret === siret),
  } satisfies Partial<RegistryDesk>
}

async function renewInto(
  folder: string,
  ports: Awaited<ReturnType<Issuing['renewalPorts']>>,
  request: RenewalRequest,
): Promise<RenewedCode> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const ticket = randomUUID()
  const path = join(folder, `${ticket}.pdf`)
  let pdf = new Uint8Array()
  const outgoing = {
    leave: async (letter: Uint8Array) => {
      await writeWhole(path, letter, FILE_MODE.private)
      pdf = Uint8Array.from(letter)
    },
    takeBack: () => rm(path, { force: true }),
  }
  const { id, kind, emittedOn } = await renewCode({ ...ports, outgoing }, request)
  return { letter: { id, kind, emittedOn }, pdf, ticket }
}
