import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { revocationStatus } from '../../src/core/trust/certificate-status.ts'
import { trustPart } from '../../src/core/trust/trust-part.ts'
import { makeRevocationList } from '../../src/signing/make-revocation-list.ts'
import { fetchedRevocationLists } from '../../src/storage/revocation-lists.ts'
import { AT, HANDED_IN, only, testPki } from '../core/trust/test-pki.ts'

const root = mkdtempSync(join(tmpdir(), 'crl-'))
afterAll(() => rmSync(root, { recursive: true }))
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

const HOUR = 3_600_000
const pki = await testPki('ZZ00')
const seal = await pki.seal('TST1')

/** A published list, a clock, and what a fetch brings. */
async function publication() {
  let body: Uint8Array | null = null
  let asked = 0
  let now = AT
  const server = createServer((_, response) => {
    asked++
    if (body === null) response.writeHead(503).end()
    else response.end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/ca.crl`
  const cacheDir = mkdtempSync(join(root, 'cache-'))
  const allowedHosts = new Set([`127.0.0.1:${port}`])
  const lists = fetchedRevocationLists({ cacheDir, now: () => now, allowedHosts })
  return {
    cacheDir,
    asked: () => asked,
    publish: (list: Uint8Array | null) => {
      body = list
    },
    wait: (hours: number) => {
      now = new Date(now.getTime() + hours * HOUR)
    },
    fetch: () => lists.listAt(url, pki.authority),
    /** The status of the seal certificate with what is fetched now. */
    status: async () => {
      const { list } = await lists.listAt(url, pki.authority)
      const part = trustPart(HANDED_IN, [pki.authority, seal], list === null ? [] : [list])
      const unreachable = list === null ? [{ issuer: pki.authority.subject.der, address: url }] : []
      const trust = await assembleTrust([{ ...part, unreachable }])
      return revocationStatus(only(trust.sealCertificates), now).status
    },
  }
}

describe('a revocation list fetched', () => {
  it('is kept, and asked for again after an hour', async () => {
    const { publish, fetch, asked, wait } = await publication()
    publish((await pki.list()).der)
    expect(await fetch()).toMatchObject({ list: { issuer: pki.authority.subject }, fault: null })
    await fetch()
    expect(asked()).toBe(1)
    wait(2)
    await fetch()
    expect(asked()).toBe(2)
  })

  it('revokes, once it names the certificate', async () => {
    const { publish, status, wait } = await publication()
    publish((await pki.list()).der)
    expect(await status()).toBe('good')
    wait(2)
    const at = new Date(AT.getTime() + HOUR)
    publish((await pki.list({ revoked: [{ serial: seal.serial, revokedAt: at, reason: 1 }], at })).der)
    expect(await status()).toBe('revoked')
  })

  it('that nobody ever gave makes the status unreachable, and tells why', async () => {
    const { status, fetch } = await publication()
    expect(await status()).toBe('unreachable')
    expect(await fetch()).toMatchObject({ list: null, fault: { code: 'FETCH_FAILED' } })
  })

  it('that is no longer given serves until it is stale', async () => {
    const { publish, status, wait } = await publication()
    publish((await pki.list()).der)
    await status()
    publish(null)
    wait(48)
    expect(await status()).toBe('good')
    wait(24 * 30)
    expect(await status()).toBe('stale')
  })

  it('of an older number is refused, and the newer one stands', async () => {
    const { publish, fetch, status, wait } = await publication()
    const at = new Date(AT.getTime() - HOUR)
    const older = await makeRevocationList(pki.made, [], 1n, at)
    publish((await pki.list({ revoked: [{ serial: seal.serial, revokedAt: AT, reason: 1 }] })).der)
    expect(await status()).toBe('revoked')
    publish(older)
    wait(2)
    expect(await fetch()).toMatchObject({ fault: { code: 'REVOCATION_LIST_OLDER' } })
    expect(await status()).toBe('revoked')
  })

  it.each<[string, string, () => Promise<Uint8Array>]>([
    [
      'of another authority',
      'REVOCATION_LIST_UNPROVED',
      async () => (await (await testPki('ZZ01')).list()).der,
    ],
    [
      'of the same name and another key',
      'REVOCATION_LIST_UNPROVED',
      async () => (await (await testPki('ZZ00')).list()).der,
    ],
    [
      'dated after now',
      'REVOCATION_LIST_NOT_YET_ISSUED',
      async () => (await pki.list({ at: new Date(AT.getTime() + HOUR) })).der,
    ],
    ['that is a page', 'DER_MALFORMED', async () => Buffer.from('<html></html>')],
    [
      'with one byte changed',
      'REVOCATION_LIST_UNPROVED',
      async () => {
        const list = Buffer.from((await pki.list()).der)
        const at = list.length - 1
        list[at] = (list[at] ?? 0) ^ 1
        return list
      },
    ],
  ])('%s is refused: %s', async (_, code, list) => {
    const { publish, fetch, status, cacheDir } = await publication()
    publish(await list())
    const told = await fetch()
    expect(told.list).toBeNull()
    expect(told.fault?.code).toMatch(new RegExp(`^(${code}|PEM_MALFORMED)$`))
    expect(await status()).toBe('unreachable')
    expect(readdirSync(cacheDir)).toEqual([])
  })

  it('that was touched on disk is asked for again', async () => {
    const { publish, fetch, cacheDir } = await publication()
    publish((await pki.list()).der)
    await fetch()
    for (const name of readdirSync(cacheDir)) writeFileSync(join(cacheDir, name), 'touched')
    expect(await fetch()).toMatchObject({ list: { revoked: new Map() }, fault: null })
  })
})
