/** Field polynomial of ECC 200: x^8 + x^5 + x^3 + x^2 + 1 (ISO/IEC 16022 5.7.1). */
const FIELD_POLYNOMIAL = 301

const tables = fieldTables()

/** Powers of the generator 2 of the field, from 0 to 509: two turns, so that sums of two logarithms need no modulo. */
export const EXPONENTIALS: Uint8Array = tables.exponentials

/** Exponents of the elements 1 to 255; that of 0, which has none, is 0. */
export const LOGARITHMS: Uint8Array = tables.logarithms

/** Multiplies two elements of the field that ECC 200 reckons in (ISO/IEC 16022 5.7.1). */
export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return EXPONENTIALS[(LOGARITHMS[a] ?? 0) + (LOGARITHMS[b] ?? 0)] ?? 0
}

/** Divides in the field; the divisor must not be 0, which is not checked. */
export function divide(a: number, b: number): number {
  if (a === 0) return 0
  return EXPONENTIALS[(LOGARITHMS[a] ?? 0) + 255 - (LOGARITHMS[b] ?? 0)] ?? 0
}

function fieldTables(): { exponentials: Uint8Array; logarithms: Uint8Array } {
  const exponentials = new Uint8Array(510)
  const logarithms = new Uint8Array(256)
  let element = 1
  for (let power = 0; power < 255; power++) {
    exponentials[power] = element
    exponentials[power + 255] = element
    logarithms[element] = power
    element = element < 128 ? element << 1 : (element << 1) ^ FIELD_POLYNOMIAL
  }
  return { exponentials, logarithms }
}
