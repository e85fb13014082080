// E-mail addresses and web addresses that are safe to put behind a link.

/** One address of RFC 5321's everyday form, international letters included; no angle brackets, quotes or blanks. */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false
  return (
    /^[^\s@<>()[\]\\,;:"%?&\u0000-\u001f]{1,64}@[\p{L}\p{N}\p{M}]([\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}\p{M}])?$/u.test(
      text,
    ) && !/\.\./.test(text)
  )
}

/** An http or https address without a user name in it, as a browser reads it. */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /[\s\u0000-\u001f<>"\\^`{|}]/.test(text)) return false
  try {
    const url = new URL(text)
    return (
      (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === ''
    )
  } catch {
    return false
  }
}

/** The address for a mail link, or undefined for text that is no address. RFC 6068. */
export function mailtoHref(address: string): string | undefined {
  return isEmail(address) ? `mailto:${encodeURIComponent(address).replace('%40', '@')}` : undefined
}

/** The address of a web link, or undefined for text that is none. */
export function webHref(text: string): string | undefined {
  return isWebUrl(text) ? text : undefined
}
