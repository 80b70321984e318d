import { joinCodes } from '../seal/multi-code.ts'
import { type Check, failed, passed, undetermined } from './check.ts'
import { type CodeFound, codePlace } from './evidence.ts'

/** What is to be judged of the codes found. */
export interface JoinedFinds {
  /** Whole seals only: each set of several codes joined into one, in page order. */
  readonly codes: readonly CodeFound[]
  /** Null when no code was one of several. */
  readonly check: Check | null
}

/**
 * Joins the codes of all pages that hold one seal together, and checks that each set is whole.
 *
 * A set with a part missing, or with two different ones in one place, gives no code to judge: half a seal proves
 * nothing. The places found stay with the seal (2D-Doc v3.2.6, section 3.6).
 */
export function joinCodesFound(found: readonly CodeFound[]): JoinedFinds {
  const { seals, incomplete, conflicting, rest } = joinCodes(found)
  if (rest.length === found.length) return { codes: found, check: null }
  const joined = seals.flatMap(({ text, parts }) => {
    const [first] = parts
    return first === undefined
      ? []
      : [{ text, page: first.page, position: first.position, parts: parts.map(codePlace) }]
  })
  return {
    codes: [...rest, ...joined].toSorted((a, b) => a.page - b.page),
    check: checkParts(incomplete, conflicting),
  }
}

function checkParts(
  incomplete: ReturnType<typeof joinCodes>['incomplete'],
  conflicting: ReturnType<typeof joinCodes>['conflicting'],
): Check {
  if (conflicting.length > 0)
    return failed(
      'code-parts',
      'CODE_PARTS_CONFLICT',
      conflicting.map((set) => told(set, set.places, 'different codes claim')).join('; '),
    )
  if (incomplete.length > 0)
    return undetermined(
      'code-parts',
      'CODE_PART_MISSING',
      incomplete.map((set) => told(set, set.missing, 'missing:')).join('; '),
    )
  return passed('code-parts')
}

function told(
  { setId, expected }: { readonly setId: string; readonly expected: number },
  places: readonly number[],
  what: string,
): string {
  return `set ${setId} of ${expected} codes, ${what} ${places.join(', ')}`
}
