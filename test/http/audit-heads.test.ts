import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getAuditHeads } from '../../src/http/audit-heads.ts'

let dir: string
let server: Server
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'heads-'))
  const app = express()
  app.get('/trust/audit-heads', getAuditHeads(join(dir, 'audit-heads.ndjson')))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true, force: true })
})

const get = (query = '', method = 'GET') => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return fetch(`http://127.0.0.1:${port}/trust/audit-heads${query}`, { method })
}

describe('GET /trust/audit-heads', () => {
  it('answers with nothing before the first head', async () => {
    const response = await get()
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('gives all heads, one a line, or those after what the reader has', async () => {
    writeFileSync(join(dir, 'audit-heads.ndjson'), '{"seq":1}\n{"seq":2}\n')
    const response = await get()
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/)
    expect(await response.text()).toBe('{"seq":1}\n{"seq":2}\n')
    expect(await (await get('?after=10')).text()).toBe('{"seq":2}\n')
    expect(await (await get('?after=999')).text()).toBe('')
    expect(await (await get('?after=x')).text()).toBe('{"seq":1}\n{"seq":2}\n')
    expect(await (await get('', 'HEAD')).text()).toBe('')
  })
})
