import type { OperatorMandate } from '../core/access/requester.ts'
import { type Neph, parseNeph } from '../core/licence/neph.ts'
import type { Settings } from '../settings.ts'
import { readInput } from './read-input.ts'

/** Reads a NEPH given on the command line; `-` takes it from standard input, out of sight of the list of processes. */
export async function nephArgument(text: string): Promise<Neph> {
  return parseNeph(
    text === '-'
      ? Buffer.from(await readInput('-'))
          .toString('utf8')
          .trim()
      : text,
  )
}

/** What lets the operator act: the purpose and the person who asked; in demonstration none need be told. */
export function operatorMandate(
  settings: Settings,
  values: { readonly purpose?: string | undefined; readonly 'requested-by'?: string | undefined },
): OperatorMandate {
  const { purpose, 'requested-by': requestedBy } = values
  if (purpose && requestedBy) return { kind: 'request', purpose, requestedBy }
  return settings.production ? { kind: 'none' } : { kind: 'demonstration' }
}
