/** In whose name documents are printed. */
export interface DocumentIssuer {
  readonly name: string
  /** What the issuer is, in a line under its name. */
  readonly service: string
  /** Who signs the letters, by name and quality, as every administrative decision must say (CRPA L212-1). */
  readonly letterAuthor: { readonly name: string; readonly quality: string }
  /** Whether every page bears SPÉCIMEN (D17). */
  readonly specimen: boolean
}

/** The issuer of the demonstration. Neither the person nor the office exists. */
export const DEMONSTRATION_ISSUER: DocumentIssuer = {
  name: 'Permis-Cachet',
  service: 'Service de démonstration des documents de permis de conduire',
  letterAuthor: {
    name: 'Dominique EXEMPLAIRE',
    quality: 'responsable fictive du bureau des lettres de points, service de démonstration Permis-Cachet',
  },
  specimen: true,
}
