import { type Certificate, readCertificate } from './certificate.ts'
import { childrenNamed, instantOf, malformed, oneAt, textOf } from './trust-list-names.ts'
import type { XmlElement } from './xml-element.ts'
import { base64Of } from './xml-signature-parts.ts'

/** Statuses of an authority that mean something here; only `inaccord` is accepted (2D-Doc process, step 4). */
export type ServiceStatus = 'inaccord' | 'suspended' | 'revoked' | 'other'

/** A status with the instant from which it held. */
export interface DatedStatus {
  readonly status: ServiceStatus
  readonly since: Date
}

/** One authority of a trust list. */
export interface ListedAuthority extends DatedStatus {
  /** TSPTradeName: the CA id, e.g. `FR03`. */
  readonly id: string
  readonly name: string
  readonly certificates: readonly Certificate[]
  /** Address of its certificate directory; null when the list gives none. */
  readonly directory: string | null
  /** Earlier statuses, as the list orders them. */
  readonly history: readonly DatedStatus[]
}

/**
 * Reads a TrustServiceProvider: one authority for each of its services that issues certificates.
 *
 * Services of other types are passed over. The certificates are read, not judged: an authority whose certificate
 * has expired may be in accord.
 *
 * @throws {TrustListError} LIST_MALFORMED
 */
export function readProvider(provider: XmlElement): readonly ListedAuthority[] {
  const information = oneAt(provider, 'TSPInformation')
  const id = sameIn(oneAt(information, 'TSPTradeName'), 'Name')
  if (!/^[A-Z0-9]{4}$/.test(id)) throw malformed(`TSPTradeName ${id} is no CA id`)
  const [name] = childrenNamed(oneAt(information, 'TSPName'), 'Name').map(textOf)
  const directory = readDirectory(information)
  return childrenNamed(oneAt(provider, 'TSPServices'), 'TSPService')
    .map((service) => ({ service, current: oneAt(service, 'ServiceInformation') }))
    .filter(({ current }) => ISSUING.has(textOf(oneAt(current, 'ServiceTypeIdentifier'))))
    .map(({ service, current }) => ({
      id,
      name: name ?? id,
      directory,
      ...readStatus(current),
      certificates: readCertificates(current, id),
      history: childrenNamed(service, 'ServiceHistory')
        .flatMap((history) => childrenNamed(history, 'ServiceHistoryInstance'))
        .map(readStatus),
    }))
}

/** Services that issue certificates: as lists name them today, and as they did until 2018. */
const ISSUING: ReadonlySet<string> = new Set([
  'http://uri.etsi.org/TrstSvc/Svctype/CA/PKC',
  'http://uri.etsi.org/TrstSvc/Svctype/CertificateManage/PKC',
])

const STATUSES: Readonly<Record<string, ServiceStatus>> = {
  'http://uri.etsi.org/TrstSvc/Svcstatus/inaccord': 'inaccord',
  'http://uri.etsi.org/TrstSvc/Svcstatus/suspended': 'suspended',
  'http://uri.etsi.org/TrstSvc/Svcstatus/revoked': 'revoked',
}

function readStatus(information: XmlElement): DatedStatus {
  const status = textOf(oneAt(information, 'ServiceStatus'))
  return {
    status: (Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined) ?? 'other',
    since: instantOf(oneAt(information, 'StatusStartingTime')),
  }
}

function readCertificates(information: XmlElement, id: string): readonly Certificate[] {
  const certificates = childrenNamed(oneAt(information, 'ServiceDigitalIdentity'), 'DigitalId')
    .flatMap((identity) => childrenNamed(identity, 'X509Certificate'))
    .map((element) => readListedCertificate(element, id))
  if (certificates.length === 0) throw malformed(`${id} has no certificate`)
  return certificates
}

function readListedCertificate(element: XmlElement, id: string): Certificate {
  try {
    return readCertificate(base64Of(element, 'LIST_MALFORMED'))
  } catch {
    throw malformed(`a certificate of ${id} cannot be read`)
  }
}

function readDirectory(information: XmlElement): string | null {
  const [addresses] = childrenNamed(information, 'TSPInformationURI')
  const [address] = addresses ? childrenNamed(addresses, 'URI') : []
  return address ? textOf(address) : null
}

/** Names stand once in each language; an id is the same in all of them. */
function sameIn(parent: XmlElement, local: string): string {
  const [first, ...others] = childrenNamed(parent, local).map(textOf)
  if (first === undefined || others.some((other) => other !== first))
    throw malformed(`expected one value in ${parent.local}, found ${1 + others.length}`)
  return first
}
