import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { undocumented } from './architecture/docstrings.ts'
import {
  badExports,
  badNames,
  leftovers,
  longFiles,
  longFunctions,
  silencedTypes,
} from './architecture/house-rules.ts'
import {
  forbiddenImports,
  idleExceptions,
  importRings,
  impureImports,
  looseImports,
} from './architecture/imports.ts'
import { consoleUses, environmentReads, frenchSentences, impurities } from './architecture/purity.ts'
import { type Fault, readSources, type SourceFile, tellFaults } from './architecture/source-file.ts'

const sources = readSources(join(import.meta.dirname, '..', 'src'))

const RULES: readonly (readonly [string, (source: SourceFile) => readonly Fault[]])[] = [
  ['imports go from http and cli to service to core, and adapters do not know each other', forbiddenImports],
  ['relative imports end in .ts', looseImports],
  ['core loads nothing of Node, nothing lazily, and no package but the pure ones', impureImports],
  ['core has no clock, no randomness, no machine, no network', impurities],
  ['core holds no French sentence', frenchSentences],
  ['the environment is read in main.ts and cli/ only', environmentReads],
  ['nobody writes to the console', consoleUses],
  ['files and folders are named after what they hold', badNames],
  ['exports are named', badExports],
  ['no file is longer than 250 lines', longFiles],
  ['no function is longer than 40 lines', longFunctions],
  ['no type is forced', silencedTypes],
  ['nothing is left to do', leftovers],
  ['every exported name is explained', undocumented],
]

describe('the source', () => {
  it('is there, with its one index', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter(({ path }) => path.endsWith('index.ts')).map(({ path }) => path)).toEqual([
      'index.ts',
    ])
  })

  it.each(RULES)('keeps the rule that %s', (_, rule) => {
    expect(tellFaults(sources.flatMap((source) => rule(source)))).toEqual([])
  })

  it('has no ring of files that load each other', () => {
    expect(tellFaults(importRings(sources))).toEqual([])
  })

  it('makes use of every exception stated', () => {
    expect(idleExceptions(sources)).toEqual([])
  })
})
