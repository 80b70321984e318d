import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Express } from 'express'
import type { Logger } from 'pino'
import { offerWork, type WorkOffered } from '../handover/offer-work.ts'
import { createApp } from '../http/app.ts'
import { type Issuing, openIssuing } from '../main.ts'
import { createScanner } from '../scan/scanner.ts'
import { examiner } from '../service/examine-document.ts'
import type { RegistryDesk } from '../service/registry-desk.ts'
import type { Settings } from '../settings.ts'
import { refreshOwnTrustList } from '../signing/own-trust-list.ts'
import { certificateDirectory } from '../storage/certificate-directory.ts'
import { type SequencerAlert, startSequencer } from '../storage/database/audit-sequencer.ts'
import { lastGoodLists } from '../storage/last-good-lists.ts'
import { currentTrust } from '../verification-trust.ts'
import { auditSequencerPorts } from './audit-keeping.ts'
import { issuingDesk } from './issuing-desk.ts'
import { EDITION } from './with-desk.ts'

/** The whole service, but for its listening. */
export interface Service {
  readonly app: Express
  readonly issuing: Issuing
  /** Tells `/health/ready` whether to say yes. */
  setReady(ready: boolean): void
  /** Ends what runs beside requests, in order: commands, readers, audit, database. */
  close(): Promise<void>
}

/** Joins every part of the service: registry, keys, trust, readers, audit, commands of operators, pages and API. */
export async function openService(settings: Settings, log: Logger): Promise<Service> {
  const issuing = await openIssuing(settings, new Date())
  const parts = await startBeside(settings, issuing, log)
  const { scanner } = parts
  let isReady = false
  const trust = serviceTrust(settings, log)
  const app = createApp({
    examine: examiner(
      { readEvidence: scanner.readEvidence, currentTrust: trust, now: () => new Date() },
      settings.production ? 'production' : 'test',
    ),
    currentTrust: trust,
    drivers: issuing.drivers.map(({ neph, holder, state }) => ({
      neph,
      name: `${holder.givenNames[0]} ${holder.birthName}`,
      state,
    })),
    keysDir: settings.keysDir,
    version: await packageVersion(),
    isReady: () => isReady,
    log,
  })
  return {
    app,
    issuing,
    setReady: (ready) => {
      isReady = ready
    },
    close: parts.close,
  }
}

async function startBeside(settings: Settings, issuing: Issuing, log: Logger) {
  const sequencer = startSequencer(
    await auditSequencerPorts(settings, issuing.registry, (alert) => tellAlert(log, alert)),
  )
  const offered = await offerDesk(settings, issuingDesk(issuing, settings.dataDir))
  const list = settings.production ? null : await keepTrustListFresh(settings.keysDir)
  const scanner = createScanner({ spares: 1 })
  return {
    scanner,
    close: async () => {
      if (list !== null) clearInterval(list)
      await offered?.close()
      await scanner.close()
      await sequencer.stop()
      await issuing.close()
    },
  }
}

/** With a server of databases commands open it themselves. */
async function offerDesk(settings: Settings, desk: RegistryDesk): Promise<WorkOffered | null> {
  if (settings.databaseUrl !== null) return null
  return offerWork(settings.dataDir, EDITION, {
    ping: async () => null,
    issue: desk.issue,
    readPoints: desk.readPoints,
    renewCode: desk.renewCode,
    letterTaken: desk.letterTaken,
  })
}

/** An alert of the audit is for people to look at at once; none quotes a line. */
function tellAlert(log: Logger, alert: SequencerAlert): void {
  const { error, ...told } = { error: undefined, ...alert }
  log.error({ ...told, cause: error instanceof Error ? error.name : undefined }, 'audit alert')
}

/** Publishes our trust list, and looks twice a day whether it has to be renewed. */
async function keepTrustListFresh(keysDir: string): Promise<NodeJS.Timeout> {
  await refreshOwnTrustList(keysDir, new Date())
  const refresh = () => void refreshOwnTrustList(keysDir, new Date()).catch(() => false)
  return setInterval(refresh, 43_200_000).unref()
}

function serviceTrust(settings: Settings, log: Logger) {
  const { keysDir, trustDir, dataDir, fetchCertificates } = settings
  return currentTrust(keysDir, {
    folders: trustDir === null ? [] : [trustDir],
    tellRefused: (list) => log.error(list, 'trust list refused'),
    lastGood: lastGoodLists(dataDir),
    ...(fetchCertificates
      ? { directory: certificateDirectory({ cacheDir: join(dataDir, 'certificates') }) }
      : {}),
  })
}

async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}
