import { service as notification } from '@ecommerce/notification'
import { service as order } from '@ecommerce/order'
import { service as product } from '@ecommerce/product'
import type { CommonConfig } from '@ecommerce/shared/config'
import { apiOf } from '@ecommerce/shared/http/app'
import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import type { Service } from '@ecommerce/shared/run-service'
import type { AnyServiceContext } from '@ecommerce/shared/service-context'
import { service as user } from '@ecommerce/user'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const secret = 'x'.repeat(32)

/** Documents of all services with default settings and all payment methods, without connections. */
export const documents = {
  user: userDocument(),
  product: documentOf(product, {}),
  order: documentOf(order, { STRIPE_SECRET_KEY: 'sk_test_none', STRIPE_WEBHOOK_SECRET: 'whsec_none' }),
  notification: documentOf(notification, { USER_TOKEN_SECRET: secret, PUBLIC_URL: 'http://localhost' }),
}

function userDocument(): OpenApiDocument {
  const keysDir = mkdtempSync(join(tmpdir(), 'keys-'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  writeFileSync(join(keysDir, '0001.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const document = documentOf(user, {
    SIGNING_KEYS_DIR: keysDir,
    ENCRYPTION_SECRET: secret,
    PRODUCT_TOKEN_SECRET: secret,
    ORDER_TOKEN_SECRET: secret,
    NOTIFICATION_TOKEN_SECRET: secret,
  })
  rmSync(keysDir, { recursive: true })
  return document
}

/** `env` is what the service requires beside the common settings. */
function documentOf<Config extends CommonConfig, Context extends AnyServiceContext & { config: Config }>(
  service: Service<Config, Context>,
  env: NodeJS.ProcessEnv,
): OpenApiDocument {
  const context = service.createContext(
    service.readConfig({
      LOG_LEVEL: 'silent',
      DATABASE_URL: 'postgres://127.0.0.1/none',
      SERVICE_TOKEN_SECRET: secret,
      ...env,
    }),
  )
  const document = apiOf(service.createApp(context))
  void context.close()
  return document
}
