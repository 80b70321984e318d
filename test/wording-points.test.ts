import { describe, expect, it } from 'vitest'
import { addDays, parseCalendarDay } from '../src/core/calendar-day.ts'
import type { Clocks, LedgerEvent, LedgerInput } from '../src/core/licence/points-input.ts'
import { pointsLedger } from '../src/core/licence/points-ledger.ts'
import {
  type Movement,
  type MovementLimit,
  type PointsRule,
  RULE_ARTICLES,
} from '../src/core/licence/points-movement.ts'
import { restitutionCalendar } from '../src/core/licence/restitution-calendar.ts'
import { POINTS_WORDING_EN } from '../src/wording/points.en.ts'
import { POINTS_WORDING_FR } from '../src/wording/points.fr.ts'
import { explainPoints, pointsWordingFor } from '../src/wording/points.ts'
import { infraction, licence, newLicence, notified48SI, stage } from './core/licence/histories.ts'

const day = parseCalendarDay
const confirmed = (...events: LedgerEvent[]) => licence('1995-03-01', null, events)
const clocks = (at: string): Clocks => ({ at: day(at) })

/** Histories in which, together, every rule and every limit has its line. */
const HISTORIES: Readonly<Record<string, readonly [LedgerInput, Clocks]>> = {
  W1: [confirmed(infraction('a', 'C3', 1, '2025-03-10', '2025-03-25')), clocks('2025-09-25')],
  W4: [
    confirmed(
      infraction('phone', 'C4', 3, '2022-12-20', '2023-01-10'),
      infraction('indicator', 'C2', 3, '2024-06-05', '2024-06-20'),
    ),
    clocks('2027-06-20'),
  ],
  'two years': [
    confirmed(infraction('indicator', 'C2', 3, '2024-02-10', '2024-02-29')),
    clocks('2026-02-28'),
  ],
  W7: [
    confirmed(
      infraction('speed', 'C4', 3, '2025-05-01', '2025-05-12', { group: 'stop' }),
      infraction('light', 'C4', 4, '2025-05-01', '2025-05-20', { group: 'stop' }),
      infraction('seat', 'C4', 3, '2025-05-01', '2025-06-01', { group: 'stop' }),
    ),
    clocks('2025-06-01'),
  ],
  'W8, prolonged': [
    licence('2023-06-15', { kind: 'standard' }, [infraction('a', 'C3', 2, '2023-09-20', '2023-10-05')]),
    clocks('2026-06-15'),
  ],
  'W8b with training': [
    licence('2023-06-15', { kind: 'aac', trainingOn: day('2024-01-20') }, []),
    clocks('2024-12-15'),
  ],
  W9: [
    licence('2024-09-01', { kind: 'standard' }, [
      infraction('phone', 'C4', 3, '2025-03-10', '2025-03-20'),
      stage(2, '2025-07-12', '2025-07-13'),
    ]),
    clocks('2025-07-14'),
  ],
  W10: [
    confirmed(
      infraction('a', 'C4', 2, '2024-12-01', '2025-01-10'),
      stage(1, '2025-04-05', '2025-04-06'),
      infraction('b', 'C4', 3, '2025-06-01', '2025-06-10'),
      stage(1, '2026-03-19', '2026-03-20'),
    ),
    clocks('2026-03-21'),
  ],
  W11: [
    confirmed(
      infraction('a', 'C4', 4, '2015-04-10', '2015-05-10'),
      infraction('b', 'C4', 2, '2018-02-01', '2018-03-01'),
      infraction('c', 'C4', 3, '2021-01-10', '2021-02-20'),
      infraction('d', 'C4', 2, '2024-01-15', '2024-02-10'),
    ),
    clocks('2025-05-10'),
  ],
  'W12, then a new licence': [
    confirmed(
      infraction('before', 'C4', 6, '2024-01-05', '2024-01-20'),
      infraction('third', 'C4', 3, '2024-03-05', '2024-03-20'),
      infraction('pedestrian', 'C4', 6, '2025-05-20', '2025-06-10'),
      notified48SI('2025-07-02'),
      infraction('late', 'C4', 3, '2025-06-20', '2025-08-01'),
      stage(1, '2025-08-05', '2025-08-06'),
      stage(4, '2025-09-05', '2025-09-06'),
      newLicence('2026-02-01'),
      infraction('stranger', 'C4', 2, '2025-06-25', '2026-03-01'),
    ),
    clocks('2026-03-01'),
  ],
  'ten years within the cap': [
    licence('2014-01-01', { kind: 'standard' }, [
      infraction('a', 'C4', 4, '2014-02-01', '2014-02-10'),
      infraction('b', 'C4', 1, '2016-12-20', '2016-12-25'),
      infraction('c', 'C4', 1, '2019-01-20', '2019-12-01'),
      infraction('d', 'C4', 1, '2022-01-20', '2022-11-01'),
      stage(1, '2023-01-05', '2023-01-06'),
      stage(1, '2024-01-20', '2024-01-21'),
    ]),
    clocks('2024-02-10'),
  ],
}

const LINES = Object.entries(HISTORIES).flatMap(([name, [input, at]]) =>
  pointsLedger(input, at).movements.map((movement) => ({ name, movement, events: input.events })),
)
const RULES = Object.keys(RULE_ARTICLES) as PointsRule[]
const LIMITS = Object.keys(POINTS_WORDING_FR.limits) as MovementLimit[]
const WORDINGS = [
  ['French', POINTS_WORDING_FR],
  ['English', POINTS_WORDING_EN],
] as const

const french = (name: string, found: (movement: Movement) => boolean): string => {
  const line = LINES.find((line) => line.name === name && found(line.movement))
  if (!line) throw new Error(`no such line in ${name}`)
  return POINTS_WORDING_FR.explanations.movement(line.movement, line.events)
}

describe('the explanation of a movement', () => {
  it('is tried here on every rule and every limit', () => {
    const told = new Set(LINES.map(({ movement }) => movement.rule))
    expect(RULES.filter((rule) => !told.has(rule))).toEqual([])
    const limited = new Set(LINES.map(({ movement }) => movement.limit))
    expect(LIMITS.filter((limit) => !limited.has(limit))).toEqual([])
  })

  it.each(WORDINGS)('is one whole sentence that ends with its article, in %s', (_, { explanations }) => {
    for (const { movement, events } of LINES) {
      const sentence = explanations.movement(movement, events)
      expect(sentence.endsWith(`(C. route ${movement.article}).`)).toBe(true)
      expect(sentence).toMatch(/^\p{Lu}/u)
      expect(sentence).not.toMatch(/undefined|null|inconnu|unknown|NaN|\. \p{Lu}| {2}/u)
    }
  })

  it.each(WORDINGS)('never says the same of two lines of one history, in %s', (_, { explanations }) => {
    const sentences = LINES.map(
      ({ name, movement, events }) => `${name}: ${explanations.movement(movement, events)}`,
    )
    expect(new Set(sentences).size).toBe(LINES.length)
  })

  it('of W1 names the days of the half year and the infraction', () => {
    expect(french('W1', ({ rule }) => rule === 'SIX_MONTH_RESTITUTION')).toBe(
      'Aucune autre infraction entraînant retrait de points n’a été commise du 25/03/2025 au 24/09/2025 inclus, soit pendant six mois : le point retiré pour celle du 10/03/2025 est restitué (C. route L223-6 al. 3).',
    )
  })

  it('of W4 says why it took three years', () => {
    expect(french('W4', ({ rule }) => rule === 'THREE_YEAR_RECONSTITUTION')).toContain(
      'durée due à un délit ou à une contravention de 4e ou de 5e classe dans la série',
    )
  })

  it('of W7 says what the law would have taken and what it left', () => {
    expect(french('W7', ({ limit }) => limit === 'SIMULTANEOUS_MAXIMUM')).toContain(
      '1 point est retiré au lieu de 3, car des infractions simultanées ne retirent ensemble que huit points',
    )
  })

  it('of a delay prolonged by probation says so, that of a plain one does not', () => {
    const isFull = ({ rule }: Movement) => rule.endsWith('_RECONSTITUTION')
    expect(french('W8, prolonged', isFull)).toContain('jusqu’à la fin de la période probatoire')
    expect(french('two years', isFull)).not.toContain('probatoire')
  })

  it('of W9 and W10 says what the cap left of a course, and why one gave nothing', () => {
    expect(french('W9', ({ rule }) => rule === 'MANDATORY_STAGE')).toContain(
      '3 points sont rendus au lieu de 4, car le solde ne peut dépasser son plafond de 6 points',
    )
    expect(french('W10', ({ limit }) => limit === 'STAGE_TOO_EARLY')).toContain(
      'aucun point n’est rendu, car il s’achève moins d’un an et un jour après le précédent',
    )
  })

  it('of W12 says where the balance stopped and when the licence was lost', () => {
    const name = 'W12, then a new licence'
    expect(french(name, ({ limit }) => limit === 'BALANCE_FLOOR')).toContain(
      '3 points sont retirés au lieu de 6',
    )
    expect(french(name, ({ rule }) => rule === 'LICENCE_INVALIDATED')).toContain(
      'notifiée le 02/07/2025 : le permis est invalidé et le solde reste nul',
    )
    expect(french(name, ({ limit }) => limit === 'EARLIER_LICENCE')).toContain('sous un permis antérieur')
  })
})

describe('the explanation of a forecast', () => {
  const forecasts = Object.values(HISTORIES).flatMap(([input, { at }]) =>
    [at, addDays(at, -1), addDays(at, -300), addDays(at, -900)].flatMap((at) =>
      restitutionCalendar(input, { at }).map((forecast) => ({ forecast, events: input.events })),
    ),
  )

  it('is tried here on every rule that gives points or ends probation', () => {
    const told = new Set(forecasts.map(({ forecast }) => forecast.rule))
    const giving = RULES.filter((rule) => /RESTITUTION|INCREMENT|PROBATION_END|TORY_STAGE/.test(rule))
    expect(giving.filter((rule) => !told.has(rule))).toEqual([])
  })

  it('says that it is one, with its day, its article and what makes it fall away', () => {
    for (const { forecast, events } of forecasts) {
      const fr = POINTS_WORDING_FR.explanations.forecast(forecast, events)
      const en = POINTS_WORDING_EN.explanations.forecast(forecast, events)
      expect(fr).toMatch(/^Prévision : le \d\d\/\d\d\/\d{4}, .*, sauf permis invalidé ou remplacé d’ici là/)
      expect(en).toMatch(/^Forecast: on \d+ \w+ \d{4}, .*, unless the licence is invalidated or replaced/)
      for (const text of [fr, en]) {
        expect(text).toContain(`(C. route ${forecast.article})`)
        expect(text).not.toMatch(/undefined|null|inconnu|unknown/)
      }
      const broken = forecast.condition.code === 'NO_POINTS_INFRACTION'
      expect(fr.includes('même établie plus tard')).toBe(broken)
      expect(en.includes('even if established later')).toBe(broken)
    }
  })

  it('of W5, seen on the eve, tells until which day an infraction would break it', () => {
    const input = confirmed(
      infraction('a', 'C3', 1, '2025-02-02', '2025-02-10'),
      infraction('b', 'C4', 2, '2025-07-01', '2025-10-15'),
    )
    const [forecast] = restitutionCalendar(input, { at: day('2025-08-09') })
    if (!forecast) throw new Error('a forecast was expected')
    expect(POINTS_WORDING_FR.explanations.forecast(forecast, input.events)).toBe(
      'Prévision : le 10/08/2025, le point retiré pour l’infraction commise le 02/02/2025 sera restitué (C. route L223-6 al. 3), sauf permis invalidé ou remplacé d’ici là, ou infraction entraînant retrait de points commise du 10/02/2025 au 09/08/2025 inclus, même établie plus tard.',
    )
    expect(POINTS_WORDING_EN.explanations.forecast(forecast, input.events)).toBe(
      'Forecast: on 10 August 2025, the point removed for the infraction committed on 2 February 2025 will be given back (C. route L223-6 al. 3), unless the licence is invalidated or replaced before, or a points infraction is committed from 10 February 2025 to 9 August 2025 included, even if established later.',
    )
  })
})

describe('points with their explanations', () => {
  it('keep every line of history and calendar, each with its sentence', () => {
    const [input, at] = HISTORIES.W11 ?? [confirmed(), clocks('2025-01-01')]
    const ledger = pointsLedger(input, at)
    const calendar = restitutionCalendar(input, at)
    const told = explainPoints({ ledger, calendar }, input.events, pointsWordingFor('en-GB'))
    expect(told).toMatchObject({ balance: ledger.balance, cap: ledger.cap, at: '2025-05-10' })
    expect(told.history.map(({ explanation, ...line }) => line)).toEqual(ledger.movements)
    expect(told.calendar.map(({ explanation, ...line }) => line)).toEqual(calendar)
    expect(told.history.every(({ explanation }) => explanation.length > 20)).toBe(true)
  })

  it('are told in French where the language is another or none', () => {
    expect(pointsWordingFor(undefined)).toBe(POINTS_WORDING_FR)
    expect(pointsWordingFor('de')).toBe(POINTS_WORDING_FR)
    expect(pointsWordingFor('EN')).toBe(POINTS_WORDING_EN)
  })
})
