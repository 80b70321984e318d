declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'sfnt' | 'truetype' | 'woff' | 'woff2'
    readonly keepFeatures?: readonly string[]
    readonly noLayoutClosure?: boolean
    readonly noHinting?: boolean
    readonly dropTables?: readonly string[]
  }
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: SubsetOptions,
  ): Promise<Uint8Array>
}
