import { parisDay } from '../core/calendar-day.ts'
import { type CertificateHealth, keysHealth, WARNING_DAYS } from '../signing/keys-health.ts'
import { frenchDay } from '../wording/french-dates.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'

/** `permis pki status`: where each certificate stands; exit code 78 when something can no longer be sealed or signed. */
export async function pkiStatus(dir: string): Promise<CommandOutput> {
  const { status, certificates, missing } = await keysHealth(dir, new Date())
  const notices = [
    ...missing.map((purpose) => `aucun certificat en service pour ${purpose} : lancez permis pki rotate`),
    ...certificates
      .filter((certificate) => certificate.status === 'warning')
      .map(({ id, daysLeft }) => `${id} finit dans ${daysLeft} jours (moins de ${WARNING_DAYS})`),
  ]
  return {
    exit: status === 'failing' ? EXIT.configuration : EXIT.done,
    json: { dir, status, missing, certificates },
    text: certificates.map(lineOf).join(''),
    notices,
  }
}

const STATES = { prepared: 'préparé', active: 'en service', retired: 'retiré', revoked: 'révoqué' } as const

const USES = { pdf: 'signature de PDF', list: 'listes' } as const

function lineOf({ caId, id, use: of, documentType, state, notAfter, daysLeft }: CertificateHealth): string {
  const use = of === 'seal' ? `cachet ${documentType}` : USES[of]
  const end =
    notAfter === null
      ? 'certificat illisible'
      : `jusqu’au ${frenchDay(parisDay(notAfter))} (${daysLeft} jours)`
  return `${caId}/${id}  ${use.padEnd(16)}  ${STATES[state].padEnd(10)}  ${end}\n`
}
