import { main } from '@ecommerce/shared/main'

const [, , command, email = ''] = process.argv

// What is loaded is loaded when it is known what for: tracing has to be there before.
void (command === 'admin'
  ? import('./admin/make-admin.js').then(({ makeAdmin }) => makeAdmin(process.env, email))
  : main('user-service', () => import('./service.js')))
