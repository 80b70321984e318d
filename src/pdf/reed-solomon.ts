import { EXPONENTIALS, multiply } from '../core/symbol/galois-field.ts'

const productTables = new Map<number, Uint8Array>()

/**
 * Appends interleaved Reed-Solomon check codewords to data codewords (ISO/IEC 16022 5.7.1 and annex A).
 *
 * Codeword `i` belongs to block `i mod blocks`. In the 144x144 symbol, whose data do not divide evenly, the
 * two short blocks take the first two places in each row of check codewords.
 */
export function appendCheckCodewords(data: Uint8Array, checkCodewords: number, blocks: number): Uint8Array {
  const all = new Uint8Array(data.length + checkCodewords)
  all.set(data)
  const shortBlocksFirst = data.length % blocks
  for (let block = 0; block < blocks; block++) {
    const check = blockCheck(data, block, blocks, checkCodewords / blocks)
    const place = data.length + ((block + blocks - shortBlocksFirst) % blocks)
    for (let index = 0; index < check.length; index++) all[place + index * blocks] = check[index] ?? 0
  }
  return all
}

function blockCheck(data: Uint8Array, block: number, blocks: number, degree: number): Uint8Array {
  const products = generatorProducts(degree)
  const remainder = new Uint8Array(degree + 1)
  for (let index = block; index < data.length; index += blocks) {
    const row = ((remainder[0] ?? 0) ^ (data[index] ?? 0)) * degree
    // The last place of the remainder stays 0, so that this one loop also shifts.
    for (let place = 0; place < degree; place++) {
      remainder[place] = (remainder[place + 1] ?? 0) ^ (products[row + place] ?? 0)
    }
  }
  return remainder.subarray(0, degree)
}

/** Gives, for every byte, its products with the generator polynomial: one row of `degree` bytes a byte. */
function generatorProducts(degree: number): Uint8Array {
  const known = productTables.get(degree)
  if (known !== undefined) return known
  const generator = generatorPolynomial(degree)
  const products = new Uint8Array(256 * degree)
  for (let factor = 0; factor < 256; factor++) {
    for (let place = 0; place < degree; place++) {
      products[factor * degree + place] = multiply(factor, generator[place] ?? 0)
    }
  }
  productTables.set(degree, products)
  return products
}

/** Coefficients of (x - 2)(x - 4)...(x - 2^degree), highest power first, the leading 1 left out. */
function generatorPolynomial(degree: number): number[] {
  let polynomial = [1]
  for (let power = 1; power <= degree; power++) {
    const root = EXPONENTIALS[power] ?? 0
    const shifted = [...polynomial, 0]
    polynomial = shifted.map((coefficient, place) => coefficient ^ multiply(root, polynomial[place - 1] ?? 0))
  }
  return polynomial.slice(1)
}
