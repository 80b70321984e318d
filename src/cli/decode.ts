import type { BinaryBlock } from '../core/seal/binary-blocks.ts'
import { joinCodes } from '../core/seal/multi-code.ts'
import { decodeSeal, type Seal } from '../core/seal/seal.ts'
import { normaliseSealInput } from '../core/seal/seal-input.ts'
import { RESERVED_FIELDS } from '../core/verification/withhold.ts'
import { CodedError } from '../errors.ts'
import { readEvidence } from '../scan/read-evidence.ts'
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
  const texts = await codesIn(bytes, values.lenient)
  const decoded = texts.map((text) => decodedSeal(decodeSeal(text)))
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

async function codesIn(bytes: Uint8Array, lenient: boolean): Promise<readonly string[]> {
  if (lenient) {
    const text = Buffer.from(bytes).toString('latin1')
    const input = normaliseSealInput(text, { lenient: true })
    if (input.kind === 'seal') return [input.text]
  }
  const { codes } = await readEvidence(bytes)
  const { seals, incomplete, conflicting, rest } = joinCodes(codes)
  const whole = [...new Set([...rest, ...seals].map(({ text }) => text))]
  // Alone, a part is refused by name; beside whole codes it is left out, for half a seal says nothing.
  const [part] = [...incomplete, ...conflicting].flatMap(({ parts }) => parts)
  return whole.length === 0 && part !== undefined ? [part.text] : whole
}

function decodedSeal(seal: Seal) {
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

function lines({ form, header, fieldList, blocks, faults }: DecodedSeal): string {
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
    '',
  ].join('\n')
}
