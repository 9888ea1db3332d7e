import { service } from './service'

export { ensureAdmin, findAdminWithPassword } from './admin/admin-accounts'
export { createApp } from './app'
export { type Config, readConfig } from './config'
export { type Context, createContext } from './context'
export { keyNameAt, keysByAge, keySignsFrom, keysToRemove } from './domain/keys/key-rotation'
export { service }
export { readSigningKeys } from './keys/signing-keys'
export const { migrationsDir } = service
