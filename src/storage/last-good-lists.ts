import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import type { LastGoodLists } from '../service/ports.ts'

/** Keeps the last good list of each signer in a folder of the service's data, one file each. */
export function lastGoodLists(dataDir: string): LastGoodLists {
  const dir = join(dataDir, 'trust-lists')
  return {
    all: async () => {
      const names = await readdir(dir).catch(() => [])
      return Promise.all(
        names
          .filter((name) => name.endsWith('.xml'))
          .map(async (name) => new Uint8Array(await readFile(join(dir, name)))),
      )
    },
    keep: async (signerName, list) => {
      await mkdir(dir, { recursive: true })
      const path = join(dir, `${signerName.replace(/[^A-Za-z0-9]/g, '-')}.xml`)
      await writeWhole(path, list, FILE_MODE.public)
    },
  }
}
