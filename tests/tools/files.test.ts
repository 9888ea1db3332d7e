import { keepOnce, removeOldDrafts, writeWhole } from '@ecommerce/toolkit/files'
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const library = join(__dirname, '..', '..', 'packages', 'toolkit', 'lib', 'files.js')
const folder = mkdtempSync(join(tmpdir(), 'ecommerce-files-'))
const path = join(folder, 'secret')

afterEach(async () => Promise.all((await readdir(folder)).map((name) => rm(join(folder, name)))))
afterAll(() => rm(folder, { recursive: true }))

describe('Atomic files', () => {
  test('are created once by concurrent calls of a process', async () => {
    const kept = await Promise.all(Array.from({ length: 200 }, (_, index) => keepOnce(path, () => `value ${index}`)))
    expect(new Set(kept).size).toBe(1)
    expect(await readdir(folder)).toEqual(['secret'])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('are created once by concurrent processes', async () => {
    const script = `
      const { keepOnce } = require(${JSON.stringify(library)})
      const asks = Array.from({ length: 50 }, (_, index) => keepOnce(process.argv[1], () => process.pid + ' ' + index))
      Promise.all(asks).then((kept) => console.log([...new Set(kept)].join()))`
    const outputs = await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, ['-e', script, path])))
    const text = await readFile(path, 'utf8')
    expect(outputs.map(({ stdout }) => stdout.trim())).toEqual([text, text, text, text])
    expect(await readdir(folder)).toEqual(['secret'])
  })

  test('are never read in part', async () => {
    await writeWhole(path, 'a'.repeat(200_000))
    const writes = ['b', 'c', 'd', 'e'].map((letter) => writeWhole(path, letter.repeat(200_000)))
    const texts = await Promise.all(Array.from({ length: 20 }, () => readFile(path, 'utf8')))
    await Promise.all(writes)
    for (const text of [...texts, await readFile(path, 'utf8')]) expect(text).toMatch(/^(.)\1{199999}$/)
    expect(await readdir(folder)).toEqual(['secret'])
  })

  test('leave no draft after a failure and explain it', async () => {
    await expect(keepOnce(path, () => Promise.reject(new Error('no key')))).rejects.toThrow('no key')
    await writeFile(path, '')
    await expect(writeWhole(join(path, 'below'), 'x')).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTDIR|EEXIST)$/),
    })
    expect(await readdir(folder)).toEqual(['secret'])
  })

  test('lose drafts of killed writers only', async () => {
    await Promise.all(['old.draft', 'new.draft', 'other'].map((name) => writeFile(join(folder, name), '')))
    await utimes(join(folder, 'old.draft'), 0, 0)
    await utimes(join(folder, 'other'), 0, 0)
    await removeOldDrafts(folder)
    expect((await readdir(folder)).toSorted()).toEqual(['new.draft', 'other'])
  })
})
