import { measureCells } from './cell-waves.ts'
import { type Bends, followLattice, latticeStrength } from './lattice.ts'
import type { LatticeSeed } from './lattice-seed.ts'
import { layMesh, type ModuleMesh } from './module-mesh.ts'
import type { SearchWindow } from './search-window.ts'

/** Gives the mesh over a lattice; null where the lattice is weaker than asked for, or too small. */
export type MeshFinder = (leastStrength: number) => ModuleMesh | null

/** Follows a lattice from where it was seen; the mesh over it is laid when first asked for, and kept. */
export function findMesh(window: SearchWindow, seed: LatticeSeed, bends: Bends = 'free'): MeshFinder {
  const [first, second] = seed.waves
  const across = followLattice(measureCells(window, first, seed), seed, bends)
  const strength = latticeStrength(across)
  let mesh: ModuleMesh | null | undefined
  return (leastStrength) => {
    if (strength < leastStrength) return null
    if (mesh === undefined)
      mesh = layMesh(across, followLattice(measureCells(window, second, seed), seed, bends))
    return mesh
  }
}
