/** Ends a variable field that is shorter than its maximum; also begins the annex (2D-Doc v3.2.6, section 3.4). */
export const GS = '\u001d'

/** Ends a field whose value was truncated. */
export const RS = '\u001e'

/** Stands between message and signature, from version 02 on. */
export const US = '\u001f'
