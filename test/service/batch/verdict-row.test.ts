import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../src/core/verification/evidence.ts'
import {
  DETAIL_COLUMNS,
  detailCells,
  VERDICT_COLUMNS,
  verdictRow,
} from '../../../src/service/batch/verdict-row.ts'
import { adcsOf, fixture, riiOf } from '../../core/records.ts'
import { type Asked, evidenceOf, judge, messageOf, sealed } from '../../core/verification/bench.ts'
import { signature } from '../../core/verification/cases/integrity-cases.ts'
import { evidenceOfPages, printed } from '../../core/verification/printed-page.ts'

const page = await printed(adcsOf(fixture('restrictions')))
const signed = withSignature(evidenceOfPages(page))

function withSignature(evidence: Evidence): Evidence {
  return { ...evidence, pdf: evidence.pdf && { ...evidence.pdf, signatures: [signature()] } }
}

async function cellsOf(evidence: Evidence, asked: Asked = {}) {
  const answer = { file: 'a.pdf', report: await judge(evidence, asked) }
  const row = [...verdictRow(answer), ...detailCells(answer, asked.category)]
  const columns = [...VERDICT_COLUMNS, ...DETAIL_COLUMNS]
  expect(row).toHaveLength(columns.length)
  return Object.fromEntries(columns.map((column, index) => [column, row[index]]))
}

describe('the row of a file', () => {
  it('tells a page without its signature, whose restrictions may have been erased, from the genuine one', async () => {
    const erased = evidenceOfPages(page, (text) => text.replace('30/06/2028', 'sans limite'))
    expect(await cellsOf(signed)).toMatchObject({ verdict: 'valid', reasons: '', notices: 'TEST_MATERIAL' })
    expect(await cellsOf(erased)).toMatchObject({
      verdict: 'valid',
      reasons: '',
      notices: 'NOT_SIGNED COMPARE_BY_EYE TEST_MATERIAL',
    })
  })

  it('tells what the answer about a category depends on, and that answer', async () => {
    expect(await cellsOf(signed, { category: 'B' })).toMatchObject({
      entitled: 'yes',
      reasons: '',
      notices: 'TEST_MATERIAL',
    })
    expect(await cellsOf(evidenceOfPages(page), { category: 'B' })).toMatchObject({
      entitled: 'yes',
      notices: expect.stringContaining('COMPARE_BY_EYE'),
    })
    expect(await cellsOf(signed, { category: 'D' })).toMatchObject({
      entitled: 'no',
      reasons: 'CATEGORY_NOT_HELD',
    })
    expect(await cellsOf(signed)).toMatchObject({ entitled: '' })
  })

  it('names the holder as sealed, and the state', async () => {
    expect(await cellsOf(signed)).toMatchObject({ holder: 'BELLEDRAY, ANTOINE', state: 'VALIDE' })
  })

  it('names a recipient nobody declared', async () => {
    const bound = await sealed(messageOf(adcsOf(fixture('clean-b'), undefined, '552100554')))
    expect((await cellsOf(evidenceOf(bound))).notices).toContain('RECIPIENT_NOT_DECLARED')
    expect((await cellsOf(evidenceOf(bound), { siren: '552100554' })).notices).not.toContain('RECIPIENT')
  })

  it('tells nobody else the holder, the state or the answer of a full statement', async () => {
    const statement = evidenceOf(await sealed(messageOf(riiOf(fixture('suspended')))))
    expect(await cellsOf(statement, { category: 'B' })).toMatchObject({
      ...{ verdict: 'valid', kind: '', holder: '', state: '' },
      ...{ reasons: 'POINTS_RESERVED', entitled: 'unknown' },
    })
    expect(await cellsOf(statement, { category: 'B', requester: { role: 'authority' } })).toMatchObject({
      ...{ reasons: 'LICENCE_SUSPENDED', state: 'SUSPENDU', entitled: 'no' },
    })
  })

  it('of a file not read is empty but for the code', () => {
    const answer = { file: 'a.pdf', error: { code: 'EMPTY_FILE' } } as const
    expect(verdictRow(answer)).toEqual(['a.pdf', '', '', '', '', 'EMPTY_FILE'])
    expect(detailCells(answer, 'B')).toEqual(['', '', '', ''])
  })
})
