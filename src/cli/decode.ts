import type { BinaryBlock } from '../core/seal/binary-blocks.ts'
import { joinCodes } from '../core/seal/multi-code.ts'
import { decodeSeal, type Seal } from '../core/seal/seal.ts'
import { normaliseSealInput } from '../core/seal/seal-input.ts'
import { type CodePlace, codePlace } from '../core/verification/evidence.ts'
import { RESERVED_FIELDS } from '../core/verification/withhold.ts'
import { CodedError } from '../errors.ts'
import { readEvidence } from '../scan/read-evidence.ts'
import { verifierWordingFor } from '../wording/verifier.ts'
import { parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { readInput } from './read-input.ts'

/** `permis decode FILE|-`: shows what any reader of Data Matrix shows, and that nothing was verified. */
export async function decodeCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(
    args,
    { json: { type: 'boolean' }, lenient: { type: 'boolean', default: false } },
    { names: ['FICHIER (ou -)'] },
  )
  const bytes = await readInput(positionals[0] ?? '-')
  const codes = await codesIn(bytes, values.lenient)
  const decoded = codes.map(({ text, found }) => decodedSeal(decodeSeal(text), found))
  const [first] = decoded
  if (first === undefined) throw new CodedError('NO_CODE', 'no readable 2D-Doc in the input')
  return {
    exit: EXIT.done,
    json: decoded.length === 1 ? first : decoded,
    text: decoded.map(lines).join('\n'),
    notices: [
      'Rien n’a été vérifié : ces valeurs ne prouvent rien. Pour vérifier : permis verify',
      ...(decoded.some(tellsPoints)
        ? [
            'Les points d’un permis ne peuvent être recueillis que par les autorités administratives et judiciaires (C. route L223-7).',
          ]
        : []),
    ],
  }
}

/** A text to be decoded, and every place where it, or a part of it, was read. */
interface CodeToDecode {
  readonly text: string
  readonly found: readonly CodePlace[]
}

async function codesIn(bytes: Uint8Array, lenient: boolean): Promise<readonly CodeToDecode[]> {
  if (lenient) {
    const text = Buffer.from(bytes).toString('latin1')
    const input = normaliseSealInput(text, { lenient: true })
    if (input.kind === 'seal') return [{ text: input.text, found: [] }]
  }
  const { codes } = await readEvidence(bytes)
  const { seals, incomplete, conflicting, rest } = joinCodes(codes)
  const joined = seals.map(({ text, parts }) => ({ text, found: placesOf(parts) }))
  const whole = [...rest.map((code) => ({ text: code.text, found: placesOf([code]) })), ...joined]
  // Alone, a part is refused by name; beside whole codes it is left out, for half a seal says nothing.
  const [part] = [...incomplete, ...conflicting].flatMap(({ parts }) => parts)
  return whole.length === 0 && part !== undefined
    ? [{ text: part.text, found: placesOf([part]) }]
    : eachTextOnce(whole)
}

/** A bare text stands nowhere. */
function placesOf(codes: readonly CodePlace[]): readonly CodePlace[] {
  return codes.filter(({ position }) => position !== null).map(codePlace)
}

function eachTextOnce(codes: readonly CodeToDecode[]): readonly CodeToDecode[] {
  return [...new Set(codes.map(({ text }) => text))].map((text) => ({
    text,
    found: codes.filter((code) => code.text === text).flatMap(({ found }) => found),
  }))
}

function decodedSeal(seal: Seal, found: readonly CodePlace[]) {
  const { version, caId, certificateId, emittedOn, signedOn, documentType, perimeter, country } = seal.header
  return {
    payload: seal.text,
    form: seal.form,
    header: { version, caId, certificateId, emittedOn, signedOn, documentType, perimeter, country },
    fields: Object.fromEntries(seal.fields.map(({ id, value }) => [id, value])),
    fieldList: seal.fields,
    blocks: seal.blocks.map(hexBlock),
    faults: seal.faults,
    signature: Buffer.from(seal.signature).toString('hex'),
    annex: seal.annex?.text ?? null,
    annexFields:
      seal.annex === null ? null : Object.fromEntries(seal.annex.fields.map(({ id, value }) => [id, value])),
    annexBlocks: seal.annex === null ? null : seal.annex.blocks.map(hexBlock),
    verified: false,
    ...(found.length === 0 ? {} : { found }),
  }
}

/** No table of binary values is published: they are shown as they are. */
function hexBlock({ id, data }: BinaryBlock) {
  return { id, data: Buffer.from(data).toString('hex') }
}

type DecodedSeal = ReturnType<typeof decodedSeal>

function tellsPoints({ fields, header }: DecodedSeal): boolean {
  return (
    header.perimeter === '01' &&
    (Object.keys(fields).some((id) => RESERVED_FIELDS.includes(id)) || fields.E4 === 'RII')
  )
}

function lines({ form, header, fieldList, blocks, faults, found = [] }: DecodedSeal): string {
  return [
    `${'forme'.padEnd(14)} ${form}`,
    ...Object.entries(header).map(([name, value]) => `${name.padEnd(14)} ${value ?? '–'}`),
    ...fieldList.map(
      ({ id, value, truncated }) =>
        `${id.padEnd(14)} ${JSON.stringify(value)}${truncated ? ' (tronqué)' : ''}`,
    ),
    ...blocks.map(({ id, data }) => `${`bloc ${id}`.padEnd(14)} ${data}`),
    ...faults.map(
      (fault) =>
        `défaut         ${fault.code}${fault.field ? ` ${fault.field}` : ''} (position ${fault.offset})`,
    ),
    ...found.map((place) => `${'lu'.padEnd(14)} ${verifierWordingFor('fr').codeRead(place)}`),
    '',
  ].join('\n')
}
