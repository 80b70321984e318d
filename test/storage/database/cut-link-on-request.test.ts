import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { cutLinkOnRequest } from '../../../src/service/sign-in/cut-link-on-request.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAtomically } from '../../../src/storage/database/database-atomically.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const NEPH = parseNeph('051227308989')

describe.each(ENGINES)('a link cut by an operator in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
    const line = composeAuditEntry({ at: AT, action: 'link-licence', outcome: 'granted', role: 'holder' })
    await databaseFranceConnectLinks(database.db, keys).bind('one', NEPH, AT, line)
  })
  afterAll(() => database.close())
  const ports = () => ({
    audit: databaseAuditOutbox(database.db, keys),
    atomically: databaseAtomically(database.db, keys, { registryCodesSeenElsewhere: false }),
  })
  const links = () => databaseFranceConnectLinks(database.db, keys)

  it('is refused without a mandate, and nothing but the refusal is written', async () => {
    const cutting = cutLinkOnRequest(ports(), { neph: NEPH, mandate: { kind: 'none' }, at: AT })
    await expect(cutting).rejects.toMatchObject({ code: 'ACCESS_REFUSED' })
    expect(await links().ofLicence(NEPH)).not.toBeNull()
    expect((await auditedIn(database)).at(-1)).toMatchObject({
      ...{ action: 'cut-link', outcome: 'refused', role: 'operator', reason: 'MANDATE_REQUIRED', neph: NEPH },
    })
  })

  it('is cut by exactly one of those who ask at the same time', async () => {
    const mandate = { kind: 'request', purpose: 'p', requestedBy: 'q' } as const
    const asked = [1, 2, 3].map(() => cutLinkOnRequest(ports(), { neph: NEPH, mandate, at: AT }))
    const came = (await Promise.allSettled(asked)).map((one) =>
      one.status === 'fulfilled' ? 'cut' : (one.reason as { code: string }).code,
    )
    expect(came.toSorted()).toEqual(['LINK_UNKNOWN', 'LINK_UNKNOWN', 'cut'])
    expect(await databaseHolderNotices(database.db, keys).list(NEPH)).toHaveLength(1)
    const granted = (await auditedIn(database)).filter(
      ({ action, outcome }) => action === 'cut-link' && outcome === 'granted',
    )
    expect(granted).toHaveLength(1)
  })
})
