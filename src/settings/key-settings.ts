import { resolve } from 'node:path'
import type { SettingReader } from './read-setting.ts'

/** `KEY_PROVIDER` and what goes with it (keys/README.md). Secrets come as files alone, so that nothing prints them. */
export type KeySettings =
  | { readonly provider: 'pem' }
  | { readonly provider: 'p12'; readonly passwordFile: string }
  | {
      readonly provider: 'pkcs11'
      readonly module: string
      readonly token: string
      readonly pinFile: string
    }

/** Reads where the private keys stand that an operator handed over; null for our own test PKI. */
export function readKeySettings(read: SettingReader): KeySettings | null {
  const provider = read.choice('KEY_PROVIDER', ['none', 'pem', 'p12', 'pkcs11'], 'none')
  const needed = (setting: string): string => {
    const value = read.text(setting)
    if (value === null) read.refuse(setting, 'needed-by-keys', { provider })
    return value ?? ''
  }
  switch (provider) {
    case 'none':
      return null
    case 'pem':
      return { provider }
    case 'p12':
      return { provider, passwordFile: resolve(needed('PKCS12_PASSWORD_FILE')) }
    case 'pkcs11': {
      const [module, token] = [needed('PKCS11_MODULE'), needed('PKCS11_TOKEN')]
      return { provider, module, token, pinFile: resolve(needed('PKCS11_PIN_FILE')) }
    }
  }
}
