export * from '@ecommerce/toolkit/failure'
