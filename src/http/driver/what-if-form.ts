import { addYears, type CalendarDay, isCalendarDay, parisDay } from '../../core/calendar-day.ts'
import { INFRACTION_CLASSES } from '../../core/licence/licence-event.ts'
import type { Hypothesis } from '../../core/licence/what-if.ts'
import type { Language } from '../../wording/language.ts'
import { LICENCE_WORDING_EN } from '../../wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../../wording/licence.fr.ts'

/** Points that the scale knows for one infraction. */
const POINTS = [1, 2, 3, 4, 6] as const

const YEARS_EITHER_WAY = 10

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
