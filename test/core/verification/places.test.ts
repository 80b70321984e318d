import { describe, expect, it } from 'vitest'
import { splitCode } from '../../../src/core/seal/multi-code.ts'
import type { CodeFound } from '../../../src/core/verification/evidence.ts'
import { adcsOf, fixture } from '../records.ts'
import { adcsMessage, judge, messageOf, sealed } from './bench.ts'

const position = (y: number) => ({ x: 0.1, y, width: 0.2, height: 0.2 })
const one = await sealed(adcsMessage())
const other = await sealed(messageOf(adcsOf(fixture('aac'))))
const read = (text: string, y: number): CodeFound => ({
  ...{ text, page: 1, position: position(y), quality: 0.5, step: 'damaged' },
})
const judgeCodes = (codes: readonly CodeFound[]) =>
  judge({ source: 'image', codes, otherCodes: [], pdf: null })
const place = (y: number) => ({ page: 1, position: position(y), quality: 0.5, step: 'damaged' })

describe('where codes stood and how they were read', () => {
  it('is told of a single code, and of each print of a code printed twice', async () => {
    expect((await judgeCodes([read(one, 0)])).found).toEqual([place(0)])
    const twice = await judgeCodes([read(one, 0), read(one, 0.5)])
    expect(twice).toMatchObject({ verdict: 'valid', found: [place(0), place(0.5)] })
    expect(twice).not.toHaveProperty('codes')
  })

  it('is told of each of several codes, beside its judgement', async () => {
    const { found, codes } = await judgeCodes([read(one, 0), read(other, 0.5)])
    expect(found).toEqual([place(0), place(0.5)])
    expect(codes).toMatchObject([place(0), place(0.5)])
  })

  it('is told of every part of a seal spread over several', async () => {
    const [first = '', second = ''] = splitCode(one, 'X7Q', 2)
    const report = await judgeCodes([read(first, 0), read(second, 0.5)])
    expect(report).toMatchObject({ verdict: 'valid', found: [place(0), place(0.5)] })
  })

  it('never quotes what was read there', async () => {
    expect(JSON.stringify((await judgeCodes([read(`${one}X`, 0)])).found)).not.toContain('DC04')
  })

  it('is not told of a bare text, which stands nowhere', async () => {
    expect(await judgeCodes([{ text: one, page: 1, position: null }])).not.toHaveProperty('found')
  })
})
