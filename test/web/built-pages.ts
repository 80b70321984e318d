import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildOnce } from '../cli/built-cli.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const manifest = `${root}dist/web/manifest.json`
const lock = `${root}node_modules/.bundling`

/** Bundles what the verifier's page runs where a source is younger than it; `npm test` has just done so. */
export async function bundleOnce(): Promise<void> {
  await buildOnce()
  while (isStale()) {
    try {
      mkdirSync(lock)
    } catch {
      if (Date.now() - modifiedAt(lock) > 60_000) rmdirSync(lock)
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    try {
      execFileSync(process.execPath, ['dist/web/bundle/bundle-pages.js'], { cwd: root, stdio: 'ignore' })
    } finally {
      rmdirSync(lock)
    }
  }
}

function isStale(): boolean {
  const built = modifiedAt(manifest)
  return ['src', 'templates/pages/partials'].some((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).some(
      (name) => /\.(ts|hbs)$/.test(name) && modifiedAt(`${root}${folder}/${name}`) > built,
    ),
  )
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
