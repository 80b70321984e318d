import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { isExpired, lastDayOfAdcs } from '../../../src/core/documents/adcs-validity.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import { isInfraction, isLetter, isMention, isStage } from '../../../src/core/licence/licence-event.ts'
import { composeSeal } from '../../../src/core/seal/seal.ts'
import { adcsOf, fixture } from '../records.ts'

const day = parseCalendarDay
const names = readdirSync(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url))).map((file) =>
  file.slice(0, -'.json'.length),
)
const ids = { caId: 'FR00', certificateId: 'PC01' }

describe('the content of an ADCS (C. route L223-7, L225-5)', () => {
  it.each(names)('holds no event, no points and no confidential code: %s', (name) => {
    const record = fixture(name)
    const adcs = adcsOf(record)
    const { header, fields } = sealedMessage(adcs, ids, 1)
    const told = JSON.stringify(adcs) + JSON.stringify(fields) + composeSeal(header, fields)
    const secrets = record.events.flatMap((event) => {
      if (isInfraction(event)) return [event.id, event.label, event.place]
      if (isStage(event)) return [event.centre]
      if (isLetter(event)) return [event.trackingNumber ?? '']
      return isMention(event) ? [event.label ?? ''] : []
    })
    const slipped = [record.confidentialCode, ...secrets].filter((text) => text !== '' && told.includes(text))
    expect(slipped).toEqual([])
    expect(fields.filter(({ id }) => ['AG', 'AF', 'AD', 'AE', 'AB', 'E0'].includes(id))).toEqual([])
    expect(told).not.toMatch(/points|balance|infraction|confidential|letter|stage/i)
  })

  it('is the same for two drivers who differ by their events alone', () => {
    const record = fixture('simultaneous')
    expect(adcsOf(record)).toEqual(adcsOf({ ...record, events: [], confidentialCode: 'AUTRE' }))
  })

  it('is issued whatever the state, and states it (D14)', () => {
    expect(adcsOf(fixture('suspended')).state).toEqual({ state: 'SUSPENDU', recordContradicted: false })
    const record = { ...fixture('suspended'), state: 'VALIDE' as const }
    expect(adcsOf(record).state).toEqual({ state: 'SUSPENDU', recordContradicted: true })
  })

  it('keeps the civil day and the hour of Paris', () => {
    const adcs = adcsOf(fixture('clean-b'), new Date('2026-06-30T22:30:00Z'))
    expect(adcs).toMatchObject({
      emittedOn: '2026-07-01',
      dataAsOf: '2026-07-01T00:30',
      expiresOn: '2026-11-01',
    })
  })

  it('marks categories whose own validity has ended, and leaves out those not yet obtained', () => {
    const record = fixture('expired-heavy-category')
    const inForce = (at: string) =>
      adcsOf(record, new Date(at))
        .categories.filter((category) => category.inForce)
        .map(({ code }) => code)
    expect(inForce('2026-11-22T09:00:00+01:00')).toEqual(['B', 'BE'])
    expect(inForce('2026-03-14T23:59:00+01:00')).toEqual(['B', 'BE', 'C1', 'C', 'CE'])
    expect(inForce('2026-03-15T00:00:00+01:00')).toEqual(['B', 'BE'])
    expect(adcsOf(record).categories).toHaveLength(5)
    expect(adcsOf(record, new Date('1995-11-06T12:00:00Z')).categories.map(({ code }) => code)).toEqual(['B'])
  })
})

describe('the life of an ADCS', () => {
  it.each([
    ['2026-11-22', '2027-03-22'],
    ['2026-10-31', '2027-02-28'],
    ['2027-10-31', '2028-02-29'],
    ['2026-12-31', '2027-04-30'],
  ])('of %s lasts until %s included (D1, D2, D21)', (emitted, last) => {
    expect(lastDayOfAdcs(day(emitted))).toBe(last)
    expect(isExpired(day(last), day(last))).toBe(false)
  })

  it('is over the day after', () => {
    expect(isExpired(day('2027-03-22'), day('2027-03-23'))).toBe(true)
  })
})
