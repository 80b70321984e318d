/** Bytes that core hands to WebCrypto are never shared memory, which the types of browsers rule out and its own do not say. */
interface SubtleCrypto {
  importKey(
    format: 'spki',
    keyData: ArrayBufferView,
    algorithm: EcKeyImportParams | RsaHashedImportParams,
    extractable: boolean,
    keyUsages: readonly KeyUsage[],
  ): Promise<CryptoKey>
  verify(
    algorithm: AlgorithmIdentifier | RsaPssParams | EcdsaParams,
    key: CryptoKey,
    signature: ArrayBufferView,
    data: ArrayBufferView,
  ): Promise<boolean>
}
