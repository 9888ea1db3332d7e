import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { putSecrets } from './secrets'

const account = '/var/run/secrets/kubernetes.io/serviceaccount'

type SecretObject = { data?: Record<string, string> }

/**
 * Makes the Secrets that the pods of a development cluster mount, as compose has them in volumes: one for each, and `kept`, from
 * which the others are made anew when one is missing. What is there already stays as it is. `root` is a folder to work in.
 */
export async function putClusterSecrets(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = env.SERVICE_ACCOUNT_DIR ?? account
  const api = await openApi(env.KUBERNETES_API ?? 'https://kubernetes.default.svc', folder)
  const kept = join(root, 'kept')
  await mkdir(kept, { recursive: true })
  await writeFiles(kept, (await api.get('kept'))?.data ?? {})
  await putSecrets(root, env)
  // Two at once: the first to keep them is right, and the second takes those.
  if (!(await api.create('kept', await readFiles(kept)))) {
    await writeFiles(kept, (await api.get('kept'))?.data ?? {})
    await putSecrets(root, env)
  }
  const folders = (await readdir(root)).filter((name) => name !== 'kept')
  await Promise.all(
    folders.map(async (name) =>
      api.create(name === 'gateway' ? 'gateway-tls' : name, await readFiles(join(root, name))),
    ),
  )
}

/** Kubernetes' API for Secrets of the pod's own namespace, with the pod's own token. */
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
    /** False when there is one of this name. */
    async create(name: string, data: Record<string, string>): Promise<boolean> {
      const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type: 'Opaque', data }
      return (await ask(secrets, [201, 409], { method: 'POST', body: JSON.stringify(secret) })).status === 201
    },
  }
}

/** Every file of the folder in base64, as a Secret has them. */
async function readFiles(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder)
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
