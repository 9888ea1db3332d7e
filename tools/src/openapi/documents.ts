import { api as notification } from '@ecommerce/notification'
import { api as order } from '@ecommerce/order'
import { api as product } from '@ecommerce/product'
import { apiOf } from '@ecommerce/shared/http/app'
import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import { service as user } from '@ecommerce/user'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The OpenAPI document of each service with its default settings. Connects to nothing. */
export const documents = { user: userDocument(), product, order, notification }

function userDocument(): OpenApiDocument {
  const keysDir = mkdtempSync(join(tmpdir(), 'keys-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  writeFileSync(join(keysDir, '0001.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const secret = 'x'.repeat(32)
  const ctx = user.createContext(
    user.readConfig({
      LOG_LEVEL: 'silent',
      DATABASE_URL: 'postgres://127.0.0.1/user',
      SIGNING_KEYS_DIR: keysDir,
      SERVICE_TOKEN_SECRET: secret,
      ENCRYPTION_SECRET: secret,
      PRODUCT_TOKEN_SECRET: secret,
      ORDER_TOKEN_SECRET: secret,
      NOTIFICATION_TOKEN_SECRET: secret,
    }),
  )
  const document = apiOf(user.createApp(ctx))
  void ctx.kit.close()
  rmSync(keysDir, { recursive: true })
  return document
}
