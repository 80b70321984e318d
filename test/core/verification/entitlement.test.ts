import { describe, expect, it } from 'vitest'
import { CATEGORY_CODES, type CategoryCode } from '../../../src/core/licence/categories.ts'
import { LICENCE_STATES } from '../../../src/core/seal/licence-codes.ts'
import { adcsOf, fixture, riiOf } from '../records.ts'
import { adcsMessage, evidenceOf, judge, judgeSeal, messageOf, sealed } from './bench.ts'
import { letterSeal, signature } from './cases/integrity-cases.ts'
import { evidenceOfPages, printed } from './printed-page.ts'

const YES = ['25', '36', '41', '50']
const UNKNOWN = ['01', '06', '08', '09', '14', '16', '20', '28', '39']

async function answer(category: CategoryCode, changes: Readonly<Record<string, string | null>> = {}) {
  return (await judgeSeal(adcsMessage(changes), { category })).entitlement
}

describe('the state of the licence', () => {
  it('has 50 values', () => expect(Object.keys(LICENCE_STATES)).toHaveLength(50))

  it.each(Object.entries(LICENCE_STATES))(
    '%s %s settles the answer, never the verdict (A18)',
    async (code) => {
      const report = await judgeSeal(adcsMessage({ E5: code }), { category: 'B' })
      const expected = YES.includes(code) ? 'yes' : UNKNOWN.includes(code) ? 'unknown' : 'no'
      expect(report.entitlement?.answer).toBe(expected)
      expect(report.verdict).toBe('valid')
    },
  )

  it.each([
    ['50', 'CATEGORY_HELD'],
    ['47', 'LICENCE_SUSPENDED'],
    ['35', 'LICENCE_SUSPENDED'],
    ['13', 'LICENCE_INVALID'],
    ['03', 'LICENCE_ANNULLED'],
    ['05', 'LICENCE_STATE_FORBIDS'],
    ['14', 'LICENCE_STATE_UNKNOWN'],
  ])('%s gives the reason %s', async (code, reason) => {
    expect((await answer('B', { E5: code }))?.reason).toBe(reason)
  })
})

const IMPLIED: Readonly<Record<CategoryCode, string>> = {
  AM: 'AM',
  A1: 'A1 AM',
  A2: 'A2 A1 AM',
  A: 'A A2 A1 AM',
  B1: 'B1 AM',
  B: 'B B1 AM',
  BE: 'BE AM',
  C1: 'C1 AM',
  C1E: 'C1E BE AM',
  C: 'C C1 AM',
  CE: 'CE C1E BE AM',
  D1: 'D1 AM',
  D1E: 'D1E BE AM',
  D: 'D D1 AM',
  DE: 'DE D1E BE AM',
}
const HEAVY: readonly CategoryCode[] = ['C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE']

describe('the category asked', () => {
  it.each(CATEGORY_CODES)('%s alone gives what it implies and nothing else', async (held) => {
    for (const wanted of CATEGORY_CODES) {
      const covered = IMPLIED[held].split(' ').includes(wanted)
      const expected = !covered ? 'no' : HEAVY.includes(held) ? 'unknown' : 'yes'
      expect([wanted, (await answer(wanted, { E6: held }))?.answer]).toEqual([wanted, expected])
    }
  })

  it('DE is held by CE where D is held, and D1E by no such two', async () => {
    const given = async (wanted: CategoryCode, E6: string) => (await answer(wanted, { E6 }))?.reason
    expect(await given('DE', 'CE')).toBe('CATEGORY_NOT_HELD')
    expect(await given('DE', 'D C1E')).toBe('CATEGORY_NOT_HELD')
    expect(await given('DE', 'CE D')).toBe('END_DATE_NOT_SEALED')
    expect(await given('D1E', 'C1E')).toBe('CATEGORY_NOT_HELD')
    expect(await given('D1E', 'C1E D1')).toBe('CATEGORY_NOT_HELD')
  })

  it('B never implies A1', async () => {
    expect(await answer('A1', { E6: 'B' })).toMatchObject({ answer: 'no', reason: 'CATEGORY_NOT_HELD' })
  })

  it('is unknown where no category is sealed, and held by nobody where the list is empty', async () => {
    expect(await answer('B', { E6: null })).toMatchObject({
      answer: 'unknown',
      reason: 'CATEGORIES_NOT_SEALED',
    })
    expect(await answer('B', { E6: '' })).toMatchObject({ answer: 'no', reason: 'CATEGORY_NOT_HELD' })
  })

  it('always comes with the warning that restrictions are not sealed', async () => {
    for (const changes of [{}, { E5: '47' }, { E6: 'C' }, { E6: null }])
      expect((await answer('B', changes))?.conditions).toContain('RESTRICTIONS_NOT_SEALED')
  })
})

describe('the document', () => {
  it('answers nothing once it has expired, whatever its state', async () => {
    const at = new Date('2027-03-23T00:00:00+01:00')
    for (const E5 of ['50', '47']) {
      const report = await judgeSeal(adcsMessage({ E5 }), { at, category: 'B' })
      expect(report.entitlement).toMatchObject({ answer: 'unknown', reason: 'DOCUMENT_NOT_VALID' })
    }
  })

  it('answers nothing when a page is missing, and is not answered for when nothing is proved', async () => {
    const text = await sealed(adcsMessage())
    const report = await judge(evidenceOf(text, { pageCount: 2 }), { category: 'B' })
    expect(report.entitlement).toMatchObject({ answer: 'unknown', reason: 'DOCUMENT_NOT_VALID' })
    expect((await judgeSeal(text.replace('E550', 'E525'), { category: 'B' })).entitlement).toBeNull()
  })

  it('without end says nothing of today once its data are older than four months', async () => {
    const asked = { category: 'B', requester: { role: 'authority' } } as const
    const text = await sealed(messageOf(riiOf(fixture('clean-b'))))
    const on = async (at: string) => (await judgeSeal(text, { ...asked, at: new Date(at) })).entitlement
    expect(await on('2027-03-22T23:59:59+01:00')).toMatchObject({ answer: 'yes' })
    expect(await on('2027-03-23T00:00:00+01:00')).toMatchObject({
      answer: 'unknown',
      reason: 'REGISTER_DATA_TOO_OLD',
      asOf: '2026-11-22T09:00:00+01:00',
    })
  })

  it('that seals no state, a letter, answers nothing', async () => {
    const report = await judgeSeal(await letterSeal(), { category: 'B', requester: { role: 'authority' } })
    expect(report.entitlement).toMatchObject({ answer: 'unknown', reason: 'LICENCE_STATE_UNKNOWN' })
  })
})

const heavy = await printed(adcsOf(fixture('heavy-in-force')))
/** B is given until 30 June 2028, A without end. */
const limited = await printed(adcsOf(fixture('restrictions')))

async function onPage(
  category: CategoryCode,
  { signedBy = true, edit = (text: string) => text, page = heavy } = {},
) {
  const evidence = evidenceOfPages(page, edit)
  const signatures = signedBy ? [signature()] : []
  const pdf = evidence.pdf && { ...evidence.pdf, signatures }
  const report = await judge({ ...evidence, pdf }, { category, requester: { role: 'anonymous' } })
  expect(report.verdict).toBe('valid')
  return report.entitlement
}

describe('the end of a heavy category, which is printed and not sealed', () => {
  it('is believed under a signature of the PDF that covers it', async () => {
    for (const category of ['C1', 'C', 'C1E', 'CE', 'D1', 'D'] as const)
      expect(await onPage(category)).toMatchObject({
        answer: 'yes',
        conditions: ['RESTRICTIONS_NOT_SEALED', 'END_DATE_NOT_SEALED'],
      })
    expect(await onPage('DE')).toMatchObject({ answer: 'yes' })
  })

  it('is not believed on an unsigned page, nor on paper', async () => {
    expect(await onPage('C', { signedBy: false })).toMatchObject({
      answer: 'unknown',
      reason: 'END_DATE_NOT_SEALED',
    })
  })

  it('that has passed since is a no, and another row does not lend its own', async () => {
    const report = await onPage('D', {
      edit: (text) => text.replace(/(D Véhicule[\s\S]*?03\/04\/2008) 15\/09\/2028/, '$1 21/11/2026'),
    })
    expect(report).toMatchObject({ answer: 'no', reason: 'CATEGORY_END_PASSED' })
  })

  it('counts its last day whole', async () => {
    const edit = (text: string) =>
      text.replace(/(D Véhicule[\s\S]*?03\/04\/2008) 15\/09\/2028/, '$1 22/11/2026')
    expect(await onPage('D', { edit })).toMatchObject({ answer: 'yes' })
  })

  it('is unknown where the row cannot be found', async () => {
    const edit = (text: string) =>
      text.replace(/D Véhicule([\s\S]*?)03\/04\/2008 15\/09\/2028/, 'D Véhicule$1')
    expect(await onPage('D', { edit })).toMatchObject({ answer: 'unknown', reason: 'END_DATE_NOT_SEALED' })
  })
})

describe('the end of a light category', () => {
  const until = (day: string) => (text: string) =>
    text.replace(/^(B [\s\S]*?24\/09\/2003) 30\/06\/2028/m, `$1 ${day}`)
  const onLimited = (category: CategoryCode, day = '30/06/2028', signedBy = true) =>
    onPage(category, { page: limited, edit: until(day), signedBy })

  it('counts under a signature of the PDF: medical limits exist for A and B too (R221-10, R221-12)', async () => {
    const no = { answer: 'no', reason: 'CATEGORY_END_PASSED' }
    expect(await onLimited('B')).toMatchObject({ answer: 'yes' })
    expect(await onLimited('B', '22/11/2026')).toMatchObject({ answer: 'yes' })
    expect(await onLimited('B', '21/11/2026')).toMatchObject(no)
    expect(await onLimited('B1', '21/11/2026')).toMatchObject(no)
    expect(await onLimited('A', '21/11/2026')).toMatchObject({ answer: 'yes' })
    expect(await onLimited('AM', '21/11/2026')).toMatchObject({ answer: 'yes' })
  })

  it('of a light category is no condition of its own: design.md names that for C1 to DE', async () => {
    expect((await onLimited('A'))?.conditions).toEqual(['RESTRICTIONS_NOT_SEALED'])
    expect((await onLimited('B'))?.conditions).toEqual(['RESTRICTIONS_NOT_SEALED'])
  })

  it('of one leaves a yes on an unsigned page and on paper, with the condition that says what proves it', async () => {
    const conditions = ['RESTRICTIONS_NOT_SEALED']
    const unsigned = await onPage('A', { page: limited, signedBy: false })
    expect(unsigned).toMatchObject({ answer: 'yes', conditions })
    expect(await answer('B')).toMatchObject({ answer: 'yes', conditions })
    expect(await onLimited('B', 'sans limite', false)).toMatchObject({ answer: 'yes', conditions })
  })

  it('that an unsigned page says to be over leaves the answer unknown', async () => {
    expect(await onLimited('B', '21/11/2026', false)).toMatchObject({
      answer: 'unknown',
      reason: 'CATEGORY_END_PASSED',
    })
  })
})

describe('two categories that give a third together', () => {
  it('give it as long as both last', async () => {
    const edit = (text: string) =>
      text.replace(/(D Véhicule[\s\S]*?03\/04\/2008) 15\/09\/2028/, '$1 21/11/2026')
    expect(await onPage('DE', { edit })).toMatchObject({ answer: 'no', reason: 'CATEGORY_END_PASSED' })
    expect(await onPage('CE', { edit })).toMatchObject({ answer: 'yes' })
  })
})
