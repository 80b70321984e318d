import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Neph } from '../core/licence/neph.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import type { ConfidentialCodes } from '../service/ports.ts'
import { type CodeCipher, codeCipher } from './code-cipher.ts'
import { makeCodeKey, readCodeKey } from './code-key.ts'
import { CodesError } from './codes-error.ts'
import { withFileLock } from './file-lock.ts'

const encryptedSchema = z.strictObject({ nonce: z.string(), ciphertext: z.string(), tag: z.string() })

const fileSchema = z.strictObject({
  keyId: z.string(),
  /** By the index of the file number. */
  codes: z.record(z.string(), encryptedSchema),
  /** Over the codes as a whole, so that none can be taken away. */
  mac: z.string(),
})

type Codes = z.infer<typeof fileSchema>['codes']

/**
 * Keeps the codes that replaced those of the registry in `confidential-codes.json` of the data folder, encrypted
 * with a key of the folder of keys that is made at the first replacement. File numbers do not show.
 *
 * A code changed, moved to another file number or taken out is refused, never passed over: an old code would come
 * back into force. An older copy of the whole file put in its place is not noticed.
 */
export function encryptedCodes(dataDir: string, keysDir: string): ConfidentialCodes {
  const path = join(dataDir, 'confidential-codes.json')
  return {
    async find(neph) {
      const text = await readIfThere(path)
      if (text === null) return null
      const cipher = codeCipher(await readCodeKey(keysDir))
      const found = readCodes(text, cipher)[cipher.indexOf(neph)]
      return found === undefined ? null : cipher.decrypt(neph, found)
    },
    async replace(neph, code) {
      await mkdir(dataDir, { recursive: true, mode: 0o700 })
      await withFileLock(`${path}.lock`, async (lock) => {
        const text = await readIfThere(path)
        // Where there are codes, a key that is lost must be found again: another would not open them.
        if (text === null) await makeCodeKey(keysDir)
        const cipher = codeCipher(await readCodeKey(keysDir))
        const codes = replaced(text === null ? {} : readCodes(text, cipher), cipher, neph, code)
        await lock.stillOurs()
        await writeWhole(path, writeCodes(codes, cipher), FILE_MODE.private)
      })
    },
  }
}

function replaced(codes: Codes, cipher: CodeCipher, neph: Neph, code: string): Codes {
  return { ...codes, [cipher.indexOf(neph)]: cipher.encrypt(neph, code) }
}

function writeCodes(codes: Codes, cipher: CodeCipher): string {
  const file = { keyId: cipher.keyId, codes, mac: cipher.authenticate(wholeText(codes)) }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** @throws {CodesError} */
function readCodes(text: string, cipher: CodeCipher): Codes {
  const file = fileSchema.safeParse(parseJson(text))
  if (!file.success) throw new CodesError('CODES_UNREADABLE', 'the file of confidential codes is malformed')
  const { keyId, codes, mac } = file.data
  if (keyId !== cipher.keyId)
    throw new CodesError('CODES_KEY_MISMATCH', `the codes were encrypted with key ${keyId}`, {
      expected: keyId,
      found: cipher.keyId,
    })
  if (!cipher.isAuthentic(wholeText(codes), mac))
    throw new CodesError('CODES_UNREADABLE', 'the file of confidential codes was changed by another hand')
  return codes
}

function wholeText(codes: Codes): string {
  const lines = Object.entries(codes).map(([index, { nonce, ciphertext, tag }]) =>
    [index, nonce, ciphertext, tag].join(' '),
  )
  return lines.sort().join('\n')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
}
