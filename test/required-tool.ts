import { execFileSync } from 'node:child_process'

const skipped = new Set<string>()

/**
 * Tells whether a tool beyond npm is on this machine. Where it is not, the skip is said aloud once by name;
 * with `PERMIS_REQUIRE_TOOLS=1` (which `.ci/run` sets) its absence is a failure instead.
 */
export function hasTool(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' })
    return true
  } catch {
    if (process.env.PERMIS_REQUIRE_TOOLS === '1')
      throw new Error(`${name} is required (PERMIS_REQUIRE_TOOLS=1) and not on this machine`)
    if (!skipped.has(name))
      process.stderr.write(`SKIPPED: tests that need ${name}, which is not on this machine\n`)
    skipped.add(name)
    return false
  }
}
