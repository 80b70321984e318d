import { expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import type { IssuingBatch } from '../../../src/service/batch/issuing-batches.ts'
import {
  type OpenBatchDocumentPorts,
  openBatchDocument,
} from '../../../src/service/batch/open-batch-document.ts'
import type { RegisteredDocument } from '../../../src/service/document-register.ts'
import type { OperatorKey } from '../../../src/service/operator/operator-key.ts'

const AT = new Date('2026-11-22T09:00:00Z')
const DAY = parseCalendarDay('2027-03-22')
const OPERATOR: OperatorKey = {
  ...{ id: 'K', name: 'Portail', purpose: 'Demande des titulaires', kinds: ['ADCS', 'RII'] },
  ...{ grantedBy: 'chef', grantedAt: AT, validTo: DAY, revokedBy: null, revokedAt: null },
}
const DOCUMENT: RegisteredDocument = {
  ...{ id: 'D', kind: 'RII', neph: parseNeph('051227308989'), emittedOn: DAY, expiresOn: null },
  ...{ recipientSiren: null, issuedAt: AT, isKept: true, isWithdrawn: false },
}
const BATCH: IssuingBatch = {
  ...{ id: 'B', state: 'done', total: 1, done: 1, failed: 0 },
  ...{ createdAt: AT, finishedAt: AT, deletedAt: null },
}
const lines: AuditEntry[] = []
const ports: OpenBatchDocumentPorts = {
  batches: {
    create: async () => BATCH,
    find: async () => BATCH,
    lines: async () => [],
    holds: async () => true,
    cancel: async () => {},
  },
  documents: { find: async () => DOCUMENT, pdfOf: async () => new Uint8Array(1) },
  audit: { append: async (line) => void lines.push(line) },
}
const opened = (operator: OperatorKey) =>
  openBatchDocument(ports, operator, { batchId: 'B', documentId: 'D', at: AT })

it('a document of a batch that its key may no longer order is refused, with the reason and the rule', async () => {
  expect(await opened(OPERATOR)).toMatchObject({ id: 'D', kind: 'RII' })
  await expect(opened({ ...OPERATOR, kinds: ['ADCS'] })).rejects.toMatchObject({
    code: 'ACCESS_REFUSED',
    evidence: { reason: 'MANDATE_REQUIRED', basis: expect.stringContaining('R225-4') },
  })
  expect(lines.map(({ outcome }) => outcome)).toEqual(['granted', 'refused'])
})
