import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Folder of published 2D-Doc codes, certificates and pictures, outside the project: `CONFORMANCE_DIR`,
 * or `../shared/conformance`. Null where absent, said aloud; in CI its absence is a failure.
 */
export function conformanceDir(): string | null {
  const dir = resolve(process.env.CONFORMANCE_DIR ?? '../shared/conformance')
  if (existsSync(join(dir, 'vectors.json'))) return dir
  if (process.env.CI || process.env.PERMIS_REQUIRE_TOOLS === '1')
    throw new Error(`conformance corpus not found in ${dir}: set CONFORMANCE_DIR`)
  process.stderr.write(`SKIPPED: conformance tests, no corpus in ${dir} (set CONFORMANCE_DIR)\n`)
  return null
}
