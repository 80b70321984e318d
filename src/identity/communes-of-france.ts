import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type CommuneRow, type Communes, communesFrom } from '../core/identity/communes.ts'

let loading: Promise<Communes> | undefined

/**
 * Gives the communes of the Code officiel géographique, merged ones included, as data.gouv.fr publishes them. Read when
 * a licence is first compared with an identity, and kept.
 */
export function communesOfFrance(): Promise<Communes> {
  loading ??= readCommunes().catch((error: unknown) => {
    // Tried again at the next sign-in.
    loading = undefined
    throw error
  })
  return loading
}

async function readCommunes(): Promise<Communes> {
  // Its module reads its data from the working directory; the data alone is wanted.
  const path = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const rows: readonly CommuneRow[] = JSON.parse(await readFile(path, 'utf8'))
  return communesFrom(rows)
}
