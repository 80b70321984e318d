import type { LedgerEvent } from '../../core/licence/points-input.ts'
import type { PointsLedger } from '../../core/licence/points-ledger.ts'
import type { Forecast } from '../../core/licence/restitution-calendar.ts'
import type { Hypothesis } from '../../core/licence/what-if.ts'
import type { OwnCalendar } from '../../service/driver/explore-what-if.ts'
import type { Language } from '../../wording/language.ts'
import { LICENCE_WORDING_EN } from '../../wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../../wording/licence.fr.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { CALENDAR_WORDS } from '../../wording/pages/driver-calendar.ts'
import { forecastLines } from './calendar-view.ts'

/** What the answer to « et si » shows; null where nothing was asked. */
export function whatIfView(
  { imagined, events }: OwnCalendar,
  hypothesis: Hypothesis | null,
  language: Language,
) {
  if (imagined === null || hypothesis === null) return null
  const t = CALENDAR_WORDS[language]
  const labels = language === 'en' ? LICENCE_WORDING_EN : LICENCE_WORDING_FR
  const wording = pagePointsWording(language)
  const { points, committedOn } = hypothesis
  // The sentences name the days of the infraction imagined, which stands after those of the file.
  const withIt: readonly LedgerEvent[] = [
    ...events,
    { kind: 'infraction', class: hypothesis.class, points, committedOn, establishedOn: imagined.on },
  ]
  const isInvalid = imagined.letter === '48SI'
  return {
    imagined: t.imagined(points, labels.infractionClasses[hypothesis.class], wording.day(committedOn)),
    on: t.on(wording.day(imagined.on)),
    without: wording.balance(imagined.without.balance, imagined.without.cap),
    with: wording.balance(imagined.with.balance, imagined.with.cap),
    fullWithout: fullOn(imagined.without, imagined.calendarWithout, language),
    fullWith: isInvalid ? t.fullInvalid : fullOn(imagined.with, imagined.calendarWith, language),
    letter:
      imagined.letter === null
        ? t.letterNone
        : t.letterTold(imagined.letter, labels.letters[imagined.letter]),
    removal: imagined.removal === null ? null : wording.explanations.movement(imagined.removal, withIt),
    isInvalid,
    linesWithout: forecastLines(imagined.calendarWithout, events, language),
    // What the ledger still forecasts falls away with the licence, once the letter is notified.
    linesWith: isInvalid ? [] : forecastLines(imagined.calendarWith, withIt, language),
    noneWith: isInvalid ? t.noneWith : t.none,
  }
}

/** The day on which nothing is left to recover: all points of a confirmed licence. */
function fullOn({ balance, cap }: PointsLedger, calendar: readonly Forecast[], language: Language): string {
  const t = CALENDAR_WORDS[language]
  if (balance === 12 && cap === 12) return t.fullAlready
  const full = calendar.find((forecast) => forecast.balance === 12)
  return full === undefined ? t.fullNever : pagePointsWording(language).day(full.day)
}
