import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScanner, type Scanner } from '../../src/scan/scanner.ts'
import { examiner } from '../../src/service/examine-document.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

describe('a thousand verifications at the same time', () => {
  let app: RunningApp
  let scanner: Scanner
  beforeAll(async () => {
    scanner = createScanner({ spares: 1 })
    const empty = {
      authorities: [],
      sealCertificates: [],
      sealCertificatesById: new Map(),
      pdfSigners: [],
      lists: [],
    }
    const ports = {
      readEvidence: scanner.readEvidence,
      currentTrust: async () => empty,
      now: () => new Date(),
    }
    app = await startApp(examiner(ports, 'test'))
  })
  afterAll(async () => {
    await app.close()
    await scanner.close()
  })

  it('are answered or told to come back, and the service is alive all along', async () => {
    const { pdf } = await app.issue('clean-b', 'ADCS')
    const before = process.memoryUsage().rss
    const flood = Array.from({ length: 1000 }, () =>
      fetch(`${app.url}/api/v1/verifications`, { method: 'POST', body: formWith(pdf) }),
    )
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200)
    const answers = await Promise.all(flood)
    const statuses = new Map<number, number>()
    for (const response of answers) {
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const body = await response.text()
      if (response.status === 503) {
        expect(JSON.parse(body)).toMatchObject({ code: 'SCAN_BUSY' })
        expect(response.headers.get('retry-after')).toBe('2')
      }
    }
    expect([...statuses.keys()].toSorted()).toEqual([200, 503])
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024)
    const after = await fetch(`${app.url}/api/v1/verifications`, { method: 'POST', body: formWith(pdf) })
    expect(after.status).toBe(200)
  }, 180_000)
})
