/** Categories in the order in which they are printed (C. route R221-4). B96 is a mention on B, code 96. */
export const CATEGORY_CODES = [
  'AM',
  'A1',
  'A2',
  'A',
  'B1',
  'B',
  'BE',
  'C1',
  'C1E',
  'C',
  'CE',
  'D1',
  'D1E',
  'D',
  'DE',
] as const

export type CategoryCode = (typeof CATEGORY_CODES)[number]

/**
 * What holding a category gives beside itself (C. route R221-7; directive 2006/126/EC art. 6 § 2; any licence for what
 * AM stands for: R211-2 II). B never implies A1: R221-8 II asks for a training that no document tells.
 */
const IMPLIED = {
  AM: [],
  A1: ['AM'],
  A2: ['A1', 'AM'],
  A: ['A2', 'A1', 'AM'],
  B1: ['AM'],
  B: ['B1', 'AM'],
  BE: ['AM'],
  C1: ['AM'],
  C1E: ['BE', 'AM'],
  C: ['C1', 'AM'],
  CE: ['C1E', 'BE', 'AM'],
  D1: ['AM'],
  D1E: ['BE', 'AM'],
  D: ['D1', 'AM'],
  DE: ['D1E', 'BE', 'AM'],
} as const satisfies Record<CategoryCode, readonly CategoryCode[]>

/**
 * What two categories give together and neither alone (directive 2006/126/EC art. 6 § 2 b). That C1E with D1 gives D1E is
 * not among it: a wrong yes would be worse than a wrong no.
 */
const JOINTLY = [{ gives: 'DE', by: ['CE', 'D'] }] as const satisfies readonly {
  readonly gives: CategoryCode
  readonly by: readonly CategoryCode[]
}[]

/** Lists the categories that a held one implies, itself excluded. */
export function impliedBy(held: CategoryCode): readonly CategoryCode[] {
  return IMPLIED[held]
}

/**
 * Tells whether a held category, by itself, allows to drive what another one stands for; its validity is not looked
 * at. What several give together is told by {@link waysToCover}.
 */
export function coversCategory(held: CategoryCode, wanted: CategoryCode): boolean {
  return held === wanted || impliedBy(held).includes(wanted)
}

/**
 * Gives every way in which the categories held allow to drive what one stands for: each way names those that it rests
 * on, all of which must be in force. Empty where it is not allowed.
 */
export function waysToCover(
  held: readonly CategoryCode[],
  wanted: CategoryCode,
): readonly (readonly CategoryCode[])[] {
  const alone = held.filter((code) => coversCategory(code, wanted)).map((code) => [code])
  const jointly = JOINTLY.filter(({ gives }) => gives === wanted).flatMap(({ by: [trailer, vehicle] }) =>
    held
      .filter((code) => coversCategory(code, trailer))
      .flatMap((code) =>
        held.filter((other) => coversCategory(other, vehicle)).map((other) => [code, other]),
      ),
  )
  return [...alone, ...jointly]
}

/** Tells whether the text is a current category. */
export function isCategoryCode(text: string): text is CategoryCode {
  return (CATEGORY_CODES as readonly string[]).includes(text)
}
