import { openDemonstrationRegistry } from './demonstration-registry.ts'
import { openDocumentSigner } from './document-signing.ts'
import { auditSequencerPorts } from './main/audit-keeping.ts'
import { ensurePki, type IssuingKeys, openIssuingKeys } from './main/issuing-keys.ts'
import { type WithdrawalDesk, withdrawalDesk } from './main/withdrawal-desk.ts'
import { withdrawalSigners } from './main/withdrawal-signers.ts'
import { codeLetterPress } from './pdf/code-letter-press.ts'
import { pdfPress } from './pdf/press.ts'
import { readOwnPage } from './scan/own-page.ts'
import { readModules } from './scan/read-modules.ts'
import type { IssuePorts } from './service/issue-document.ts'
import type { RenewalPorts } from './service/renew-code.ts'
import type { Settings } from './settings.ts'
import { sequenceOnce } from './storage/database/audit-sequencer.ts'
import { databaseWithdrawals } from './storage/database/database-withdrawals.ts'
import { openRegistry, type Registry } from './storage/database/open-registry.ts'
import type { FolderRecords } from './storage/folder-records.ts'
import { publishedWithdrawalsDir } from './storage/published-withdrawals.ts'
import { randomConfidentialCodes } from './storage/random-confidential-codes.ts'
import { randomDocumentIds } from './storage/random-document-ids.ts'

/** The issuing side, with every adapter in its place. */
export interface Issuing {
  /** Gives what issues a document, with the keys in use at that moment. */
  issuePorts(): Promise<IssuePorts>
  /** Gives all that a new confidential code needs, but the place where its letter is left. */
  renewalPorts(): Promise<Omit<RenewalPorts, 'outgoing'>>
  readonly registry: Registry
  readonly keys: IssuingKeys
  /** What was withdrawn of what was issued. */
  readonly withdrawals: WithdrawalDesk
  /** The fictitious drivers of a demonstration; none in production. */
  readonly drivers: FolderRecords['all']
  /** True when the test PKI was made by this call. */
  readonly keysMade: boolean
  /** Chains the audit lines that wait, and gives the database back; to be awaited before the process leaves. */
  close(): Promise<void>
}

/**
 * Builds the issuing side: registry, keys, press, signers, audit. In demonstration the keys are made and the
 * fictitious drivers taken in where there are none; in production both were handed over.
 *
 * @param now the real clock, for keys and lists
 * @param tellFault is told why a withdrawal list could not be published; commands say themselves that it was not
 */
export async function openIssuing(
  settings: Settings,
  now: Date,
  tellFault: (error: unknown) => void = () => undefined,
): Promise<Issuing> {
  const keysMade = !settings.production && (await ensurePki(settings.keysDir, now))
  const { registry, drivers } = await openOwnRegistry(settings, now)
  try {
    const keys = await openIssuingKeys(settings)
    const sequencer = await auditSequencerPorts(settings, registry)
    return {
      ...{ registry, keys, keysMade, drivers },
      withdrawals: openWithdrawals(settings, registry, keys, tellFault),
      issuePorts: async () => {
        const { press, ...ports } = await portsOf(settings, registry, keys)
        const { seals } = await keys.inUse()
        return { ...ports, seals, press: pdfPress(press), ownTrust: keys.ownTrust }
      },
      renewalPorts: async () => {
        const { press, ...ports } = await portsOf(settings, registry, keys)
        return { ...ports, newCodes: randomConfidentialCodes(), codeLetters: codeLetterPress(press) }
      },
      close: async () => {
        await sequenceOnce(sequencer).finally(() => registry.close())
      },
    }
  } catch (error) {
    await registry.close()
    throw error
  }
}

/** Lends the issuing side, and gives its database back whatever becomes of the work. */
export async function withIssuing<Result>(
  settings: Settings,
  now: Date,
  work: (issuing: Issuing) => Promise<Result>,
): Promise<Result> {
  const issuing = await openIssuing(settings, now)
  try {
    return await work(issuing)
  } finally {
    await issuing.close()
  }
}

function openWithdrawals(
  settings: Settings,
  { db, keys, audit }: Registry,
  issuingKeys: IssuingKeys,
  tellFault: (error: unknown) => void,
): WithdrawalDesk {
  return withdrawalDesk({
    register: databaseWithdrawals(db, keys),
    audit,
    signers: withdrawalSigners(settings, issuingKeys),
    // The keys of an operator are in a folder that the service reads and never fills.
    folder: settings.keys === null ? settings.keysDir : publishedWithdrawalsDir(settings.dataDir),
    tellFault,
    now: () => new Date(),
  })
}

async function openOwnRegistry(settings: Settings, now: Date) {
  const { databaseUrl: url, dataDir: dir, keysDir, production } = settings
  if (production) return { registry: await openRegistry({ url, dir, keysDir, production }), drivers: [] }
  const { registry, drivers } = await openDemonstrationRegistry(settings, now)
  return { registry, drivers: drivers.all }
}

async function portsOf(settings: Settings, registry: Registry, keys: IssuingKeys) {
  const { records, codes, documents, audit } = registry
  const documentSigner = await openDocumentSigner((await keys.inUse()).pdfSigner, settings)
  const { signatureBytes } = documentSigner
  const { issuer } = settings
  return {
    ...{ records, codes, documents, audit, documentSigner },
    press: { signatureBytes, ...(issuer === null ? {} : { issuer }) },
    environment: settings.production ? ('production' as const) : ('test' as const),
    reader: { readPages: readOwnPage, readSymbol: readModules },
    ids: randomDocumentIds(),
  }
}
