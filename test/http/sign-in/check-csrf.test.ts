import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseOtherSites } from '../../../src/http/sign-in/check-csrf.ts'
import { attemptCookie, sessionCookie } from '../../../src/http/sign-in/session-cookie.ts'
import { tellProblem } from '../../../src/http/tell-problem.ts'

const PUBLIC_URL = 'https://permis.test'
const app = express()
app.post('/api/v1/me/documents', refuseOtherSites(PUBLIC_URL), (_request, response) => void response.json({}))
app.get('/cookie', (request, response) => {
  response.json([sessionCookie(PUBLIC_URL).read(request), sessionCookie('http://localhost').read(request)])
})
app.use(tellProblem(pino({ level: 'silent' })))
const server = createServer(app)
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a call of the API with a cookie', () => {
  it.each<[string, Record<string, string>, number]>([
    ['from no browser', {}, 200],
    ['from our own page', { 'Sec-Fetch-Site': 'same-origin', Origin: PUBLIC_URL }, 200],
    ['from our own page in an old browser', { Origin: PUBLIC_URL }, 200],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 403],
    ['from another host of the same site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['from another site in an old browser', { Origin: 'https://permis.test.evil.example' }, 403],
    ['from a page without origin', { Origin: 'null' }, 403],
  ])('%s is answered %s', async (_, headers, status) => {
    const answer = await fetch(`${url}/api/v1/me/documents`, { method: 'POST', headers })
    expect(answer.status).toBe(status)
  })
})

describe('the cookie of a session', () => {
  const read = async (cookie: string): Promise<readonly unknown[]> => {
    const values: unknown = await (await fetch(`${url}/cookie`, { headers: { cookie } })).json()
    return Array.isArray(values) ? values : []
  }

  it('is bound to the host over https, and has its plain name in a demonstration over http', async () => {
    expect(await read('a=b; __Host-permis-session=abc-_1; permis-session=xyz')).toEqual(['abc-_1', 'xyz'])
    expect(attemptCookie(PUBLIC_URL).name).toBe('__Host-permis-connexion')
  })

  it.each([
    '',
    '__Host-permis-session=',
    '__Host-permis-session=a b',
    `__Host-permis-session=${'a'.repeat(129)}`,
  ])('is none where it is malformed: %j', async (cookie) => {
    expect((await read(cookie))[0]).toBeNull()
  })

  it('is none where it is sent twice: one of them may be another’s', async () => {
    expect((await read('__Host-permis-session=a; __Host-permis-session=b'))[0]).toBeNull()
  })
})
