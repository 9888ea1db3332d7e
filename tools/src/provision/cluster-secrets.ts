import { defined } from '@ecommerce/shared/defined'
import { isDraft } from '@ecommerce/toolkit/files'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { putSecrets } from './secrets'

const account = '/var/run/secrets/kubernetes.io/serviceaccount'

type SecretObject = { metadata?: { resourceVersion?: string }; data?: Record<string, string> }

/**
 * Creates a development cluster's Secrets, and `kept`, from which missing ones are derived. Existing ones stay,
 * except token secrets, which must match.
 */
export async function putClusterSecrets(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = env.SERVICE_ACCOUNT_DIR ?? account
  const api = await openApi(env.KUBERNETES_API ?? 'https://kubernetes.default.svc', folder)
  const kept = join(root, 'kept')
  await mkdir(kept, { recursive: true })
  const makeAndKeep = async (): Promise<boolean> => {
    const stored = await api.get('kept')
    await writeFiles(kept, stored?.data ?? {})
    await putSecrets(root, env)
    return api.save('kept', await readFiles(kept), stored)
  }
  // Retried once, as concurrent runs use the first one's values.
  if (!(await makeAndKeep()) && !(await makeAndKeep())) throw new Error('The Secret kept was changed again and again')
  const folders = (await readdir(root)).filter((name) => name !== 'kept')
  await Promise.all(
    folders.map(async (folder) => {
      const name = folder === 'gateway' ? 'gateway-tls' : folder
      const [stored, files] = await Promise.all([api.get(name), readFiles(join(root, folder))])
      const staying = Object.entries(stored?.data ?? {}).filter(([member]) => !isTokenSecret.test(member))
      await api.save(name, { ...files, ...Object.fromEntries(staying) }, stored)
    }),
  )
}

const isTokenSecret = /-token-secret(-previous)?$/

/** Kubernetes API for Secrets of the pod's namespace, by its token. */
async function openApi(url: string, folder: string) {
  const [token, namespace] = await Promise.all(
    ['token', 'namespace'].map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()),
  )
  const secrets = `${url}/api/v1/namespaces/${namespace}/secrets`
  const ask = async (address: string, expected: number[], init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const answer = await fetch(address, { ...init, headers, signal: AbortSignal.timeout(10_000) })
    if (!expected.includes(answer.status)) throw new Error(`Kubernetes answers ${answer.status} for ${address}`)
    return answer
  }
  return {
    async get(name: string): Promise<SecretObject | undefined> {
      const answer = await ask(`${secrets}/${name}`, [200, 404])
      return answer.status === 404 ? undefined : ((await answer.json()) as SecretObject)
    },
    /** Creates or replaces unless equal; false if changed since `stored`. */
    async save(name: string, data: Record<string, string>, stored: SecretObject | undefined): Promise<boolean> {
      if (stored && isSame(stored.data ?? {}, data)) return true
      const resourceVersion = stored?.metadata?.resourceVersion
      const metadata = { name, ...defined({ resourceVersion }) }
      const body = JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data })
      const answer = stored
        ? await ask(`${secrets}/${name}`, [200, 409], { method: 'PUT', body })
        : await ask(secrets, [201, 409], { method: 'POST', body })
      return answer.status !== 409
    },
  }
}

const isSame = (one: Record<string, string>, other: Record<string, string>) =>
  Object.keys(one).length === Object.keys(other).length && Object.keys(one).every((name) => one[name] === other[name])

/** Files of the folder in base64. */
async function readFiles(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !isDraft(name))
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')] as const),
    ),
  )
}

async function writeFiles(folder: string, data: Record<string, string>): Promise<void> {
  await Promise.all(
    Object.entries(data).map(([name, text]) =>
      writeFile(join(folder, name), Buffer.from(text, 'base64'), { mode: 0o600 }),
    ),
  )
}
