import { spawnSync } from 'node:child_process'
import { build } from '../build.mjs'
import { installMissing } from './install-missing.mjs'
import { setup } from '../setup.mjs'

/** Tests log, traces and metrics with a real Prometheus and exporters. */
const isThere = (program) => spawnSync('which', [program]).status === 0
await setup()
await build({ all: true })
installMissing({
  prometheus: isThere('prometheus'),
  'prometheus-alertmanager': isThere('prometheus-alertmanager'),
  'prometheus-node-exporter': isThere('prometheus-node-exporter'),
  'prometheus-postgres-exporter': isThere('prometheus-postgres-exporter'),
  'prometheus-redis-exporter': isThere('prometheus-redis-exporter'),
  'prometheus-nginx-exporter': isThere('prometheus-nginx-exporter'),
  nginx: spawnSync('nginx', ['-v']).status === 0,
  'redis-server': isThere('redis-server'),
})
const jest = ['jest', '--config', 'tests/observability/jest.config.mjs', ...process.argv.slice(2)]
process.exitCode = spawnSync('npx', jest, { stdio: 'inherit' }).status === 0 ? 0 : 1
