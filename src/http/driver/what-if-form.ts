import { addYears, type CalendarDay, isCalendarDay, parisDay } from '../../core/calendar-day.ts'
import { INFRACTION_CLASSES } from '../../core/licence/licence-event.ts'
import type { Hypothesis } from '../../core/licence/what-if.ts'
import type { Language } from '../../wording/language.ts'
import { LICENCE_WORDING_EN } from '../../wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../../wording/licence.fr.ts'
import { CALENDAR_WORDS } from '../../wording/pages/driver-calendar.ts'

/** Points that the scale knows for one infraction. */
const POINTS = [1, 2, 3, 4, 6] as const

const YEARS_EITHER_WAY = 10

/** Infractions that people ask about, with their class and points today (C. route R412-1, R412-6-1, R413-14, R415-6, R234-1). */
const COMMON = {
  speed5: { points: 1, class: 'C3' },
  speed20: { points: 2, class: 'C4' },
  phone: { points: 3, class: 'C4' },
  belt: { points: 3, class: 'C4' },
  light: { points: 4, class: 'C4' },
  alcohol: { points: 6, class: 'C4' },
  speed50: { points: 6, class: 'delit' },
} as const satisfies Record<keyof (typeof CALENDAR_WORDS)['fr']['commonest'], Omit<Hypothesis, 'committedOn'>>

/** Gives a way to ask about each of them, as if it were committed today. */
export function commonHypotheses(at: Date, language: Language) {
  const { commonest, gain } = CALENDAR_WORDS[language]
  const today = parisDay(at)
  return Object.entries(COMMON).map(([name, { points, class: itsClass }]) => ({
    label: commonest[name as keyof typeof COMMON],
    points: gain(points).replace('+', '−'),
    href: `?points=${points}&classe=${itsClass}&jour=${today}#reponse`,
  }))
}

/** The form of « et si », as it was filled in. */
export interface WhatIfForm {
  /** Null where nothing, or nothing usable, was asked. */
  readonly hypothesis: Hypothesis | null
  readonly isFaulty: boolean
  readonly fields: (language: Language) => object
}

/** Reads the hypothesis out of the query; an empty form asks nothing. */
export function askedHypothesis(field: (name: string) => string, at: Date): WhatIfForm {
  const today = parisDay(at)
  const asked = { points: field('points'), class: field('classe'), day: field('jour') }
  const isAsked = Object.values(asked).some((value) => value !== '')
  const hypothesis = isAsked ? toHypothesis(asked, today) : null
  return {
    hypothesis,
    isFaulty: isAsked && hypothesis === null,
    fields: (language) => fields(isAsked ? asked : { points: '1', class: 'C4', day: today }, language, today),
  }
}

interface Asked {
  readonly points: string
  readonly class: string
  readonly day: string
}

function toHypothesis(asked: Asked, today: CalendarDay): Hypothesis | null {
  const points = POINTS.find((known) => String(known) === asked.points)
  const itsClass = INFRACTION_CLASSES.find((known) => known === asked.class)
  if (points === undefined || itsClass === undefined || !isCalendarDay(asked.day)) return null
  const isFar =
    asked.day < addYears(today, -YEARS_EITHER_WAY) || asked.day > addYears(today, YEARS_EITHER_WAY)
  return isFar ? null : { points, class: itsClass, committedOn: asked.day }
}

function fields(asked: Asked, language: Language, today: CalendarDay): object {
  const classes = (language === 'en' ? LICENCE_WORDING_EN : LICENCE_WORDING_FR).infractionClasses
  return {
    points: POINTS.map((value) => ({ value, chosen: String(value) === asked.points })),
    classes: INFRACTION_CLASSES.map((value) => ({
      value,
      label: classes[value],
      chosen: value === asked.class,
    })),
    day: asked.day,
    earliest: addYears(today, -YEARS_EITHER_WAY),
    latest: addYears(today, YEARS_EITHER_WAY),
  }
}
