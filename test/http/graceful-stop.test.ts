import { Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import express, { Router } from 'express'
import { describe, expect, it } from 'vitest'
import { stopGracefully } from '../../src/http/graceful-stop.ts'
import { ServiceLife } from '../../src/http/service-life.ts'
import { bareApp, listening } from './bare-app.ts'

/** A page that takes its time, behind the doors of the service. */
function slowApp(life: ServiceLife, ms: number) {
  const pages = Router().get('/slow', async (_request, response) => {
    await wait(ms)
    response.json({ done: true })
  })
  return bareApp({ life, people: { first: Router().use(express.text()), pages, formTargets: [] } })
}

function request(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpGet(url, { agent }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response))
        .on('error', reject)
    }).on('error', reject)
  })
}

describe('a service told to stop', () => {
  it('answers every request of forty clients on kept connections, and tells them to go elsewhere', async () => {
    const life = new ServiceLife('ready')
    const { server, url } = await listening(slowApp(life, 100))
    const agent = new Agent({ keepAlive: true, maxSockets: 40 })
    const answered: number[] = []
    const lost: unknown[] = []
    // As a balancer does: each client goes on until readiness says no.
    const client = async (slow: boolean) => {
      while (life.state !== 'stopping')
        await request(`${url}${slow ? '/slow' : '/version'}`, agent).then(
          ({ statusCode = 0 }) => answered.push(statusCode),
          (error) => lost.push(error),
        )
    }
    const clients = Array.from({ length: 40 }, (_, index) => client(index % 4 === 0))
    await wait(300)
    const order: string[] = []
    const stopped = stopGracefully({
      server,
      life,
      drainMs: 300,
      giveUp: () => order.push('gave up'),
      close: async () => void order.push('closed'),
    })
    const probe = await request(`${url}/health/ready`, agent)
    expect([probe.statusCode, probe.headers.connection]).toEqual([503, 'close'])
    expect((await request(`${url}/version`, agent)).statusCode).toBe(200)
    await Promise.all(clients)
    await stopped
    agent.destroy()
    expect(lost).toEqual([])
    expect(answered.length).toBeGreaterThan(40)
    expect(new Set(answered)).toEqual(new Set([200]))
    expect(order).toEqual(['closed'])
    await expect(request(`${url}/version`, new Agent())).rejects.toThrow(/ECONNREFUSED/)
  })

  it('answers what is under way when it stops taking more, and closes its parts only then', async () => {
    const life = new ServiceLife('ready')
    const { server, url } = await listening(slowApp(life, 600))
    const order: string[] = []
    const underWay = Array.from({ length: 10 }, async () => {
      const response = await fetch(`${url}/slow`)
      order.push(`answered ${response.status}`)
    })
    await wait(150)
    await stopGracefully({
      server,
      life,
      drainMs: 0,
      giveUp: () => order.push('gave up'),
      close: async () => void order.push('closed'),
    })
    await Promise.all(underWay)
    expect(order.filter((line) => line === 'answered 200')).toHaveLength(10)
    expect(order).not.toContain('gave up')
  })

  it('gives up after its time on what never ends', async () => {
    const life = new ServiceLife('ready')
    const { server, url } = await listening(slowApp(life, 60_000))
    const stuck = fetch(`${url}/slow`).catch(() => 'cut')
    await wait(100)
    await new Promise<void>((resolve) => {
      void stopGracefully({
        ...{ server, life, drainMs: 0, hardStopMs: 200, close: async () => {} },
        giveUp: () => {
          server.closeAllConnections()
          resolve()
        },
      })
    })
    expect(await stuck).toBe('cut')
  })
})

describe('a client that is slow on purpose', () => {
  const quick = { headersMs: 300, requestMs: 600, keepAliveMs: 1_000, checkEveryMs: 50 }
  /** Sends a beginning and then nothing; gives what came back until the connection was closed. */
  const halfSent = (port: number, text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk
      })
      socket.on('close', () => resolve(received)).on('error', () => {})
    })

  it.each([
    ['headers', 'GET /version HTTP/1.1\r\nHost: permis\r\nX-Slow: '],
    [
      'a body',
      'POST /api/v1/verifications HTTP/1.1\r\nHost: permis\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
  ])('with %s that never come whole is cut off, others being served', async (_, beginning) => {
    const { server, port, url } = await listening(bareApp(), quick)
    const held = Array.from({ length: 50 }, () => halfSent(port, beginning))
    expect((await fetch(`${url}/version`)).status).toBe(200)
    for (const received of await Promise.all(held)) expect(received).toMatch(/^(HTTP\/1\.1 408|$)/)
    server.close()
  })

  it('with headers beyond measure is refused', async () => {
    const { server, port } = await listening(bareApp(), quick)
    const received = await halfSent(
      port,
      `GET /version HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    )
    expect(received).toMatch(/^HTTP\/1\.1 431/)
    server.close()
  })
})
