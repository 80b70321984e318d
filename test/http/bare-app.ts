import { once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { type AppPorts, createApp } from '../../src/http/app.ts'
import { createServiceServer, type ServerTimeouts } from '../../src/http/service-server.ts'

/** The service without keys, registry and readers, for what concerns its doors only. */
export function bareApp(ports: Partial<AppPorts> = {}): RequestListener {
  return createApp({
    environment: 'test',
    examine: () => Promise.reject(new Error('nothing is examined here')),
    drivers: [],
    keysDir: '/nowhere',
    version: '1.2.3',
    log: pino({ level: 'silent' }),
    ...ports,
  })
}

/** Listens on a port of its own. */
export async function listening(
  listener: RequestListener,
  timeouts?: ServerTimeouts,
): Promise<{ readonly server: Server; readonly url: string; readonly port: number }> {
  const server = createServiceServer(listener, timeouts)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { server, port, url: `http://127.0.0.1:${port}` }
}
