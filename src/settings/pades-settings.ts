import { resolve } from 'node:path'
import type { SettingReader } from './read-setting.ts'

/** The level of the signature of documents (ETSI EN 319 142-1), with the time-stamp authority that it needs. */
export type PadesSettings =
  | { readonly level: 'B-B' }
  | {
      readonly level: 'B-T' | 'B-LT'
      readonly timestampUrl: string
      /** Certificate of the authority, or of its issuer; null believes whoever answers at that address. */
      readonly timestampCaFile: string | null
    }

/** Reads `PADES_LEVEL`, `TIMESTAMP_URL`, `TIMESTAMP_CA_FILE`: an address alone asks for B-T. */
export function readPadesSettings(read: SettingReader): PadesSettings {
  const timestampUrl = read.url('TIMESTAMP_URL')
  const level = read.choice('PADES_LEVEL', ['B-B', 'B-T', 'B-LT'], timestampUrl === null ? 'B-B' : 'B-T')
  if (level === 'B-B') return { level }
  if (timestampUrl === null) {
    if (read.text('TIMESTAMP_URL') === null) read.refuse('TIMESTAMP_URL', 'needed-by-level', { level })
    return { level: 'B-B' }
  }
  const file = read.text('TIMESTAMP_CA_FILE')
  return { level, timestampUrl, timestampCaFile: file === null ? null : resolve(file) }
}
