/** Size of the square tiles that are transformed. */
export const TILE = 128

const cosines = new Float64Array(TILE / 2)
const sines = new Float64Array(TILE / 2)
const reversed = new Uint8Array(TILE)
for (let index = 0; index < TILE / 2; index++) {
  cosines[index] = Math.cos((2 * Math.PI * index) / TILE)
  sines[index] = -Math.sin((2 * Math.PI * index) / TILE)
}
for (let index = 0; index < TILE; index++)
  for (let bit = 1, mirror = TILE >> 1; bit < TILE; bit <<= 1, mirror >>= 1)
    if (index & bit) reversed[index] = (reversed[index] ?? 0) | mirror

const lineReal = new Float64Array(TILE)
const lineImaginary = new Float64Array(TILE)

/** Transforms a tile of complex numbers in place, by the fast Fourier transform along rows, then columns. */
export function transformTile(real: Float32Array, imaginary: Float32Array): void {
  for (let row = 0; row < TILE; row++) transformLine(real, imaginary, row * TILE, 1)
  for (let column = 0; column < TILE; column++) transformLine(real, imaginary, column, TILE)
}

function transformLine(real: Float32Array, imaginary: Float32Array, start: number, stride: number): void {
  for (let index = 0; index < TILE; index++) {
    const from = start + (reversed[index] ?? 0) * stride
    lineReal[index] = real[from] ?? 0
    lineImaginary[index] = imaginary[from] ?? 0
  }
  for (let half = 1, turn = TILE >> 1; half < TILE; half <<= 1, turn >>= 1)
    for (let base = 0; base < TILE; base += 2 * half)
      for (let index = 0; index < half; index++) butterfly(base + index, base + index + half, index * turn)
  for (let index = 0, at = start; index < TILE; index++, at += stride) {
    real[at] = lineReal[index] ?? 0
    imaginary[at] = lineImaginary[index] ?? 0
  }
}

function butterfly(even: number, odd: number, turn: number): void {
  const cosine = cosines[turn] ?? 0
  const sine = sines[turn] ?? 0
  const oddReal = (lineReal[odd] ?? 0) * cosine - (lineImaginary[odd] ?? 0) * sine
  const oddImaginary = (lineReal[odd] ?? 0) * sine + (lineImaginary[odd] ?? 0) * cosine
  lineReal[odd] = (lineReal[even] ?? 0) - oddReal
  lineImaginary[odd] = (lineImaginary[even] ?? 0) - oddImaginary
  lineReal[even] = (lineReal[even] ?? 0) + oddReal
  lineImaginary[even] = (lineImaginary[even] ?? 0) + oddImaginary
}
