/* How many texts a network makes of one, and charges for (3GPP TS 23.038, 23.040). */

/** GSM 03.38: one character, one septet. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Its extension: an escape and the character. */
const extended = new Set('\f^{}\\[~]|€')

/** How much one segment holds: alone, and where it is one of several and says so. */
const room = { 'GSM-7': { alone: 160, amongOthers: 153 }, 'UCS-2': { alone: 70, amongOthers: 67 } }

/**
 * Counts the segments of a text.
 * @returns `units`: septets of GSM-7, or where a character is not in its alphabet 16-bit units of UCS-2; no character is cut in two
 */
export function segmentsOf(text: string): { alphabet: keyof typeof room; units: number; segments: number } {
  const characters = [...text]
  const alphabet = characters.every((each) => basic.has(each) || extended.has(each)) ? 'GSM-7' : 'UCS-2'
  const sizes = characters.map((each) => (alphabet === 'UCS-2' ? each.length : extended.has(each) ? 2 : 1))
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const { alone, amongOthers } = room[alphabet]
  if (units <= alone) return { alphabet, units, segments: 1 }
  let [segments, filled] = [1, 0]
  for (const size of sizes) {
    const fits = filled + size <= amongOthers
    segments += fits ? 0 : 1
    filled = fits ? filled + size : size
  }
  return { alphabet, units, segments }
}
