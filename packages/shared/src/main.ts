import type { CommonConfig } from './config'
import { createLog } from './observability/log'
import type { Service } from './run-service'
import type { AnyServiceContext } from './service-context'
import { startTracing } from './observability/tracing'

/** Entry point of a service: starts tracing before traced modules load, then runs the command in the first argument. */
export async function main<Config extends CommonConfig, Context extends AnyServiceContext & { config: Config }>(
  name: string,
  load: () => Promise<{ service: Service<Config, Context> }>,
): Promise<void> {
  const [command] = process.argv.slice(2)
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT && command !== 'migrate')
    await startTracing({ service: name, log: createLog({ service: name, level: 'warn' }) })
  const [{ runService }, { service }] = await Promise.all([import('./run-service.js'), load()])
  await runService(service, command)
}
