import { describe, expect, it } from 'vitest'
import { checkOf } from './bench.ts'
import { changedAfterwards, judgeSigned } from './cases/integrity-cases.ts'

const check = async (changes: Parameters<typeof judgeSigned>[0]) =>
  checkOf(await judgeSigned(changes), 'pdf-signature')

describe('what is told of a PDF signature that holds', () => {
  it('is how much of the file it covers', async () => {
    expect(await check({})).toMatchObject({ outcome: 'passed', detail: 'coverage: entire-file' })
  })

  it('is that a security store or a document time-stamp was added, which changes nothing', async () => {
    expect(await check(changedAfterwards('security-store'))).toMatchObject({
      outcome: 'passed',
      detail: 'coverage: earlier-revision (security-store added)',
    })
    expect(await check(changedAfterwards('security-store', 'document-timestamp'))).toMatchObject({
      outcome: 'passed',
    })
  })

  it('is the time of its time-stamp, and that nobody judged who gave it', async () => {
    const timestamp = { at: '2026-11-22T08:00:01.000Z', authority: 'TSA', fault: null }
    expect((await check({ timestamp }))?.detail).toBe(
      'coverage: entire-file, time-stamped 2026-11-22T09:00:01+01:00 by TSA (authority not verified: proves no date)',
    )
  })

  it('is that its time-stamp does not hold, which takes nothing from the signature', async () => {
    const timestamp = { at: null, authority: null, fault: 'the time-stamp is on other bytes' }
    expect(await check({ timestamp })).toMatchObject({
      outcome: 'passed',
      detail: expect.stringContaining('does not hold'),
    })
  })
})

describe('a PDF that something was appended to', () => {
  it('fails where nobody looked at what it is', async () => {
    expect(await check({ coverage: 'earlier-revision' })).toMatchObject({ reason: 'PDF_PARTLY_COVERED' })
    expect(await check({ ...changedAfterwards(), coverage: 'earlier-revision' })).toMatchObject({
      reason: 'PDF_PARTLY_COVERED',
    })
  })

  it('fails in every kind of change that is not known to show nothing, and all are told', async () => {
    expect(await check(changedAfterwards('security-store', 'metadata', 'catalog'))).toMatchObject({
      outcome: 'failed',
      reason: 'PDF_PARTLY_COVERED',
      detail: 'coverage: earlier-revision; changed afterwards: metadata, catalog',
    })
  })

  it('is not saved by harmless additions where the signature leaves gaps', async () => {
    expect(await check({ coverage: 'unclear', laterChanges: ['security-store'] })).toMatchObject({
      outcome: 'failed',
      reason: 'PDF_PARTLY_COVERED',
    })
  })
})

describe('a PDF with a document time-stamp alone', () => {
  it('is not signed', async () => {
    expect(await check({ subFilter: 'ETSI.RFC3161' })).toMatchObject({
      outcome: 'not-applicable',
      reason: 'NOT_SIGNED',
    })
  })
})
