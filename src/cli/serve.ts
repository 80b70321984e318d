import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CodedError } from '../errors.ts'
import { stopGracefully } from '../http/graceful-stop.ts'
import { openLog } from '../http/request-log.ts'
import { tellStarting } from '../http/service-life.ts'
import { createServiceServer } from '../http/service-server.ts'
import { inspectConfiguration } from '../main/configuration-faults.ts'
import { openService, type Service } from '../main/open-service.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import type { Settings } from '../settings.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'

/** `permis serve [--port 3000]`: the service, until it is told to stop. */
export async function serveCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values } = parseArguments(args, { port: { type: 'string' }, json: { type: 'boolean' } })
  const { settings, faults } = await inspectConfiguration(
    values.port === undefined ? process.env : { ...process.env, PORT: values.port },
  )
  if (faults.length > 0) throw new ConfigurationError(faults)
  const log = openLog(logLevel(process.env.LOG_LEVEL))
  const server = createServiceServer(tellStarting)
  await listen(server, settings)
  const { port } = server.address() as AddressInfo
  const url = publicAddress(settings, port)
  const place = { publicUrl: url, listenerUrl: listenerAddress(settings, port) }
  const service = await openService(settings, place, log).catch((error: unknown) => {
    server.close()
    throw error
  })
  server.off('request', tellStarting).on('request', service.app)
  stopOnSignal(server, service, settings.production)
  service.life.begin()
  const { drivers, keysMade } = service.issuing
  return {
    exit: EXIT.done,
    json: { url, drivers: drivers.length },
    text: settings.production ? `Le service répond sur ${url}\n` : welcome(url, drivers.length, keysMade),
  }
}

function publicAddress({ publicUrl, host }: Settings, port: number): string {
  return publicUrl ?? `http://${EVERYWHERE.has(host) || host === '127.0.0.1' ? 'localhost' : host}:${port}`
}

/** Where this process reaches itself. */
function listenerAddress({ host }: Settings, port: number): string {
  return `http://${EVERYWHERE.has(host) ? '127.0.0.1' : host}:${port}`
}

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

async function listen(server: Server, { host, port }: Settings): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')
      throw new CodedError('PORT_TAKEN', `port ${port} of ${host} is taken`, { port, host }, { cause })
    throw cause
  }
}

/** Three probes of a balancer that asks each second; a person at a terminal is not made to wait. */
const DRAIN_MS = 3_000

/** On a signal answers what is under way, takes nothing new, then ends; a second signal ends at once. */
function stopOnSignal(server: Server, { life, close }: Service, production: boolean): void {
  const giveUp = () => process.exit(EXIT.internal)
  const stop = (drainMs: number) => {
    if (life.state === 'stopping') return giveUp()
    void stopGracefully({ server, life, drainMs, giveUp, close }).then(() => process.exit(EXIT.done), giveUp)
  }
  process.on('SIGTERM', () => stop(production ? DRAIN_MS : 0))
  process.on('SIGINT', () => stop(0))
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

function logLevel(asked: string | undefined): (typeof LEVELS)[number] {
  return LEVELS.find((level) => level === asked) ?? 'warn'
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
