import { confidentialCodeFrom } from '../../src/core/licence/confidential-code.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { encryptedCodes } from '../../src/storage/encrypted-codes.ts'

/** A program of its own: `node replace-code.ts DATA KEYS NEPH…` puts one code in force for each NEPH, one by one. */
const [data = '', keys = '', ...numbers] = process.argv.slice(2)
const codes = encryptedCodes(data, keys)
for (const number of numbers) {
  const code = confidentialCodeFrom(new Uint8Array(8))
  if (code !== null) await codes.replace(parseNeph(number), code)
}
