import type { DatedStatus } from '../core/trust/listed-authority.ts'
import { LIST_NAMESPACE } from '../core/trust/trust-list-names.ts'

/** What a trust list is to say. */
export interface TrustListContent {
  readonly sequence: number
  readonly issuedAt: Date
  readonly nextUpdate: Date
  readonly operator: string
  /** Address from which the list itself is served. */
  readonly address: string
  readonly authorities: readonly TrustListEntry[]
}

/** An authority to name in a list. */
export interface TrustListEntry extends DatedStatus {
  readonly id: string
  readonly name: string
  /** DER. */
  readonly certificates: readonly Uint8Array[]
  /** Address of its certificate directory. */
  readonly directory: string
  readonly history?: readonly DatedStatus[]
}

/** Writes a trust list, unsigned, in the form of the real one (ETSI TS 102 231 v2, version identifier 5). */
export function trustListXml(content: TrustListContent): string {
  const operator = named('Name', content.operator)
  return `<?xml version="1.0" encoding="UTF-8"?>
<tsl:TrustServiceStatusList xmlns:tsl="${LIST_NAMESPACE}" TSLTag="http://uri.etsi.org/02231/TSLTag"><tsl:SchemeInformation>
<tsl:TSLVersionIdentifier>5</tsl:TSLVersionIdentifier>
<tsl:TSLSequenceNumber>${content.sequence}</tsl:TSLSequenceNumber>
<tsl:TSLType>${DIRECTIVE}/TSLType/generic</tsl:TSLType>
<tsl:SchemeOperatorName>${operator}</tsl:SchemeOperatorName>
<tsl:SchemeName>${named('Name', 'FR:2D-Doc')}</tsl:SchemeName>
<tsl:StatusDeterminationApproach>${DIRECTIVE}/StatusDetn/appropriate</tsl:StatusDeterminationApproach>
<tsl:SchemeTerritory>FR</tsl:SchemeTerritory>
<tsl:HistoricalInformationPeriod>3653</tsl:HistoricalInformationPeriod>
<tsl:ListIssueDateTime>${instant(content.issuedAt)}</tsl:ListIssueDateTime>
<tsl:NextUpdate><tsl:dateTime>${instant(content.nextUpdate)}</tsl:dateTime></tsl:NextUpdate>
<tsl:DistributionPoints><tsl:URI>${escaped(content.address)}</tsl:URI></tsl:DistributionPoints>
</tsl:SchemeInformation><tsl:TrustServiceProviderList>
${content.authorities.map(providerXml).join('\n')}
</tsl:TrustServiceProviderList></tsl:TrustServiceStatusList>
`
}

const DIRECTIVE = 'http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList'
const SERVICE_TYPE =
  '<tsl:ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/PKC</tsl:ServiceTypeIdentifier>'

function providerXml(entry: TrustListEntry): string {
  const { id, name, directory, history = [] } = entry
  const information = `<tsl:TSPName>${named('Name', name)}</tsl:TSPName><tsl:TSPTradeName>${named('Name', id)}</tsl:TSPTradeName><tsl:TSPInformationURI>${named('URI', directory)}</tsl:TSPInformationURI>`
  const serviceName = `<tsl:ServiceName>${named('Name', id)}</tsl:ServiceName>`
  const past = history
    .map(
      (status) =>
        `<tsl:ServiceHistoryInstance>${SERVICE_TYPE}${serviceName}${statusXml(status)}</tsl:ServiceHistoryInstance>`,
    )
    .join('')
  return `<tsl:TrustServiceProvider><tsl:TSPInformation>${information}</tsl:TSPInformation><tsl:TSPServices><tsl:TSPService><tsl:ServiceInformation>${SERVICE_TYPE}${serviceName}<tsl:ServiceDigitalIdentity>${entry.certificates.map(identityXml).join('')}</tsl:ServiceDigitalIdentity>${statusXml(entry)}</tsl:ServiceInformation>${past === '' ? '' : `<tsl:ServiceHistory>${past}</tsl:ServiceHistory>`}</tsl:TSPService></tsl:TSPServices></tsl:TrustServiceProvider>`
}

function identityXml(certificate: Uint8Array): string {
  return `<tsl:DigitalId><tsl:X509Certificate>${Buffer.from(certificate).toString('base64')}</tsl:X509Certificate></tsl:DigitalId>`
}

function statusXml({ status, since }: DatedStatus): string {
  return `<tsl:ServiceStatus>http://uri.etsi.org/TrstSvc/Svcstatus/${status}</tsl:ServiceStatus><tsl:StatusStartingTime>${instant(since)}</tsl:StatusStartingTime>`
}

/** The real list says everything in both languages, with the same value. */
function named(element: 'Name' | 'URI', value: string): string {
  return ['en', 'fr']
    .map((language) => `<tsl:${element} xml:lang="${language}">${escaped(value)}</tsl:${element}>`)
    .join('')
}

function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
