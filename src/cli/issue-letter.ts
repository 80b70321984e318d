import { LETTER_REFERENCES } from '../core/licence/licence-event.ts'
import type { LetterIssueRequest } from '../service/issue-document.ts'
import { choiceArgument } from './arguments.ts'
import { UsageError } from './usage-error.ts'

/** Reads which letter `permis issue letter --reference R [--infraction ID]` asks for. */
export function letterAsked(values: {
  readonly recipient?: string | undefined
  readonly reference?: string | undefined
  readonly infraction?: string | undefined
}): Pick<LetterIssueRequest, 'kind' | 'reference' | 'infractionId'> {
  if (values.recipient !== undefined)
    throw new UsageError('--recipient est pour une ADCS : une lettre va à l’adresse du titulaire')
  if (values.reference === undefined) throw new UsageError('option manquante : --reference')
  return {
    kind: 'LETTER',
    reference: choiceArgument(values.reference, '--reference', LETTER_REFERENCES),
    infractionId: values.infraction ?? null,
  }
}
