import { Router } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppPorts } from '../../src/http/app.ts'
import { heldToContract } from './api/api-contract.ts'
import { bareApp, listening } from './bare-app.ts'

const violations: string[] = []
let close = () => {}
afterEach(() => {
  close()
  expect(violations).toEqual([])
})

async function limited(ports: Partial<AppPorts> = {}): Promise<string> {
  const limits = { verifications: 3, signIns: 2, documents: 2, own: 2 }
  const people = {
    first: Router(),
    pages: Router()
      .get('/conducteur/retour/franceconnect', (_, r) => void r.send('in'))
      .all(['/conducteur/compte/connexion', '/conducteur/documents'], (_, r) => void r.send('taken')),
    formTargets: [],
  }
  const { server, url } = await listening(heldToContract(bareApp({ limits, people, ...ports }), violations))
  close = () => void server.close()
  return url
}

const verify = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1/verifications`, {
    method: 'POST',
    body: '{"payload":5}',
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('requests of one address', () => {
  it('are told how many are left, and refused with a problem and a time once there are none', async () => {
    const url = await limited()
    const first = await verify(url)
    expect(first.headers.get('ratelimit-policy')).toBe('3;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^limit=3, remaining=2, reset=\d+$/)
    for (const _ of [1, 2]) expect((await verify(url)).status).toBe(400)
    const refused = await verify(url)
    expect([refused.status, await refused.json()]).toMatchObject([
      429,
      { code: 'TOO_MANY_REQUESTS', status: 429 },
    ])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(`${url}/version`)).status).toBe(200)
  })

  it('are counted apart for signing in', async () => {
    const url = await limited()
    const back = () => fetch(`${url}/conducteur/retour/franceconnect`, { headers: { accept: 'text/html' } })
    expect([(await back()).status, (await back()).status, (await back()).status]).toEqual([200, 200, 429])
    expect(await (await back()).text()).toContain('TOO_MANY_REQUESTS')
    expect((await verify(url)).status).toBe(400)
  })

  it.each([
    ['/verifier', 3],
    ['/conducteur/documents', 2],
    ['/conducteur/compte/connexion', 2],
  ])('are limited in the form as in the API: %s', async (path, most) => {
    const url = await limited()
    const send = () => fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams({ payload: 'x' }) })
    for (let count = 0; count < most; count += 1) expect((await send()).status).not.toBe(429)
    const refused = await send()
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
  })

  it('are not told apart by a header that anybody can write, unless a proxy is trusted', async () => {
    const address = (last: number) => ({ 'x-forwarded-for': `192.0.2.${last}` })
    const url = await limited()
    for (const last of [1, 2, 3]) await verify(url, address(last))
    expect((await verify(url, address(4))).status).toBe(429)
    close()
    const behindProxy = await limited({ trustProxy: 1 })
    for (const last of [1, 2, 3]) await verify(behindProxy, address(last))
    expect((await verify(behindProxy, address(4))).status).toBe(400)
  })
})
