import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { page } from '../../src/pdf/style.ts'
import { printedLines, printedTexts } from './samples/printed-lines.ts'
import { layoutBody } from './samples/render-sample.ts'

const right = page.width - page.right
const narrow = (text: string) =>
  layoutBody(`<row><column width="30mm"><p>${text}</p></column><column/></row>`)

describe('Text on a page', () => {
  test('a paragraph is broken at spaces, and words keep a space between lines for those who extract them', async () => {
    const document = await narrow('Le permis de conduire est valable partout en France')
    const lines = printedLines(document)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.map(({ text }) => text).join('')).toBe('Le permis de conduire est valable partout en France')
  })

  test('a no-break space never ends a line', async () => {
    const document = await narrow('Valable jusqu’au mardi 12\u00a0avril\u00a02027 ; « entendu » ? Oui !')
    for (const text of printedTexts(document)) expect(text).not.toMatch(/^[;?!»]|[«\u00a0\u202f]$/)
  })

  test('a double name breaks after its hyphen, without a space', async () => {
    expect(printedTexts(await narrow('Marie-Antoinette-Bernadette'))).toEqual([
      'Marie-Antoinette-',
      'Bernadette',
    ])
  })

  test('a word wider than its place is cut between letters rather than run over', async () => {
    const texts = printedTexts(await narrow('W'.repeat(60)))
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.join('')).toBe('W'.repeat(60))
  })

  test('no text ever runs over the right margin, and none is lost', async () => {
    const letters = fc.constantFrom(...'abcdéÉŒWMil-’\u00a0 ')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: letters, minLength: 1, maxLength: 400 }), async (text) => {
        const document = await layoutBody(`<p look="lead">a<strong>${text}</strong>b</p>`)
        const lines = printedLines(document)
        for (const line of lines) expect(line.right).toBeLessThanOrEqual(right + 0.5)
        const printed = lines
          .map((line) => line.text)
          .join('')
          .replace(/ +/g, ' ')
        expect(printed.replace(/\s/g, '')).toBe(`a${text}b`.replace(/\s/g, ''))
      }),
      { numRuns: 60 },
    )
  })

  test('a word made of two faces is not broken between them', async () => {
    const texts = printedTexts(await narrow('Une suite de mots bien<strong>collés</strong> ensemble'))
    expect(texts.some((text) => text.includes('biencollés'))).toBe(true)
  })

  test('figures have one width, so that numbers aligned to the right stand in columns', async () => {
    const { fonts } = await layoutBody('<p>1</p>')
    const widths = [...'0123456789'].map((digit) => fonts.regular.glyphs.get(digit.charCodeAt(0))?.width)
    expect(new Set(widths).size).toBe(1)
  })

  test('escaped values come back as they were', async () => {
    expect(
      printedTexts(await layoutBody('<p>D&#x27;Artagnan &lt;b&gt; &amp; Cie &eacute;t&eacute;</p>')),
    ).toEqual(["D'Artagnan <b> & Cie été"])
  })

  test('a name in decomposed letters is printed composed', async () => {
    expect(printedTexts(await layoutBody('<p>E\u0301le\u0301onore</p>'))).toEqual(['Éléonore'])
  })

  test.each([
    ['語', 'U+8A9E'],
    ['\u{1f600}', 'U+1F600'],
    ['\u0301', 'U+0301'],
    ['\u200b', 'U+200B'],
    ['\u00ad', 'U+00AD'],
  ])('the character %s is refused by name, never printed as a box', async (character, codePoint) => {
    await expect(layoutBody(`<p>q${character}</p>`)).rejects.toMatchObject({
      code: 'CHARACTER_NOT_PRINTABLE',
      evidence: { codePoint },
    })
  })
})
