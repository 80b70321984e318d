import type { SettingFaultKind } from '../settings/setting-fault.ts'

/** What may be wrong with a setting, in French; `{name}` stands for a value. */
export const SETTING_FAULTS_FR = {
  'not-a-number': 'un nombre de {least} à {most} est attendu ; trouvé : {found}',
  'not-a-choice': 'attendu : {choices} ; trouvé : {found}',
  'not-a-flag': 'attendu : 1 ou 0 ; trouvé : {found}',
  'given-twice': '{setting} ou {setting}_FILE est attendu ; les deux ont été trouvés',
  'file-exposed': 'le groupe ou d’autres peuvent lire {path} : chmod 600',
  'file-unreadable': 'le fichier {path} ne se lit pas',
  'no-web-address': 'une adresse qui commence par https:// ou http:// est attendue, sans nom ni mot de passe',
  'no-https-address': 'une adresse qui commence par https:// est attendue',
  'no-public-address': 'l’adresse du service est attendue ; elle commence par https://',
  'no-smtp-address': 'une adresse qui commence par smtps:// ou smtp:// est attendue',
  'no-mail-address': 'l’adresse électronique d’expédition est attendue',
  'not-sirets': 'des SIRET de 14 chiffres sont attendus ; trouvé : {found}',
  'test-keys':
    'les clés sont celles de l’autorité d’essai FR00, que la production refuse ; attendu : pem, p12 ou pkcs11, et des clés dans PERMIS_KEYS_DIR (keys/README.md)',
  'simulator-refused': 'absent : la production refuse le simulateur de la démonstration',
  'issuer-unset': 'absent : les documents d’une production sont au nom de leur émetteur',
  'issuer-of-production': 'est pour la production : une démonstration ne délivre au nom de personne',
  'issuer-incomplete': 'absent, alors que {given} est donné',
  'proxies-unset': 'absent : le nombre de mandataires placés devant est attendu, 0 s’il n’y en a pas',
  'mail-unset': 'absent : les codes des comptes iraient au journal',
  'mail-incomplete': 'absent, alors que MAIL_FROM est donné',
  'metrics-unset': 'absent : un mot secret est attendu',
  'courts-unset': 'absent : aucune juridiction n’est admise',
  'clerk-providers-unset': 'absent : aucun fournisseur d’identité n’est admis pour les greffes',
  'provider-incomplete': 'absent, alors que d’autres réglages de ce fournisseur sont donnés',
  'needed-by-keys': 'absent ; KEY_PROVIDER={provider} en a besoin',
  'needed-by-level': 'absent ; PADES_LEVEL={level} en a besoin',
  'secret-absent': '{name} est absent : la production ne fabrique aucun secret (keys/README.md)',
  'secret-of-demonstration':
    'DEMONSTRATION_SECRET : {path} a été fait par une démonstration (keys/README.md)',
  'data-of-demonstration':
    'DATABASE_OF_DEMONSTRATION : une démonstration a rempli {dir} de conducteurs fictifs',
} as const satisfies Record<SettingFaultKind, string>
