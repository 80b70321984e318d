import { describe, expect, it } from 'vitest'
import { adcsOf, fixture, riiOf } from '../records.ts'
import { adcsMessage, evidenceOf, expectCheck, judge, messageOf, sealed } from './bench.ts'

const adcs = await sealed(adcsMessage())

describe('several codes in one input', () => {
  it('the same seal printed twice is one', async () => {
    const report = await judge(evidenceOf([adcs, adcs]))
    expect(report.verdict).toBe('valid')
    expect(report).not.toHaveProperty('codes')
  })

  it('the same message signed twice is one seal in two codes (D19)', async () => {
    const report = await judge(evidenceOf([adcs, await sealed(adcsMessage())]))
    expectCheck(report, 'single-seal', 'passed')
    expectCheck(report, 'other-codes', 'passed')
    expect(report.verdict).toBe('valid')
    expect(report.codes).toHaveLength(2)
  })

  it('two licence seals are a fault: no document is shown, each code is told apart', async () => {
    const other = await sealed(messageOf(adcsOf(fixture('aac'))))
    const report = await judge(evidenceOf([adcs, other]), { category: 'B' })
    expectCheck(report, 'single-seal', 'failed', 'MULTIPLE_SEALS')
    expect(report).toMatchObject({ verdict: 'invalid', document: null, seal: null, entitlement: null })
    expect(report.codes?.map(({ verdict, document }) => [verdict, document?.holder?.name])).toEqual([
      ['valid', 'VALCLAIR'],
      ['valid', 'KERVALEC'],
    ])
  })

  it('a forged seal beside a genuine one makes the whole invalid (A22)', async () => {
    const report = await judge(evidenceOf([adcs, adcs.replace('E550', 'E525')]), { category: 'B' })
    expect(report.verdict).toBe('invalid')
    expect(report.codes?.map(({ verdict }) => verdict)).toEqual(['valid', 'invalid'])
  })

  it('a code that cannot be read beside a genuine one too, and nobody may drive by it', async () => {
    const report = await judge(evidenceOf([adcs, 'DC04FR00']), { category: 'B' })
    expectCheck(report, 'other-codes', 'failed', 'OTHER_CODE_NOT_VALID')
    expect(report).toMatchObject({
      verdict: 'invalid',
      entitlement: { answer: 'unknown', reason: 'DOCUMENT_NOT_VALID' },
    })
  })

  it('an ADCS and an RII on one page: the RII is withheld, and nothing is shown as the document', async () => {
    const rii = await sealed(messageOf(riiOf(fixture('clean-b'))))
    const report = await judge(evidenceOf([adcs, rii]), { requester: { role: 'employer' } })
    expect(report).toMatchObject({ verdict: 'invalid', document: null, seal: null })
    expect(report.withheld?.reason).toBe('POINTS_RESERVED')
    expect(report.codes?.map(({ document }) => document?.kind)).toEqual(['ADCS', undefined])
  })
})
