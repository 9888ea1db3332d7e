import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'

/**
 * Runs logging/pipeline.conf on sample lines in docker-compose.yml's Logstash and compares the output. Needs Docker.
 */
const samples = JSON.parse(readFileSync('logging/tests/samples.json', 'utf8'))
const { image } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }).services.logstash
const filters = /^filter \{[\s\S]*?^\}/m.exec(readFileSync('logging/pipeline.conf', 'utf8'))?.[0]
if (!filters) throw new Error('logging/pipeline.conf has no filters')

const folder = mkdtempSync(join(tmpdir(), 'ecommerce-logstash-'))
try {
  writeFileSync(
    join(folder, 'logstash.conf'),
    `input { stdin { codec => json_lines } }\n${filters}\noutput { stdout { codec => json_lines } }\n`,
    { mode: 0o644 },
  )
  const mount = `${folder}:/usr/share/logstash/pipeline:ro`
  const { stdout, status, stderr } = spawnSync(
    'docker',
    ['run', '--rm', '-i', '-e', 'XPACK_MONITORING_ENABLED=false', '-e', 'PIPELINE_WORKERS=1', '-v', mount, image],
    { input: `${samples.map(({ event }) => JSON.stringify(event)).join('\n')}\n`, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`Logstash ended with code ${status}: ${stderr}`)
  const events = stdout.split('\n').flatMap((line) => (line.startsWith('{"') ? [JSON.parse(line)] : []))
  let failed = events.length === samples.length ? 0 : 1
  samples.forEach(({ says, becomes }, index) => {
    const event = events[index] ?? {}
    const wrong = Object.keys(becomes).filter((name) => !isDeepStrictEqual(event[name], becomes[name]))
    for (const name of wrong)
      console.error(`${says}: ${name} is ${JSON.stringify(event[name])}, not ${JSON.stringify(becomes[name])}`)
    if (wrong.length > 0) failed++
    else console.log(`ok: ${says}`)
  })
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
