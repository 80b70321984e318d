import type { Check, Question } from './check.ts'
import { type Answer, answerTo, conclude } from './conclude.ts'
import type { Reason } from './reason.ts'

/** Why nothing can be said that rests on a seal. `several`: different seals say different things. */
export type Doubt = 'seal-false' | 'seal-unreadable' | 'certificate-unknown' | 'several'

/** Tells why nothing a seal says can be told as fact; null where the one seal is proved, or no seal was found. */
export function doubtOf(checks: readonly Check[]): Doubt | null {
  if (checks.some(({ reason }) => reason === 'MULTIPLE_SEALS')) return 'several'
  const signature = checks.find(({ name }) => name === 'seal-signature')
  if (signature === undefined || signature.outcome === 'passed') return null
  if (signature.reason !== undefined && UNREADABLE.has(signature.reason)) return 'seal-unreadable'
  return signature.outcome === 'failed' ? 'seal-false' : 'certificate-unknown'
}

const UNREADABLE: ReadonlySet<Reason> = new Set<Reason>(['FORMAT_FAILURE', 'SEPARATORS_LOST'])

/** How a question that rests on the seal is answered to a person: a bare answer may say more than is proved. */
export type ToldAnswer = Answer | Doubt | 'of-the-seal-only'

/**
 * Tells what may be said in answer to where a document comes from, or whether it is in force.
 *
 * In a document altered around a genuine seal, what is sealed stays true, and is told as said of the seal alone. Of a
 * document that is not valid nobody is told that it is in force.
 */
export function toldAnswer(question: Exclude<Question, 'integrity'>, checks: readonly Check[]): ToldAnswer {
  const answer = answerTo(question, checks)
  if (answer === 'failed') return answer
  const doubt = doubtOf(checks)
  if (doubt !== null) return doubt
  if (answer !== 'passed') return answer
  const isOfTheSeal =
    question === 'issuer' ? answerTo('integrity', checks) === 'failed' : conclude(checks) !== 'valid'
  return isOfTheSeal ? 'of-the-seal-only' : 'passed'
}
