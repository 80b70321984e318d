import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readWithdrawalList, type WithdrawalList } from '../core/trust/withdrawal-list.ts'

/** Gives the folder of data where a service with the keys of an operator lays the lists that it publishes. */
export function publishedWithdrawalsDir(dataDir: string): string {
  return join(dataDir, 'withdrawal-lists')
}

/** Named by the authority; those that were met elsewhere lie beside, named by a key. */
const FORM = /^[A-Z0-9]{4}\.jws$/

/**
 * Reads the withdrawal lists that a service of this machine publishes, for the commands that verify beside it. Each has
 * still to be proved.
 *
 * What cannot be read is left out: the list of an operator's authority is then unknown here, as it is elsewhere.
 */
export async function publishedWithdrawals(dataDir: string): Promise<readonly WithdrawalList[]> {
  const dir = publishedWithdrawalsDir(dataDir)
  const names = (await readdir(dir).catch(() => [])).filter((name) => FORM.test(name))
  const lists = await Promise.all(
    names.map(async (name) => {
      try {
        return readWithdrawalList(await readFile(join(dir, name)))
      } catch {
        return null
      }
    }),
  )
  return lists.filter((list) => list !== null)
}
