import type { LedgerEvent } from '../../core/licence/points-input.ts'
import type { Forecast } from '../../core/licence/restitution-calendar.ts'
import type { OwnCalendar } from '../../service/driver/explore-what-if.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { longDay } from '../../wording/pages/dates.ts'
import { CALENDAR_WORDS } from '../../wording/pages/driver-calendar.ts'

/** What the page of the calendar shows, apart from « et si ». */
export function calendarView({ ledger, calendar, events }: OwnCalendar, language: Language) {
  const t = CALENDAR_WORDS[language]
  const { balance, cap, invalidatedOn } = ledger
  return {
    balance: t.balance(pagePointsWording(language).balance(balance, cap)),
    lines: forecastLines(calendar, events, language),
    none: invalidatedOn !== null ? t.noneInvalid : balance === cap && cap > 0 ? t.noneFull : t.none,
  }
}

/** Gives the lines of forecasts, soonest first, each with its reason and what would undo it. */
export function forecastLines(
  calendar: readonly Forecast[],
  events: readonly LedgerEvent[],
  language: Language,
) {
  const t = CALENDAR_WORDS[language]
  const { balance, explanations } = pagePointsWording(language)
  return calendar.map((forecast) => ({
    day: longDay(forecast.day, language),
    iso: forecast.day,
    gain: t.gain(forecast.points),
    after: t.after(balance(forecast.balance, forecast.cap)),
    explanation: explanations.forecast(forecast, events),
  }))
}
