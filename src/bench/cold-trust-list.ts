import { readFile } from 'node:fs/promises'
import { ANTS_SIGNERS } from '../core/trust/pinned-signers.ts'
import { readTrustList } from '../core/trust/trust-list.ts'
import { trustListPart } from '../core/trust/trust-list-part.ts'

/** `node cold-trust-list.js FILE`: the first list that this process reads and checks, in milliseconds. */
async function readCold(path: string): Promise<number> {
  const start = performance.now()
  const list = await readTrustList(new Uint8Array(await readFile(path)), ANTS_SIGNERS, new Date())
  if (trustListPart(list).authorities.length === 0) throw new TypeError('the real list names authorities')
  return performance.now() - start
}

process.stdout.write(`${await readCold(process.argv[2] ?? '')}\n`)
