/**
 * What a String attribute must not hold (CloudEvents 1.0, Type System): control characters,
 * noncharacters, lone surrogates.
 */
const NOT_ALLOWED = /[\p{Cc}\p{Noncharacter_Code_Point}\p{Cs}]/gu;
const REPLACEMENT = '\uFFFD';

/** All headers together stay below the 8 KiB that common servers allow. */
const MAX_LENGTH = 1000;

/**
 * The value of an attribute as a header (HTTP Protocol Binding for CloudEvents 1.0.2, §3.1.3.2):
 * the UTF-8 of space, double quote, percent and everything outside printable ASCII is
 * percent-encoded in upper case, so that one round of percent-decoding gives the value back.
 * Characters that no attribute may hold become U+FFFD. Undefined where there is nothing to say, or
 * more than 1,000 characters of it: half a name is worse than none.
 */
export function attributeValue(value: string): string | undefined {
  const encoded = Array.from(
    new TextEncoder().encode(value.replaceAll(NOT_ALLOWED, REPLACEMENT)),
    (byte) => (staysAsItIs(byte) ? String.fromCharCode(byte) : percentEncoded(byte)),
  ).join('');
  return encoded === '' || encoded.length > MAX_LENGTH ? undefined : encoded;
}

function staysAsItIs(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x25;
}

function percentEncoded(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
