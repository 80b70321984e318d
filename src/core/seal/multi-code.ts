import { BINARY_MARKER } from './binary-header.ts'
import { type CodePart, readCodePart, writeCodePart } from './code-part.ts'
import { SealValueError } from './seal-error.ts'

/** Codes of one set, in the order of their places, each place once. */
interface CodeSet<Code> {
  readonly setId: string
  /** How many codes make up the set. */
  readonly expected: number
  readonly parts: readonly Code[]
}

/** What several codes turned out to be. Nothing is proved: anyone can write an envelope. */
export interface JoinedCodes<Code> {
  /** Sets with every part there, and the text of the seal they hold. */
  readonly seals: readonly (CodeSet<Code> & { readonly text: string })[]
  /** Sets with parts missing, by their places from 1. */
  readonly incomplete: readonly (CodeSet<Code> & { readonly missing: readonly number[] })[]
  /** Sets in which one place is taken by codes that differ, by their places from 1. */
  readonly conflicting: readonly (CodeSet<Code> & { readonly places: readonly number[] })[]
  /** Codes that are no part of a set. */
  readonly rest: readonly Code[]
}

interface Gathered<Code> {
  readonly setId: string
  readonly count: number
  readonly places: Map<number, { readonly code: Code; readonly content: string }>
  readonly disputed: Set<number>
}

/**
 * Puts the parts of seals together that were spread over several codes, in whatever order they come
 * (2D-Doc v3.2.6, section 3.6).
 *
 * A part that comes twice is harmless; two that differ in one place make their set worthless, for nobody can say
 * which one belongs. Sets of the same id and another number of codes are different sets. A set with a part missing
 * is never decoded.
 */
export function joinCodes<Code extends { readonly text: string }>(codes: readonly Code[]): JoinedCodes<Code> {
  const sets = new Map<string, Gathered<Code>>()
  const rest: Code[] = []
  for (const code of codes) {
    const part = readCodePart(code.text)
    if (part === null) rest.push(code)
    else gather(sets, code, part)
  }
  const all = [...sets.values()]
  const agreed = all.filter(({ disputed }) => disputed.size === 0)
  return {
    seals: agreed
      .filter(({ places, count }) => places.size === count)
      .map((set) => ({
        ...codeSet(set),
        text: inOrder(set)
          .map(({ content }) => content)
          .join(''),
      })),
    incomplete: agreed
      .filter(({ places, count }) => places.size < count)
      .map((set) => ({ ...codeSet(set), missing: missingPlaces(set) })),
    conflicting: all
      .filter(({ disputed }) => disputed.size > 0)
      .map((set) => ({
        ...codeSet(set),
        places: [...set.disputed].sort((a, b) => a - b).map((index) => index + 1),
      })),
    rest,
  }
}

function gather<Code>(sets: Map<string, Gathered<Code>>, code: Code, part: CodePart): void {
  const { setId, count, index, content } = part
  const key = `${setId} ${count}`
  const set = sets.get(key) ?? { setId, count, places: new Map(), disputed: new Set() }
  sets.set(key, set)
  const known = set.places.get(index)
  if (known === undefined) set.places.set(index, { code, content })
  else if (known.content !== content) set.disputed.add(index)
}

function codeSet<Code>(set: Gathered<Code>): CodeSet<Code> {
  return { setId: set.setId, expected: set.count, parts: inOrder(set).map(({ code }) => code) }
}

function inOrder<Code>({ places }: Gathered<Code>) {
  return [...places].sort(([a], [b]) => a - b).map(([, place]) => place)
}

function missingPlaces({ places, count }: Gathered<unknown>): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => !places.has(index))
    .map((index) => index + 1)
}

/**
 * Spreads the text of a seal over several codes of similar length, each with its envelope.
 *
 * Codes of C40 bear the C40 envelope; from the first that needs bytes on, the binary one of the same set.
 *
 * @param setId three characters of `[0-9A-Z]`; give another to each seal printed on one document.
 * @throws {SealValueError} BAD_VALUE for fewer than 2 or more than 16 codes, or more codes than characters.
 */
export function splitCode(text: string, setId: string, count: number): readonly string[] {
  if (text.length < count)
    throw new SealValueError('BAD_VALUE', `${text.length} characters do not fill ${count} codes`)
  let isBinary = text.charCodeAt(0) === BINARY_MARKER
  return Array.from({ length: count }, (_, index) => {
    const content = text.slice(
      Math.floor((index * text.length) / count),
      Math.floor(((index + 1) * text.length) / count),
    )
    isBinary ||= /[\u0080-\uffff]/.test(content)
    return writeCodePart(isBinary ? 'binary' : 'c40', { setId, index, count, content })
  })
}
