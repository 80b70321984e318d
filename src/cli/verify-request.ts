import type { DeclaredRole, Requester } from '../core/access/requester.ts'
import { isSiren } from '../core/documents/siren.ts'
import { CATEGORY_CODES } from '../core/licence/categories.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { Environment } from '../core/verification/report.ts'
import { EXPECTED_KINDS, type VerifyOptions } from '../core/verification/verify-options.ts'
import type { Settings } from '../settings.ts'
import type { RefusedList } from '../signing/read-trust-lists.ts'
import { onlineTrust } from '../storage/online-trust.ts'
import { publishedWithdrawals } from '../storage/published-withdrawals.ts'
import { handsInLists, seenLists } from '../storage/seen-lists.ts'
import { handsInWithdrawals, seenWithdrawals } from '../storage/seen-withdrawals.ts'
import { assembleTrustFrom } from '../verification-trust.ts'
import { errorLine } from '../wording/error-detail.ts'
import { choiceArgument } from './arguments.ts'
import { UsageError } from './usage-error.ts'

/** What may be said of a judgement, of one file or of many. */
export const JUDGING_OPTIONS = {
  as: { type: 'string', default: 'anonymous' },
  category: { type: 'string' },
  expect: { type: 'string' },
  siren: { type: 'string' },
  at: { type: 'string' },
  environment: { type: 'string' },
  trust: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Reads `--environment`: what NODE_ENV says, unless the command line says otherwise. */
export function readEnvironment(text: string | undefined, production: boolean): Environment {
  if (text !== undefined) return choiceArgument(text, '--environment', ['test', 'production'])
  return production ? 'production' : 'test'
}

/** Reads what is asked of a document beside its verdict, and by whom. */
export function readOptions(
  values: { category?: string | undefined; expect?: string | undefined; siren?: string | undefined },
  role: DeclaredRole,
  environment: Environment,
): VerifyOptions {
  const { category, expect, siren } = values
  if (siren !== undefined && !isSiren(siren))
    throw new UsageError('--siren : neuf chiffres avec une somme de contrôle juste sont attendus')
  return {
    requester: requester(role),
    environment,
    ...(category === undefined ? {} : { category: choiceArgument(category, '--category', CATEGORY_CODES) }),
    ...(expect === undefined ? {} : { expect: choiceArgument(expect, '--expect', EXPECTED_KINDS) }),
    ...(siren === undefined ? {} : { siren }),
  }
}

/** A role declared for a file already in the caller's hands: it opens nothing that the caller does not hold. */
function requester(role: DeclaredRole): Requester {
  return role === 'holder' ? { role, signedInBy: 'franceconnect' } : { role }
}

/** Trust material of one run, with what is to be said of the lists that were refused. */
export interface HandedTrust {
  readonly trust: TrustMaterial
  readonly refused: readonly string[]
}

/** Assembles our own trust material and what `--trust` hands in. */
export async function handedTrust(
  settings: Settings,
  folders: readonly string[],
  at: Date,
  now: Date,
  language: string | undefined,
): Promise<HandedTrust> {
  const refused: string[] = []
  const sources = {
    keysDir: settings.keysDir,
    folders,
    tellRefused: ({ file, ...error }: RefusedList) => refused.push(`${file} : ${errorLine(error, language)}`),
    publishedWithdrawals: () => publishedWithdrawals(settings.dataDir),
    ...((await handsInLists(folders)) ? { lastGood: await seenLists(settings.dataDir, at) } : {}),
    ...((await handsInWithdrawals(folders)) ? { seenWithdrawals: seenWithdrawals(settings.dataDir) } : {}),
    ...(settings.fetchCertificates ? onlineTrust(settings.dataDir) : {}),
  }
  return { trust: await assembleTrustFrom(sources, at, now), refused }
}
