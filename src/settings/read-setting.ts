import { readFileSync, statSync } from 'node:fs'
import type { CodedError } from '../errors.ts'
import { type SettingFaultKind, type SettingValues, settingFaultMessage } from './setting-fault.ts'

/** The environment of the process, or what stands for it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** One setting at fault; the message says what was found and what was expected, never a secret. */
export interface ConfigurationFault {
  readonly setting: string
  readonly message: string
  /** What the message says, to be said in another language; absent where another module found the fault. */
  readonly fault?: { readonly kind: SettingFaultKind; readonly values: SettingValues }
  /** The error that the setting leads to. */
  readonly error?: CodedError
}

/** Reads settings one by one and keeps their faults, so that all are told at once. */
export interface SettingReader {
  readonly faults: readonly ConfigurationFault[]
  text(setting: string): string | null
  /** Reads `SETTING`, or the file that `SETTING_FILE` names: a secret then never stands in the environment. */
  secret(setting: string): string | null
  /** An `http:` or `https:` address, without its last slash. */
  url(setting: string): string | null
  whole(
    setting: string,
    bounds: { readonly least: number; readonly most: number; readonly otherwise: number },
  ): number
  choice<Choice extends string>(setting: string, choices: readonly Choice[], otherwise: Choice): Choice
  /** `1` or `0`; off where it is not set. */
  flag(setting: string): boolean
  /** Words separated by commas or spaces. */
  list(setting: string): readonly string[]
  /** Notes a fault that only the settings together show. */
  refuse(setting: string, kind: SettingFaultKind, values?: SettingValues): void
}

/** Makes a reader of an environment; an empty value is no value. */
export function settingReader(environment: Environment): SettingReader {
  const faults: ConfigurationFault[] = []
  const refuse: Refuse = (setting, kind, values = {}) => {
    faults.push({ setting, message: settingFaultMessage(kind, values), fault: { kind, values } })
  }
  const text = (setting: string) => environment[setting]?.trim() || null
  return {
    faults,
    refuse,
    text,
    secret: (setting) => readSecret(setting, text, refuse),
    url: (setting) => readUrl(setting, text(setting), refuse),
    whole(setting, { least, most, otherwise }) {
      const found = text(setting)
      if (found === null) return otherwise
      const value = Number(found)
      if (/^\d{1,12}$/.test(found) && value >= least && value <= most) return value
      refuse(setting, 'not-a-number', { least, most, found: JSON.stringify(found) })
      return otherwise
    },
    choice(setting, choices, otherwise) {
      const found = text(setting)
      const chosen = choices.find((choice) => choice === found)
      if (found !== null && chosen === undefined)
        refuse(setting, 'not-a-choice', { choices: choices.join(' or '), found: JSON.stringify(found) })
      return chosen ?? otherwise
    },
    flag(setting) {
      const found = text(setting)
      if (found !== null && found !== '0' && found !== '1')
        refuse(setting, 'not-a-flag', { found: JSON.stringify(found) })
      return found === '1'
    },
    list: (setting) =>
      text(setting)
        ?.split(/[\s,]+/)
        .filter((word) => word !== '') ?? [],
  }
}

type Refuse = SettingReader['refuse']

function readSecret(setting: string, text: SettingReader['text'], refuse: Refuse): string | null {
  const path = text(`${setting}_FILE`)
  const value = text(setting)
  if (path === null) return value
  if (value !== null) refuse(setting, 'given-twice', { setting })
  try {
    if ((statSync(path).mode & 0o077) !== 0 && process.platform !== 'win32')
      refuse(`${setting}_FILE`, 'file-exposed', { path })
    return readFileSync(path, 'utf8').trim() || null
  } catch {
    refuse(`${setting}_FILE`, 'file-unreadable', { path })
    return null
  }
}

function readUrl(setting: string, found: string | null, refuse: Refuse): string | null {
  if (found === null) return null
  const url = URL.canParse(found) ? new URL(found) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '')
    return found.replace(/\/+$/, '')
  refuse(setting, 'no-web-address')
  return null
}
