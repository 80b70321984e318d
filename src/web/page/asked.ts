import { isSiren } from '../../core/documents/siren.ts'
import { isCategoryCode } from '../../core/licence/categories.ts'
import type { Asked } from '../reading-job.ts'
import { element } from './element.ts'

/** Reads category and SIREN from the form; null when the SIREN is none. */
export function readAsked(): Asked | null {
  const category = element('category', HTMLSelectElement).value
  const siren = element('siren', HTMLInputElement).value.replaceAll(/\s/g, '')
  if (siren !== '' && !isSiren(siren)) return null
  return {
    ...(isCategoryCode(category) ? { category } : {}),
    ...(siren === '' ? {} : { siren }),
  }
}
