import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseNeph } from '../core/licence/neph.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import { type Issuing, withIssuing } from '../main.ts'
import { type IssuedDocument, type IssuePorts, issueDocument } from '../service/issue-document.ts'
import type { LintDepth } from '../service/lint-document.ts'
import { readSettings, type Settings } from '../settings.ts'

/** A demonstration of its own, in a folder that is removed afterwards. */
export interface Workshop {
  readonly demonstration: Issuing & { readonly issue: IssuePorts }
  readonly ownTrust: TrustMaterial
  readonly settings: Settings
  /** The instant of every document issued here. */
  readonly at: Date
}

/** Lends a demonstration with fresh keys, registry and audit in a temporary folder. */
export async function withWorkshop<Result>(use: (workshop: Workshop) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    const settings = readSettings(ownFolders(folder))
    const at = new Date()
    return withIssuing(settings, at, async (issuing) => {
      const demonstration = { ...issuing, issue: await issuing.issuePorts() }
      return use({ demonstration, ownTrust: await issuing.keys.ownTrust(at), settings, at })
    })
  })
}

/** Gives the environment that makes the service keep to a folder. */
export function ownFolders(folder: string): Readonly<Record<string, string>> {
  return { PERMIS_KEYS_DIR: join(folder, 'keys'), PERMIS_DATA_DIR: join(folder, 'data') }
}

/** Lends a temporary folder. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'permis-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The driver that the README issues for; a usual licence. */
export const NEPH = parseNeph('051227308989')

/** Issues the ADCS of {@link NEPH} as the service does for an operator. */
export function issueAdcs(ports: IssuePorts, at: Date, lint: LintDepth): Promise<IssuedDocument> {
  return issueDocument(ports, {
    kind: 'ADCS',
    neph: NEPH,
    requester: { role: 'operator', mandate: { kind: 'demonstration' } },
    recipientSiren: null,
    at,
    lint,
  })
}
