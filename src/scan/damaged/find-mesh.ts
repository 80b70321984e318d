import { measureCells } from './cell-waves.ts'
import { type Bends, followLattice, latticeStrength } from './lattice.ts'
import type { LatticeSeed } from './lattice-seed.ts'
import { layMesh, type ModuleMesh } from './module-mesh.ts'
import type { SearchWindow } from './search-window.ts'

/** Follows a lattice from where it was seen, and lays a mesh over it; null where it is too weak, or too small. */
export function findMesh(
  window: SearchWindow,
  seed: LatticeSeed,
  leastStrength: number,
  bends: Bends = 'free',
): ModuleMesh | null {
  const [first, second] = seed.waves
  const across = followLattice(measureCells(window, first, seed), seed, bends)
  if (latticeStrength(across) < leastStrength) return null
  return layMesh(across, followLattice(measureCells(window, second, seed), seed, bends))
}
