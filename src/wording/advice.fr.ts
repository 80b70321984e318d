import type { AdviceCode } from '../core/verification/advice.ts'

/** What to do where no code was read, by what was measured; `{pixels}` stands for the pixels that a module has. */
export type AdviceWording = Readonly<Record<AdviceCode, string>>

export const ADVICE_FR: AdviceWording = {
  TOO_BLURRED: 'L’image est floue : tenez l’appareil immobile, faites la mise au point, puis recommencez.',
  TOO_SMALL:
    'Le code est trop petit dans l’image ({pixels} pixel par case, il en faut 2) : approchez l’appareil, ou numérisez à 300 points par pouce.',
  CUT_AT_EDGE: 'Le code est coupé au bord de l’image : cadrez-le en entier, avec une marge blanche autour.',
  GLARE: 'Un reflet couvre le code : inclinez la page ou éteignez le flash.',
  TOO_DARK: 'L’image est trop sombre : éclairez le document.',
  TOO_DAMAGED:
    'Un code est là, mais trop couvert, usé ou plié pour être lu : demandez le PDF d’origine, ou un autre exemplaire.',
  NOTHING_LIKE_A_CODE:
    'Rien dans l’image ne ressemble à un code 2D-Doc : remettez la page qui le porte, cadrée de près.',
  PAGES_NOT_SEARCHED:
    'Toutes les pages n’ont pas pu être examinées : remettez seulement celle qui porte le code.',
}
