import { parisDateTime, parisDay } from '../core/calendar-day.ts'
import { readCertificate } from '../core/trust/certificate.ts'
import { verifyIssuedBy } from '../core/trust/issued-by.ts'
import type { ServiceStatus } from '../core/trust/listed-authority.ts'
import { ANTS_SIGNERS, isAntsSigner, type PinnedSigner } from '../core/trust/pinned-signers.ts'
import { revocationListFault } from '../core/trust/revocation-list.ts'
import { type ListFreshness, readTrustList, type TrustList } from '../core/trust/trust-list.ts'
import { TrustListError } from '../core/trust/trust-list-error.ts'
import type { Reason } from '../core/verification/reason.ts'
import { listSignersAmong, pinnedSigner } from '../signing/list-signer.ts'
import { hasPki } from '../signing/pki-manifest.ts'
import { readTrustFiles } from '../signing/trust-files.ts'
import { seenLists } from '../storage/seen-lists.ts'
import { errorDetail } from '../wording/error-detail.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { WORDING_FR } from '../wording.fr.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { readInput } from './read-input.ts'

interface Question {
  readonly keysDir: string
  /** Where the lists met before are kept. */
  readonly dataDir: string
  /** Files of certificates of further signers to believe. */
  readonly signers: readonly string[]
  readonly at: Date
}

/**
 * Judges a trust list: valid when a pinned signer signed it and it answers at the instant, indeterminate when it is
 * signed but does not answer then, invalid otherwise: also when ANTS had published a later list by then, and it was
 * met before, or when the certificate of our own signer was revoked. Authorities are shown only when the signature
 * is good.
 */
export async function judgeTrustList(
  path: string,
  { keysDir, dataDir, signers, at }: Question,
): Promise<CommandOutput> {
  const xml = await readInput(path)
  const believed = [...ANTS_SIGNERS, ...(await handedSigners(signers)), ...(await ownSigners(keysDir))]
  try {
    const seen = await seenLists(dataDir, at)
    const list = await readTrustList(xml, believed, at, seen.highest)
    if (isAntsSigner(list.signer)) await seen.keep(list.signer.name, xml)
    return (await isSignerRevoked(list, keysDir)) ? fallen() : signed(list)
  } catch (error) {
    if (error instanceof TrustListError) return refused(error)
    throw error
  }
}

async function handedSigners(paths: readonly string[]): Promise<readonly PinnedSigner[]> {
  return Promise.all(
    paths.map(async (path) => {
      const certificate = readCertificate(await readInput(path))
      return { ...(await pinnedSigner(certificate)), name: certificate.commonName ?? path }
    }),
  )
}

async function ownSigners(keysDir: string): Promise<readonly PinnedSigner[]> {
  return (await hasPki(keysDir)) ? listSignersAmong((await readTrustFiles(keysDir)).certificates) : []
}

/** Only our own authority's list is at hand, so only a signer of ours can be known to be revoked. */
async function isSignerRevoked({ signerCertificate }: TrustList, keysDir: string): Promise<boolean> {
  if (!(await hasPki(keysDir))) return false
  const { certificates, revocationLists } = await readTrustFiles(keysDir)
  const naming = revocationLists.filter(({ revoked }) => revoked.has(signerCertificate.serial))
  for (const authority of certificates)
    for (const list of naming)
      if (
        (await verifyIssuedBy(signerCertificate, authority)) &&
        (await revocationListFault(list, authority)) === null
      )
        return true
  return false
}

const NOTHING = { sequence: null, issuedOn: null, nextUpdate: null, authorities: [] }

function fallen(): CommandOutput {
  return {
    exit: EXIT.invalid,
    json: { verdict: 'invalid', ...NOTHING },
    text: `${WORDING_FR.verdicts.invalid} — ${WORDING_FR.reasons.TRUST_LIST_SIGNER_REVOKED}\n`,
    notices: ['TRUST_LIST_SIGNER_REVOKED'],
  }
}

const VERDICTS = {
  current: { verdict: 'valid', exit: EXIT.done, reason: null },
  stale: { verdict: 'indeterminate', exit: EXIT.indeterminate, reason: 'TRUST_LIST_STALE' },
  'not-yet-issued': {
    verdict: 'indeterminate',
    exit: EXIT.indeterminate,
    reason: 'TRUST_LIST_NOT_YET_ISSUED',
  },
} as const satisfies Record<ListFreshness, { verdict: string; exit: number; reason: Reason | null }>

/** Statuses of an authority, the word of the list beside the French one. */
const STATUSES = {
  inaccord: 'conforme (inaccord)',
  suspended: 'suspendue (suspended)',
  revoked: 'révoquée (revoked)',
  other: 'non admise (other)',
} as const satisfies Record<ServiceStatus, string>

function signed(list: TrustList): CommandOutput {
  const { verdict, exit, reason } = VERDICTS[list.freshness]
  const issuedOn = parisDay(list.issuedAt)
  const nextUpdate = list.nextUpdate === null ? null : parisDateTime(list.nextUpdate)
  const answers = nextUpdate === null ? '' : `, à renouveler avant le ${frenchDay(nextUpdate.slice(0, 10))}`
  const why = reason === null ? 'Liste de confiance signée et en vigueur.' : WORDING_FR.reasons[reason]
  return {
    exit,
    json: {
      verdict,
      sequence: list.sequence,
      issuedOn,
      nextUpdate,
      authorities: list.authorities.map(({ id, status }) => ({ id, status })),
    },
    text: [
      `${WORDING_FR.verdicts[verdict]} — ${why}`,
      `Liste n° ${list.sequence} signée par ${list.signer.name}, émise le ${frenchDay(issuedOn)}${answers}`,
      ...list.authorities.map(({ id, status, name }) => `  ${id}  ${STATUSES[status].padEnd(22)}  ${name}`),
      '',
    ].join('\n'),
  }
}

/** Nothing unproved is shown: what a refused list says is left out, its number and dates included. */
function refused(error: TrustListError): CommandOutput {
  const { code } = error
  const { title, advice } = errorSentence(code)
  return {
    exit: EXIT.invalid,
    json: { verdict: 'invalid', ...NOTHING },
    text: `${WORDING_FR.verdicts.invalid} — ${title}.\n  ${advice}\n`,
    notices: [`${code} : ${errorDetail(error) ?? title}`],
  }
}
