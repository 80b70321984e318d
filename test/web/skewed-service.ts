import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service seen through a line on which its clock is another than the device's. */
export interface SkewedService {
  readonly url: string
  /** How far the service's clock is ahead of the device's, in milliseconds. */
  ahead: number
  readonly close: () => Promise<void>
}

/** Passes requests on to a service and shifts the dates of its answers: to a browser, its own clock is then wrong. */
export async function skewedService(target: string, ahead: number): Promise<SkewedService> {
  const server = createServer((request, response) => {
    const { method, url, headers } = request
    const passed = ask(`${target}${url}`, { method, headers }, (answer) => {
      const date = new Date(Date.now() + service.ahead).toUTCString()
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date })
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const service: SkewedService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ahead,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return service
}
