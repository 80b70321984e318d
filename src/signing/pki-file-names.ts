/** Names of the files of a PKI folder, all in one place. */
export const pkiFile = {
  certificate: (caId: string, certificateId?: string) =>
    certificateId === undefined ? `${caId}.pem` : `${caId}_${certificateId}.pem`,
  key: (caId: string, certificateId?: string) =>
    certificateId === undefined ? `${caId}.key.pem` : `${caId}_${certificateId}.key.pem`,
  revocationList: (caId: string) => `${caId}.crl`,
  trustList: 'tsl.xml',
  pkcs12: 'pdf-signer.p12',
  pkcs12Password: 'pdf-signer.password',
} as const
