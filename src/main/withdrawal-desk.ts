import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { WITHDRAWAL_LIST_DAYS } from '../core/trust/compose-withdrawal-list.ts'
import { type OwnWithdrawals, withOwnWithdrawals } from '../core/trust/own-withdrawals.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import type { AuditLog } from '../service/ports.ts'
import { publishWithdrawals, type WithdrawalListSigner } from '../service/withdrawal/publish-withdrawals.ts'
import {
  type WithdrawalDone,
  type WithdrawalRequest,
  withdrawDocument,
} from '../service/withdrawal/withdraw-document.ts'
import type { PublishedWithdrawals, WithdrawalRegister } from '../service/withdrawal/withdrawal-register.ts'
import { pkiFile } from '../signing/pki-file-names.ts'

/** What withdrawals need of the rest of the service. */
export interface WithdrawalDeskPorts {
  readonly register: WithdrawalRegister
  readonly audit: AuditLog
  /** One for each authority that has a certificate for signing lists. */
  readonly signers: (at: Date) => Promise<readonly WithdrawalListSigner[]>
  /** Where lists are laid for whoever verifies on this machine: beside the certificates, or in the data. */
  readonly folder: string
  /** Is told why a list could not be published. */
  readonly tellFault: (error: unknown) => void
  readonly now: () => Date
}

/** Everything that is done with withdrawals in one process. */
export interface WithdrawalDesk {
  withdraw(request: WithdrawalRequest): Promise<WithdrawalDone>
  /** Publishes what has to be; gives the lists that hold. */
  publish(): Promise<readonly PublishedWithdrawals[]>
  /** Gives trust material in which the register itself says what was withdrawn. */
  judging(currentTrust: () => Promise<TrustMaterial>): () => Promise<TrustMaterial>
  /** The list of one authority, as it is published; null where there is none. */
  listOf(issuer: string): Promise<string | null>
}

/** A withdrawal done by another process is known here after so long; one done in this process at once. */
const LOOK_EVERY_MS = 1_000
const DAY_MS = 86_400_000

/** Joins register, signers and folder of keys. */
export function withdrawalDesk(ports: WithdrawalDeskPorts): WithdrawalDesk {
  const { register, audit, now, tellFault } = ports
  const held = heldWithdrawals(ports)
  const publish = async () => {
    const lists = await publishAll(ports, now())
    held.forget()
    return lists
  }
  return {
    publish,
    async withdraw(request) {
      const withdrawn = await withdrawDocument({ register, audit }, request)
      held.forget()
      const lists = await publish().catch(toldAsNull(tellFault))
      // Known here from now on, even if the database falls silent before the next verification.
      await held.current()
      const published = (lists ?? []).map(({ issuer, sequence }) => ({ issuer, sequence }))
      return { withdrawn, published, isPublishingFaulty: lists === null }
    },
    judging: (currentTrust) => {
      let last: {
        readonly trust: TrustMaterial
        readonly own: OwnWithdrawals
        readonly joined: TrustMaterial
      }
      return async () => {
        const [trust, own] = await Promise.all([currentTrust(), held.current()])
        if (own === null) return trust
        if (last?.trust !== trust || last.own !== own)
          last = { trust, own, joined: withOwnWithdrawals(trust, own) }
        return last.joined
      }
    },
    listOf: async (issuer) => (await held.current())?.published.get(issuer)?.text ?? null,
  }
}

/** What the register said last, asked again every second; where it does not answer, what it said before. */
function heldWithdrawals(ports: WithdrawalDeskPorts) {
  const { register, now, tellFault } = ports
  let known: (OwnWithdrawals & { readonly edition: number }) | null = null
  // When all is read again whatever the edition: the hour comes round at which lists are renewed.
  let renewAt = 0
  // A signer in trouble takes nothing back of what it has signed.
  let published: OwnWithdrawals['published'] = new Map()
  let asked: { readonly until: number; readonly answer: Promise<OwnWithdrawals | null> } | null = null
  const look = async () => {
    const at = now()
    const holdsUntil = new Date(at.getTime() + WITHDRAWAL_LIST_DAYS * DAY_MS)
    const edition = await register.edition()
    if (known !== null && known.edition === edition && at.getTime() < renewAt) return known
    const { entries, ...read } = await register.entries(at)
    const lists = await publishAll(ports, at).catch(toldAsNull(tellFault))
    renewAt = at.getTime() + (lists === null ? RETRY_MS : RENEW_MS)
    if (lists !== null)
      published = new Map(lists.map(({ issuer, sequence, text }) => [issuer, { sequence, text }]))
    known = { ...read, entries, askedAt: at, holdsUntil, published }
    return known
  }
  return {
    forget: () => {
      asked = null
      renewAt = 0
    },
    current: (): Promise<OwnWithdrawals | null> => {
      if (asked !== null && now().getTime() < asked.until) return asked.answer
      asked = { until: now().getTime() + LOOK_EVERY_MS, answer: look().catch(() => known) }
      return asked.answer
    },
  }
}

const RENEW_MS = 3_600_000
/** After a list that could not be published. */
const RETRY_MS = 10_000

function toldAsNull(tellFault: (error: unknown) => void): (error: unknown) => null {
  return (error) => {
    tellFault(error)
    return null
  }
}

async function publishAll(
  { register, signers, folder }: WithdrawalDeskPorts,
  at: Date,
): Promise<readonly PublishedWithdrawals[]> {
  const lists: PublishedWithdrawals[] = []
  for (const signer of await signers(at)) {
    const list = await publishWithdrawals({ register, signer }, at)
    await layDown(join(folder, pkiFile.withdrawalList(list.issuer)), list.text)
    lists.push(list)
  }
  return lists
}

/** A folder that cannot be written has none: the list is published over HTTP all the same. */
async function layDown(path: string, text: string): Promise<void> {
  const standing = await readFile(path, 'utf8').catch(() => null)
  if (standing === text) return
  await mkdir(dirname(path), { recursive: true })
    .then(() => writeWhole(path, text, FILE_MODE.public))
    .catch(() => undefined)
}
