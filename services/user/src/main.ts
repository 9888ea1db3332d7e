import { main } from '@ecommerce/shared/main'

const [, , command, email = ''] = process.argv

// Modules are loaded after the command is known: tracing has to start first.
void (command === 'admin'
  ? import('./admin/make-admin.js').then(({ makeAdmin }) => makeAdmin(process.env, email))
  : main('user-service', () => import('./service.js')))
