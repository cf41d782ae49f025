/** A number to call, as it was written. */
export const PhoneLink = ({ phone }: { phone: string }) => (
  <a class="govuk-link contacts__phone" href={`tel:${dialled(phone)}`}>
    {phone}
  </a>
)

/**
 * What a telephone dials of a number as people write them: digits, and the plus of a country's code, after which a zero in brackets is
 * left out (RFC 3966, E.123). What stands before or behind the number, like an extension, is for people to read.
 */
export function dialled(phone: string): string {
  const [number = ''] = /[+(]*\d[\d\s()./\p{Pd}]*/u.exec(phone.normalize('NFKC')) ?? []
  return (number.includes('+') ? number.replace('(0)', '') : number).replace(/[^\d+]/g, '')
}
