import { relative } from 'node:path'
import { type Config, logsDir, mailboxUrl, urlOf } from './config'
import type { Out } from './out'
import { serviceNames } from './service-names'

/** Table of addresses and first steps at the end of a start. */
export function printSummary(config: Config, out: Out): void {
  const logs = relative(process.cwd(), logsDir(config))
  const rows = [
    ...serviceNames.map((name) => [`${name} service`, urlOf(config, name)]),
    [
      'admin sign-in',
      `${config.admin.email}, password ${config.admin.isDefaultPassword ? config.admin.password : 'as in ADMIN_PASSWORD'}`,
    ],
    ['mailbox', config.smtpUrl ? 'none: mail goes to SMTP_URL' : mailboxUrl(config)],
    ['logs', logs.startsWith('..') ? logsDir(config) : logs],
    ['try', `curl '${urlOf(config, 'product')}/api/products?limit=3'`],
  ]
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(22)}${value}`)
  const title = out.bold(`The platform is ready after ${(out.elapsedMs() / 1000).toFixed(1)} s.`)
  out.print(['', title, '', ...lines, '', 'Ctrl-C stops it.', ''].join('\n'))
}
