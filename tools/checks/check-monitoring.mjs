import { spawnSync } from 'node:child_process'
import { installMissing } from './install-missing.mjs'

/** Checks the configuration of Prometheus and Alertmanager with their own tools, and that each alert fires. */
installMissing({
  prometheus: spawnSync('promtool', ['--version']).status === 0,
  'prometheus-alertmanager': spawnSync('amtool', ['--version']).status === 0,
})
run('promtool', ['check', 'config', 'monitoring/prometheus.yml'])
run('promtool', ['test', 'rules', 'monitoring/rules.test.yml'])
run('amtool', ['check-config', 'monitoring/alertmanager.yml'])

/** A failure has been told of by the program itself. */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
