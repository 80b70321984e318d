import { AccountError } from '../../core/account/account-error.ts'
import { parseBirthDate } from '../../core/account/birth-date-entry.ts'
import type { CodeLinkOutcome } from '../../core/account/decide-code-link.ts'
import { matchCodeLink } from '../../core/account/match-code-link.ts'
import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { type Neph, parseNeph } from '../../core/licence/neph.ts'
import { compareNephEntries } from '../../core/licence/neph-entries.ts'
import { DECOY_HOLDER } from '../decoy-holder.ts'
import type { ConfidentialCodes, LicenceRecords } from '../ports.ts'
import type { Session } from '../session.ts'
import { limitAttempts, WINDOW } from './account-limits.ts'
import type { Account, AccountLinks, AskNewCode } from './account-ports.ts'
import type { AccountPorts } from './create-account.ts'
import { openAccountSession } from './open-account-session.ts'

/** What linking a licence by its confidential code needs. */
export interface CodeLinkPorts extends AccountPorts {
  readonly records: LicenceRecords
  readonly codes: ConfidentialCodes
  readonly links: AccountLinks
  readonly askNewCode: AskNewCode
}

/** What somebody types to link a licence. */
export interface TypedCodeLink {
  readonly neph: string
  readonly nephAgain: string
  readonly confidentialCode: string
  readonly birthName: string
  readonly birthDate: string
}

/** What came of it; a licence that is linked goes with a session of a new token. */
export interface CodeLinked {
  readonly outcome: CodeLinkOutcome
  readonly opened: { readonly token: string; readonly session: Session } | null
}

const MOST_ATTEMPTS = 5

/**
 * Links a licence to an account by file number, confidential code, birth name and birth date. What the right code is
 * good for is decided by `decideCodeLink` of core/account: the link, a link that the holder has to accept after a
 * FranceConnect sign-in, or only a new code by post. It is consumed in each case, once, whoever comes at the same
 * time, and a new one is asked for; the holder finds a notice, and the other accounts of the licence get mail.
 *
 * An unknown number, a false or used code, another name or date get one answer by the same work. Attempts are counted
 * for each account, then for each number.
 *
 * @throws {AccountError} NEPH_ENTRIES_DIFFER, BIRTH_DATE_MALFORMED, CODE_LINK_REFUSED
 * @throws {NephError} for what cannot be a number
 * @throws {SignInError} TOO_MANY_ATTEMPTS
 */
export async function linkByCode(
  ports: CodeLinkPorts,
  { account, token }: { readonly account: Account; readonly token: string },
  typed: TypedCodeLink,
  at: Date,
): Promise<CodeLinked> {
  const { neph, birthDate } = readEntry(typed)
  const perHour = { most: MOST_ATTEMPTS, seconds: WINDOW.hour }
  const limits = [
    { key: account.id, ...perHour },
    { key: account.id, most: 15, seconds: WINDOW.day },
    { key: neph, ...perHour },
  ]
  await limitAttempts(ports, 'link', limits, at)
  const [record, renewed] = [await ports.records.find(neph), await ports.codes.find(neph)]
  const licence = record ?? NOBODYS
  const isMatch = matchCodeLink(
    { ...licence, confidentialCode: renewed ?? licence.confidentialCode },
    { ...typed, birthDate },
  )
  if (!isMatch || record === null) return await refuse(ports, account, neph, at)
  const redeemed = { accountId: account.id, neph, code: typed.confidentialCode }
  const linked = await redeem(ports, { account, token }, redeemed, at)
  if (linked === null) return await refuse(ports, account, neph, at)
  await tell(ports, account, neph, linked.outcome, at)
  return linked
}

/** Link, code consumed, notice, line, the new code asked for and the new session: all of it or nothing. */
function redeem(
  { atomically, askNewCode }: CodeLinkPorts,
  { account, token }: { readonly account: Account; readonly token: string },
  redeemed: Parameters<AccountLinks['redeem']>[0],
  at: Date,
): Promise<CodeLinked | null> {
  const { neph } = redeemed
  return atomically(async (stores) => {
    const outcome = await stores.accountLinks.redeem(redeemed, at, (came) =>
      composeAuditEntry(linkFacts(account, neph, at, came)),
    )
    if (outcome === null) return null
    await askNewCode(stores.requests, neph, at)
    if (outcome !== 'linked') return { outcome, opened: null }
    return { outcome, opened: await openAccountSession(stores, account, token, at) }
  })
}

function readEntry({ neph: typedNeph, nephAgain, birthDate }: TypedCodeLink) {
  const neph = parseNeph(typedNeph)
  const difference = compareNephEntries(typedNeph, nephAgain)
  if (difference !== null)
    throw new AccountError('NEPH_ENTRIES_DIFFER', `the entries part at character ${difference.position}`)
  return { neph, birthDate: parseBirthDate(birthDate) }
}

function linkFacts({ id }: Account, neph: Neph, at: Date, outcome: CodeLinkOutcome): AuditFacts {
  const facts = { at, action: 'link-licence', requester: id, kind: 'account', neph } as const
  if (outcome === 'linked') return { ...facts, outcome: 'granted', role: 'holder', signedInBy: 'account' }
  const reason = outcome === 'asked' ? 'LINK_ASKED' : 'CODE_BY_POST_ONLY'
  return { ...facts, outcome: 'refused', role: 'anonymous', reason }
}

async function refuse({ audit }: CodeLinkPorts, { id }: Account, neph: Neph, at: Date): Promise<never> {
  await audit.append(
    composeAuditEntry({
      at,
      action: 'link-licence',
      outcome: 'refused',
      role: 'anonymous',
      requester: id,
      reason: 'CODE_LINK_REFUSED',
      kind: 'account',
      neph,
    }),
  )
  throw new AccountError(
    'CODE_LINK_REFUSED',
    'the number, the code, the name and the date do not go together',
  )
}

async function tell(
  { links, mailer }: CodeLinkPorts,
  account: Account,
  neph: Neph,
  outcome: CodeLinkOutcome,
  at: Date,
): Promise<void> {
  const kind = outcome === 'linked' ? 'licence-linked' : 'link-asked'
  const others = (await links.ofLicence(neph, at)).filter(({ accountId }) => accountId !== account.id)
  for (const address of [account.email, ...others.map(({ email }) => email)])
    await mailer.send(address, kind, {})
}

/** Compared where there is no licence; no code is made of hyphens. */
const NOBODYS = { confidentialCode: '--------', holder: DECOY_HOLDER } as const
