/** A licence of Creative Commons by its short name, and its address. */
export function licenceWords(address: string): string {
  const found = /creativecommons\.org\/(?:licenses\/([a-z-]+)\/([\d.]+)|publicdomain\/zero\/([\d.]+))/.exec(address);
  if (!found) return address;
  return `${found[1] ? `CC ${found[1].toUpperCase()} ${found[2] ?? ""}` : `CC0 ${found[3] ?? ""}`}, ${address}`;
}
