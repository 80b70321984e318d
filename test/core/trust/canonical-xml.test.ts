import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { canonicalXml } from '../../../src/core/trust/canonical-xml.ts'
import { readXml } from '../../../src/core/trust/xml-reader.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { hasTool } from '../../required-tool.ts'

const scratch = mkdtempSync(join(tmpdir(), 'canonical-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const canonical = (xml: string) => new TextDecoder().decode(canonicalXml(readXml(xml)))
const corpus = conformanceDir()

/** What libxml2 makes of it, which shares nothing with ours. */
function byXmllint(xml: string): string {
  const path = join(scratch, 'in.xml')
  writeFileSync(path, xml)
  return execFileSync('xmllint', ['--exc-c14n', path], { encoding: 'utf8' })
}

describe('exclusive canonical XML', () => {
  it.each([
    ['an empty element', '<a/>', '<a></a>'],
    [
      'attributes in the order of their namespaces, then names',
      '<a xmlns:y="u:1" xmlns:x="u:2" b="2" x:c="3" y:d="4" a="1"/>',
      '<a xmlns:x="u:2" xmlns:y="u:1" a="1" b="2" y:d="4" x:c="3"></a>',
    ],
    [
      'a namespace where it is first used, and not where it is declared',
      '<a xmlns:x="u:x"><b><x:c/><x:d/></b></a>',
      '<a><b><x:c xmlns:x="u:x"></x:c><x:d xmlns:x="u:x"></x:d></b></a>',
    ],
    [
      'a default namespace taken back',
      '<a xmlns="u:a"><b xmlns=""/></a>',
      '<a xmlns="u:a"><b xmlns=""></b></a>',
    ],
    [
      'characters that must be written as references',
      '<a b="&quot;&#9;&#10;&#13;&lt;&amp;&apos;">&gt;&#13;&lt;&amp;"\'</a>',
      '<a b="&quot;&#x9;&#xA;&#xD;&lt;&amp;\'">&gt;&#xD;&lt;&amp;"\'</a>',
    ],
    [
      'white space in an attribute as spaces, line ends in text as one character',
      '<a b="1\t2\r\n3">x\r\ny\rz</a>',
      '<a b="1 2 3">x\ny\nz</a>',
    ],
    ['the language attribute without its namespace', '<a xml:lang="fr"/>', '<a xml:lang="fr"></a>'],
  ])('writes %s', (_, xml, expected) => {
    expect(canonical(xml)).toBe(expected)
  })

  it('changes nothing when it is done twice', () => {
    fc.assert(fc.property(documents, (xml) => canonical(canonical(xml)) === canonical(xml)))
  })

  it.skipIf(!hasTool('xmllint'))('is what libxml2 writes, for documents of every shape', () => {
    fc.assert(
      fc.property(documents, (xml) => {
        expect(canonical(xml)).toBe(byXmllint(xml))
      }),
      { numRuns: 60 },
    )
  })

  it.skipIf(!hasTool('xmllint') || corpus === null)('is what libxml2 writes of the real lists', () => {
    for (const name of ['tsl_2025-08-25_seq22', 'tsl_2023-11-27_seq18', 'tsl_2018-12-17_seq13']) {
      const xml = readFileSync(join(corpus ?? '', 'tsl', `${name}.xml`), 'utf8')
      expect(canonical(xml)).toBe(byXmllint(xml))
    }
  })
})

describe('plain XML', () => {
  it.each([
    ['<a>', 'an element left open'],
    ['<a></b>', 'an end that closes another'],
    ['<a/><b/>', 'two roots'],
    ['<a/>x', 'text after the root'],
    ['<x:a/>', 'a prefix that is not declared'],
    ['<a b="1" b="2"/>', 'an attribute twice'],
    ['<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'one attribute under two prefixes'],
    ['<a xmlns:x=""/>', 'a prefix taken back'],
    ['<a xmlns:xml="u"/>', 'the prefix xml taken for something else'],
    ['<a b="<"/>', 'a tag in an attribute'],
    ['<a b=1/>', 'an attribute without quotes'],
    ['<a>&#0;</a>', 'a character XML forbids'],
    ['<a>&#xD800;</a>', 'half a character'],
    ['<a>\u0001</a>', 'a control character'],
    ['<a>]]></a>', 'the end of a section that has no beginning'],
    ['<a>& b</a>', 'a bare ampersand'],
    ['<?xml version="1.1"?><a/>', 'XML 1.1'],
    [' <?xml version="1.0"?><a/>', 'a declaration that does not come first'],
  ])('refuses %s: %s', (xml) => {
    expect(() => readXml(xml)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^LIST_NOT_(XML|PLAIN)$/) }),
    )
  })

  it('refuses bytes that are not UTF-8', () => {
    expect(() => readXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff))).toThrow(
      expect.objectContaining({ code: 'LIST_NOT_XML' }),
    )
  })

  it('gives an error of its own for any text, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/&;"=!?-[]#xa: \n'), maxLength: 40 }), (text) => {
        try {
          readXml(text)
        } catch (error) {
          expect(error).toMatchObject({ name: 'TrustListError' })
        }
      }),
    )
  })
})

const text = fc
  .string({
    unit: fc.constantFrom('a', ' ', '\n', '&amp;', '&lt;', '&#13;', 'é', '>', '"', '😀'),
    maxLength: 6,
  })
  .map((raw) => raw.replaceAll(']]>', ''))
const attribute = fc.record({
  name: fc.constantFrom('a', 'b', 'p:a', 'q:b', 'xml:lang'),
  value: text.map((raw) => raw.replaceAll('"', '&quot;')),
})
const declaration = fc.constantFrom(
  '',
  ' xmlns="u:1"',
  ' xmlns=""',
  ' xmlns:p="u:3"',
  ' xmlns:q="u:2"',
  ' xmlns:p="u:4" xmlns="u:3"',
)
const { documents } = fc.letrec<{ documents: string; element: string }>((tie) => ({
  documents: tie('element').map((inner) => `<r xmlns:p="u:p" xmlns:q="u:q">${inner}</r>`),
  element: fc
    .record({
      name: fc.constantFrom('a', 'p:b', 'q:c'),
      declaration,
      attributes: fc.uniqueArray(attribute, { selector: ({ name }) => name, maxLength: 3 }),
      children: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tie('element')), {
        maxLength: 3,
      }),
    })
    .map(
      ({ name, declaration: declared, attributes, children }) =>
        `<${name}${declared}${attributes.map((one) => ` ${one.name}="${one.value}"`).join('')}>${children.join('')}</${name}>`,
    ),
}))
