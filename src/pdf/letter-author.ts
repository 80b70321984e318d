/**
 * Who signs the letters of the demonstration, by name and quality, as every administrative decision must say
 * (CRPA L212-1). Neither the person nor the office exists.
 */
export const DEMONSTRATION_AUTHOR = {
  name: 'Dominique EXEMPLAIRE',
  quality: 'responsable fictive du bureau des lettres de points, service de démonstration Permis-Cachet',
} as const
