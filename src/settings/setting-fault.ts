/** What may be wrong with a setting, with what was found and expected, in English; `{name}` stands for a value. */
export const SETTING_FAULTS = {
  'not-a-number': 'expected a number from {least} to {most}, found {found}',
  'not-a-choice': 'expected {choices}, found {found}',
  'not-a-flag': 'expected 1 or 0, found {found}',
  'given-twice': 'expected {setting} or {setting}_FILE, found both',
  'file-exposed': 'group or others may read {path}: chmod 600 it',
  'file-unreadable': 'the file {path} cannot be read',
  'no-web-address': 'expected an address that begins with https:// or http://, without a name or a password',
  'no-https-address': 'expected an address that begins with https://',
  'no-public-address': 'expected the address of the service, which begins with https://',
  'no-smtp-address': 'expected an address that begins with smtps:// or smtp://',
  'no-mail-address': 'expected the e-mail address that mail comes from',
  'not-sirets': 'expected SIRETs of 14 digits, found {found}',
  'test-keys':
    'the keys are those of the test authority FR00, which production refuses: expected pem, p12 or pkcs11, and keys in PERMIS_KEYS_DIR (keys/README.md)',
  'simulator-refused': 'not set: production refuses the simulator of the demonstration',
  'issuer-unset': 'not set: documents of a production are in the name of their issuer',
  'issuer-of-production': 'is for production: a demonstration issues in nobody’s name',
  'issuer-incomplete': 'is not set, while {given} is',
  'proxies-unset': 'not set: expected how many proxies stand in front, 0 for none',
  'mail-unset': 'not set: codes of accounts would go to the log',
  'mail-incomplete': 'not set, while MAIL_FROM is',
  'metrics-unset': 'not set: expected a secret word',
  'courts-unset': 'not set: no court is allowed',
  'clerk-providers-unset': 'not set: no provider of identity is allowed for clerks',
  'provider-incomplete': 'not set, while other settings of this provider are',
  'needed-by-keys': 'is not set; KEY_PROVIDER={provider} needs it',
  'needed-by-level': 'is not set; PADES_LEVEL={level} needs it',
  'secret-absent': '{name} is absent: production makes no secrets (keys/README.md)',
  'secret-of-demonstration': 'DEMONSTRATION_SECRET: {path} was made by a demonstration (keys/README.md)',
  'data-of-demonstration': 'DATABASE_OF_DEMONSTRATION: a demonstration filled {dir} with fictitious drivers',
} as const

export type SettingFaultKind = keyof typeof SETTING_FAULTS

/** What was found and expected of a setting; never a secret. */
export type SettingValues = Readonly<Record<string, string | number>>

/** Says in English what is wrong with a setting. */
export function settingFaultMessage(kind: SettingFaultKind, values: SettingValues): string {
  return SETTING_FAULTS[kind].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
