/** The tenth digit of an ISBN-10 from the first nine (ISO 2108, modulus 11): `0`–`9` or `X`. */
export function isbn10Digit(nine: string): string {
  return modulus11([...nine].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0))
}

/** The thirteenth digit of an ISBN-13 from the first twelve (EAN-13, modulus 10). */
export function isbn13Digit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return String((10 - (sum % 10)) % 10)
}

/** The eighth digit of an ISSN from the first seven (ISO 3297, modulus 11): `0`–`9` or `X`. */
export function issnDigit(seven: string): string {
  return modulus11([...seven].reduce((sum, digit, at) => sum + Number(digit) * (8 - at), 0))
}

function modulus11(sum: number): string {
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? 'X' : String(digit)
}
