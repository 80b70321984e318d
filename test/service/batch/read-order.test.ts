import { describe, expect, it } from 'vitest'
import { PLAIN_COLUMNS, readColumns, readOrder } from '../../../src/service/batch/read-order.ts'

const NEPH = '051227308989'

describe('a line of a batch', () => {
  it('asks for an ADCS or an RII, the first bound to a recipient where one is named', () => {
    expect(readOrder(['adcs', NEPH], PLAIN_COLUMNS)).toEqual({
      kind: 'ADCS',
      neph: NEPH,
      recipientSiren: null,
    })
    expect(readOrder(['RII', ' 05 12 27 308 989', ''], PLAIN_COLUMNS)).toMatchObject({
      kind: 'RII',
      neph: NEPH,
    })
    expect(readOrder(['adcs', NEPH, '552 100 554'], PLAIN_COLUMNS)).toMatchObject({
      recipientSiren: '552100554',
    })
  })

  it('is read by the names of the columns, in any order', () => {
    const columns = readColumns(['SIREN', 'neph', 'Kind'])
    expect(columns).toEqual({ kind: 2, neph: 1, siren: 0 })
    expect(readOrder(['552100554', NEPH, 'adcs'], columns ?? PLAIN_COLUMNS)).toMatchObject({
      kind: 'ADCS',
      recipientSiren: '552100554',
    })
    expect(readColumns(['adcs', NEPH])).toBeNull()
  })

  it.each([
    ['a kind that is none', ['lettre', NEPH], 'ORDER_KIND_UNKNOWN'],
    ['a name that objects have', ['constructor', NEPH], 'ORDER_KIND_UNKNOWN'],
    ['no file number', ['adcs'], 'ORDER_MALFORMED'],
    ['a column too many', ['adcs', NEPH, '', 'x'], 'ORDER_MALFORMED'],
    ['an empty file number', ['adcs', ''], 'NEPH_EMPTY'],
  ])('with %s is refused', (_, cells, code) => {
    expect(() => readOrder(cells, PLAIN_COLUMNS)).toThrow(expect.objectContaining({ code }))
  })

  it('of names without a column of file numbers refuses the file', () => {
    expect(() => readColumns(['kind', 'siren'])).toThrow(expect.objectContaining({ code: 'ORDER_MALFORMED' }))
  })
})
