/** Logistic regression with a quadratic penalty, by accelerated gradient descent (Beck and Teboulle 2009): the same every time. */

export interface LinearModel {
  readonly weights: Float64Array
  readonly bias: number
}

const STEPS = 400
/** The largest curvature is estimated by so many rounds of the power method, and taken a little larger. */
const POWER_ROUNDS = 20
const CURVATURE_MARGIN = 1.1

/**
 * Rows of equal length, labels 0 or 1, a weight for each row. `penalty` is what half the squared weights cost (the bias costs nothing, and
 * stays 0 without `hasBias`).
 */
export function fitLogistic(
  rows: readonly Float64Array[], labels: readonly number[], rowWeights: readonly number[], penalty: number, hasBias = true,
): LinearModel {
  const size = rows[0]!.length
  const dot = (row: Float64Array, weights: Float64Array): number => {
    let sum = weights[size]!
    for (let i = 0; i < size; i++) sum += row[i]! * weights[i]!
    return sum
  }
  const accumulate = (into: Float64Array, row: Float64Array, factor: number): void => {
    for (let i = 0; i < size; i++) into[i]! += factor * row[i]!
    if (hasBias) into[size]! += factor
  }
  // X'WX / 4 bounds the curvature of the loss
  let vector = new Float64Array(size + 1).fill(1 / Math.sqrt(size + 1))
  let curvature = 1
  for (let round = 0; round < POWER_ROUNDS; round++) {
    const next = new Float64Array(size + 1)
    for (const [i, row] of rows.entries()) accumulate(next, row, (rowWeights[i]! * dot(row, vector)) / 4)
    curvature = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0))
    vector = next.map((value) => value / curvature)
  }
  const rate = 1 / (CURVATURE_MARGIN * curvature + penalty)
  let current = new Float64Array(size + 1)
  let ahead = new Float64Array(size + 1)
  let momentum = 1
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(size + 1)
    for (let i = 0; i < size; i++) gradient[i] = penalty * ahead[i]!
    for (const [i, row] of rows.entries()) {
      const probability = 1 / (1 + Math.exp(-dot(row, ahead)))
      accumulate(gradient, row, rowWeights[i]! * (probability - labels[i]!))
    }
    const next = ahead.map((value, i) => value - rate * gradient[i]!)
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    ahead = next.map((value, i) => value + ((momentum - 1) / nextMomentum) * (value - current[i]!))
    current = next
    momentum = nextMomentum
  }
  return { weights: current.subarray(0, size), bias: current[size]! }
}

export function scoreOf({ weights, bias }: LinearModel, row: Float64Array): number {
  let score = bias
  for (const [i, weight] of weights.entries()) score += weight * row[i]!
  return score
}
