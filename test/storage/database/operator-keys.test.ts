import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { identifyOperator } from '../../../src/service/operator/identify-operator.ts'
import {
  grantOperatorKey,
  type OperatorKeyGrant,
  revokeOperatorKey,
} from '../../../src/service/operator/manage-operator-keys.ts'
import { operatorRequester } from '../../../src/service/operator/operator-key.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseOperatorKeys } from '../../../src/storage/database/database-operator-keys.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const GRANT: OperatorKeyGrant = {
  name: 'Portail des flottes',
  purpose: 'Délivrance sur demande des titulaires',
  kinds: ['ADCS'],
  grantedBy: 'chef de service',
  validTo: parseCalendarDay('2026-12-31'),
  at: AT,
}

describe.each(ENGINES)('keys of operators in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  beforeEach(async () => {
    for (const table of ['operator_key', 'audit_pending'] as const)
      await database.db.deleteFrom(table).execute()
  })
  afterAll(() => database.close())
  const register = () => databaseOperatorKeys(database.db, keys)
  const identify = (secret: string, at = AT) =>
    identifyOperator({ keys: register(), audit: databaseAuditOutbox(database.db, keys) }, secret, at)

  it('one that is given is known by its text, of which the database has nothing', async () => {
    const { key, secret } = await grantOperatorKey(register(), GRANT)
    expect(secret).toMatch(/^pc_op_[0-9a-f]{64}$/)
    expect(await identify(secret)).toEqual(key)
    expect(await register().list()).toEqual([key])
    const [row] = await database.db.selectFrom('operator_key').selectAll().execute()
    for (const value of Object.values(row ?? {}))
      expect(Buffer.isBuffer(value) ? value.toString('hex') : String(value)).not.toContain(secret.slice(6))
  })

  it('its mandate is what documents are issued under', async () => {
    const { key } = await grantOperatorKey(register(), GRANT)
    const mandate = { kind: 'request', purpose: GRANT.purpose, requestedBy: `${GRANT.name} (${key.id})` }
    expect(operatorRequester(key, AT)).toEqual({
      role: 'operator',
      mandate: { ...mandate, documents: ['ADCS'] },
    })
    const none = { role: 'operator', mandate: { kind: 'none' } }
    expect(operatorRequester({ ...key, revokedAt: AT }, AT)).toEqual(none)
    expect(operatorRequester(key, new Date('2027-01-01T00:00:00+01:00'))).toEqual(none)
  })

  it('holds through its last day in Paris, and not a second longer', async () => {
    const { secret } = await grantOperatorKey(register(), GRANT)
    await identify(secret, new Date('2026-12-31T23:59:59+01:00'))
    await expect(identify(secret, new Date('2027-01-01T00:00:00+01:00'))).rejects.toMatchObject({
      code: 'OPERATOR_KEY_NOT_IN_FORCE',
    })
  })

  it('one taken back opens nothing from then on, stays on record, and is taken back once', async () => {
    const { key, secret } = await grantOperatorKey(register(), GRANT)
    const order = { id: key.id, revokedBy: 'chef', at: AT }
    expect(await revokeOperatorKey(register(), order)).toMatchObject({ revokedBy: 'chef', revokedAt: AT })
    await expect(identify(secret)).rejects.toMatchObject({ code: 'OPERATOR_KEY_NOT_IN_FORCE' })
    for (const id of [key.id, crypto.randomUUID(), '', "' or true"])
      await expect(revokeOperatorKey(register(), { ...order, id })).rejects.toMatchObject({
        code: 'OPERATOR_KEY_UNKNOWN',
      })
    expect(await register().list()).toMatchObject([{ id: key.id, revokedBy: 'chef' }])
  })

  it.each([
    ['of the right form', `pc_op_${'0'.repeat(64)}`],
    ['of another form', 'pc_op_x'],
    ['of nobody', ''],
  ])('a text %s that is no key is refused', async (_what, secret) => {
    await grantOperatorKey(register(), GRANT)
    await expect(identify(secret)).rejects.toMatchObject({ code: 'OPERATOR_KEY_REFUSED' })
  })

  it('gift, refusal and taking back each leave their line, in which is no key', async () => {
    const { key, secret } = await grantOperatorKey(register(), GRANT)
    await expect(identify(`pc_op_${'0'.repeat(64)}`)).rejects.toThrow()
    await revokeOperatorKey(register(), { id: key.id, revokedBy: 'chef', at: AT })
    await expect(identify(secret)).rejects.toThrow()
    const lines = await auditedIn(database)
    const kind = 'OPERATOR_KEY'
    expect(lines).toMatchObject([
      { action: 'habilitate', requester: 'chef de service', kind, documentId: key.id },
      { action: 'sign-in', outcome: 'refused', role: 'anonymous', kind, reason: 'OPERATOR_KEY_REFUSED' },
      { action: 'revoke-habilitation', requester: 'chef', kind, documentId: key.id },
      {
        ...{ action: 'sign-in', outcome: 'refused', role: 'operator', requester: GRANT.name },
        ...{ kind, documentId: key.id, reason: 'OPERATOR_KEY_NOT_IN_FORCE' },
      },
    ])
    expect(JSON.stringify(lines)).not.toContain(secret.slice(6))
  })
})
