import { describe, expect, it } from 'vitest'
import { undocumented } from './docstrings.ts'
import { badExports, badNames, leftovers, longFiles, longFunctions, silencedTypes } from './house-rules.ts'
import { forbiddenImports, idleExceptions, importRings, impureImports, looseImports } from './imports.ts'
import { consoleUses, environmentReads, frenchSentences, impurities } from './purity.ts'
import { type Fault, parseSource, type SourceFile, tellFaults } from './source-file.ts'

type Rule = (source: SourceFile) => readonly Fault[]

const told = (rule: Rule, path: string, text: string) => tellFaults(rule(parseSource(path, text)))

describe('the rule of directions', () => {
  it.each([
    [
      'core/seal/seal.ts',
      "import { x } from '../licence/neph.ts'",
      'core/seal/ must not import core/licence/neph.ts',
    ],
    [
      'core/trust/pem.ts',
      "import { x } from '../seal/header.ts'",
      'core/trust/ must not import core/seal/header.ts',
    ],
    [
      'core/documents/rii.ts',
      "export { x } from '../trust/pem.ts'",
      'core/documents/ must not import core/trust/pem.ts',
    ],
    [
      'core/access/a.ts',
      "import { x } from '../documents/d.ts'",
      'core/access/ must not import core/documents/d.ts',
    ],
    ['service/a.ts', "import { x } from '../pdf/press.ts'", 'service/ must not import pdf/press.ts'],
    ['http/app.ts', "import { x } from '../scan/s.ts'", 'http/ must not import scan/s.ts'],
    ['pdf/press.ts', "import { x } from '../signing/s.ts'", 'pdf/ must not import signing/s.ts'],
    [
      'pdf/press.ts',
      "import { x } from '../service/issue-document.ts'",
      'pdf/ must not import service/issue-document.ts',
    ],
    ['storage/s.ts', "const x = await import('../http/app.ts')", 'storage/ must not import http/app.ts'],
    ['settings.ts', "import './main.ts'", 'settings must not import main.ts'],
    ['pdf/p.ts', "import type { X } from '../scan/s.ts'", 'pdf/ must not import scan/s.ts, even as a type'],
    ['sundry.ts', '', 'belongs to no zone of test/architecture/imports.ts'],
  ])('finds that %s has %s', (path, text, message) => {
    expect(told(forbiddenImports, path, `\n${text}`).join()).toBe(
      `src/${path}:${text === '' ? 1 : 2} ${message}`,
    )
  })

  it('lets the allowed ones pass: types for access, ports for adapters, everything for main', () => {
    const allowed: readonly (readonly [string, string])[] = [
      ['core/access/a.ts', "import type { X } from '../documents/d.ts'"],
      ['core/access/a.ts', "import { type X, type Y } from '../documents/d.ts'"],
      ['core/trust/t.ts', "import { x } from '../seal/signature.ts'\nimport { z } from '../calendar-day.ts'"],
      ['pdf/p.ts', "import type { Press } from '../service/ports.ts'\nimport { x } from './style.ts'"],
      [
        'main.ts',
        "import { x } from './pdf/p.ts'\nimport { y } from './scan/s.ts'\nimport express from 'express'",
      ],
    ]
    for (const [path, text] of allowed) expect(told(forbiddenImports, path, text)).toEqual([])
  })

  it('lets a stated exception pass, and tells one that nobody needs', () => {
    const exceptions = [{ from: 'pdf/p.ts', to: 'scan/s.ts', because: 'of this test' }]
    const using = parseSource('pdf/p.ts', "import { x } from '../scan/s.ts'")
    expect(forbiddenImports(using, exceptions)).toEqual([])
    expect(idleExceptions([using], exceptions)).toEqual([])
    expect(idleExceptions([parseSource('pdf/p.ts', '')], exceptions)).toEqual(exceptions)
  })

  it('finds rings of files, but none of types', () => {
    const ring = (link: string) => [
      parseSource('core/a.ts', "import { b } from './b.ts'"),
      parseSource('core/b.ts', "import { c } from './c.ts'"),
      parseSource('core/c.ts', link),
    ]
    expect(tellFaults(importRings(ring("import { a } from './a.ts'")))).toEqual([
      'src/core/c.ts:1 closes a ring: core/a.ts → core/b.ts → core/c.ts → core/a.ts',
    ])
    expect(importRings(ring("import type { A } from './a.ts'"))).toEqual([])
  })
})

/** A rule, the file it looks at, a line that breaks it, and what it says. */
const BROKEN: readonly (readonly [Rule, string, string, string])[] = [
  [looseImports, 'pdf/a.ts', "import { x } from './b'", 'expected an import that ends in .ts, found ./b'],
  [impureImports, 'core/a.ts', "import { x } from 'node:fs'", 'core imports nothing of Node, found node:fs'],
  [impureImports, 'core/a.ts', "import { x } from 'fs'", 'core imports nothing of Node, found fs'],
  [impureImports, 'core/a.ts', "import { x } from 'pdf-lib'", 'core uses no package pdf-lib'],
  [
    impureImports,
    'core/a.ts',
    "const x = await import('./b.ts')",
    'core imports nothing dynamically, found ./b.ts',
  ],
  [impurities, 'core/a.ts', 'const x = Date.now()', 'core is pure, found Date.now'],
  [impurities, 'core/a.ts', "const x = Date['now']()", 'core is pure, found Date.now'],
  [impurities, 'core/a.ts', 'const x = new Date()', 'core is pure, found new Date()'],
  [impurities, 'core/a.ts', 'const x = Date()', 'core is pure, found Date()'],
  [impurities, 'core/a.ts', 'const x = Math.random()', 'core is pure, found Math.random'],
  [impurities, 'core/a.ts', 'const x = crypto.randomUUID()', 'core is pure, found randomUUID'],
  [impurities, 'core/a.ts', "const x = Buffer.from('')", 'core is pure, found Buffer'],
  [impurities, 'core/a.ts', 'const x = { process }', 'core is pure, found process'],
  [impurities, 'core/a.ts', 'const x = globalThis.process', 'core is pure, found globalThis'],
  [impurities, 'core/a.ts', "const x = fetch('')", 'core is pure, found fetch'],
  [impurities, 'core/a.ts', 'const x = import.meta.url', 'core is pure, found import.meta'],
  [frenchSentences, 'core/a.ts', "const x = 'refusé'", "core holds no French sentence, found 'refusé'"],
  [
    frenchSentences,
    'core/a.ts',
    "const x = 'le code est faux'",
    "core holds no French sentence, found 'le code est faux'",
  ],
  [frenchSentences, 'core/a.ts', 'const x = `périmé`', 'core holds no French sentence, found `périmé`'],
  [
    environmentReads,
    'pdf/a.ts',
    'const x = process.env.HOME',
    'process.env is read in main.ts and cli/ only',
  ],
  [
    environmentReads,
    'pdf/a.ts',
    "import { env } from 'node:process'",
    'process.env is read in main.ts and cli/ only',
  ],
  [consoleUses, 'cli/a.ts', "console.log('')", 'nobody writes to the console'],
  [badExports, 'pdf/a.ts', 'export default 1', 'exports are named, never default'],
  [badExports, 'pdf/a.ts', "export * from './b.ts'", 'export * belongs to src/index.ts only'],
  [silencedTypes, 'pdf/a.ts', '// @ts-ignore', 'a comment that silences the compiler'],
  [
    silencedTypes,
    'pdf/a.ts',
    'const x = y as unknown as string',
    'as unknown as: a type forced upon a value',
  ],
  [silencedTypes, 'pdf/a.ts', 'const x: any = y', 'the type any'],
  [silencedTypes, 'pdf/a.ts', 'const x = y!.z', 'a value declared present with !'],
  [leftovers, 'pdf/a.ts', `// ${'TO'}DO later`, 'work left to do: finish it, or file an issue'],
  [undocumented, 'core/a.ts', 'export type X = string', 'X has no docstring'],
  [undocumented, 'core/a.ts', '// A remark.\nexport const x = 1', 'x has no docstring'],
  [undocumented, 'pdf/a.ts', 'export function x() {}', 'x has no docstring'],
  [undocumented, 'pdf/a.ts', '/** Of the file. */\n\nexport class X {}', 'X has no docstring'],
]

/** What looks alike and is allowed. */
const KEPT: readonly (readonly [Rule, string, string])[] = [
  [looseImports, 'pdf/a.ts', "import { x } from './b.ts'\nimport z from 'zod'"],
  [impureImports, 'core/a.ts', "import { z } from 'zod'\nimport { x } from './b.ts'"],
  [impureImports, 'pdf/a.ts', "import { x } from 'node:fs'"],
  [
    impurities,
    'core/a.ts',
    "const x = new Date('2026-01-01'); const y = Date.parse(''); crypto.subtle.verify",
  ],
  [
    impurities,
    'core/a.ts',
    'const x = order.process; const y = { console: 1 }; interface Z { fetch: string }',
  ],
  [impurities, 'core/a.ts', '// no Date.now() here: Math.random\nconst x = "new Date()"'],
  [impurities, 'scan/a.ts', 'const x = new Date()'],
  [frenchSentences, 'core/a.ts', "// périmé le jour d'après\nconst x = 'expected a day, found \\u00dc'"],
  [frenchSentences, 'core/a.ts', "const x = 'NE E LE'"],
  [frenchSentences, 'wording.fr.ts', "export const x = 'Périmé'"],
  [environmentReads, 'main.ts', 'const x = process.env'],
  [consoleUses, 'pdf/a.ts', 'const x = operator.console'],
  [badExports, 'index.ts', "export * from './core/a.ts'"],
  [silencedTypes, 'pdf/a.ts', "const x = y as string; const many = 'any'; const z = !x"],
  [
    undocumented,
    'core/a.ts',
    '/** Tells. */\nexport const X = [1] as const\nexport type Y = (typeof X)[number]',
  ],
  [undocumented, 'core/a.ts', '/** Tells. */\n// biome-ignore format: a table\nexport const x = 1'],
  [undocumented, 'pdf/a.ts', 'export interface X {}\nfunction y() {}'],
]

describe('each rule', () => {
  it.each(BROKEN.map(([rule, path, text, message]) => ({ name: rule.name, rule, path, text, message })))(
    '$name: finds in $path $text',
    ({ rule, path, text, message }) => {
      const lines = text.split('\n').length + 1
      expect(told(rule, path, `\n${text}`)).toEqual([expect.stringContaining(message)])
      expect(told(rule, path, `\n${text}`)[0]).toMatch(new RegExp(`^src/${path}:[2-${lines}] `))
    },
  )

  it.each(KEPT.map(([rule, path, text]) => ({ name: rule.name, rule, path, text })))(
    '$name: lets pass in $path $text',
    ({ rule, path, text }) => {
      expect(told(rule, path, text)).toEqual([])
    },
  )

  it('finds files that are too long, tables of sentences excepted', () => {
    const lines = (count: number) => 'const x = 1\n'.repeat(count)
    expect(longFiles({ path: 'pdf/a.ts', text: lines(250) })).toEqual([])
    expect(longFiles({ path: 'wording.fr.ts', text: lines(251) })).toEqual([])
    expect(tellFaults(longFiles({ path: 'pdf/a.ts', text: lines(251) }))).toEqual([
      'src/pdf/a.ts:251 has 251 lines, at most 250: split it by concept',
    ])
  })

  it('finds functions that are too long', () => {
    const functionOf = (lines: number) => `\nconst f = () => {${'\n'.repeat(lines - 1)}}`
    expect(told(longFunctions, 'pdf/a.ts', functionOf(40))).toEqual([])
    expect(told(longFunctions, 'pdf/a.ts', functionOf(41))).toEqual([
      'src/pdf/a.ts:2 a function of 41 lines, at most 40',
    ])
  })

  it('finds names that say nothing', () => {
    const named = (path: string) => badNames({ path }).map(({ message }) => message)
    for (const path of ['core/utils/a.ts', 'lib/a.ts', 'pdf/types.ts', 'core/helpers.ts', 'services/a.ts'])
      expect(named(path)).toEqual([expect.stringContaining('is a drawer')])
    expect(named('pdf/PdfPress.ts')).toEqual(['files are named in kebab-case'])
    expect(named('core/index.ts')).toEqual(['the only index is src/index.ts'])
    for (const path of [
      'index.ts',
      'service/ports.ts',
      'wording.fr.ts',
      'core/seal/base32.ts',
      'pdf/subset-font.d.ts',
    ])
      expect(named(path)).toEqual([])
  })
})
