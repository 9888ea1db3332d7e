import { service } from './service'

export { createApp } from './app'
export { type Config, readConfig } from './config'
export { type Context, createContext } from './context'
export { service }
export const { migrationsDir } = service
