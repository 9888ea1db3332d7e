// Sends hostile requests for longer than `npm test`: npm run fuzz -- --seed 7 --requests 200
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string', default: '100' } } })
const seed = values.seed ?? String(randomInt(2 ** 31))
console.log(`Seed ${seed}, ${values.requests} requests for each operation; --seed ${seed} sends the same ones again.`)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--runInBand', 'tests/contract/bounded-refusals'],
  {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_SEED: seed, FUZZ_REQUESTS: values.requests },
  },
)
process.exit(status ?? 1)
