export * from '@ecommerce/toolkit/free-port'
