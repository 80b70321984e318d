import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { CodedError } from '../errors.ts'
import { openService, type Service } from '../main/open-service.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, readSettings, type Settings } from '../settings.ts'
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
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  const server = createServer()
  await listen(server, settings)
  const { port } = server.address() as AddressInfo
  const service = await openService({ ...settings, port }, log).catch((error: unknown) => {
    server.close()
    throw error
  })
  server.on('request', service.app)
  stopOnSignal(server, service)
  service.setReady(true)
  const url = `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`
  const { drivers, keysMade } = service.issuing
  return {
    exit: EXIT.done,
    json: { url, drivers: drivers.length },
    text: welcome(url, drivers.length, keysMade),
  }
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
function stopOnSignal(server: Server, service: Service): void {
  const stop = () => {
    setTimeout(() => process.exit(EXIT.internal), 10_000).unref()
    service.setReady(false)
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(idle)
      void service.close().then(() => process.exit(EXIT.done))
    })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
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
