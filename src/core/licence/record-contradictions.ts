import type { CalendarDay } from '../calendar-day.ts'

type Day = CalendarDay | null | undefined

/** What of an event can contradict the rest of its file; any event of a record or of a points case fits. */
export interface DatedEvent {
  readonly kind: string
  readonly id?: unknown
  readonly committedOn?: unknown
  readonly establishedOn?: unknown
  readonly sentOn?: unknown
  readonly notifiedOn?: unknown
  readonly on?: unknown
  readonly from?: unknown
  readonly to?: unknown
}

/** A record or a points case; what is absent is not checked. */
export interface DatedFile {
  readonly obtainedOn: CalendarDay
  readonly holder?: { readonly birthDate: string }
  readonly categories?: readonly { readonly obtainedOn: CalendarDay; readonly validUntil: Day }[]
  readonly events: readonly DatedEvent[]
}

/** What cannot be true together with the rest of a file, and where it stands. */
export interface Contradiction {
  /** Where, e.g. `events[3].to`. */
  readonly path: string
  readonly message: string
}

/**
 * Lists what cannot be true together in one file, each with its path. Values are not repeated: they are personal.
 *
 * Not contradictions: training outside its window (D7), a letter after a death (it may leave before the death
 * is known), events after the day asked for.
 */
export function recordContradictions(file: DatedFile): readonly Contradiction[] {
  return [
    ...beforeBirth(file),
    ...file.events.flatMap((event, index) => withinEvent(event, `events[${index}]`)),
    ...repeatedInfractions(file.events),
    ...afterDeath(file.events),
  ]
}

function beforeBirth({ obtainedOn, holder, categories = [] }: DatedFile): readonly Contradiction[] {
  // An unknown month or day of birth is 00, which sorts before any day that exists.
  const isBeforeBirth = (day: CalendarDay) => holder !== undefined && day < holder.birthDate
  return [
    ...fault(isBeforeBirth(obtainedOn), 'obtainedOn', 'a licence cannot be obtained before birth'),
    ...categories.flatMap((category, index) => [
      ...fault(
        isBeforeBirth(category.obtainedOn),
        `categories[${index}].obtainedOn`,
        'a category cannot be obtained before birth',
      ),
      ...fault(
        isBefore(category.validUntil, category.obtainedOn),
        `categories[${index}].validUntil`,
        'a category cannot end before it is obtained',
      ),
    ]),
  ]
}

function withinEvent(event: DatedEvent, path: string): readonly Contradiction[] {
  return [
    ...fault(
      event.kind === 'infraction' && isBefore(event.establishedOn, event.committedOn),
      `${path}.establishedOn`,
      'an infraction cannot be established before it was committed',
    ),
    ...fault(
      event.kind === 'letter' && isBefore(event.notifiedOn, event.sentOn),
      `${path}.notifiedOn`,
      'a letter cannot be notified before it was sent',
    ),
    ...fault(isBefore(event.to, event.from), `${path}.to`, 'an event cannot end before it begins'),
  ]
}

function repeatedInfractions(events: readonly DatedEvent[]): readonly Contradiction[] {
  const seen = new Map<unknown, number>()
  return events.flatMap((event, index) => {
    if (event.kind !== 'infraction' || event.id === undefined || event.id === null) return []
    const first = seen.get(event.id)
    if (first === undefined) seen.set(event.id, index)
    return fault(first !== undefined, `events[${index}].id`, `the infraction of events[${first}] has this id`)
  })
}

/** Days on which an event other than a death or a letter took place; a suspension may outlast its subject. */
const LAST_DAY_KEYS: Readonly<
  Record<string, readonly ('committedOn' | 'establishedOn' | 'to' | 'on' | 'from')[]>
> = {
  infraction: ['committedOn', 'establishedOn'],
  stage: ['to'],
  letter: [],
  death: [],
}

function afterDeath(events: readonly DatedEvent[]): readonly Contradiction[] {
  const deaths = events.flatMap(({ kind, on, from }) => (kind === 'death' ? [on ?? from] : []))
  return deaths
    .slice(0, 1)
    .flatMap((death) =>
      events.flatMap((event, index) =>
        (LAST_DAY_KEYS[event.kind] ?? ['on', 'from']).flatMap((key) =>
          fault(
            isBefore(death, event[key]),
            `events[${index}].${key}`,
            'nothing can happen to a driver after death',
          ),
        ),
      ),
    )
}

function isBefore(day: unknown, reference: unknown): boolean {
  return typeof day === 'string' && typeof reference === 'string' && day < reference
}

function fault(found: boolean, path: string, message: string): readonly Contradiction[] {
  return found ? [{ path, message }] : []
}
