/** Sets names that nobody has yet, so that the collection can run again on the same store. */
export const freshNames = `
const run = Date.now().toString(36)
pm.collectionVariables.set('run', run)
pm.collectionVariables.set('email', \`ada.\${run}@example.com\`)
pm.collectionVariables.set('password', 'correct horse battery')
`

/**
 * Takes a one-time token out of the newest mail with such a link, from a mailbox for developers (MailDev's HTTP API at
 * \`mailUrl\`). Without a mailbox, paste the token from the mail into the variable.
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

/** Computes the code that an authenticator app shows now (RFC 6238), from the secret of the set-up. */
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

/** Skips a request when the whole collection runs: a stream ends with its token, a quarter of an hour later. */
export const skippedInRuns = `
if (pm.variables.get('isWholeRun')) pm.execution.skipRequest()
`

/** Signs the body as Stripe does: over the time and the body, with the secret of the webhook. */
export const stripeSignature = `
const secret = pm.variables.get('stripeWebhookSecret') || 'none'
const time = Math.floor(Date.now() / 1000)
const signature = CryptoJS.HmacSHA256(\`\${time}.\${pm.request.body.raw}\`, secret).toString()
pm.collectionVariables.set('stripeSignature', \`t=\${time},v1=\${signature}\`)
`
