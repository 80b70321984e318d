import {
  isInfraction,
  isLetter,
  isMention,
  isStage,
  type LicenceEvent,
  type Mention,
} from './licence-event.ts'

/** What a line of a file is for the law of retention (C. route L225-2); null for what has no term there. */
export type RetentionKind =
  /** Convictions, judicial suspensions and annulments, penal settlements. */
  | 'judicial-decision'
  | 'administrative-measure'
  /** Fixed fine paid, or increased fixed fine enforced. */
  | 'fixed-fine'
  /** An administrative measure that a court or its author has annulled. */
  | 'annulled-measure'
  /** A driving ban without end. */
  | 'permanent-ban'
  /** Points taken or given back, courses, and letters that say so. */
  | 'points-modification'
  | 'licence-application'

/** From when a delay of retention runs. */
export type RetentionStart =
  /** The last decision, measure or established infraction; each new one makes it run again. */
  'last-decision' | 'last-established-infraction' | 'registration' | 'annulment' | 'birth'

/** One delay of the law: how long, from what, by which article. */
export interface RetentionRow {
  readonly years: number
  readonly from: RetentionStart
  readonly article: string
}

/** A delay for each kind of line; an operator may hand in another than ours. */
export type RetentionPolicy = Readonly<Record<RetentionKind, RetentionRow>>

/**
 * How long each kind of line may be told (C. route L225-2).
 *
 * Two texts meet on `points-modification`: L225-2 V erases these three years after the last established infraction,
 * while the public service shows ten years of history. The row says what the service does; an operator who follows
 * the article gives it 3 years. Neither rule corrects the other.
 */
export const RETENTION_POLICY: RetentionPolicy = {
  'judicial-decision': { years: 10, from: 'last-decision', article: 'L225-2 I-II' },
  'administrative-measure': { years: 10, from: 'last-decision', article: 'L225-2 I-II' },
  'fixed-fine': { years: 10, from: 'last-decision', article: 'L225-2 I-II' },
  'annulled-measure': { years: 0, from: 'annulment', article: 'L225-2 III' },
  'permanent-ban': { years: 80, from: 'birth', article: 'L225-2 IV' },
  'points-modification': { years: 10, from: 'last-established-infraction', article: 'L225-2 V' },
  'licence-application': { years: 2, from: 'registration', article: 'L225-2 VI' },
}

/**
 * Tells which term of retention an event has; null where the law read here sets none: categories, medical visits,
 * medical measures that may still bind, new licences, corrections, death.
 */
export function retentionKind(event: LicenceEvent): RetentionKind | null {
  if (isInfraction(event))
    return event.establishedBy === 'AF' || event.establishedBy === 'AFM' ? 'fixed-fine' : 'judicial-decision'
  if (isLetter(event))
    return event.reference === '48SI' && event.notifiedOn ? 'administrative-measure' : 'points-modification'
  if (isStage(event)) return 'points-modification'
  return isMention(event) ? kindOfMention(event) : null
}

const MEASURES: ReadonlySet<string> = new Set([
  'driving-ban',
  'ead-restriction',
  'foreign-licence-driving-ban',
  'licence-surrendered',
  'prefectoral-restitution-order',
  'prefectoral-warning',
  'retention',
  'suspension',
])

function kindOfMention(mention: Mention): RetentionKind | null {
  const { kind, nature } = mention
  if (kind === 'licence-application') return 'licence-application'
  if (kind === 'penal-settlement') return 'judicial-decision'
  if (kind !== 'annulment' && !MEASURES.has(kind)) return null
  if (kind === 'driving-ban' && !mention.to) return 'permanent-ban'
  if (nature === 'judicial' || (kind === 'annulment' && nature === undefined)) return 'judicial-decision'
  return mention.annulledOn ? 'annulled-measure' : 'administrative-measure'
}
