import { describe, expect, test } from 'vitest'
import { layoutMarkup } from '../../src/pdf/layout-markup.ts'
import { fillTemplate } from '../../src/pdf/templates.ts'
import { layoutBody } from './samples/render-sample.ts'

describe('Markup', () => {
  test.each([
    ['an element unknown', '<div>a</div>', 'UNKNOWN_MARKUP'],
    ['an element out of place', '<panel><li>a</li></panel>', 'UNKNOWN_MARKUP'],
    ['an attribute unknown', '<p style="color:red">a</p>', 'UNKNOWN_MARKUP'],
    ['a value unknown', '<panel tone="red"><p>a</p></panel>', 'UNKNOWN_MARKUP'],
    ['a length without unit', '<spacer height="12"/>', 'UNKNOWN_MARKUP'],
    ['text among blocks', 'a<p>b</p>', 'UNKNOWN_MARKUP'],
    [
      'text beside blocks in a cell',
      '<table columns="1*"><tbody><tr><td>a<p>b</p></td></tr></tbody></table>',
      'BAD_MARKUP',
    ],
    ['an element left open', '<panel><p>a</p>', 'BAD_MARKUP'],
    ['a skipped heading level', '<h1>a</h1><h3>b</h3>', 'BAD_MARKUP'],
    ['a first heading below the first level', '<h2>a</h2>', 'BAD_MARKUP'],
    [
      'a row of too few cells',
      '<table columns="1* 1*"><tbody><tr><td>a</td></tr></tbody></table>',
      'BAD_MARKUP',
    ],
    ['a table without columns', '<table><tbody><tr><td>a</td></tr></tbody></table>', 'BAD_MARKUP'],
    ['a value without its name', '<dl><dd>a</dd></dl>', 'BAD_MARKUP'],
    ['a page number in the body', '<p>page <page-number/></p>', 'BAD_MARKUP'],
    [
      'columns wider than the page',
      '<table columns="200mm"><tbody><tr><td>a</td></tr></tbody></table>',
      'BLOCK_TOO_WIDE',
    ],
    [
      'a column too narrow for any text',
      '<table columns="3mm 1*"><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
      'BLOCK_TOO_WIDE',
    ],
    ['a seal of too small modules', '<seal module="0.3mm">a</seal>', 'UNKNOWN_MARKUP'],
    [
      'a seal wider than its place',
      '<row><column width="20mm"><seal>a</seal></column><column/></row>',
      'BLOCK_TOO_WIDE',
    ],
  ])('%s is refused', async (_, blocks, code) => {
    await expect(layoutBody(blocks)).rejects.toMatchObject({ name: 'RenderingError', code })
  })

  test('two documents in one text are refused', async () => {
    const twice = '<document><body><p>a</p></body></document>'.repeat(2)
    await expect(layoutMarkup(twice, { sealModules: 64 })).rejects.toMatchObject({ code: 'BAD_MARKUP' })
  })

  test('a font that cannot be read is refused by the name of its face', async () => {
    const fonts = { regular: '/nowhere.ttf', strong: '/nowhere.ttf', italic: '/nowhere.ttf' }
    const markup = '<document><body><p>a</p></body></document>'
    await expect(layoutMarkup(markup, { sealModules: 64, fonts })).rejects.toMatchObject({
      code: 'FONT_UNREADABLE',
    })
  })
})

describe('Templates', () => {
  const folder = new URL('./samples/', import.meta.url)

  test('a value never becomes markup', () => {
    const markup = fillTemplate('escape', { name: '<seal/>&"' }, folder)
    expect(markup).toContain('&lt;seal/&gt;&amp;&quot;')
  })

  test('a name that the view lacks is a fault', () => {
    expect(() => fillTemplate('escape', {}, folder)).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_FAULT' }),
    )
  })

  test.each(['absent', '../samples/escape'])('the template %s is unknown', (name) => {
    expect(() => fillTemplate(name, {}, folder)).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_TEMPLATE' }),
    )
  })
})
