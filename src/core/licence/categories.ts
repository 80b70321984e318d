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

/** What holding a category gives beside itself (design.md section 2, entitlement); B never implies A1. */
const IMPLIED = {
  AM: [],
  A1: ['AM'],
  A2: ['A1', 'AM'],
  A: ['A2', 'A1', 'AM'],
  B1: [],
  B: ['B1', 'AM'],
  BE: [],
  C1: [],
  C1E: [],
  C: ['C1'],
  CE: ['C1E', 'BE'],
  D1: [],
  D1E: [],
  D: ['D1'],
  DE: ['D1E', 'BE'],
} as const satisfies Record<CategoryCode, readonly CategoryCode[]>

/** Lists the categories that a held one implies, itself excluded. */
export function impliedBy(held: CategoryCode): readonly CategoryCode[] {
  return IMPLIED[held]
}

/** Tells whether a held category allows to drive what another one stands for; its validity is not looked at. */
export function coversCategory(held: CategoryCode, wanted: CategoryCode): boolean {
  return held === wanted || impliedBy(held).includes(wanted)
}

/** Tells whether the text is a current category. */
export function isCategoryCode(text: string): text is CategoryCode {
  return (CATEGORY_CODES as readonly string[]).includes(text)
}
