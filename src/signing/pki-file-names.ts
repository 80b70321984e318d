/** Names of the files of a folder of keys, all in one place. */
export const pkiFile = {
  certificate: (caId: string, certificateId?: string) =>
    certificateId === undefined ? `${caId}.pem` : `${caId}_${certificateId}.pem`,
  key: (caId: string, certificateId?: string) =>
    certificateId === undefined ? `${caId}.key.pem` : `${caId}_${certificateId}.key.pem`,
  pkcs12: (caId: string, certificateId: string) => `${caId}_${certificateId}.p12`,
  revocationList: (caId: string) => `${caId}.crl`,
  /** Our documents withdrawn, signed. */
  withdrawalList: (caId: string) => `${caId}.jws`,
  trustList: 'tsl.xml',
  /** Where every PDF signer stood before each had a file of its own. */
  formerPkcs12: 'pdf-signer.p12',
  pkcs12Password: 'pdf-signer.password',
} as const
