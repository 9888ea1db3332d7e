import { service } from './service'

export { api } from './api'
export { createApp } from './app'
export { type Config, readConfig } from './config'
export { type Context, createContext } from './context'
export { service }
export const { migrationsDir } = service
