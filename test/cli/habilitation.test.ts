import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMONSTRATION_AGENTS } from '../../src/identity/simulator/proconnect-personas.ts'
import { auditedInFolder } from '../storage/database/audited.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const SIRET = '00000000100018'
const GRANT = [
  ...['habilitation', 'grant', '--uid', 'agent-1', '--siret', SIRET, '--court', 'judicial'],
  ...['--jurisdiction', 'Tribunal judiciaire (fictif)', '--from', '2026-01-01', '--to', '2099-12-31'],
  ...['--granted-by', 'chef de greffe'],
]

// Each of these runs a command several times.
describe('permis habilitation', { timeout: 180_000 }, () => {
  it('gives, lists and takes back, and the audit says who did', async () => {
    const given = await workshop.json(GRANT)
    expect(given).toMatchObject({ exit: 0, stderr: '' })
    const [provider] = DEMONSTRATION_AGENTS.identityProviders
    expect(given.value).toMatchObject({
      uid: 'agent-1',
      siret: SIRET,
      identityProviderId: provider,
      revoked: false,
    })
    const id = (given.value as { readonly id: string }).id

    const again = await workshop.json(GRANT)
    expect(again).toMatchObject({ exit: 64, value: { error: { code: 'HABILITATION_OVERLAPS' } } })
    const list = await workshop.run(['habilitation', 'list'])
    expect(list.stdout).toContain(`${id}  agent-1, SIRET ${SIRET}`)
    expect(list.stdout).toContain('en vigueur')

    const revoke = ['habilitation', 'revoke', id, '--revoked-by', 'chef de greffe']
    expect((await workshop.run(revoke)).stdout).toContain('retirée')
    expect(await workshop.json(revoke)).toMatchObject({
      exit: 64,
      value: { error: { code: 'HABILITATION_UNKNOWN' } },
    })
    expect((await workshop.json(['habilitation', 'list', '--siret', '00000000200016'])).value).toEqual([])

    const lines = (await auditedInFolder(workshop.path('data'))).filter(({ kind }) => kind === 'HABILITATION')
    expect(lines).toMatchObject([
      { action: 'habilitate', role: 'operator', requester: 'chef de greffe', service: SIRET, documentId: id },
      { action: 'revoke-habilitation', role: 'operator', requester: 'chef de greffe', documentId: id },
    ])
  })

  it.each([
    ['no action', ['habilitation']],
    ['an action that is none', ['habilitation', 'give']],
    ['nobody who grants', GRANT.slice(0, -2)],
    ['a SIRET too short', GRANT.map((word) => (word === SIRET ? '123' : word))],
    ['another kind of court', GRANT.map((word) => (word === 'judicial' ? 'commercial' : word))],
    ['days the wrong way round', GRANT.map((word) => (word === '2099-12-31' ? '2025-12-31' : word))],
    ['no id', ['habilitation', 'revoke', '--revoked-by', 'chef']],
  ])('refuses %s, before anything is opened', async (_what, args) => {
    const { exit, stderr } = await workshop.run(args)
    expect(exit).toBe(64)
    expect(stderr).toContain('(USAGE)')
  })
})
