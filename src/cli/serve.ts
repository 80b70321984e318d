import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import type { LicenceRecord } from '../core/licence/licence-record.ts'
import { CodedError } from '../errors.ts'
import { createApp } from '../http/app.ts'
import { ensurePki } from '../main.ts'
import { createScanner } from '../scan/scanner.ts'
import { examiner } from '../service/examine-document.ts'
import { ConfigurationError, productionFaults, readSettings, type Settings } from '../settings.ts'
import { refreshOwnTrustList } from '../signing/own-trust-list.ts'
import { certificateDirectory } from '../storage/certificate-directory.ts'
import { folderRecords } from '../storage/folder-records.ts'
import { lastGoodLists } from '../storage/last-good-lists.ts'
import { currentTrust } from '../verification-trust.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'

/** `permis serve [--port 3000]`: the service, until it is told to stop. */
export async function serveCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values } = parseArguments(args, { port: { type: 'string' }, json: { type: 'boolean' } })
  const settings = readSettings(
    values.port === undefined ? process.env : { ...process.env, PORT: values.port },
  )
  const faults = productionFaults(settings)
  if (faults.length > 0) throw new ConfigurationError(faults)
  const keysMade = await ensurePki(settings.keysDir, new Date())
  await keepTrustListFresh(settings.keysDir)
  const { all } = await folderRecords(settings.recordsDir)
  const { server, ready } = await build(settings, all)
  await listen(server, settings)
  ready()
  const { port } = server.address() as AddressInfo
  const url = `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`
  return { exit: EXIT.done, json: { url, drivers: all.length }, text: welcome(url, all.length, keysMade) }
}

async function build(settings: Settings, records: readonly LicenceRecord[]) {
  const scanner = createScanner({ spares: 1 })
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  let isReady = false
  const app = createApp({
    examine: examiner(
      {
        readEvidence: scanner.readEvidence,
        currentTrust: currentTrust(settings.keysDir, {
          folders: settings.trustDir === null ? [] : [settings.trustDir],
          tellRefused: (list) => log.error(list, 'trust list refused'),
          lastGood: lastGoodLists(settings.dataDir),
          ...(settings.fetchCertificates
            ? { directory: certificateDirectory({ cacheDir: join(settings.dataDir, 'certificates') }) }
            : {}),
        }),
        now: () => new Date(),
      },
      'test',
    ),
    drivers: records.map(({ neph, holder, state }) => ({
      neph,
      name: `${holder.givenNames[0]} ${holder.birthName}`,
      state,
    })),
    keysDir: settings.keysDir,
    version: await packageVersion(),
    isReady: () => isReady,
    log,
  })
  const server = createServer(app)
  stopOnSignal(server, () => {
    isReady = false
    return scanner.close()
  })
  return { server, ready: () => (isReady = true) }
}

/** Publishes our trust list, and looks twice a day whether it has to be renewed. */
async function keepTrustListFresh(keysDir: string): Promise<void> {
  await refreshOwnTrustList(keysDir, new Date())
  setInterval(() => void refreshOwnTrustList(keysDir, new Date()).catch(() => false), 43_200_000).unref()
}

async function listen(server: Server, { host, port }: Settings): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')
      throw new CodedError('PORT_TAKEN', `port ${port} of ${host} is taken`, { port }, { cause })
    throw cause
  }
}

/** Answers what is under way, takes nothing new, then ends; hard stop after ten seconds. */
function stopOnSignal(server: Server, close: () => Promise<void>): void {
  const stop = () => {
    setTimeout(() => process.exit(EXIT.internal), 10_000).unref()
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(idle)
      void close().then(() => process.exit(EXIT.done))
    })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}

function welcome(url: string, drivers: number, keysMade: boolean): string {
  return `Permis-Cachet — DÉMONSTRATION : conducteurs fictifs, documents sans valeur.
Le service répond sur ${url}${keysMade ? ' (clés d’essai créées dans keys/)' : ''}, avec ${drivers} conducteurs.

Pour commencer, dans un autre terminal :
  npx permis issue adcs --neph 051227308989 --out adcs.pdf     délivrer une attestation
  npx permis verify adcs.pdf                                   la vérifier
  curl -F file=@adcs.pdf ${url}/api/v1/verifications   la vérifier par l’API
ou ouvrez ${url}/verifier dans un navigateur. Ctrl-C arrête le service.
`
}
