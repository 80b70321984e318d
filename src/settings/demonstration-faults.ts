import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMONSTRATION_FILE, isOfDemonstration } from '../private-file.ts'
import type { KeySettings } from './key-settings.ts'
import type { SettingReader } from './read-setting.ts'

/** Where secrets and data of a demonstration could have been copied to. */
export interface LookedThrough {
  readonly keysDir: string
  readonly dataDir: string
  readonly keys: KeySettings | null
}

/** Lists every file that a demonstration made and that a production is to use: it bears the mark in itself. */
export function refuseDemonstrationFiles(
  read: SettingReader,
  { keysDir, dataDir, keys }: LookedThrough,
): void {
  const refuse = (setting: string, path: string) => {
    if (isMarked(path)) read.refuse(setting, 'secret-of-demonstration', { path })
  }
  for (const name of namesIn(keysDir)) refuse('PERMIS_KEYS_DIR', join(keysDir, name))
  if (keys?.provider === 'p12') refuse('PKCS12_PASSWORD_FILE', keys.passwordFile)
  if (keys?.provider === 'pkcs11') refuse('PKCS11_PIN_FILE', keys.pinFile)
  if (isMarked(join(dataDir, DEMONSTRATION_FILE)))
    read.refuse('PERMIS_DATA_DIR', 'data-of-demonstration', { dir: dataDir })
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort()
  } catch {
    return []
  }
}

/** What cannot be read is told where it is needed. */
function isMarked(path: string): boolean {
  try {
    return isOfDemonstration(readFileSync(path))
  } catch {
    return false
  }
}
