import { type HistoryLine, UNDATED } from '../../core/documents/rii-history.ts'
import { isInfraction, isLetter, isLicenceObtained, isStage } from '../../core/licence/licence-event.ts'
import type { OwnHistory } from '../../service/driver/read-own-history.ts'
import { eventLines, letterLine } from '../../wording/event-lines.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { HISTORY_WORDS } from '../../wording/pages/driver-history.ts'

type Sort = Exclude<keyof (typeof HISTORY_WORDS)['fr']['filters'], 'all'>

/** The sorts of line by the word that the address bears. */
const SORTS: readonly (readonly [string, Sort | 'all'])[] = [
  ['', 'all'],
  ['retraits', 'removed'],
  ['rendus', 'given'],
  ['stages', 'courses'],
  ['courriers', 'letters'],
  ['autres', 'others'],
]

/** What the page of the history shows; an unknown sort shows everything. */
export function historyView(history: OwnHistory, asked: string, language: Language) {
  const t = HISTORY_WORDS[language]
  const { day, balance } = pagePointsWording(language)
  const [word, wanted] = SORTS.find(([word]) => word === asked) ?? ['', 'all']
  const shown = history.lines.filter((line) => wanted === 'all' || sortOf(line) === wanted)
  const { before } = history
  return {
    lead: t.lead(day(history.from)),
    filters: SORTS.map(([filter, sort]) => ({
      href: filter === '' ? '/conducteur/historique' : `/conducteur/historique?montrer=${filter}`,
      label: t.filters[sort],
      count:
        sort === 'all' ? history.lines.length : history.lines.filter((line) => sortOf(line) === sort).length,
      current: filter === word,
    })).filter(({ count, current }) => count > 0 || current),
    caption: t.caption(shown.length, history.lines.length),
    years: years(shown, history, language),
    before: before === null ? null : t.before(balance(before.balance, before.cap)),
  }
}

function sortOf({ event, movements }: HistoryLine): Sort {
  if (event !== null && isInfraction(event)) return 'removed'
  if (event !== null && isStage(event)) return 'courses'
  if (event !== null && isLetter(event)) return 'letters'
  return event === null && movements.some(({ delta }) => delta > 0) ? 'given' : 'others'
}

function years(lines: readonly HistoryLine[], history: OwnHistory, language: Language) {
  const t = HISTORY_WORDS[language]
  const groups = new Map<string, ReturnType<typeof lineView>[]>()
  for (const line of lines) {
    const year = line.day === UNDATED ? t.undated : line.day.slice(0, 4)
    groups.set(year, [...(groups.get(year) ?? []), lineView(line, history, language)])
  }
  return [...groups].map(([year, rows]) => ({ year, rows }))
}

function lineView(line: HistoryLine, { events }: OwnHistory, language: Language) {
  const { day, event, movements, letters } = line
  const t = HISTORY_WORDS[language]
  const wording = pagePointsWording(language)
  const first = movements[0]
  const last = movements.at(-1)
  const delta = movements.reduce((sum, movement) => sum + movement.delta, 0)
  const told = event === null ? null : eventLines(event, language)
  return {
    day: day === UNDATED ? t.undated : wording.day(day),
    iso: day === UNDATED ? null : day,
    // What the registry wrote itself stays in French.
    isFrench:
      language !== 'fr' && event !== null && !isLetter(event) && !isStage(event) && !isLicenceObtained(event),
    title: told?.title ?? (first === undefined ? '' : wording.rules[first.rule]),
    details: told?.details ?? [],
    reasons: movements.map((movement) => wording.explanations.movement(movement, events)),
    letters: letters.map((letter) => t.letter(letter.reference, letterLine(letter, language))),
    points: last === undefined ? null : signed(delta),
    tone: delta < 0 ? 'minus' : delta > 0 ? 'plus' : 'none',
    balance: last === undefined ? null : `${last.balance} / ${last.cap}`,
  }
}

function signed(points: number): string {
  if (points === 0) return '0'
  return points < 0 ? `−${-points}` : `+${points}`
}
