/** The standard structure types used (ISO 32000-1 §14.8.4); none needs a role map. */
export const roles = [
  'Document',
  'Sect',
  'H1',
  'H2',
  'H3',
  'P',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Table',
  'Caption',
  'THead',
  'TBody',
  'TR',
  'TH',
  'TD',
  'Figure',
  'Form',
] as const

/** A structure type of the list above. */
export type Role = (typeof roles)[number]

/** Page furniture that assistive technology leaves out (ISO 32000-1 §14.8.2.2). */
export type Artifact = 'layout' | 'header' | 'footer' | 'watermark'
