import type { ErrorCode } from '../error-code.ts'
import { DOCUMENTS_DETAILS_FR } from './details/documents.fr.ts'
import { type Evidence, fillFirst, type SayValue } from './details/fill-sentence.ts'
import { FOUND_FR, SYSTEM_CAUSES_FR } from './details/found-words.fr.ts'
import { recordFaultFr } from './details/record-fault.fr.ts'
import { SERVICE_DETAILS_FR } from './details/service.fr.ts'
import { TRUST_DETAILS_FR } from './details/trust.fr.ts'
import { errorSentence } from './error-sentence.ts'

/** What is told of an error beside its code. */
export interface ToldError {
  readonly code: string
  /** In English, for operators and programs. */
  readonly message: string
  readonly evidence?: Evidence
}

/** Sentences are tried in their order; none at all where the title of the code says everything. */
const DETAILS_FR: Readonly<Partial<Record<ErrorCode, readonly string[]>>> = {
  ...DOCUMENTS_DETAILS_FR,
  ...SERVICE_DETAILS_FR,
  ...TRUST_DETAILS_FR,
}

/** What a command adds to whatever hindered it once a confidential code was replaced. */
const KEPT_LETTER = ['le nouveau code est en vigueur, sa lettre est gardée : {keptLetter}']

/**
 * Says what was found, what was expected and where: in English the message of the error, in French a sentence of its
 * code filled with what the error carries. What has no sentence is told in English, and said to be. Null where the
 * title of the code says everything.
 */
export function errorDetail({ code, message, evidence = {} }: ToldError, language?: string): string | null {
  // A command line at fault is explained in French alone, as the usage is.
  if (isEnglish(language) || code === 'USAGE') return message
  const sentences = Object.hasOwn(DETAILS_FR, code) ? DETAILS_FR[code as ErrorCode] : undefined
  const detail = sentences === undefined ? null : fillFirst(sentences, evidence, sayInFrench)
  const kept = fillFirst(KEPT_LETTER, evidence, sayInFrench)
  if (kept !== null) return detail === null ? kept : `${detail} ; ${kept}`
  if (detail !== null) return detail
  return sentences?.length === 0 ? null : technicalDetail(message)
}

/** Shows what there is in English only, and says so. */
export function technicalDetail(message: string): string {
  return `Détail technique (en anglais) : ${message}`
}

/** One line for a list of faults: title, code, and what was found. */
export function errorLine(error: ToldError, language?: string): string {
  const detail = errorDetail(error, language)
  return `${errorSentence(error.code, language).title} (${error.code}).${detail === null ? '' : ` ${detail}`}`
}

function isEnglish(language: string | undefined): boolean {
  return language?.toLowerCase().startsWith('en') ?? false
}

const sayInFrench: SayValue = (name, value) => {
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) {
    const said = value.flatMap((one: unknown) => sayInFrench(name, one) ?? [])
    return said.length === 0 ? null : said.join(name === 'faults' ? ' ; ' : ', ')
  }
  if (isPlaceFault(value))
    return `${value.path || 'dossier'} : ${recordFaultFr(value.message) ?? `${value.message} (en anglais)`}`
  if (isFileFault(value)) return `${value.file} : ${errorSentence(value.code).title} (${value.code})`
  if (typeof value !== 'string' || value === '') return null
  if (name === 'cause') return SYSTEM_CAUSES_FR[value] ?? value
  return name === 'found' ? (FOUND_FR[value] ?? value) : value
}

function isPlaceFault(value: unknown): value is { readonly path: string; readonly message: string } {
  if (typeof value !== 'object' || value === null) return false
  return (
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  )
}

function isFileFault(value: unknown): value is { readonly file: string; readonly code: string } {
  if (typeof value !== 'object' || value === null) return false
  return (
    'file' in value && typeof value.file === 'string' && 'code' in value && typeof value.code === 'string'
  )
}
