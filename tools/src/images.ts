import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'

export type NamedImage = { image: string; file: string }

/** Third-party images by tag or digest, with the files that name them. */
export function thirdPartyImages(root: string): NamedImage[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const found = [
    ...composeImages(read('docker-compose.yml')).map((image) => ({ image, file: 'docker-compose.yml' })),
    ...manifestsIn(join(root, 'k8s')).flatMap((path) =>
      manifestImages(readFileSync(path, 'utf8')).map((image) => ({ image, file: relative(root, path) })),
    ),
    ...dockerfileImages(read('Dockerfile')).map((image) => ({ image, file: 'Dockerfile' })),
    ...dockerfileImages(read('.github/Dockerfile')).map((image) => ({ image, file: '.github/Dockerfile' })),
  ]
  return found.filter(({ image }) => !image.startsWith('ecommerce/'))
}

/** The name without its tag and digest. */
export const nameOf = (image: string): string => image.replace(/@.*$/, '').replace(/:[^:/]*$/, '')

/** An image may be a variable with a default: `${NGINX_IMAGE:-nginx:1.30}`. */
function composeImages(text: string): string[] {
  const { services } = parse(text, { merge: true }) as { services: Record<string, { image?: string }> }
  return Object.values(services).flatMap(({ image }) =>
    image === undefined ? [] : [image.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')],
  )
}

const manifestsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => join(folder, path))

const manifestImages = (text: string): string[] =>
  parseAllDocuments(text).flatMap((document) => imagesWithin(document.toJS()))

function imagesWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'image' && typeof inner === 'string' ? [inner] : imagesWithin(inner),
  )
}

/** Base images of a Dockerfile, without stages and `scratch`, arguments at their defaults. */
function dockerfileImages(text: string): string[] {
  const defaults = new Map([...text.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value ?? '']))
  const stages = [...text.matchAll(/^FROM \S+ AS (\S+)$/gim)].map(([, name]) => name)
  return [...text.matchAll(/^FROM (\S+)/gm)]
    .map(([, image = '']) => image.replace(/^\$\{(\w+)\}$/, (_, name: string) => defaults.get(name) ?? ''))
    .filter((image) => image !== 'scratch' && !stages.includes(image))
}
