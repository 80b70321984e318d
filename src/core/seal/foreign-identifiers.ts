/** Identifiers of other kinds of document that share one length. */
interface FieldLength {
  readonly min: number
  readonly max: number | null
  /** Identifiers, separated by one space. */
  readonly ids: string
}

// Lengths of the tables of the specification (v3.2.6 and v3.3.0 agree).
const PUBLISHED = [
  { min: 0, max: 3, ids: '4M' },
  { min: 0, max: 5, ids: 'AM' },
  { min: 0, max: 10, ids: '4V 4W 4X 6Q 8C AS DZ G4' },
  { min: 0, max: 11, ids: '38 39 58 5A 5C' },
  { min: 0, max: 12, ids: '41 4D 4E 4I 4J 59 5B 5U A8' },
  { min: 0, max: 16, ids: '1D' },
  { min: 0, max: 17, ids: 'A1 A2 A3' },
  { min: 0, max: 18, ids: '95' },
  { min: 0, max: 20, ids: '5P 5R 66 82 B1 BC C2 C7 D2 DH DP DW G2 HH' },
  { min: 0, max: 25, ids: 'AQ' },
  { min: 0, max: 30, ids: '1E 1F 33 4R 4T AH BH BI BJ L3' },
  { min: 0, max: 32, ids: '25 2C 4Q 5I 6X AZ B8 HK' },
  { min: 0, max: 35, ids: 'AR' },
  { min: 0, max: 38, ids: '10 11 12 13 14 15 16 17 1I 1J 1K 1L 1M 1N 1O 1P 20 21 22 23 27 28 29 2A 46 48' },
  { min: 0, max: 38, ids: '4G 4K 4L 4N 4O 4U 5D 5E 5F 5G 5M 5O 5Q 63 64 6S 6T 6U 6V 72 74 80 90 91 92 93' },
  { min: 0, max: 38, ids: '94 AU AV AW AX B2 B3 B4 C1 C6 C8 F1 H0 H2 HC HD HE HF HG HI' },
  { min: 0, max: 40, ids: '5S 6M 6P 83 84 H6' },
  { min: 0, max: 45, ids: '77 7B CA G5' },
  { min: 0, max: 50, ids: '5K BB D1 DB DC DE DJ DK DM DQ DR DT' },
  { min: 0, max: 53, ids: 'H7' },
  { min: 0, max: 60, ids: '6D 6E 73 81 AP B0 F0' },
  { min: 0, max: 63, ids: '87' },
  { min: 0, max: 64, ids: '7M' },
  { min: 0, max: 77, ids: '4H' },
  { min: 0, max: 80, ids: 'L0 L1' },
  { min: 0, max: 90, ids: '6F' },
  { min: 0, max: 114, ids: '79' },
  { min: 0, max: 128, ids: '7N' },
  { min: 0, max: 140, ids: '30' },
  { min: 0, max: null, ids: '18 19 1A 1B 42' },
  { min: 1, max: 1, ids: '1G 1H 5T 68 6J 76 7C 7D 7E 7F 7G 7I 7J 7O 8E 8F 8G 8H 8J AT B6 BA BD C0 C5 F3' },
  { min: 1, max: 1, ids: 'F5 L7 L8' },
  { min: 1, max: 5, ids: '43' },
  { min: 1, max: 37, ids: 'I4' },
  { min: 1, max: 54, ids: 'I3' },
  { min: 1, max: 64, ids: '89 8K' },
  { min: 2, max: 2, ids: '26 2D 34 5J 65 67 6C 6I 6Y 7H A0 A6 B5 B9 BG D8 G0 G1 H1 H3 HL HQ HR HS LA' },
  { min: 3, max: 3, ids: '6B A5 A7 A9 BE BF DY' },
  { min: 3, max: 7, ids: 'F4' },
  { min: 4, max: 4, ids: '36 37 45 4S 53 54 56 I0' },
  { min: 4, max: 30, ids: 'DI DX' },
  { min: 5, max: 5, ids: '24 2B 4P 5H 6W 78 7A AY C9 HJ' },
  { min: 5, max: 10, ids: '88 8B' },
  { min: 5, max: 13, ids: 'I5' },
  { min: 5, max: 15, ids: 'L4' },
  { min: 5, max: 30, ids: 'L5 L6' },
  { min: 6, max: 6, ids: '51 AO' },
  { min: 7, max: 7, ids: '52 AK H8 I1' },
  { min: 8, max: 8, ids: '1C 4A 4B 4C 55 57 6L 6N 6O 75 8A 8I 96 AA AI AN B7 C4 D6 D7 D9 DA DD DL DS F2' },
  { min: 8, max: 8, ids: 'G3 H4 H5 H9 HA HO L2 L9' },
  { min: 8, max: 10, ids: 'D5' },
  { min: 8, max: 11, ids: '32' },
  { min: 9, max: 9, ids: '7L DF DN DU HB' },
  { min: 9, max: 11, ids: '6Z' },
  { min: 9, max: 14, ids: '5L' },
  { min: 10, max: 10, ids: 'CB' },
  { min: 11, max: 11, ids: 'AL I6' },
  { min: 12, max: 12, ids: '6R 70 71 86 C3 CC F6 HN HP' },
  { min: 13, max: 13, ids: '40 44 47 49 7K AJ' },
  { min: 14, max: 14, ids: '50 8D BK DG DO DV' },
  { min: 14, max: 34, ids: '35' },
  { min: 14, max: 38, ids: '31' },
  { min: 15, max: 15, ids: '4F' },
  { min: 15, max: 18, ids: 'HM' },
  { min: 16, max: 16, ids: '7P I2' },
  { min: 17, max: 17, ids: '85 A4 D0' },
  { min: 19, max: 19, ids: '6K' },
  { min: 21, max: 21, ids: '5N' },
] as const satisfies readonly FieldLength[]

// Newer identifiers, whose lengths are only inferred from the examples published.
const INFERRED = [
  { min: 0, max: 10, ids: '4Z' },
  { min: 0, max: null, ids: '4Y 5X 5Z FA FB FC FD FE FF FH FI FK FM FN FS FT' },
  { min: 1, max: 1, ids: 'JA' },
  { min: 2, max: 2, ids: '5W FG J9' },
  { min: 8, max: 8, ids: 'FJ FL FR' },
  { min: 12, max: 12, ids: '5V 5Y' },
] as const satisfies readonly FieldLength[]
/**
 * Lengths of the data identifiers of perimeter 01 that serve other kinds of document (2D-Doc v3.2.6, section 7).
 *
 * A message can only be cut into fields when the length of each is known; nothing else is kept of them here.
 */
export const FOREIGN_LENGTHS: readonly FieldLength[] = [...PUBLISHED, ...INFERRED]
