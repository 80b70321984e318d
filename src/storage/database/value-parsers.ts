import pg from 'pg'

/**
 * Reads the same values on both engines: a date stays the day that it is, `YYYY-MM-DD`, and a bigint is a number.
 *
 * The driver's own reading of a date is midnight of this machine's time zone, which is another day elsewhere.
 */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === pg.types.builtins.DATE) return asText
    if (oid === pg.types.builtins.INT8) return asSafeInteger
    return pg.types.getTypeParser(oid, format)
  },
}

function asText(text: string): string {
  return text
}

function asSafeInteger(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError('a bigint of the database is beyond what a number holds exactly')
}
