import { fileURLToPath } from 'node:url'
import { thirdPartyImages } from '../dist/images.js'

/** Lists third-party images once; `--json` as an array for a workflow's matrix. */
const images = [
  ...new Set(thirdPartyImages(fileURLToPath(new URL('../..', import.meta.url))).map(({ image }) => image)),
]
console.log(process.argv.includes('--json') ? JSON.stringify(images) : images.join('\n'))
