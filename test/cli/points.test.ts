import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const ONE_POINT = '100142204117'
const ASK = ['points', '--neph', ONE_POINT, '--on', '2026-11-22']

const record = {
  neph: '051227308989',
  obtainedOn: '1995-03-01',
  probation: null,
  events: [
    { kind: 'infraction', committedOn: '2025-03-10', establishedOn: '2025-03-25', class: 'C3', points: 1 },
  ],
}
const line = (at: string, more: object = {}) => JSON.stringify({ record: { ...record, ...more }, at })

describe('permis points of a file', () => {
  it('gives balance, cap, history and calendar as one JSON value, each line with its sentence', async () => {
    const { exit, value } = await workshop.json(ASK)
    expect(exit).toBe(0)
    expect(value).toMatchObject({ at: '2026-11-22', knownAt: '2026-11-22', balance: 11, cap: 12 })
    expect(Object.keys(Object(value))).toEqual([
      ...['at', 'knownAt', 'balance', 'cap', 'licenceFrom', 'invalidatedOn', 'voluntaryStageFrom'],
      ...['probations', 'history', 'calendar'],
    ])
    expect(value).toMatchObject({
      calendar: [
        { forecast: true, day: '2027-03-20', points: 1, explanation: expect.stringMatching(/^Prévision : /) },
      ],
    })
  })

  it('tells a person the same in French or English, and whom points are reserved to', async () => {
    const french = await workshop.run(ASK)
    expect(french.stdout).toMatch(/^Solde au 22\/11\/2026 : 11 points sur 12\n/)
    expect(french.stdout).toContain('Prévision : le 20/03/2027')
    expect(french.stderr).toContain('L223-7')
    const english = await workshop.run([...ASK, '--lang', 'en'])
    expect(english.stdout).toContain('11 points out of 12')
    expect(english.stdout).toContain('Forecast: on 20 March 2027')
  })

  it('tells W5 as known before and after the second infraction was recorded', async () => {
    const known = (on: string) =>
      workshop.json([...['points', '--neph', '060211205208', '--on', '2025-10-15', '--known-on'], ...[on]])
    expect((await known('2025-09-01')).value).toMatchObject({ balance: 12 })
    expect((await known('2026-11-22')).value).toMatchObject({ balance: 9 })
  })

  it('leaves an audit line for the reading and for its refusal', async () => {
    await workshop.run(['points', '--neph', '-', '--on', '2026-11-22'], { input: ` ${ONE_POINT}\n` })
    expect((await workshop.audit()).at(-1)).toMatchObject({
      action: 'read-points',
      outcome: 'granted',
      neph: ONE_POINT,
    })
    const refused = await workshop.json(ASK, { env: { NODE_ENV: 'production' } })
    expect(refused).toMatchObject({ exit: 77, value: { error: { code: 'ACCESS_REFUSED' } } })
    expect(workshop.refusals().at(-1)).toMatchObject({ action: 'read-points', outcome: 'refused' })
  })

  it.each([
    [64, ['points']],
    [64, ['points', '--neph', ONE_POINT]],
    [64, ['points', '--neph', ONE_POINT, '--on', '2026-02-30']],
    [64, ['points', '--cases', '-', '--neph', ONE_POINT]],
    [66, ['points', '--cases', 'absent.ndjson']],
    [67, ['points', '--neph', '999999999999', '--on', '2026-11-22']],
  ])('ends with %i for %j', async (exit, args) => {
    expect((await workshop.run(args)).exit).toBe(exit)
  })
})

describe('permis points --cases', () => {
  it('answers each line in its place, errors among them, and ends with 0', async () => {
    const stage = { kind: 'stage', case: 1, from: '2025-05-03', to: '2025-05-02' }
    const input = [
      line('2025-03-24'),
      line('2025-03-25'),
      'not JSON',
      '',
      line('2025-04-01', { events: [stage] }),
      `${line('2025-09-25')}\r`,
      line('2025-04-01', { label: 'two\u2028lines' }),
    ].join('\n')
    const { exit, stdout, stderr } = await workshop.run(['points', '--cases', '-'], { input })
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((text): unknown => JSON.parse(text)),
    ).toEqual([
      { balance: 12, cap: 12 },
      { balance: 11, cap: 12 },
      { error: expect.objectContaining({ code: 'CASE_NOT_JSON' }) },
      { error: expect.objectContaining({ code: 'CASE_NOT_JSON' }) },
      {
        error: {
          code: 'CASE_MALFORMED',
          message: expect.any(String),
          faults: [{ path: 'record.events[0].to', message: expect.any(String) }],
        },
      },
      { balance: 12, cap: 12 },
      { balance: 11, cap: 12 },
    ])
  })

  it('writes nothing but answers, with --json too, and answers nothing to nothing', async () => {
    writeFileSync(workshop.path('cases.ndjson'), `${line('2025-03-25')}\n`)
    const told = await workshop.run(['points', '--cases', 'cases.ndjson', '--json'])
    expect(told).toEqual({ exit: 0, stdout: '{"balance":11,"cap":12}\n', stderr: '' })
    expect(await workshop.run(['points', '--cases', '-'])).toEqual({ exit: 0, stdout: '', stderr: '' })
  })

  it('keeps the order of many lines, larger than any buffer', async () => {
    const days = Array.from({ length: 3000 }, (_, index) => `20${10 + (index % 20)}-06-01`)
    const input = days.map((at) => line(at)).join('\n')
    const { stdout } = await workshop.run(['points', '--cases', '-'], { input })
    const balances = stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text).balance)
    expect(balances).toEqual(days.map((at) => (at === '2025-06-01' ? 11 : 12)))
  })
})
