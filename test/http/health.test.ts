import { afterEach, describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../src/core/calendar-day.ts'
import type { HealthCheck } from '../../src/http/health.ts'
import { auditHealth, databaseHealth, keysReadiness, trustHealth } from '../../src/http/health-checks.ts'
import { ServiceLife } from '../../src/http/service-life.ts'
import { heldToContract } from './api/api-contract.ts'
import { bareApp, listening } from './bare-app.ts'

let close = () => {}
afterEach(() => close())

async function readiness(checks: readonly HealthCheck[], life = new ServiceLife('ready')) {
  const violations: string[] = []
  const { server, url } = await listening(heldToContract(bareApp({ checks, life }), violations))
  close = () => void server.close()
  const response = await fetch(`${url}/health/ready`)
  const body: unknown = await response.json()
  expect(violations).toEqual([])
  return { status: response.status, body }
}

const finding = (name: string, status: 'ok' | 'warning' | 'failing'): HealthCheck => ({
  name,
  check: async () => ({ status }),
})

describe('readiness', () => {
  it('is yes when all is well, and a warning does not change that', async () => {
    expect(await readiness([finding('keys', 'warning'), finding('database', 'ok')])).toEqual({
      status: 200,
      body: { status: 'ready', checks: { keys: { status: 'warning' }, database: { status: 'ok' } } },
    })
  })

  it('is 503 when a part is failing, and names it', async () => {
    const { status, body } = await readiness([finding('keys', 'failing'), finding('database', 'ok')])
    expect([status, body]).toMatchObject([
      503,
      { status: 'failing', checks: { keys: { status: 'failing' } } },
    ])
  })

  it('takes a part that throws as failing, and tells nothing of why', async () => {
    const broken = databaseHealth(() => Promise.reject(new Error('postgres://secret@db is down')))
    const { status, body } = await readiness([broken])
    expect([status, body]).toMatchObject([
      503,
      { checks: { database: { status: 'failing', reason: 'FAILED' } } },
    ])
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  it('takes a part that never answers as failing', async () => {
    const stuck = databaseHealth(() => new Promise(() => {}))
    expect(await readiness([stuck])).toMatchObject({
      status: 503,
      body: { checks: { database: { reason: 'TIMEOUT' } } },
    })
  })

  it.each(['starting', 'stopping'] as const)(
    'is 503 while the service is %s, whatever its parts say',
    async (state) => {
      const { status, body } = await readiness([finding('database', 'ok')], new ServiceLife(state))
      expect([status, body]).toMatchObject([503, { status: state }])
    },
  )

  it('asks its parts once for many who ask at the same time', async () => {
    let asked = 0
    const { server, url } = await listening(
      bareApp({ checks: [databaseHealth(async () => (asked += 1))], life: new ServiceLife('ready') }),
    )
    close = () => void server.close()
    await Promise.all(Array.from({ length: 50 }, () => fetch(`${url}/health/ready`)))
    expect(asked).toBeLessThan(10)
  })
})

describe('what is looked at', () => {
  const trust = (...days: string[]) => {
    const lists = days.map((day) => ({ issuer: 'FR00', issuedOn: parseCalendarDay(day) }))
    const nothing = { authorities: [], sealCertificates: [], sealCertificatesById: new Map(), pdfSigners: [] }
    return trustHealth(
      async () => ({ ...nothing, lists }),
      () => new Date('2026-11-22T09:00:00Z'),
    )
  }

  it('an old trust list, and none at all, are warnings', async () => {
    expect(await trust('2026-11-20').check()).toMatchObject({ status: 'ok', oldestDays: 2 })
    expect(await trust('2026-11-20', '2026-08-01').check()).toMatchObject({ status: 'warning', lists: 2 })
    expect(await trust().check()).toMatchObject({ status: 'warning', oldestDays: null })
  })

  it('an audit that nobody chains is a warning', async () => {
    expect(await auditHealth(async () => 3).check()).toEqual({ status: 'ok', pending: 3 })
    expect(await auditHealth(async () => 20_000).check()).toMatchObject({ status: 'warning' })
  })

  it('keys tell the nearest end of those that are active, and what is missing', async () => {
    const keys = keysReadiness(async () => ({
      status: 'failing',
      missing: ['PDF'],
      certificates: [
        { state: 'active', daysLeft: 40 },
        { state: 'active', daysLeft: 12 },
        { state: 'retired', daysLeft: -3 },
      ],
    }))
    expect(await keys.check()).toEqual({ status: 'failing', missing: ['PDF'], daysLeft: 12 })
  })
})
