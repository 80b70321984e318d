import { isFaultForSure, type StructureFault } from '../../seal/structure-fault.ts'
import { type Check, failed, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/** Checks the structure of the message against the table of its document type (2D-Doc v3.2.6, sections 3.4 and 8). */
export function checkSealFormat({ seal }: SealCase): Check {
  const [first] = seal.faults
  if (first === undefined) return passed('seal-format', seal.annex === null ? undefined : 'UNPROVED_ANNEX')
  const detail = seal.faults.slice(0, 8).map(faultText).join('; ')
  if (seal.faults.some((fault) => fault.code === 'SEPARATORS_LOST'))
    return failed('seal-format', 'SEPARATORS_LOST', detail)
  if (!seal.faults.some(isFaultForSure)) return undetermined('seal-format', 'UNKNOWN_FIELD', detail)
  return failed('seal-format', 'FORMAT_FAILURE', detail)
}

function faultText(fault: StructureFault): string {
  return `${fault.code}${fault.field === null ? '' : ` ${fault.field}`} at offset ${fault.offset}`
}
