import { hasOperatorKeys } from '../signing/operator-manifest.ts'
import { revokeOperatorCertificate } from '../signing/operator-states.ts'
import { revokeOwnCertificate } from '../signing/revoke-certificate.ts'
import { choiceArgument } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** Reasons of RFC 5280, 5.3.1 that end the life of a seal certificate; a hold, which may be lifted, is not among them. */
const REASONS = {
  unspecified: 0,
  'key-compromise': 1,
  'affiliation-changed': 3,
  superseded: 4,
  'cessation-of-operation': 5,
} as const

/** `permis pki revoke ID --reason …`: everything the certificate ever sealed is refused from now on. */
export async function revokeCertificate(
  dir: string,
  id: string,
  reasonGiven: string | undefined,
): Promise<CommandOutput> {
  const names = Object.keys(REASONS).filter((name): name is keyof typeof REASONS => name in REASONS)
  if (reasonGiven === undefined) throw new UsageError(`--reason est exigé : ${names.join(', ')}`)
  const reason = choiceArgument(reasonGiven, '--reason', names)
  const isOperators = await hasOperatorKeys(dir)
  if (isOperators) await revokeOperatorCertificate(dir, id, new Date())
  else await revokeOwnCertificate(dir, id, new Date(), REASONS[reason])
  const published = isOperators
    ? 'Demandez à son autorité de le publier dans sa liste de révocation.'
    : 'Une liste de révocation neuve le nomme.'
  return {
    exit: EXIT.done,
    json: { dir, revoked: id, reason },
    text: `Certificat ${id} révoqué : tout ce qu’il a scellé ou signé est désormais refusé. ${published}
S’il était en service, lancez permis pki rotate : un service en marche prend aussitôt les nouvelles clés.\n`,
  }
}
