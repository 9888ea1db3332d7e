const { randomInt } = require('node:crypto')
const { createServer } = require('node:net')
const { codeOf } = require('./failure')

/**
 * Whether this process could listen on that port of 127.0.0.1, found out by doing it.
 *
 * @param {number} port
 * @returns {Promise<'free' | 'in use' | 'not allowed'>}
 */
async function stateOfPort(port) {
  try {
    await listen(port)
    return 'free'
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return 'in use'
    if (codeOf(error) === 'EACCES') return 'not allowed'
    throw error
  }
}

/** Below the ports that systems give to outgoing connections (Linux from 32768, others from 49152), where any may be taken meanwhile. */
const range = { from: 10_000, to: 32_768 }

/**
 * A port of 127.0.0.1 that nobody listens on right now, chosen at random so that two who look at once find two.
 *
 * @returns {Promise<number>}
 */
async function findFreePort() {
  for (;;) {
    const port = randomInt(range.from, range.to)
    if ((await stateOfPort(port)) === 'free') return port
  }
}

/**
 * @param {number} port
 * @returns {Promise<void>}
 */
function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}

module.exports = { findFreePort, stateOfPort }
