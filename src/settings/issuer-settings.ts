import type { SettingReader } from './read-setting.ts'

/** In whose name documents are printed in production. */
export interface IssuerSettings {
  readonly name: string
  readonly service: string
  /** Who signs the letters, by name and quality (CRPA L212-1). */
  readonly letterAuthor: { readonly name: string; readonly quality: string }
  readonly specimen: false
}

const NAMES = ['ISSUER_NAME', 'ISSUER_SERVICE', 'LETTER_AUTHOR_NAME', 'LETTER_AUTHOR_QUALITY'] as const

/** Reads the issuer, given whole or not at all; null is the demonstration's, whose pages bear SPÉCIMEN. */
export function readIssuerSettings(read: SettingReader, production: boolean): IssuerSettings | null {
  const [name, service, author, quality] = NAMES.map((setting) => read.text(setting))
  if (name && service && author && quality) {
    if (production) return { name, service, letterAuthor: { name: author, quality }, specimen: false }
    read.refuse('ISSUER_NAME', 'issuer-of-production')
    return null
  }
  const given = NAMES.filter((setting) => read.text(setting) !== null)
  if (given.length > 0)
    for (const setting of NAMES)
      if (!given.includes(setting)) read.refuse(setting, 'issuer-incomplete', { given: given.join(', ') })
  return null
}
