import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { DRIVERS, REFERENCES } from '../core/letters.ts'
import { fixture } from '../core/records.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

const AT = '2026-11-22T09:00:00+01:00'
let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const letter = (reference: string, neph: string, ...more: readonly string[]) => [
  ...['issue', 'letter', '--reference', reference, '--neph', neph, '--out', `${reference}.pdf`],
  ...['--at', AT],
  ...more,
]
const driver = (reference: keyof typeof DRIVERS) => fixture(DRIVERS[reference])

describe('permis issue letter', () => {
  it.each(REFERENCES)('composes the %s that is due, and an authority verifies it', async (reference) => {
    const { exit, stderr, value } = await workshop.json(letter(reference, driver(reference).neph))
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(value).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/),
      kind: 'LETTER',
      emittedOn: '2026-11-22',
      expiresOn: null,
      payload: expect.stringMatching(/^DC04FR00PC02.{8}A101FR/),
      file: workshop.path(`${reference}.pdf`),
    })
    const verified = await workshop.json([
      ...['verify', `${reference}.pdf`, '--as', 'authority', '--expect', 'letter', '--at', AT],
    ])
    expect(verified.exit).toBe(0)
    expect(verified.value).toMatchObject({
      verdict: 'valid',
      document: { kind: 'LETTER', licence: { letter: reference, neph: driver(reference).neph } },
    })
    expect(outcomes(verified.value)).toMatchObject({
      'visible-text': 'passed',
      'pdf-signature': 'passed',
      'issuer-allowed': 'passed',
      'expected-kind': 'passed',
    })
  })

  it.each([
    ['anonymous', 0],
    ['employer', 77],
    ['insurer', 77],
  ])('keeps its content from %s, exit %i', async (role, exit) => {
    const ran = await workshop.json(['verify', '48M.pdf', '--as', role, '--at', AT])
    expect(ran.exit).toBe(exit)
    expect(ran.value).toMatchObject({
      verdict: 'valid',
      document: null,
      withheld: { reason: 'POINTS_RESERVED' },
      seal: { fields: null },
    })
    expect(ran.stdout).not.toMatch(/CASTELRIVE|020633108254|"48M"/)
  })

  it('takes the infraction named rather than the latest', async () => {
    const { value } = await workshop.json(
      letter('48', '900676109935', '--infraction', olderInfraction('sixty-lines')),
    )
    const { fields } = decodeSeal(payloadOf(value))
    expect(fields.find(({ id }) => id === 'AB')?.value).toBe('48')
    const latest = await workshop.json(letter('48', '900676109935'))
    expect(decodeSeal(payloadOf(latest.value)).fields.find(({ id }) => id === 'AD')?.value).not.toBe(
      fields.find(({ id }) => id === 'AD')?.value,
    )
  })

  it('that is not due is refused with LETTER_NOT_DUE, exit 65, and nothing is written', async () => {
    const ran = await workshop.json([
      ...[
        'issue',
        'letter',
        '--reference',
        '48SI',
        '--neph',
        '051227308989',
        '--out',
        'none.pdf',
        '--at',
        AT,
      ],
    ])
    expect(ran.exit).toBe(65)
    expect(ran.value).toMatchObject({ error: { code: 'LETTER_NOT_DUE' } })
    expect(existsSync(workshop.path('none.pdf'))).toBe(false)
  })

  it.each([
    ['without --reference', ['issue', 'letter', '--neph', '051227308989', '--out', 'x.pdf'], /--reference/],
    ['with an unknown reference', letter('48B', '051227308989'), /46, 47, 48, 48M, 48N, 48SI/],
    ['with a recipient', letter('48', '051227308989', '--recipient', '732829320'), /--recipient/],
  ])('%s is a usage error, exit 64', async (_, args, told) => {
    const { exit, stderr } = await workshop.run(args)
    expect(exit).toBe(64)
    expect(stderr).toMatch(told)
  })

  it('an option of letters given for a statement is a usage error, exit 64', async () => {
    const { exit } = await workshop.run([
      ...['issue', 'rii', '--reference', '48', '--neph', '051227308989', '--out', 'x.pdf'],
    ])
    expect(exit).toBe(64)
  })

  it('an unknown file number exits 67', async () => {
    expect((await workshop.run(letter('48', '999999999999'))).exit).toBe(67)
  })

  it('in production without purpose and requester is refused, exit 77', async () => {
    const args = letter('48M', driver('48M').neph).slice(0, -2)
    const { exit } = await workshop.run(args, { env: { NODE_ENV: 'production' } })
    expect(exit).toBe(77)
  })

  it('leaves an audit line without the confidential code, which is nowhere but on the page', async () => {
    const record = driver('48')
    const { value, stdout } = await workshop.json(letter('48', record.neph))
    expect((await workshop.audit()).at(-1)).toMatchObject({
      outcome: 'granted',
      kind: 'LETTER',
      neph: record.neph,
    })
    const file = readFileSync(workshop.path('48.pdf')).toString('latin1')
    for (const place of [stdout, payloadOf(value), JSON.stringify(await workshop.audit()), file])
      expect(place).not.toContain(record.confidentialCode)
  })
})

function outcomes(report: unknown): Readonly<Record<string, string>> {
  if (typeof report !== 'object' || report === null || !('checks' in report) || !Array.isArray(report.checks))
    throw new Error('a report has checks')
  return Object.fromEntries(report.checks.map(({ name, outcome }) => [name, outcome]))
}

function payloadOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('payload' in value)) throw new Error('no payload')
  return String(value.payload)
}

function olderInfraction(name: string): string {
  const infractions = fixture(name).events.filter(
    (event) => event.kind === 'infraction' && 'id' in event && event.points === 1,
  )
  return String(infractions[0]?.id)
}
