import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { certificateDirectory } from '../../src/storage/certificate-directory.ts'
import { fetchBounded } from '../../src/storage/fetch-bounded.ts'
import { isPublic } from '../../src/storage/public-address.ts'
import { testPki } from '../core/trust/test-pki.ts'

const root = mkdtempSync(join(tmpdir(), 'directory-'))
afterAll(() => rmSync(root, { recursive: true }))
const code = (expected: string) => expect.objectContaining({ code: expected })
const pki = await testPki('ZZ00')
const seal = await pki.seal('TST1')

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A server of this test, on this machine. */
async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return new URL(`http://127.0.0.1:${port}/dir.der`)
}

const bounds = (url: URL, more = {}) => ({
  mostBytes: 10_000,
  timeoutMs: 5_000,
  allowedHosts: new Set([url.host]),
  ...more,
})

describe('fetching within bounds', () => {
  it('gives what a server answers', async () => {
    const url = await serve((_, answer) => void answer.end('abc'))
    expect(Buffer.from(await fetchBounded(url.href, bounds(url))).toString()).toBe('abc')
  })

  it.each([
    'http://127.0.0.1:9/',
    'http://localhost:9/',
    'http://[::1]:9/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.1.2.3/',
    'http://2130706433/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://user:secret@192.0.2.1/',
    'nothing',
  ])('asks nothing of %s', async (address) => {
    await expect(fetchBounded(address, { mostBytes: 9, timeoutMs: 5_000 })).rejects.toThrow(
      code('FETCH_ADDRESS_REFUSED'),
    )
  })

  it('does not follow to another host, even one that is public', async () => {
    for (const location of [
      'http://192.0.2.1/',
      'http://127.0.0.1:1/',
      'https://example.org/',
      '//example.org/',
    ]) {
      const url = await serve((_, answer) => void answer.writeHead(302, { location }).end())
      await expect(fetchBounded(url.href, bounds(url))).rejects.toThrow(code('FETCH_REDIRECT_REFUSED'))
    }
  })

  it('follows within the host, a few times and not for ever', async () => {
    const url = await serve((request, answer) => {
      if (request.url === '/end') answer.end('here')
      else answer.writeHead(302, { location: request.url === '/once' ? '/end' : '/again' }).end()
    })
    const at = (path: string) => fetchBounded(new URL(path, url).href, bounds(url))
    expect(Buffer.from(await at('/once')).toString()).toBe('here')
    await expect(at('/again')).rejects.toThrow(code('FETCH_REDIRECT_REFUSED'))
  })

  it('stops at the most bytes, whatever length was announced', async () => {
    const url = await serve((_, answer) => {
      answer.write(Buffer.alloc(9_000))
      answer.end(Buffer.alloc(9_000))
    })
    await expect(fetchBounded(url.href, bounds(url))).rejects.toThrow(code('FETCH_TOO_LARGE'))
  })

  it('stops waiting for a server that says nothing, or goes on saying little', async () => {
    const silent = await serve(() => {})
    await expect(fetchBounded(silent.href, bounds(silent, { timeoutMs: 200 }))).rejects.toThrow(
      code('FETCH_FAILED'),
    )
    const slow = await serve((_, answer) => {
      const timer = setInterval(() => answer.write('.'), 20)
      answer.on('close', () => clearInterval(timer))
    })
    await expect(fetchBounded(slow.href, bounds(slow, { timeoutMs: 300 }))).rejects.toThrow(
      code('FETCH_FAILED'),
    )
  })

  it('takes no answer but 200', async () => {
    const url = await serve((_, answer) => void answer.writeHead(404).end('no'))
    await expect(fetchBounded(url.href, bounds(url))).rejects.toThrow(code('FETCH_FAILED'))
  })

  it.each([
    ['8.8.8.8', 4, true],
    ['172.32.0.1', 4, true],
    ['172.31.0.1', 4, false],
    ['100.64.0.1', 4, false],
    ['255.255.255.255', 4, false],
    ['2a01:e0a::1', 6, true],
    ['fd00::1', 6, false],
    ['fe80::1', 6, false],
    ['::', 6, false],
    ['64:ff9b::a00:1', 6, false],
    ['2002:a00:1::', 6, false],
  ] as const)('%s is public: %#', (address, family, expected) => {
    expect(isPublic(address, family)).toBe(expected)
  })
})

describe('a certificate directory', () => {
  const answering = async (listener: RequestListener) => {
    const url = await serve(listener)
    const cacheDir = mkdtempSync(join(root, 'cache-'))
    const directory = certificateDirectory({ cacheDir, allowedHosts: new Set([url.host]) })
    const age = (hours: number) => {
      const then = new Date(Date.now() - hours * 3_600_000)
      for (const name of readdirSync(cacheDir)) utimesSync(join(cacheDir, name), then, then)
    }
    return { cacheDir, age, fetch: () => directory.certificatesAt(url.href) }
  }

  it('is asked once a day', async () => {
    let asked = 0
    const { fetch, age } = await answering((_, answer) => {
      asked++
      answer.end(seal.der)
    })
    expect((await fetch()).map(({ commonName }) => commonName)).toEqual(['TST1'])
    await fetch()
    expect(asked).toBe(1)
    age(25)
    await fetch()
    expect(asked).toBe(2)
  })

  it('that no longer answers is still known by its last answer', async () => {
    let up = true
    const { fetch, age } = await answering(
      (_, answer) => void (up ? answer.end(seal.der) : answer.writeHead(500).end()),
    )
    await fetch()
    up = false
    age(24 * 400)
    expect(await fetch()).toHaveLength(1)
  })

  it('that never answered is an error, and so is an answer that is no certificate', async () => {
    const down = await answering((_, answer) => void answer.writeHead(500).end())
    await expect(down.fetch()).rejects.toThrow(code('FETCH_FAILED'))
    const page = await answering((_, answer) => void answer.end('<html></html>'))
    await expect(page.fetch()).rejects.toThrow(code('BUNDLE_UNREADABLE'))
    expect(readdirSync(page.cacheDir)).toEqual([])
  })

  it('whose kept answer was touched is asked again', async () => {
    const { fetch, cacheDir } = await answering((_, answer) => void answer.end(seal.der))
    await fetch()
    for (const name of readdirSync(cacheDir)) writeFileSync(join(cacheDir, name), 'touched')
    expect(await fetch()).toHaveLength(1)
  })
})
