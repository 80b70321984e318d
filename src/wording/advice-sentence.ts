import type { Advice } from '../core/verification/advice.ts'
import type { Wording } from './report-wording.ts'

/** Writes one piece of advice, with what was measured. */
export function adviceSentence({ code, modulePixels }: Advice, { advice, decimalMark }: Wording): string {
  const pixels = modulePixels === undefined ? '?' : modulePixels.toFixed(1).replace('.', decimalMark)
  return advice[code].replace('{pixels}', pixels)
}
