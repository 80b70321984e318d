import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { addMonths, parisDay } from '../../src/core/calendar-day.ts'
import { auditedInFolder } from '../storage/database/audited.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const GRANT = [
  'operator-key',
  'grant',
  '--name',
  'Portail des flottes',
  '--purpose',
  'Demande des titulaires',
]
const SIGNED = ['--granted-by', 'chef de service']
const grantedSchema = z.looseObject({ id: z.uuid(), key: z.string(), validTo: z.string() })

// Each of these runs a command several times.
describe('permis operator-key', { timeout: 180_000 }, () => {
  it('shows a key once, alone on standard output; lists and takes back without it; the audit says who did', async () => {
    const shown = await workshop.run([...GRANT, ...SIGNED, '--until', '2099-12-31'])
    expect(shown.exit).toBe(0)
    expect(shown.stdout).toMatch(/^pc_op_[0-9a-f]{64}\n$/)
    expect(shown.stderr).toContain('Portail des flottes')

    const given = await workshop.json([...GRANT, ...SIGNED])
    const { id, key, validTo } = grantedSchema.parse(given.value)
    expect(key).toMatch(/^pc_op_[0-9a-f]{64}$/)
    expect(validTo).toBe(addMonths(parisDay(new Date()), 12))

    const revoke = ['operator-key', 'revoke', id, '--revoked-by', 'chef']
    expect((await workshop.run(revoke)).stdout).toContain('retirée par chef')
    expect(await workshop.json(revoke)).toMatchObject({
      exit: 64,
      value: { error: { code: 'OPERATOR_KEY_UNKNOWN' } },
    })
    const list = await workshop.run(['operator-key', 'list'])
    expect(list.stdout).toContain('en vigueur')
    expect(list.stdout).toContain(`${id}  Portail des flottes, motif « Demande des titulaires »`)
    expect(list.stdout + list.stderr).not.toMatch(/pc_op_/)

    const lines = (await auditedInFolder(workshop.path('data'))).filter(({ kind }) => kind === 'OPERATOR_KEY')
    expect(lines).toMatchObject([
      { action: 'habilitate', role: 'operator', requester: 'chef de service' },
      { action: 'habilitate', role: 'operator', requester: 'chef de service', documentId: id },
      { action: 'revoke-habilitation', role: 'operator', requester: 'chef', documentId: id },
    ])
  })

  it.each([
    ['no action', ['operator-key']],
    ['an action that is none', ['operator-key', 'give']],
    ['no purpose', GRANT.slice(0, 4)],
    ['a blank name', GRANT.map((word) => (word === 'Portail des flottes' ? '  ' : word))],
    ['a name of two lines', GRANT.map((word) => (word === 'Portail des flottes' ? 'a\nb' : word))],
    ['a day that is over', [...GRANT, '--until', '2020-01-01']],
    ['a day that is none', [...GRANT, '--until', '2099-02-30']],
    ['no id', ['operator-key', 'revoke']],
  ])('refuses %s, before anything is opened', async (_what, args) => {
    const { exit, stderr } = await workshop.run(args)
    expect(exit).toBe(64)
    expect(stderr).toContain('(USAGE)')
  })
})
