export * from '@ecommerce/embedded-postgres/start-postgres'
