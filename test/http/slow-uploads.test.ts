import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { receiveInTime } from '../../src/http/receive-in-time.ts'
import { uploadsUnderWay } from '../../src/http/upload.ts'
import { verificationBatches } from '../../src/service/batch/verification-batches.ts'
import { bareApp, listening } from './bare-app.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(listener: Parameters<typeof listening>[0]) {
  const { server, port } = await listening(listener)
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  )
  return port
}

/** Declares a file as large as one may be, and sends next to nothing of it. */
function declare(port: number, path: string): Socket {
  const socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  const head = [`POST ${path} HTTP/1.1`, 'Host: a', 'Content-Type: multipart/form-data; boundary=b']
  socket.write(`${[...head, 'Content-Length: 21000000'].join('\r\n')}\r\n\r\n--b\r\n`)
  return socket
}

const firstLine = (socket: Socket) =>
  new Promise<string>((tell) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk)
    })
    socket.on('close', () => tell(text.split('\r\n')[0] ?? ''))
  })

describe('a client that declares much and sends little', () => {
  it('holds room for two of the largest files, and no more of everybody’s', async () => {
    const port = await serve(bareApp())
    const path = '/api/v1/verifications'
    for (let count = 0; count < 2; count += 1) declare(port, path)
    await expect.poll(uploadsUnderWay).toBe(2)
    const body = new FormData()
    body.append('file', new Blob(['DC04']), 'a.txt')
    for (let count = 0; count < 3; count += 1) {
      const refused = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })
      expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'SCAN_BUSY' }])
    }
    expect(uploadsUnderWay()).toBe(2)
  })

  it('is told that it is too slow, loses its connection, and leaves its room', async () => {
    const pace = { graceMs: 30, leastBytesPerSecond: 1_000_000, checkEveryMs: 10 }
    let told: unknown
    const app = express().post('/', (request, response) =>
      receiveInTime(
        request,
        response,
        () => {},
        (error) => {
          told = error
          response.status(408).end()
        },
        pace,
      ),
    )
    expect(await firstLine(declare(await serve(app), '/'))).toBe('HTTP/1.1 408 Request Timeout')
    expect(told).toMatchObject({ code: 'UPLOAD_TOO_SLOW' })
  })
})

describe('a client whose batch is still coming in', () => {
  it('is told to wait with the next one, which is not kept', async () => {
    const batches = verificationBatches({
      examine: () => new Promise(() => {}),
      examineNothing: () => new Promise(() => {}),
      newId: randomUUID,
      now: () => new Date(),
      wait: async () => {},
      tellFault: () => {},
    })
    const openArchive = () => Promise.reject(new Error('no archive is sent here'))
    const port = await serve(bareApp({ batches: { batches, openArchive } }))
    const path = '/api/v1/verifications/batches'
    const slow = declare(port, path)
    const body = new FormData()
    body.append('files', new Blob(['DC04']), 'a.txt')
    const send = async () => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })
      return [response.status, JSON.parse(await response.text()).code]
    }
    await expect.poll(send).toEqual([503, 'SCAN_BUSY'])
    slow.destroy()
    await expect.poll(send).not.toEqual([503, 'SCAN_BUSY'])
    await send()
    expect(await send()).toEqual([503, 'BATCH_BUSY'])
  })
})
