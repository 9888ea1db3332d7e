import { takeProcessLock } from '@ecommerce/toolkit/process-lock'
import { startOf } from '@ecommerce/toolkit/process-identity'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'ecommerce-lock-'))
const path = join(folder, 'lock')

describe('Process lock', () => {
  afterEach(() => rmSync(path, { force: true }))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('is held once and again after release', () => {
    const first = takeProcessLock(path)
    expect(takeProcessLock(path)).toEqual({ heldBy: process.pid })
    if ('release' in first) first.release()
    expect(takeProcessLock(path)).toMatchObject({ abandoned: false })
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  test.each([
    ['a process that has ended', '999999999 1'],
    ['a process whose number another one has by now', `${process.pid} 1${startOf(process.pid)}`],
    ['nobody: the file is empty', ''],
  ])('is taken over from %s', (_, content) => {
    writeFileSync(path, content)
    expect(takeProcessLock(path)).toMatchObject({ abandoned: true })
  })
})
