import type { Holder } from '../licence/licence-record.ts'
import type { Communes } from './communes.ts'
import { compareBirthPlace } from './compare-birth-place.ts'
import { foldName } from './fold-name.ts'
import type { PivotIdentity } from './pivot-identity.ts'

/** Fields of an identity, as a person is told which one disagrees. */
export const IDENTITY_FIELDS = [
  'birthName',
  'givenName',
  'furtherNames',
  'birthDate',
  'gender',
  'birthPlace',
] as const

export type IdentityField = (typeof IDENTITY_FIELDS)[number]

/** Whether a certified identity is that of a licence's holder. A near miss names fields, never what they hold. */
export type IdentityMatch =
  | { readonly outcome: 'match'; readonly unjudged: readonly IdentityField[] }
  | { readonly outcome: 'near-miss'; readonly fields: readonly IdentityField[] }
  | { readonly outcome: 'no-match' }

/** How one field compares; `near` may be the same person, `different` is not. */
type Comparison = 'same' | 'near' | 'different' | 'unjudged'

const MOST_NEAR_FIELDS = 2

/**
 * Compares the identity that FranceConnect certifies with the holder of a licence.
 *
 * A match asks for the same birth name, the same first given name and the very same birth date, unknown month or day
 * included; further given names, gender and place of birth where both sides tell them in a way that compares. The name
 * used is never looked at. A near miss has the same birth name, and nothing that is plainly another's: the first given
 * name is among the other's further ones, each side has a further one that the other lacks, a date agrees where both
 * know it, or gender or place differ alone. A twin, whose given names are others, is no near miss, and neither is a
 * namesake born on another day.
 */
export function matchIdentity(holder: Holder, identity: PivotIdentity, communes: Communes): IdentityMatch {
  const compared: Readonly<Record<IdentityField, Comparison>> = {
    birthName: sameName(holder.birthName, identity.birthName) ? 'same' : 'different',
    givenName: compareFirstNames(holder.givenNames, identity),
    furtherNames: compareFurtherNames(holder.givenNames, identity),
    birthDate: compareBirthDates(holder.birthDate, identity.birthDate),
    gender: compareGender(holder.civility, identity.gender),
    birthPlace: asNear(compareBirthPlace(holder, identity, communes)),
  }
  const fieldsThat = (comparison: Comparison) =>
    IDENTITY_FIELDS.filter((field) => compared[field] === comparison)
  const near = fieldsThat('near')
  if (fieldsThat('different').length > 0 || near.length > MOST_NEAR_FIELDS) return { outcome: 'no-match' }
  return near.length === 0
    ? { outcome: 'match', unjudged: fieldsThat('unjudged') }
    : { outcome: 'near-miss', fields: near }
}

function sameName(one: string, other: string): boolean {
  const folded = foldName(one)
  return folded !== '' && folded === foldName(other)
}

function compareFirstNames(
  held: readonly string[],
  { givenNames, givenNamesApart }: PivotIdentity,
): Comparison {
  const [first = ''] = held
  // In one text, a double name may have lost its hyphen: the words at the beginning are then tried together.
  const starts = givenNamesApart
    ? givenNames.slice(0, 1)
    : givenNames.map((_, index) => givenNames.slice(0, index + 1).join(' '))
  if (starts.some((start) => sameName(start, first))) return 'same'
  const [certified = ''] = givenNames
  const isAmongOthers =
    givenNames.some((name) => sameName(name, first)) || held.some((name) => sameName(name, certified))
  return isAmongOthers ? 'near' : 'different'
}

/**
 * Registers often leave further given names out, and one text does not tell where one ends: so the words of all names
 * are looked at, and they contradict each other only where each side has one that the other lacks.
 */
function compareFurtherNames(
  held: readonly string[],
  { givenNames }: Pick<PivotIdentity, 'givenNames'>,
): Comparison {
  const [ours, theirs] = [wordsOf(held), wordsOf(givenNames)]
  const isIn = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...some].every((word) => others.has(word))
  if (!isIn(ours, theirs) && !isIn(theirs, ours)) return 'near'
  return ours.size === theirs.size ? 'same' : 'unjudged'
}

function wordsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => foldName(name).split(' ')))
}

function compareBirthDates(held: string, certified: string): Comparison {
  if (held === certified) return 'same'
  const agree = [
    [0, 4],
    [5, 7],
    [8, 10],
  ].every(([from, to]) => {
    const [one, other] = [held.slice(from, to), certified.slice(from, to)]
    return one === other || one === '00' || other === '00'
  })
  return agree ? 'near' : 'different'
}

function compareGender(civility: Holder['civility'], gender: PivotIdentity['gender']): Comparison {
  if (gender === null) return 'unjudged'
  return (civility === 'M') === (gender === 'male') ? 'same' : 'near'
}

function asNear(comparison: 'same' | 'different' | 'unjudged'): Comparison {
  return comparison === 'different' ? 'near' : comparison
}
