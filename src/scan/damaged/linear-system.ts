/** Normal equations of a least-squares fit, gathered one observation after the other. */
export interface NormalEquations {
  readonly unknowns: number
  readonly matrix: Float64Array
  readonly right: Float64Array
}

/** Starts a fit of so many unknowns. */
export function startFit(unknowns: number): NormalEquations {
  return {
    unknowns,
    matrix: new Float64Array(unknowns * unknowns),
    right: new Float64Array(unknowns),
  }
}

/** Adds one weighted observation: the terms that the unknowns multiply, and their sum as observed. */
export function observe(fit: NormalEquations, terms: Float64Array, value: number, weight: number): void {
  const { unknowns, matrix, right } = fit
  for (let row = 0; row < unknowns; row++) {
    const term = (terms[row] ?? 0) * weight
    if (term === 0) continue
    right[row] = (right[row] ?? 0) + term * value
    const start = row * unknowns
    for (let column = 0; column <= row; column++)
      matrix[start + column] = (matrix[start + column] ?? 0) + term * (terms[column] ?? 0)
  }
}

/**
 * Solves a fit by Cholesky's method, each unknown drawn towards 0 with the weight `ridge`, which must be above 0.
 */
export function solveFit({ unknowns, matrix, right }: NormalEquations, ridge: number): Float64Array {
  const factor = Float64Array.from(matrix)
  const solution = Float64Array.from(right)
  for (let row = 0; row < unknowns; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = (factor[row * unknowns + column] ?? 0) + (row === column ? ridge : 0)
      for (let inner = 0; inner < column; inner++)
        sum -= (factor[row * unknowns + inner] ?? 0) * (factor[column * unknowns + inner] ?? 0)
      const pivot = factor[column * unknowns + column] ?? 1
      factor[row * unknowns + column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / pivot
    }
  }
  for (let row = 0; row < unknowns; row++) {
    let sum = solution[row] ?? 0
    for (let inner = 0; inner < row; inner++)
      sum -= (factor[row * unknowns + inner] ?? 0) * (solution[inner] ?? 0)
    solution[row] = sum / (factor[row * unknowns + row] ?? 1)
  }
  for (let row = unknowns - 1; row >= 0; row--) {
    let sum = solution[row] ?? 0
    for (let inner = row + 1; inner < unknowns; inner++)
      sum -= (factor[inner * unknowns + row] ?? 0) * (solution[inner] ?? 0)
    solution[row] = sum / (factor[row * unknowns + row] ?? 1)
  }
  return solution
}
