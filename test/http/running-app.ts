import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createApp } from '../../src/http/app.ts'
import { openIssuing } from '../../src/main.ts'
import { createScanner } from '../../src/scan/scanner.ts'
import { type Examine, examiner } from '../../src/service/examine-document.ts'
import { type IssuedDocument, issueDocument } from '../../src/service/issue-document.ts'
import { readSettings } from '../../src/settings.ts'
import { currentTrust } from '../../src/verification-trust.ts'
import { buildOnce } from '../cli/built-cli.ts'
import { requestFor } from '../service/issuing-bench.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'

/** The service on a real port, with its own keys and every adapter real. */
export interface RunningApp {
  readonly url: string
  /** Lines of the log, most talkative level. */
  readonly log: () => string
  readonly issue: (fixture: string, kind: 'ADCS' | 'RII') => Promise<IssuedDocument>
  readonly close: () => Promise<void>
}

/** Starts the service as `permis serve` does; `examine` may stand in for a reader in trouble. */
export async function startApp(examine?: Examine): Promise<RunningApp> {
  await buildOnce()
  const dir = mkdtempSync(join(tmpdir(), 'http-'))
  const settings = readSettings({ PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') })
  await prepareCluster(settings.dataDir)
  const issuing = await openIssuing(settings, new Date())
  const scanner = createScanner()
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const ports = {
    readEvidence: scanner.readEvidence,
    currentTrust: currentTrust(settings.keysDir),
    now: () => new Date(),
  }
  const server = createServer(
    createApp({
      examine: examine ?? examiner(ports, 'test'),
      currentTrust: ports.currentTrust,
      drivers: issuing.drivers.map(({ neph, holder, state }) => ({ neph, name: holder.birthName, state })),
      keysDir: settings.keysDir,
      version: '1.2.3',
      isReady: () => true,
      log: pino({ level: 'trace' }, stream),
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: () => lines.join(''),
    issue: async (fixture, kind) =>
      issueDocument(await issuing.issuePorts(), { ...requestFor(fixture, kind, { lint: 'symbol' }), at: new Date() }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await scanner.close()
      await issuing.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A form with one file, as a browser sends it. */
export function formWith(
  file: Uint8Array | string,
  fields: Readonly<Record<string, string>> = {},
  name = 'document',
): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), name)
  return form
}
