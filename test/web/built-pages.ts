import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildOnce } from '../cli/built-cli.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

let bundled = false

/** Bundles what the verifier's page runs, once for each file of tests; `npm run build` does the same. */
export async function bundleOnce(): Promise<void> {
  await buildOnce()
  if (bundled) return
  execFileSync(process.execPath, ['dist/web/bundle/bundle-pages.js'], { cwd: root, stdio: 'ignore' })
  bundled = true
}
