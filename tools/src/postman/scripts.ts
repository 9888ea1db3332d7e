/** Sets unused names, so that the collection can run again. */
export const freshNames = `
const run = Date.now().toString(36)
pm.collectionVariables.set('run', run)
pm.collectionVariables.set('email', \`ada.\${run}@example.com\`)
pm.collectionVariables.set('password', 'correct horse battery')
`

/**
 * Reads a one-time token from the newest mail in MailDev (HTTP API at \`mailUrl\`). Without it, paste the token into
 * the variable.
 */
export const tokenFromMail = (variable: string, link: string) => `
const mailUrl = pm.variables.get('mailUrl')
const email = pm.variables.get('email')
const look = (left) => {
  pm.sendRequest(\`\${mailUrl}/email\`, (error, response) => {
    const mails = error ? [] : response.json()
    const links = mails
      .filter(({ to }) => to.some(({ address }) => address === email))
      .map(({ text }) => text.match(/${link}\\S*[?&]token=([^&\\s]+)/))
      .filter(Boolean)
    if (links.length > 0) pm.collectionVariables.set('${variable}', decodeURIComponent(links.at(-1)[1]))
    else if (left > 0) setTimeout(() => look(left - 1), 500)
  })
}
if (mailUrl) look(40)
`

/** Computes the current authenticator code (RFC 6238). */
export const authenticatorCode = `
const { enc, HmacSHA1 } = CryptoJS
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const bits = [...pm.variables.get('mfaSecret')].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
const key = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2).toString(16).padStart(2, '0')).join('')
const step = Math.floor(Date.now() / 30_000).toString(16).padStart(16, '0')
const mac = HmacSHA1(enc.Hex.parse(step), enc.Hex.parse(key)).toString()
const offset = parseInt(mac.at(-1), 16) * 2
const code = (parseInt(mac.slice(offset, offset + 8), 16) & 0x7fffffff) % 1_000_000
pm.collectionVariables.set('mfaCode', String(code).padStart(6, '0'))
`

/** Skips streams in collection runs, as they last a quarter of an hour. */
export const skippedInRuns = `
if (pm.variables.get('isWholeRun')) pm.execution.skipRequest()
`

/** Signs the body as Stripe does: timestamp and body, with the webhook secret. */
export const stripeSignature = `
const secret = pm.variables.get('stripeWebhookSecret') || 'none'
const time = Math.floor(Date.now() / 1000)
const signature = CryptoJS.HmacSHA256(\`\${time}.\${pm.request.body.raw}\`, secret).toString()
pm.collectionVariables.set('stripeSignature', \`t=\${time},v1=\${signature}\`)
`
