/** Digits as they are typed on an Arabic or Persian keyboard, as 0 to 9. Whatever else there is stays. */
export const asciiDigits = (typed: string): string =>
  typed.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
