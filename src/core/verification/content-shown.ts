import { registerInstant } from '../documents/sealed-content.ts'
import type { BinaryBlock } from '../seal/binary-blocks.ts'
import { hexText } from '../seal/hex-text.ts'
import type { Seal } from '../seal/seal.ts'
import { lastDayOfDocument } from './checks/validity-period.ts'
import type { DocumentContent, SealedHolder, SealedLicence, SealSummary } from './report.ts'
import type { SealCase } from './seal-case.ts'
import { RESERVED_FIELDS, type Visibility } from './withhold.ts'

/** Gives the proved content of a seal that a requester may see. Call it only for a proved seal that is not withheld. */
export function documentContent(sealCase: SealCase, visibility: Visibility): DocumentContent {
  const { content, seal } = sealCase
  const { name, givenNames, birthPlace } = content
  const truncated: SealedHolder['truncated'] = [
    ...(name?.truncated ? (['name'] as const) : []),
    ...(givenNames?.truncated ? (['givenNames'] as const) : []),
    ...(birthPlace?.truncated ? (['birthPlace'] as const) : []),
  ]
  return {
    kind: content.kind,
    id: content.id,
    emittedOn: seal.header.emittedOn,
    expiresOn: lastDayOfDocument(sealCase),
    dataAsOf: registerInstant(content),
    holder:
      content.kind === 'OTHER'
        ? null
        : {
            civility: content.civility,
            name: name?.value ?? null,
            givenNames: givenNames?.values ?? [],
            birthDate: content.birthDate,
            birthPlace: birthPlace?.value ?? null,
            truncated,
          },
    licence: content.kind === 'OTHER' ? null : licenceContent(sealCase, visibility),
  }
}

function licenceContent({ content }: SealCase, { reservedFields }: Visibility): DocumentContent['licence'] {
  return {
    neph: content.neph,
    state: content.state,
    categories: content.categories ?? [],
    recipientSiren: content.recipientSiren,
    ...(reservedFields && content.pointsLeft !== null ? { points: content.pointsLeft } : {}),
    ...(reservedFields && content.letter !== null ? { letter: content.letter } : {}),
    ...(reservedFields ? offenceContent(content) : {}),
  }
}

function offenceContent({
  offenceOn: committedOn,
  offenceAt: committedAt,
  pointsRemoved,
}: SealCase['content']): Pick<SealedLicence, 'offence'> {
  if (committedOn === null && pointsRemoved === null) return {}
  return { offence: { committedOn, committedAt, pointsRemoved } }
}

/** Gives the technical account of a seal: header always, values only when proved and not withheld. */
export function sealSummary({ seal, proof, mayQuote }: SealCase, visibility: Visibility): SealSummary {
  const { header } = seal
  const shown = (fields: readonly { id: string; value: string }[]) => {
    const values: Record<string, string> = {}
    for (const { id, value } of fields)
      if (visibility.reservedFields || !RESERVED_FIELDS.includes(id)) values[id] = value
    return values
  }
  return {
    form: seal.form,
    version: header.version,
    caId: header.caId,
    certificateId: header.certificateId,
    emittedOn: header.emittedOn,
    signedOn: header.signedOn,
    documentType: header.documentType,
    perimeter: header.perimeter,
    country: header.country,
    issuer: proof.state === 'proved' ? proof.certificate.certificate.organisation : null,
    fields: proof.state === 'proved' && mayQuote ? shown(seal.fields) : null,
    blocks: proof.state === 'proved' && mayQuote ? hexBlocks(seal, seal.blocks, visibility) : null,
    unprovedAnnex:
      seal.annex !== null && mayQuote && mayShowAnnex(seal.annex, visibility)
        ? shown(annexValues(seal, seal.annex, visibility))
        : null,
  }
}

/** Nobody signed an annex: cut wrongly, it could show the tail of a reserved value under another identifier. */
function mayShowAnnex({ faults }: NonNullable<Seal['annex']>, { reservedFields }: Visibility): boolean {
  return reservedFields || faults.length === 0
}

function annexValues(seal: Seal, annex: NonNullable<Seal['annex']>, visibility: Visibility) {
  const blocks = hexBlocks(seal, annex.blocks, visibility)
  return [...annex.fields, ...blocks.map(({ id, data }) => ({ id, value: data }))]
}

/** Blocks beside fields could hold what the fields reserve: only the binary perimeter shows them to anybody. */
function hexBlocks({ form }: Seal, blocks: readonly BinaryBlock[], { reservedFields }: Visibility) {
  if (form !== 'binary' && !reservedFields) return []
  return blocks.map(({ id, data }) => ({ id, data: hexText(data) }))
}
