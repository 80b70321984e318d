import { expect, it } from 'vitest'
import { toEvidence } from '../../src/scan/to-evidence.ts'

const position = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 }

it('every code of every page keeps where it stood, how much correction was left and which attempt read it', () => {
  const pages = [
    { seals: [{ text: 'DC04ONE', position, quality: 0.25, step: 'damaged' }], others: ['QRCode'] },
    { seals: [{ text: 'DC04TWO', position, step: 'quick' }], others: [] },
  ]
  expect(toEvidence('image', pages, null)).toEqual({
    source: 'image',
    codes: [
      { text: 'DC04ONE', position, quality: 0.25, step: 'damaged', page: 1 },
      { text: 'DC04TWO', position, step: 'quick', page: 2 },
    ],
    otherCodes: [{ symbology: 'QRCode', page: 1 }],
    pdf: null,
  })
})
