import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Follows the README in an empty folder: clone, `npm start`, first purchase, Ctrl-C, Postman collection, `npm test`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'ecommerce-clone-'))
const clone = join(folder, 'shop')
const portVariables = {
  3001: 'PRODUCT_PORT',
  3002: 'USER_PORT',
  3003: 'ORDER_PORT',
  3004: 'NOTIFICATION_PORT',
  1025: 'SMTP_PORT',
  1080: 'MAILBOX_PORT',
}

/** Enables Stripe's webhooks, without calls to it. */
const stripe = {
  STRIPE_SECRET_KEY: 'sk_test_of_nobody',
  STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody',
  STRIPE_API_BASE: 'http://127.0.0.1:9',
}

try {
  must('git', ['clone', '--quiet', root, clone], root)
  const ports = Object.fromEntries(
    await Promise.all(Object.keys(portVariables).map(async (port) => [port, await freePort()])),
  )
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(portVariables).map(([port, name]) => [name, String(ports[port])])),
  }
  await startAnd('first', env, () => buy(ports))
  await startAnd('second', { ...env, ...stripe }, () => runPostman(ports))
  // Node version of the images, from npm's package `node`.
  must('npx', ['--yes', '--package=node@24', '--', 'npm', 'test'], clone)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Runs `npm start`, then an action, then Ctrl-C, after which nothing may run. */
async function startAnd(which, env, then) {
  console.log(`--- ${which} npm start`)
  const child = spawn('npm', ['start'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const exited = once(child, 'exit')
  try {
    await Promise.race([
      opened(child),
      exited.then(([code]) => {
        throw new Error(`npm start ended with code ${code}`)
      }),
    ])
    then()
  } finally {
    process.kill(-child.pid, 'SIGINT')
    const stoppingAt = Date.now()
    const [code] = await exited
    if (code !== 0) throw new Error(`npm start ended with code ${code} after Ctrl-C`)
    console.log(`--- stopped after ${Date.now() - stoppingAt} ms`)
  }
}

function opened(child) {
  return new Promise((resolve) => {
    let seen = ''
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      seen += chunk
      if (seen.includes('Ctrl-C stops it.')) resolve()
    })
  })
}

/** Runs the README's commands, with other ports. */
function buy(ports) {
  const readme = readFileSync(join(clone, 'README.md'), 'utf8')
  const commands = readme.match(/## The first purchase[\s\S]*?```sh\n([\s\S]*?)```/)?.[1]
  if (!commands) throw new Error('The README has no first purchase')
  const script = commands.replace(/localhost:(\d+)/g, (_, port) => `localhost:${ports[port]}`)
  const { stdout } = must('sh', ['-ec', script], clone)
  for (const proof of [/"status":"confirmed"/, /"subject":"[^"]*\d{4}-\d{6}/]) {
    if (!proof.test(stdout)) throw new Error(`The first purchase did not show ${proof}:\n${stdout}`)
  }
}

/** The whole Postman collection. */
function runPostman(ports) {
  const variables = {
    productUrl: `http://localhost:${ports[3001]}`,
    userUrl: `http://localhost:${ports[3002]}`,
    orderUrl: `http://localhost:${ports[3003]}`,
    notificationUrl: `http://localhost:${ports[3004]}`,
    mailUrl: `http://localhost:${ports[1080]}`,
    stripeWebhookSecret: stripe.STRIPE_WEBHOOK_SECRET,
  }
  const settings = Object.entries(variables).flatMap(([name, value]) => ['--env-var', `${name}=${value}`])
  must('npm', ['run', '--silent', 'postman', '--', '--reporter-cli-no-success-assertions', ...settings], clone)
}

function must(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 })
  process.stdout.write(result.stdout ?? '')
  process.stderr.write(result.stderr ?? '')
  if (result.status !== 0) throw new Error(`${command} ${args[0]} ended with ${result.status ?? result.error?.message}`)
  return result
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
