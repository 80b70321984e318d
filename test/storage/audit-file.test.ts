import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AuditEntry, composeAuditEntry } from '../../src/core/audit/audit-entry.ts'
import { auditFile } from '../../src/storage/audit-file.ts'

const ENTRY: AuditEntry = composeAuditEntry({
  at: new Date('2026-11-22T09:00:00+01:00'),
  action: 'issue',
  outcome: 'granted',
  role: 'operator',
  basis: 'C. route R225-4',
  kind: 'ADCS',
  neph: '051227308989',
})

describe('the audit file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'permis-audit-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const idsWritten = async () => {
    const text = await readFile(join(folder, 'data', 'audit.ndjson'), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).documentId)
  }

  it('holds each line once its promise is kept, in a folder made for it that only its owner reads', async () => {
    await auditFile(join(folder, 'data')).append({ ...ENTRY, documentId: 'A' })
    expect(await idsWritten()).toEqual(['A'])
    expect((await stat(join(folder, 'data', 'audit.ndjson'))).mode & 0o777).toBe(0o600)
  })

  it('keeps lines that come all at once, in their order and none twice', async () => {
    const audit = auditFile(join(folder, 'data'))
    const ids = Array.from({ length: 50 }, (_, index) => String(index))
    await Promise.all(ids.map((documentId) => audit.append({ ...ENTRY, documentId })))
    await audit.append({ ...ENTRY, documentId: 'last' })
    expect(await idsWritten()).toEqual([...ids, 'last'])
  })

  it('refuses a line that cannot be written, and takes the next one when it can be again', async () => {
    const audit = auditFile(join(folder, 'gone', 'data'))
    await rm(folder, { recursive: true })
    await expect(auditFile('/dev/null/data').append(ENTRY)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await audit.append({ ...ENTRY, documentId: 'B' })
    expect(await readFile(join(folder, 'gone', 'data', 'audit.ndjson'), 'utf8')).toContain('"B"')
  })
})
