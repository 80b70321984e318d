import { readFile } from 'node:fs/promises'
import type { Express } from 'express'
import type { Logger } from 'pino'
import { offerWork, type WorkOffered } from '../handover/offer-work.ts'
import { createApp } from '../http/app.ts'
import { countExamining, countLines } from '../http/metrics-counting.ts'
import { ServiceLife } from '../http/service-life.ts'
import { type Issuing, openIssuing } from '../main.ts'
import { createScanner } from '../scan/scanner.ts'
import { auditedExaminer } from '../service/examine-audited.ts'
import type { RegistryDesk } from '../service/registry-desk.ts'
import type { Settings } from '../settings.ts'
import { refreshOwnTrustList } from '../signing/own-trust-list.ts'
import { type SequencerAlert, startSequencer } from '../storage/database/audit-sequencer.ts'
import { lastGoodLists } from '../storage/last-good-lists.ts'
import { onlineTrust } from '../storage/online-trust.ts'
import { seenWithdrawals } from '../storage/seen-withdrawals.ts'
import { currentTrust } from '../verification-trust.ts'
import { auditSequencerPorts } from './audit-keeping.ts'
import { keepHouse } from './house-keeping.ts'
import { issuingDesk } from './issuing-desk.ts'
import { issuingApi, openIssuingQueue } from './issuing-queue.ts'
import { openBatches } from './open-batches.ts'
import { ownApi } from './own-api.ts'
import { openPeopleRoutes } from './people-routes.ts'
import type { ServicePlace } from './providers.ts'
import { countedIssuing, watchService } from './service-watch.ts'
import { programKind } from './with-desk.ts'

/** The whole service, but for its listening. */
export interface Service {
  readonly app: Express
  readonly issuing: Issuing
  /** What `/health/ready` tells. */
  readonly life: ServiceLife
  /** Ends what runs beside requests, in order: commands, readers, audit, database. */
  close(): Promise<void>
}

/** Joins every part of the service: registry, keys, trust, readers, audit, commands of operators, pages and API. */
export async function openService(settings: Settings, place: ServicePlace, log: Logger): Promise<Service> {
  const opened = await openIssuing(settings, new Date(), unpublishedTeller(log))
  const trust = opened.withdrawals.judging(serviceTrust(settings, log))
  const watch = watchService(settings, opened, trust)
  const issuing = countedIssuing(opened, watch.metrics)
  const parts = await startBeside(settings, issuing, log)
  const life = new ServiceLife()
  const environment = settings.production ? 'production' : 'test'
  const own = ownApi(issuing, place.publicUrl, watch.metrics, { currentTrust: trust, environment })
  const { readEvidence } = parts.scanner
  const examine = auditedExaminer({ ...own, readEvidence, currentTrust: trust }, environment)
  const tellFault = (error: unknown) => log.error({ error }, 'file of a batch not judged')
  const counted = countExamining(watch.metrics, examine)
  const batches = openBatches({ examine: counted, currentTrust: trust, environment, tellFault })
  const worker = await openIssuingQueue(issuing, log, countLines(watch.metrics))
  const people = await openPeopleRoutes(settings, place, issuing, {
    ...{ readEvidence, environment, log },
    currentTrust: trust,
  })
  const app = createApp({
    ...watch,
    ...{ life, own, log, environment },
    issuer: settings.issuer,
    examine: counted,
    currentTrust: trust,
    batches,
    issuing: issuingApi(issuing, worker.wake),
    people,
    drivers: issuing.drivers.map(listedDriver),
    ...{ keysDir: settings.keysDir, withdrawalListOf: opened.withdrawals.listOf },
    version: await packageVersion(),
  })
  const close = async () => {
    batches.batches.close()
    await worker.stop()
    await people.close()
    await parts.close()
  }
  return { app, issuing, life, close }
}

function listedDriver({ neph, holder, state }: Issuing['drivers'][number]) {
  return { neph, name: `${holder.givenNames[0]} ${holder.birthName}`, state }
}

async function startBeside(settings: Settings, issuing: Issuing, log: Logger) {
  const sequencer = startSequencer(
    await auditSequencerPorts(settings, issuing.registry, (alert) => tellAlert(log, alert)),
  )
  const offered = await offerDesk(settings, issuingDesk(issuing, settings))
  const list = settings.production ? null : await keepTrustListFresh(settings.keysDir)
  const withdrawalLists = await keepWithdrawalsFresh(issuing, unpublishedTeller(log))
  const housekeeping = keepHouse(issuing.registry, log)
  const scanner = createScanner({ spares: 1 })
  return {
    scanner,
    close: async () => {
      if (list !== null) clearInterval(list)
      clearInterval(withdrawalLists)
      await housekeeping.stop()
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
  return offerWork(settings.dataDir, programKind(settings), { ping: async () => null, ...desk })
}

/** An alert of the audit is for people to look at at once; none quotes a line. */
function tellAlert(log: Logger, alert: SequencerAlert): void {
  const { error, ...told } = { error: undefined, ...alert }
  log.error({ ...told, cause: error instanceof Error ? error.name : undefined }, 'audit alert')
}

function unpublishedTeller(log: Logger): (error: unknown) => void {
  return (error) => log.error({ error }, 'withdrawal list not published')
}

/** Publishes the withdrawal lists, and looks twice a day whether they have to be renewed, though nobody verifies here. */
async function keepWithdrawalsFresh(
  { withdrawals }: Issuing,
  tellUnpublished: (error: unknown) => void,
): Promise<NodeJS.Timeout> {
  await withdrawals.publish().catch(tellUnpublished)
  return setInterval(() => void withdrawals.publish().catch(tellUnpublished), TWICE_A_DAY_MS).unref()
}

const TWICE_A_DAY_MS = 43_200_000

/** Publishes our trust list, and looks twice a day whether it has to be renewed. */
async function keepTrustListFresh(keysDir: string): Promise<NodeJS.Timeout> {
  await refreshOwnTrustList(keysDir, new Date())
  const refresh = () => void refreshOwnTrustList(keysDir, new Date()).catch(() => false)
  return setInterval(refresh, TWICE_A_DAY_MS).unref()
}

function serviceTrust(settings: Settings, log: Logger) {
  const { keysDir, trustDir, dataDir, fetchCertificates } = settings
  return currentTrust(keysDir, {
    folders: trustDir === null ? [] : [trustDir],
    tellRefused: (list) => log.error(list, 'trust list refused'),
    lastGood: lastGoodLists(dataDir),
    seenWithdrawals: seenWithdrawals(dataDir),
    ...(fetchCertificates ? onlineTrust(dataDir) : {}),
  })
}

async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}
