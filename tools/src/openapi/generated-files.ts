import { makeCollection } from '../postman/collection'
import { tour } from '../postman/tour'
import { clientTypes } from './client-types'
import { platformApi } from './platform-api'

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** Files generated from the documents, by path in the repository. */
export const generatedFiles = async (): Promise<Record<string, string>> => ({
  'docs/openapi.json': pretty(platformApi),
  'packages/client/src/openapi.ts': await clientTypes(platformApi),
  'docs/postman/shop.postman_collection.json': pretty(await makeCollection(platformApi, tour)),
})
