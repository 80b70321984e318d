import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { LicenceEvent } from '../../../src/core/licence/licence-event.ts'
import type { LicenceState } from '../../../src/core/licence/licence-state.ts'
import { stateInForce } from '../../../src/core/licence/state-in-force.ts'

const day = parseCalendarDay

function stateOn(on: string, events: readonly LicenceEvent[], state: LicenceState = 'VALIDE') {
  return stateInForce({ state, events }, day(on)).state
}

const letter48SI = (notifiedOn: string | null): LicenceEvent => ({
  kind: 'letter',
  reference: '48SI',
  sentOn: day('2025-06-25'),
  notifiedOn: notifiedOn === null ? null : day(notifiedOn),
})
const newLicence = (on: string, recordedOn = on): LicenceEvent => ({
  kind: 'licence-obtained',
  on: day(on),
  probation: { kind: 'standard' },
  recordedOn: day(recordedOn),
})
const suspension: LicenceEvent = { kind: 'suspension', from: day('2026-09-14'), to: day('2027-03-13') }
const annulment = (nature?: 'administrative' | 'judicial' | 'medical'): LicenceEvent => ({
  kind: 'annulment',
  from: day('2026-01-10'),
  ...(nature === undefined ? {} : { nature }),
})

describe('the state in force (D14)', () => {
  it('is that of the record when no event says worse', () => {
    expect(stateInForce({ state: 'VALIDE', events: [] }, day('2026-11-22'))).toEqual({
      state: 'VALIDE',
      recordContradicted: false,
    })
  })

  it('is INVALIDE from the day on which a 48SI was notified', () => {
    const events = [letter48SI('2025-07-02')]
    expect(stateOn('2025-07-01', events)).toBe('VALIDE')
    expect(stateOn('2025-07-02', events)).toBe('INVALIDE')
    expect(stateInForce({ state: 'VALIDE', events }, day('2026-11-22')).recordContradicted).toBe(true)
  })

  it('is not touched by a 48SI that was sent and not notified, nor by a 48M', () => {
    expect(stateOn('2026-11-22', [letter48SI(null)])).toBe('VALIDE')
    const letter48M: LicenceEvent = {
      kind: 'letter',
      reference: '48M',
      sentOn: day('2025-01-01'),
      notifiedOn: day('2025-01-03'),
    }
    expect(stateOn('2026-11-22', [letter48M])).toBe('VALIDE')
  })

  it('is that of the record again once a new licence was obtained', () => {
    const events = [letter48SI('2025-07-02'), newLicence('2026-02-01')]
    expect(stateOn('2026-01-31', events)).toBe('INVALIDE')
    expect(stateOn('2026-02-01', events)).toBe('VALIDE')
  })

  it('does not count a new licence that the registry does not know yet', () => {
    const events = [letter48SI('2025-07-02'), newLicence('2026-02-01', '2026-02-20')]
    expect(stateOn('2026-02-10', events)).toBe('INVALIDE')
    expect(stateOn('2026-02-20', events)).toBe('VALIDE')
  })

  it('is SUSPENDU from the first to the last day of a suspension, both included', () => {
    const days = ['2026-09-13', '2026-09-14', '2027-03-13', '2027-03-14']
    expect(days.map((on) => stateOn(on, [suspension]))).toEqual(['VALIDE', 'SUSPENDU', 'SUSPENDU', 'VALIDE'])
  })

  it('is SUSPENDU MEDICAL by a medical suspension, without end where none is told', () => {
    const medical: LicenceEvent = { kind: 'suspension', nature: 'medical', from: day('2024-05-06'), to: null }
    expect(stateOn('2030-01-01', [medical])).toBe('SUSPENDU MEDICAL')
  })

  it.each([
    ['administrative', 'ANNULE ADMINISTRATIF'],
    ['judicial', 'ANNULE JUDICIAIRE'],
    ['medical', 'ANNULE MEDICAL'],
    [undefined, 'ANNULE JUDICIAIRE'],
  ] as const)('after an annulment of nature %s is %s until a new licence', (nature, state) => {
    expect(stateOn('2026-01-09', [annulment(nature)])).toBe('VALIDE')
    expect(stateOn('2026-01-10', [annulment(nature)])).toBe(state)
    expect(stateOn('2026-11-22', [annulment(nature), newLicence('2026-08-01')])).toBe('VALIDE')
  })

  it('is DECEDE after a death, whatever else stands there', () => {
    const death: LicenceEvent = { kind: 'death', on: day('2026-04-03') }
    expect(stateOn('2026-04-02', [death])).toBe('VALIDE')
    expect(stateOn('2026-11-22', [death, suspension, annulment()])).toBe('DECEDE')
    expect(stateOn('2026-11-22', [death], 'P. ECHANGE SUSPENDU')).toBe('DECEDE')
  })

  it('is the worst of several', () => {
    expect(stateOn('2026-11-22', [suspension, letter48SI('2025-07-02')])).toBe('INVALIDE')
    expect(stateOn('2026-11-22', [letter48SI('2025-07-02'), annulment('judicial')])).toBe('ANNULE JUDICIAIRE')
  })

  it('never becomes better than the record, and keeps a state that forbids driving by another name', () => {
    expect(stateOn('2026-11-22', [suspension], 'ANNULE JUDICIAIRE')).toBe('ANNULE JUDICIAIRE')
    expect(stateOn('2026-11-22', [suspension], 'P. ECHANGE INVALIDE')).toBe('P. ECHANGE INVALIDE')
    expect(stateOn('2026-11-22', [suspension], 'P. ECHANGE VALIDE')).toBe('SUSPENDU')
    expect(stateOn('2026-11-22', [suspension], 'NON AUTHENTIFIE')).toBe('SUSPENDU')
  })

  it('leaves out what the registry learns only later (D11)', () => {
    const known: LicenceEvent = { ...suspension, recordedOn: day('2026-10-01') }
    expect(stateOn('2026-09-30', [known])).toBe('VALIDE')
    expect(stateOn('2026-10-01', [known])).toBe('SUSPENDU')
  })

  it('is not touched by other mentions', () => {
    const visit: LicenceEvent = { kind: 'medical-visit', on: day('2026-01-01') }
    expect(stateOn('2026-11-22', [visit, { kind: 'retention', from: day('2026-11-20') }])).toBe('VALIDE')
  })
})
