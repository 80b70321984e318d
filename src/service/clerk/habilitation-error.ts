import { CodedError } from '../../errors.ts'

export type HabilitationErrorCode =
  /** The agent has another one for some of these days. */
  | 'HABILITATION_OVERLAPS'
  /** None of this id, or one already taken back. */
  | 'HABILITATION_UNKNOWN'

/** Why a habilitation was not given or taken back. */
export class HabilitationError extends CodedError<HabilitationErrorCode> {
  override readonly name = 'HabilitationError'
}
