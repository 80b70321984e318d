import { describe, expect, test } from 'vitest'
import { page } from '../../src/pdf/style.ts'
import { printedLines, printedTexts } from './samples/printed-lines.ts'
import { layoutBody, layoutSample } from './samples/render-sample.ts'
import { attestationView, historyView } from './samples/sample-views.ts'

const filler = (count: number) => '<p>Ligne</p>'.repeat(count)
const columns = 'columns="30mm 1*"'

describe('Documents over several pages', () => {
  test('the sample attestation stands on one page, the long history on four', async () => {
    expect((await layoutSample('attestation', attestationView)).pageCount).toBe(1)
    expect((await layoutSample('history', historyView(75))).pageCount).toBe(4)
  })

  test('a table that goes on repeats its head, as an artifact, and loses no row', async () => {
    const document = await layoutSample('history', historyView(75))
    const heads = document.pages.map((_, index) =>
      printedLines(document, index).filter(({ text }) => text === 'Commise le'),
    )
    expect(heads.map((lines) => lines.map(({ artifact }) => artifact))).toEqual([
      [false],
      [true],
      [true],
      [true],
    ])
    const texts = document.pages.flatMap((_, index) => printedTexts(document, index))
    for (let row = 1; row < 75; row++)
      if (row % 3 !== 0) expect(texts.filter((text) => text.startsWith(`Ligne ${row} :`))).toHaveLength(1)
  })

  test('every page states its number and the page count', async () => {
    const document = await layoutSample('history', historyView(75))
    for (const index of document.pages.keys())
      expect(printedTexts(document, index)).toContain(`page ${index + 1} / 4`)
  })

  test('the first page has its own running head', async () => {
    const document = await layoutSample('history', historyView(75))
    const runs = document.pages.map((_, index) =>
      printedLines(document, index).filter((line) => line.artifact && line.text.startsWith('Relevé')),
    )
    expect(runs.map((lines) => lines.length)).toEqual([0, 1, 1, 1])
  })

  test('nothing stands below the bottom margin', async () => {
    const document = await layoutSample('history', historyView(120))
    for (const index of document.pages.keys())
      for (const line of printedLines(document, index)) expect(line.y).toBeLessThan(page.height - page.bottom)
  })

  test('a heading is never the last thing on a page', async () => {
    for (let count = 30; count < 40; count++) {
      const document = await layoutBody(`${filler(count)}<h1>Titre</h1><p>Suite</p>${filler(5)}`)
      const on = document.pages.findIndex((_, index) => printedTexts(document, index).includes('Titre'))
      expect(printedTexts(document, on)).toContain('Suite')
    }
  })

  test('a heading above a table stands with the head and the first row', async () => {
    for (let count = 28; count < 40; count++) {
      const table = `<table ${columns}><thead><tr><th>Tête</th><th>b</th></tr></thead><tbody><tr><td>Rang</td><td>b</td></tr></tbody></table>`
      const document = await layoutBody(`${filler(count)}<h1>Titre</h1>${table}`)
      const on = document.pages.findIndex((_, index) => printedTexts(document, index).includes('Titre'))
      expect(printedTexts(document, on)).toEqual(expect.arrayContaining(['Tête', 'Rang']))
    }
  })

  test('no page begins or ends with a lone line of a paragraph', async () => {
    const long = 'un mot après l’autre, '.repeat(30)
    for (let count = 30; count < 40; count++) {
      const document = await layoutBody(`${filler(count)}<p>${long}</p>`)
      const counts = document.pages.map(
        (_, index) => printedTexts(document, index).filter((text) => text !== 'Ligne').length,
      )
      for (const lines of counts) expect(lines).not.toBe(1)
    }
  })

  test('a panel and a kept group are not cut when they fit a page', async () => {
    for (const element of ['panel', 'keep'])
      for (let count = 25; count < 40; count += 3) {
        const document = await layoutBody(
          `${filler(count)}<${element}>${'<p>Ensemble</p>'.repeat(10)}</${element}>`,
        )
        const counts = document.pages.map(
          (_, index) => printedTexts(document, index).filter((text) => text === 'Ensemble').length,
        )
        expect(counts.filter((lines) => lines > 0)).toEqual([10])
      }
  })

  test('a panel and a row higher than a page go on over the next without losing a line', async () => {
    const many = Array.from({ length: 90 }, (_, index) => `<p>n${index}</p>`).join('')
    for (const block of [
      `<panel>${many}</panel>`,
      `<table ${columns}><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>x</td><td>${many}</td></tr></tbody></table>`,
      `<row><column>${many}</column><column><p>à côté</p></column></row>`,
    ]) {
      const document = await layoutBody(block)
      const texts = document.pages.flatMap((_, index) => printedTexts(document, index))
      expect(texts.filter((text) => /^n\d+$/.test(text))).toHaveLength(90)
      for (const index of document.pages.keys())
        for (const line of printedLines(document, index))
          expect(line.y).toBeLessThan(page.height - page.bottom)
    }
  })

  test('a page break begins a page, and none at the start of a document', async () => {
    expect((await layoutBody('<page-break/><p>a</p><page-break/><page-break/><p>b</p>')).pageCount).toBe(2)
  })

  test('cells aligned to the right end at the same place', async () => {
    const row = (text: string) => `<tr><td>a</td><td>${text}</td></tr>`
    const document = await layoutBody(
      `<table ${columns} align="left right"><tbody>${row('7')}${row('1 234')}</tbody></table>`,
    )
    const ends = printedLines(document)
      .filter(({ text }) => /\d/.test(text))
      .map((line) => line.right.toFixed(2))
    expect(new Set(ends).size).toBe(1)
  })
})
