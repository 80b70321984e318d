import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import * as z from 'zod'
import { auditedInFolder } from '../storage/database/audited.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'
import { buildOnce, type Ran, type RunSettings, runPermis } from './built-cli.ts'

/** The driver of the documentation, and what of her must never be shown to the wrong person. */
export const NEPH = '051227308989'

/** A record before it is read: anything may be wrong with it. */
export type Loose = Record<string, unknown>

/** A temporary folder in which `permis` has its own keys and data. */
export interface Workshop {
  readonly dir: string
  readonly run: (args: readonly string[], more?: Pick<RunSettings, 'env' | 'input'>) => Promise<Ran>
  /** Runs with `--json`, and expects one JSON value alone on standard output. */
  readonly json: (
    args: readonly string[],
    more?: Pick<RunSettings, 'env' | 'input'>,
  ) => Promise<Ran & { readonly value: unknown }>
  readonly path: (name: string) => string
  /** Makes a registry of one driver, changed from a fixture, and gives the settings that name it. */
  readonly registryOf: (
    fixture: string,
    change: (record: Loose) => void,
  ) => Promise<Readonly<Record<string, string>>>
  /** What the audit of the registry holds. */
  readonly audit: () => Promise<readonly unknown[]>
  /** The refusals of a production that has no registry, which are left in a file. */
  readonly refusals: () => readonly unknown[]
  readonly close: () => void
}

const RECORDS = new URL('../../fixtures/records/', import.meta.url)

/** Opens a folder of its own for a test file, with the command built. */
export async function openWorkshop(): Promise<Workshop> {
  await buildOnce()
  const dir = mkdtempSync(join(tmpdir(), 'permis-'))
  const path = (name: string) => join(dir, name)
  await prepareCluster(path('data'))
  const base = { PERMIS_KEYS_DIR: path('keys'), PERMIS_DATA_DIR: path('data') }
  const run: Workshop['run'] = (args, { env = {}, ...more } = {}) =>
    runPermis(args, { cwd: dir, env: { ...base, ...env }, ...more })
  return {
    dir,
    path,
    run,
    json: async (args, more) => {
      const ran = await run([...args, '--json'], more)
      const value: unknown = JSON.parse(ran.stdout)
      expect(ran.stdout).toBe(`${JSON.stringify(value, null, 2)}\n`)
      return { ...ran, value }
    },
    registryOf: async (fixture, change) => {
      const dir = mkdtempSync(path('registry-'))
      const record: Loose = JSON.parse(readFileSync(new URL(`${fixture}.json`, RECORDS), 'utf8'))
      change(record)
      writeFileSync(join(dir, 'driver.json'), JSON.stringify(record))
      const data = join(dir, 'data')
      await prepareCluster(data)
      return { PERMIS_RECORDS_DIR: dir, PERMIS_DATA_DIR: data }
    },
    audit: () => auditedInFolder(path('data')),
    refusals: () =>
      existsSync(path('data/audit.ndjson'))
        ? readFileSync(path('data/audit.ndjson'), 'utf8')
            .trim()
            .split('\n')
            .map((line): unknown => JSON.parse(line))
        : [],
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}

const issuedSchema = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
  kind: z.enum(['ADCS', 'RII', 'LETTER']),
  emittedOn: z.string(),
  expiresOn: z.string().nullable(),
  payload: z.string().startsWith('DC04FR00PC01'),
  file: z.string(),
})

/** What `permis issue --json` answers (design.md section 2): these keys and no other. */
export type Issued = z.infer<typeof issuedSchema>

/** Issues a document as a person does, and expects it to be done. */
export async function issue(
  workshop: Workshop,
  kind: 'adcs' | 'rii',
  out: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Issued> {
  const neph = more.includes('--neph') ? [] : ['--neph', NEPH]
  const ran = await workshop.json(['issue', kind, ...neph, '--out', out, ...more], { env })
  expect(ran).toMatchObject({ exit: 0, stderr: '' })
  return issuedSchema.parse(ran.value)
}
