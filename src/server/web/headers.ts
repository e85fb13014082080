// What every answer says to the browser: nothing from elsewhere, nothing inline, in no frame, in no cache.

/** The pages bear the same policy; frame-ancestors works in a header only, and a worker has no other. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // With `no-referrer` a browser sends forms with "Origin: null", and nobody could tell them from a stranger's.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-store',
}

/** For a connection that came by https: no later one by http. */
export const HTTPS_ONLY = { 'Strict-Transport-Security': 'max-age=31536000' }
