import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readCertificate } from '../core/trust/certificate.ts'
import { pkcs11Key } from '../signing/pkcs11-key.ts'
import { CK, loadPkcs11Library } from '../signing/pkcs11-library.ts'
import { pkcs11Token } from '../signing/pkcs11-token.ts'
import { sealSigner } from '../signing/seal-signer.ts'
import { measureInTurn } from './measure.ts'

const AT_ONCE = 8

/**
 * Measures in a process of its own, since the library of a token reads its configuration from the environment of the
 * process: `node token-loop.js LIBRARY TOKEN LABEL PIN CERTIFICATE TIMES ROUNDS`. Prints milliseconds by the clock
 * for one signature: eight at the same time, one after the other, and bare.
 */
async function tokenLoop(args: readonly string[]): Promise<void> {
  const [module = '', label = '', keyLabel = '', pin = '', certificateFile = '', times, rounds] = args
  const certificate = readCertificate(await readFile(certificateFile))
  const token = pkcs11Token({ module, label, readPin: async () => pin })
  const signer = sealSigner(await pkcs11Key(token, keyLabel, certificate), certificate)
  const bytes = Buffer.alloc(300, 'DC04FR00PC01')
  const together = () => Promise.all(Array.from({ length: AT_ONCE }, () => signer.sign(bytes)))
  const [eight, one, bare] = await measureInTurn(
    [
      { times: Math.ceil(Number(times) / AT_ONCE), run: together },
      { times: Number(times), run: () => signer.sign(bytes) },
      { times: Number(times), run: await bareLoop(module, label, keyLabel, bytes) },
    ],
    Number(rounds),
  )
  if (!one || !eight || !bare) throw new TypeError('three sides were to be measured')
  const costs = { eight: eight.wallMs / AT_ONCE, one: one.wallMs, bare: bare.wallMs }
  process.stdout.write(`${JSON.stringify(costs)}\n`)
}

/** What a program that does nothing else gets out of the token. */
async function bareLoop(
  module: string,
  label: string,
  keyLabel: string,
  bytes: Buffer,
): Promise<() => Promise<void>> {
  const { calls } = await loadPkcs11Library(module)
  const slot = calls.C_GetSlotList(true).find((found) => calls.C_GetTokenInfo(found).label.trim() === label)
  if (slot === undefined) throw new TypeError('the token of the benchmark is gone')
  // Logged in already: sessions of one process share that.
  const session = calls.C_OpenSession(slot, CK.flagSerialSession)
  calls.C_FindObjectsInit(session, [
    { type: CK.class, value: CK.privateKey },
    { type: CK.label, value: keyLabel },
  ])
  const [key] = calls.C_FindObjects(session, 1)
  calls.C_FindObjectsFinal(session)
  if (key === undefined) throw new TypeError('the key of the benchmark is gone')
  const digest = createHash('sha256').update(bytes).digest()
  return async () => {
    calls.C_SignInit(session, { mechanism: CK.ecdsa }, key)
    calls.C_Sign(session, digest, Buffer.alloc(64))
  }
}

await tokenLoop(process.argv.slice(2))
