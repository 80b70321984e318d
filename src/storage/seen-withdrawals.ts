import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isNewer } from '../core/trust/judge-withdrawal-lists.ts'
import { readWithdrawalList, type WithdrawalList } from '../core/trust/withdrawal-list.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import type { SeenWithdrawals } from '../service/ports.ts'

const FORM = /^[0-9a-f]{64}\.jws$/

/**
 * Keeps the newest withdrawal list met of each authority, known by its key, one file each.
 *
 * A data folder that cannot be written forgets, and nothing else: a verifier works without one.
 */
export function seenWithdrawals(dataDir: string): SeenWithdrawals {
  const dir = join(dataDir, 'withdrawal-lists')
  return {
    all: async () => {
      const names = (await readdir(dir).catch(() => [])).filter((name) => FORM.test(name))
      const read = await Promise.all(names.map((name) => readKept(join(dir, name))))
      return read.filter((list) => list !== null)
    },
    keep: async (authorityKeySha256, text) => {
      const path = join(dir, `${authorityKeySha256}.jws`)
      await mkdir(dir, { recursive: true }).catch(() => undefined)
      // Read again now: since this list was judged another process may have met a newer one.
      const standing = await readKept(path)
      if (standing !== null && !isNewer(readWithdrawalList(text), standing)) return
      await writeWhole(path, text, FILE_MODE.public).catch(() => undefined)
    },
  }
}

/** Tells whether a folder handed in with `--trust` has a withdrawal list: only then do those met before matter. */
export async function handsInWithdrawals(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => readdir(path).catch(() => [])))
  return found.flat().some((name) => /\.jws$/i.test(name))
}

/** What was kept and is no list any more has been touched: the one handed in decides. */
async function readKept(path: string): Promise<WithdrawalList | null> {
  try {
    return readWithdrawalList(await readFile(path))
  } catch {
    return null
  }
}
