import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parisDay } from '../../src/core/calendar-day.ts'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { issue, NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const error = (code: string) => ({ error: { code, title: expect.any(String), message: expect.any(String) } })

describe('permis issue', () => {
  it('issues an ADCS of today with its seal text, readable by its owner only, and leaves an audit line', async () => {
    const issued = await issue(workshop, 'adcs', 'adcs.pdf')
    expect(issued).toMatchObject({
      kind: 'ADCS',
      emittedOn: parisDay(new Date()),
      file: workshop.path('adcs.pdf'),
    })
    expect(decodeSeal(issued.payload).fields).toContainEqual(
      expect.objectContaining({ id: '01', value: issued.id }),
    )
    expect(readFileSync(issued.file).subarray(0, 5).toString()).toBe('%PDF-')
    expect(statSync(issued.file).mode & 0o077).toBe(0)
    expect((await workshop.audit()).at(-1)).toMatchObject({
      outcome: 'granted',
      kind: 'ADCS',
      documentId: issued.id,
      neph: NEPH,
    })
  })

  it('issues an RII without end of validity, from a number given on standard input', async () => {
    const ran = await workshop.json(['issue', 'rii', '--neph', '-', '--out', 'rii.pdf'], {
      input: ' 05 12 27 308 989\n',
    })
    expect(ran.exit).toBe(0)
    expect(ran.value).toMatchObject({ kind: 'RII', expiresOn: null })
  })

  it('tells a person in French what was done and how to verify it', async () => {
    const { exit, stdout, stderr } = await workshop.run([
      ...['issue', 'adcs', '--neph', NEPH, '--out', 'told.pdf'],
    ])
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(/^ADCS délivrée : référence \w{16}, valable jusqu’au \d\d\/\d\d\/\d{4} inclus\n/)
    expect(stdout).toContain('npx permis verify told.pdf')
  })

  it('counts four months to the last day of a shorter month (D1)', async () => {
    const year = new Date().getUTCFullYear() - 1
    const february = new Date(Date.UTC(year + 1, 2, 0)).toISOString().slice(0, 10)
    const at = ['--at', `${year}-10-31T10:00:00+01:00`]
    expect(await issue(workshop, 'adcs', 'month-end.pdf', at)).toMatchObject({
      emittedOn: `${year}-10-31`,
      expiresOn: february,
    })
  })

  it('binds an ADCS to a recipient', async () => {
    const { payload } = await issue(workshop, 'adcs', 'bound.pdf', ['--recipient', '552100554'])
    expect(decodeSeal(payload).fields).toContainEqual(
      expect.objectContaining({ id: 'E7', value: '552100554' }),
    )
  })

  it('states the worse where the file says worse than the state recorded, and warns the operator (D14)', async () => {
    const env = await workshop.registryOf('zero-48si-notified', (record) => {
      record.state = 'VALIDE'
    })
    const { exit, stderr } = await workshop.run(
      ['issue', 'adcs', '--neph', '980659403366', '--out', 'worse.pdf'],
      { env },
    )
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: expect.stringContaining('STATE_WORSE_THAN_RECORD') })
  })
})

describe('permis issue refuses', () => {
  it.each([
    ['an unknown NEPH', ['adcs', '--neph', '999999999999'], 67, 'UNKNOWN_NEPH'],
    ['a NEPH that is none', ['adcs', '--neph', '12?45'], 65, 'NEPH_BAD_CHARACTER'],
    [
      'a SIREN with a wrong sum',
      ['adcs', '--neph', NEPH, '--recipient', '123456789'],
      64,
      'RECIPIENT_NOT_A_SIREN',
    ],
    [
      'a recipient for an RII',
      ['rii', '--neph', NEPH, '--recipient', '552100554'],
      64,
      'RECIPIENT_NOT_FOR_THIS_KIND',
    ],
  ])('%s, and writes nothing', async (_, args, exit, code) => {
    const ran = await workshop.json(['issue', ...args, '--out', 'refused.pdf'])
    expect(ran).toMatchObject({ exit, value: error(code) })
    expect(ran.stderr).toContain(code)
    expect(ran.stderr).not.toMatch(/\n\s+at /)
    expect(readdirSync(workshop.dir).filter((name) => name.includes('refused'))).toEqual([])
  })

  it('a folder that is missing, before anything is issued', async () => {
    const before = (await workshop.audit()).length
    const ran = await workshop.json(['issue', 'adcs', '--neph', NEPH, '--out', 'missing/adcs.pdf'])
    expect(ran).toMatchObject({ exit: 73, value: error('CANNOT_WRITE') })
    expect(existsSync(workshop.path('missing'))).toBe(false)
    expect(await workshop.audit()).toHaveLength(before)
  })

  it('a name that is a folder, and leaves nothing half-written beside it', async () => {
    const before = readdirSync(workshop.dir)
    const ran = await workshop.json(['issue', 'adcs', '--neph', NEPH, '--out', 'data'])
    expect(ran).toMatchObject({ exit: 73, value: error('CANNOT_WRITE') })
    expect(readdirSync(workshop.dir)).toEqual(before)
  })
})

describe('permis issue in production', () => {
  const env = { NODE_ENV: 'production' }

  it('refuses --at', async () => {
    const args = ['issue', 'adcs', '--neph', NEPH, '--out', 'p.pdf', '--at', '2026-11-22T09:00:00Z']
    expect(await workshop.json(args, { env })).toMatchObject({ exit: 64, value: error('USAGE') })
  })

  it.each([[[]], [['--purpose', 'contrôle']]])(
    'refuses an operator without mandate (%j), audits it, and makes no key',
    async (mandate) => {
      const keys = { ...env, PERMIS_KEYS_DIR: workshop.path('production-keys') }
      const args = ['issue', 'rii', '--neph', NEPH, '--out', 'p.pdf', ...mandate]
      expect(await workshop.json(args, { env: keys })).toMatchObject({
        exit: 77,
        value: error('ACCESS_REFUSED'),
      })
      expect(workshop.refusals().at(-1)).toMatchObject({ outcome: 'refused', reason: 'MANDATE_REQUIRED' })
      expect(existsSync(workshop.path('production-keys'))).toBe(false)
      expect(existsSync(workshop.path('p.pdf'))).toBe(false)
    },
  )

  it('names every fault of the configuration rather than issue from the demonstration', async () => {
    const mandate = ['--purpose', 'contrôle', '--requested-by', 'agent 12']
    const args = ['issue', 'adcs', '--neph', NEPH, '--out', 'p.pdf', ...mandate]
    const ran = await workshop.json(args, { env })
    expect(ran).toMatchObject({ exit: 78, value: error('CONFIGURATION') })
    expect(ran.stderr).toContain('KEY_PROVIDER')
    expect(ran.stderr).toContain('FC_ISSUER')
  })
})
