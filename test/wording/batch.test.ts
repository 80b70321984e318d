import { expect, it } from 'vitest'
import { batchWordsFor } from '../../src/wording/batch.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

it('one of a kind is written in the singular, several in the plural', () => {
  const { summary, imported, issued } = batchWordsFor('fr')
  expect(plain(summary(3, 0, 1, 0, 2))).toBe('3 fichiers : 0 valide, 1 non valide, 0 indéterminé, 2 non lus')
  expect(plain(imported(1, 0, 1, 1))).toBe('1 dossier lu : 0 nouveau ou changé, 1 déjà connu, 1 refusé')
  expect(issued(2, 1, 0)).toBe('2 documents délivrés, 1 ligne en faute, 0 ligne déjà faite')
})
