import { daysBetween, parisDay } from '../core/calendar-day.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { HealthCheck } from './health.ts'

/** Whether the database answers. */
export function databaseHealth(ping: () => Promise<unknown>): HealthCheck {
  return {
    name: 'database',
    check: async () => {
      await ping()
      return { status: 'ok' }
    },
  }
}

/** Whether there is what to seal and sign with, and for how many days; the nearest end is told. */
export function keysReadiness(
  health: () => Promise<{
    readonly status: 'ok' | 'warning' | 'failing'
    readonly missing: readonly string[]
    readonly certificates: readonly { readonly state: string; readonly daysLeft: number | null }[]
  }>,
): HealthCheck {
  return {
    name: 'keys',
    check: async () => {
      const { status, missing, certificates } = await health()
      const active = certificates.filter(({ state }) => state === 'active')
      const daysLeft = active.flatMap((certificate) => certificate.daysLeft ?? [])
      return { status, missing: [...missing], daysLeft: daysLeft.length === 0 ? null : Math.min(...daysLeft) }
    },
  }
}

/** Official lists are renewed within two months. */
const OLD_LIST_DAYS = 60

/** How old the lists are that verification rests on; an old list is a warning, no list at all too. */
export function trustHealth(currentTrust: () => Promise<TrustMaterial>, now: () => Date): HealthCheck {
  return {
    name: 'trust',
    check: async () => {
      const { lists } = await currentTrust()
      const ages = lists.map(({ issuedOn }) => daysBetween(issuedOn, parisDay(now())))
      const oldestDays = ages.length === 0 ? null : Math.max(...ages)
      const status = oldestDays === null || oldestDays > OLD_LIST_DAYS ? 'warning' : 'ok'
      return { status, lists: lists.length, oldestDays }
    },
  }
}

/** A busy hour; chained within seconds while the sequencer is at work. */
const MANY_LINES = 10_000

/** How many lines of the audit wait to be chained: many mean that nobody chains them. */
export function auditHealth(pending: () => Promise<number>): HealthCheck {
  return {
    name: 'audit',
    check: async () => {
      const lines = await pending()
      return { status: lines > MANY_LINES ? 'warning' : 'ok', pending: lines }
    },
  }
}
