import { perService, type ServiceName } from '../launcher/service-names'

/** Services called by each service, whose secrets it holds; tested against the code. */
export const calls: Readonly<Record<ServiceName, readonly ServiceName[]>> = {
  user: ['product', 'order', 'notification'],
  product: ['user', 'notification'],
  order: ['user', 'product', 'notification'],
  notification: ['user'],
}

/** Secret and, during a rotation, its previous value. */
export type StoredSecret = { current: string; previous: string | undefined }

/** Token secret files of each service: its own, and those of services it calls. */
export function tokenSecretFiles(
  secrets: Readonly<Record<ServiceName, StoredSecret>>,
): Record<ServiceName, Record<string, string | undefined>> {
  return perService((name) => ({
    'service-token-secret': secrets[name].current,
    'service-token-secret-previous': secrets[name].previous,
    ...Object.fromEntries(calls[name].map((callee) => [`${callee}-token-secret`, secrets[callee].current])),
  }))
}
