/** Where a line stands between the edges. */
export const alignments = ['left', 'center', 'right'] as const

/** An alignment of the list above. */
export type Alignment = (typeof alignments)[number]
