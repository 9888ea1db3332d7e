import { spawnSync } from 'node:child_process'
import { installMissing } from './install-missing.mjs'

/** Validates Prometheus' and Alertmanager's configuration with their tools; tests every alert. */
installMissing({
  prometheus: spawnSync('promtool', ['--version']).status === 0,
  'prometheus-alertmanager': spawnSync('amtool', ['--version']).status === 0,
})
run('promtool', ['check', 'config', 'monitoring/prometheus.yml'])
run('promtool', ['test', 'rules', 'monitoring/rules.test.yml'])
run('amtool', ['check-config', 'monitoring/alertmanager.yml'])

/** The program itself has reported the failure. */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
