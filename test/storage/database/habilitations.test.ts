import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { DEMONSTRATION_HABILITATIONS } from '../../../src/identity/simulator/proconnect-personas.ts'
import {
  grantHabilitation,
  type HabilitationGrant,
  revokeHabilitation,
} from '../../../src/service/clerk/manage-habilitations.ts'
import { seedHabilitations } from '../../../src/service/clerk/seed-habilitations.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseHabilitations } from '../../../src/storage/database/database-habilitations.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const TODAY = parseCalendarDay('2026-11-22')
const AGENT = { identityProviderId: 'idp', uid: 'u1', siret: '00000000100018' }
const grant: HabilitationGrant = {
  ...AGENT,
  jurisdiction: 'Tribunal judiciaire (fictif)',
  court: 'judicial',
  validFrom: parseCalendarDay('2026-01-01'),
  validTo: parseCalendarDay('2026-12-31'),
  grantedBy: 'chef de greffe',
  at: AT,
}

describe.each(ENGINES)('habilitations in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  beforeEach(async () => {
    for (const table of ['habilitation', 'audit_pending'] as const)
      await database.db.deleteFrom(table).execute()
  })
  afterAll(() => database.close())
  const register = () => databaseHabilitations(database.db, keys)
  const day = parseCalendarDay

  it('one that is given is found by its agent alone, with its days as they are', async () => {
    const given = await grantHabilitation(register(), grant)
    expect(await register().find(AGENT, TODAY)).toEqual(given)
    expect(await register().byId(given.id)).toEqual(given)
    expect(given).toMatchObject({ validFrom: '2026-01-01', validTo: '2026-12-31', revoked: false })
    for (const other of [{ identityProviderId: 'x' }, { uid: 'x' }, { siret: '00000000200016' }])
      expect(await register().find({ ...AGENT, ...other }, TODAY)).toBeNull()
  })

  it('its line says who gave what to whom', async () => {
    const { id } = await grantHabilitation(register(), grant)
    expect(await auditedIn(database)).toMatchObject([
      {
        action: 'habilitate',
        outcome: 'granted',
        role: 'operator',
        requester: 'chef de greffe',
        service: AGENT.siret,
        purpose: 'u1 (idp), judicial, 2026-01-01/2026-12-31',
        documentId: id,
        neph: null,
      },
    ])
  })

  it('the one in force comes before those that are not, whichever was given last', async () => {
    const given = await grantHabilitation(register(), grant)
    const next = { validFrom: day('2027-01-01'), validTo: day('2027-12-31') }
    const later = await grantHabilitation(register(), {
      ...grant,
      ...next,
      at: new Date('2026-11-23T08:00:00Z'),
    })
    expect(await register().find(AGENT, TODAY)).toMatchObject({ id: given.id })
    expect(await register().find(AGENT, day('2026-12-31'))).toMatchObject({ id: given.id })
    expect(await register().find(AGENT, day('2027-01-01'))).toMatchObject({ id: later.id })
    expect(await register().find(AGENT, day('2028-01-01'))).toMatchObject({ id: later.id })
  })

  it('no second one is given for days of the first, until that is taken back', async () => {
    const { id } = await grantHabilitation(register(), grant)
    const again = { ...grant, court: 'administrative', validFrom: day('2026-12-31') } as const
    await expect(grantHabilitation(register(), again)).rejects.toMatchObject({
      code: 'HABILITATION_OVERLAPS',
    })
    expect(await register().list()).toHaveLength(1)
    expect(await auditedIn(database)).toHaveLength(1)
    await revokeHabilitation(register(), { id, revokedBy: 'chef', at: AT })
    await grantHabilitation(register(), again)
    expect(await register().find(AGENT, day('2026-12-31'))).toMatchObject({ court: 'administrative' })
  })

  it('of two given at once for the same days one is kept', async () => {
    const both = await Promise.allSettled([1, 2].map(() => grantHabilitation(register(), grant)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await register().list()).toHaveLength(1)
  })

  it('one taken back stays on record, and is taken back once', async () => {
    const { id } = await grantHabilitation(register(), grant)
    const order = { id, revokedBy: 'chef de greffe', at: AT }
    expect(await revokeHabilitation(register(), order)).toMatchObject({ revoked: true, revokedAt: AT })
    expect(await register().find(AGENT, TODAY)).toMatchObject({ id, revoked: true })
    await expect(revokeHabilitation(register(), order)).rejects.toMatchObject({
      code: 'HABILITATION_UNKNOWN',
    })
    const lines = await auditedIn(database)
    expect(lines.map(({ action }) => action)).toEqual(['habilitate', 'revoke-habilitation'])
  })

  it('an id that names none is refused, whatever its form', async () => {
    for (const id of ['', 'x', "' or true", crypto.randomUUID()])
      await expect(revokeHabilitation(register(), { id, revokedBy: 'chef', at: AT })).rejects.toMatchObject({
        code: 'HABILITATION_UNKNOWN',
      })
    expect(await auditedIn(database)).toEqual([])
  })

  it('the agents of the demonstration are habilitated once, and one taken back stays so', async () => {
    await seedHabilitations(register(), DEMONSTRATION_HABILITATIONS, AT)
    const [first] = DEMONSTRATION_HABILITATIONS
    await revokeHabilitation(register(), { id: first?.id ?? '', revokedBy: 'chef', at: AT })
    await seedHabilitations(register(), DEMONSTRATION_HABILITATIONS, AT)
    const kept = await register().list()
    expect(kept).toHaveLength(DEMONSTRATION_HABILITATIONS.length)
    expect(kept.filter(({ revoked }) => revoked)).toHaveLength(1)
    expect(await auditedIn(database)).toHaveLength(DEMONSTRATION_HABILITATIONS.length + 1)
  })
})
